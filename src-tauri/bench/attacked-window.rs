//! A window without a policy, whose page tries every way out: for `cargo xtask prove silence`.
//!
//! `attacked-window [silence] [window]` names the layers that are left.

use std::process::ExitCode;

fn main() -> ExitCode {
    octavilla::attacked::run(std::env::args().skip(1))
}
