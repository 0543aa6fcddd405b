//! The terminal program, with what only tests and benchmarks need.

use std::path::PathBuf;

use crate::process::{self, cargo};
use crate::say::{self, Outcome};
use crate::target;

/// Builds the release with `octa fixture` and gives its path.
pub fn build() -> Outcome<PathBuf> {
    say::step("terminal program with fixtures (release)", || {
        let with = [
            "--package",
            "cli",
            "--bin",
            "octa",
            "--features",
            "fixtures",
        ];
        process::run(cargo(&[&["build", "--release"][..], &with].concat()))
    })?;
    Ok(target()
        .join("release/octa")
        .with_extension(std::env::consts::EXE_EXTENSION))
}
