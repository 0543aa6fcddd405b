//! What a person or a build server does with this repository: `cargo xtask COMMAND`.
//!
//! Depends on none of the project's crates and on nothing that the system has to bring, because
//! it must run before the system's packages are there.

mod bench;
mod check;
mod dictionaries;
mod display;
mod e2e;
mod generate;
mod package;
mod process;
mod prove;
mod run;
mod say;
mod setup;
mod terminal;
mod test;

use std::path::PathBuf;
use std::process::ExitCode;

use say::{Outcome, Trouble};

/// One command: its name, what it does, and the function that does it.
struct Command(&'static str, &'static str, fn(&[String]) -> Outcome);

/// Every command, in the order in which a newcomer meets them.
const COMMANDS: &[Command] = &[
    Command(
        "run",
        "set up what is missing, build, open the application [--library FILE]",
        run::run,
    ),
    Command(
        "test",
        "set up what is missing, then every check that CI runs",
        test::test,
    ),
    Command(
        "check",
        "the quick part of test: formatting, lints, types; no window",
        check::check,
    ),
    Command("e2e", "the tests in the real window only [NAME]", e2e::e2e),
    Command(
        "setup",
        "only set up: system packages, npm packages, tools",
        setup::setup,
    ),
    Command(
        "generate",
        "write the types of the interface anew from Rust",
        generate::generate,
    ),
    Command(
        "dictionaries",
        "pack the spelling dictionaries anew from their npm packages",
        dictionaries::dictionaries,
    ),
    Command(
        "bench",
        "measure the window and the library [window|library] [--quick]",
        bench::bench,
    ),
    Command(
        "prove",
        "the long proofs: silence, traces, seal, work, power, fuzz and more [NAME]",
        prove::prove,
    ),
    Command(
        "package",
        "build the installer of this system",
        package::package,
    ),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = arguments.split_first() else {
        list();
        return ExitCode::SUCCESS;
    };
    let Some(Command(.., act)) = COMMANDS.iter().find(|command| command.0 == name) else {
        list();
        return say::failure(&Trouble::new(format!("there is no command {name}")), 2);
    };
    match act(rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => say::failure(&trouble, 1),
    }
}

fn list() {
    say::line("cargo xtask COMMAND");
    for Command(name, what, _) in COMMANDS {
        say::line(&format!("  {name:<12} {what}"));
    }
}

/// The root of the repository.
pub fn root() -> PathBuf {
    // Cargo says at run time where it found this package: a program that another checkout has
    // left in a shared target folder would say where that one was.
    let said = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let here = said.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    here.ancestors().nth(2).unwrap_or(&here).to_path_buf()
}

/// The one target folder.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}
