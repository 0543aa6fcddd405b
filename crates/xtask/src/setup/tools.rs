//! Programs of crates.io that the tests need, kept inside the target folder.

use std::path::PathBuf;

use crate::process::{self, cargo};
use crate::say::{self, Outcome};
use crate::target;

/// Gives the path of tauri-driver, between WebDriver and the window; installs it once.
pub fn driver() -> Outcome<PathBuf> {
    let tools = target().join("tools");
    let program = tools
        .join("bin/tauri-driver")
        .with_extension(std::env::consts::EXE_EXTENSION);
    if program.is_file() {
        return Ok(program);
    }
    say::step(
        "tauri-driver, which the tests in the real window need",
        || {
            let mut install = cargo(&[
                "install",
                "tauri-driver",
                "--version",
                "^2",
                "--locked",
                "--quiet",
                "--root",
            ]);
            install.arg(&tools);
            process::run(install)
        },
    )?;
    Ok(program)
}
