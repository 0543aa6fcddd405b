//! `octa`: the library from a terminal.

use std::io::Write as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    // A text, or a key, must not lie on the disk because something here went wrong.
    if let Err(error) = commands::cores::forbid() {
        let sentence = "core dumps cannot be switched off here, so nothing was done";
        let _ = writeln!(std::io::stderr(), "error: {sentence} ({error})");
        return ExitCode::FAILURE;
    }
    cli::run(std::env::args_os())
}
