//! `octa`: the same library from a terminal.
//!
//! 1. [`args`] says what can be asked; clap reads it.
//! 2. [`opening`] opens the library as the command needs it: to read, without the lock, or to
//!    write, with it; a sealed one by what [`keys`] finds.
//! 3. One file a group of verbs does it; [`output`] prints.
//!
//! Exit status: 0; 1 with one line `error: …` on standard error; 2 for usage; 130 when a person
//! stopped it and it left nothing half done. Warnings go to standard error and leave the status
//! at 0.

mod align;
mod args;
mod check;
mod copies;
mod describe;
mod doctor;
mod edition;
mod export;
#[cfg(feature = "fixtures")]
mod fixture;
mod handover;
mod history;
mod image;
mod kept_words;
mod keys;
mod library_file;
mod notes;
mod opening;
mod output;
mod pairs;
mod paste;
mod post;
mod posted;
mod profile;
mod seal;
mod segment;
mod stop;
mod street;
mod takein;
mod template;
mod trash;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;
use commands::Failure;

use args::{Args, Command};
use output::Output;

/// What every verb returns.
pub(crate) type Done = Result<(), Failure>;

/// Does what the arguments ask and says with which status to end.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(error) => {
            // Help and version are printed by the same road, with status 0. If they cannot
            // be printed there is nobody to tell.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let mut output = Output::standard();
    keys::remember(args.keys);
    match answer(args.command, &mut output) {
        Ok(()) if output.was_stopped => ExitCode::from(stop::STATUS),
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            output.error(&failure);
            ExitCode::FAILURE
        }
    }
}

fn answer(command: Command, output: &mut Output) -> Done {
    match command {
        Command::Init(args) => library_file::init(&args, output),
        Command::Example(args) => library_file::example(&args, output),
        Command::Seal(args) => seal::seal(&args, output),
        Command::Unseal(args) => seal::unseal(&args, output),
        Command::Passphrase(args) => seal::passphrase(&args, output),
        Command::RecoveryKey(args) => seal::recovery_key(&args, output),
        Command::DestroyKey(args) => seal::destroy(&args, output),
        Command::Backup(args) => copies::backup(&args, output),
        Command::Doctor(args) => doctor::doctor(&args, output),
        Command::New(args) => post::new(&args, output),
        Command::Template(args) => template::template(&args, output),
        Command::List(args) => post::list(&args, output),
        Command::Show(args) => post::show(&args, output),
        Command::Rename(args) => post::rename(&args, output),
        Command::Duplicate(args) => post::duplicate(&args, output),
        Command::Tag(args) => post::tag(&args, output),
        Command::Describe(args) => describe::describe(&args, output),
        Command::Status(args) => post::status(&args, output),
        Command::Trash(args) => trash::trash(&args, output),
        Command::Restore(args) => match &args.to {
            Some(to) => copies::restore(&args.library, to, output),
            None => trash::restore(&args, output),
        },
        Command::EmptyTrash(args) => trash::empty(&args, output),
        Command::Image(args) => image::image(&args, output),
        Command::Translate(args) => edition::translate(&args, output),
        Command::Edit(args) => edition::edit(&args, output),
        Command::Takein(args) => takein::take_in(&args, output),
        Command::History(args) => history::history(&args, output),
        Command::Checkpoint(args) => history::checkpoint(&args, output),
        Command::Forget(args) => history::forget(&args, output),
        Command::Pairs(args) => pairs::pairs(&args, output),
        Command::Notes(args) => notes::notes(&args, output),
        Command::Export(args) => export::export(&args, output),
        Command::Handover(args) => handover::handover(&args, output),
        Command::Takeover(args) => handover::takeover(&args, output),
        Command::Formats => export::formats(output),
        Command::KeptWords(args) => kept_words::kept_words(&args, output),
        Command::Profiles(args) => profile::profiles(&args, output),
        Command::Profile(args) => profile::profile(&args, output),
        Command::Posted(args) => posted::posted(&args, output),
        Command::Typography(args) => street::typography(&args, output),
        Command::Render(args) => street::render(&args, output),
        Command::Sanitize(args) => street::sanitize(&args, output),
        Command::Paste(args) => paste::paste(&args, output),
        Command::Align(args) => align::align(&args, output),
        Command::Check(args) => check::check(&args, output),
        Command::Segment(args) => segment::segment(&args, output),
        #[cfg(feature = "fixtures")]
        Command::Fixture(args) => fixture::fixture(&args, output),
    }
}
