//! `cargo xtask generate`: the types of the interface, written from Rust.

use crate::process::{self, cargo};
use crate::say::{self, Outcome};

/// Writes `ui/src/generated` anew. A test of `commands` fails when it is out of date.
pub fn generate(_arguments: &[String]) -> Outcome {
    say::step("types of the interface", || {
        process::run(cargo(&[
            "run",
            "--quiet",
            "--package",
            "commands",
            "--bin",
            "generate",
        ]))
    })
}
