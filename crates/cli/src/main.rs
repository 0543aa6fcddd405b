//! `octa`: the library from a terminal.

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(std::env::args_os())
}
