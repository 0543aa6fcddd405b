//! The desktop application: `octavilla [LIBRARY]`.

// A console window behind the application is of no use to anybody on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::io::Write as _;
use std::process::ExitCode;

use octavilla::arguments::{self, Wish};
use octavilla::silence;

fn main() -> ExitCode {
    // Before there is a second thread: what is started later is silent because this is.
    if let Err(unkept) = silence::keep() {
        return complain(&unkept.to_string(), 1);
    }
    let outcome = match arguments::read(std::env::args_os().skip(1)) {
        Wish::Open(library) => octavilla::run(library),
        Wish::Say(sentence) => return say(&sentence),
        Wish::Refuse(sentence) => return complain(&sentence, 2),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => complain(&error.to_string(), 1),
    }
}

fn say(sentence: &str) -> ExitCode {
    // A closed pipe is the reader's choice, and nothing can be said about it anyway.
    let _ = writeln!(std::io::stdout(), "{sentence}");
    ExitCode::SUCCESS
}

fn complain(sentence: &str, status: u8) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "error: {sentence}");
    ExitCode::from(status)
}
