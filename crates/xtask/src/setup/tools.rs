//! Programs that only some commands need, kept inside the target folder.

use std::path::PathBuf;

use crate::process::{self, cargo, npm};
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

/// The version of Tauri's own program, which goes with the crates in `Cargo.toml`.
const BUNDLER: &str = "@tauri-apps/cli@2.12.5";

/// Gives the path of Tauri's own program, which makes installers; installs it once.
///
/// It is not in the lock file of the interface: nothing but packaging needs it, and it brings a
/// binary for every system, not all of which every registry serves.
pub fn bundler() -> Outcome<PathBuf> {
    let tools = target().join("tools/npm");
    let name = if cfg!(windows) { "tauri.cmd" } else { "tauri" };
    let program = tools.join("node_modules/.bin").join(name);
    if program.is_file() {
        return Ok(program);
    }
    say::step("Tauri's own program, which makes installers", || {
        let quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
        let mut install = npm(&[&["install", "--no-save"][..], &quiet, &["--prefix"]].concat());
        process::run({
            install.arg(&tools).arg(BUNDLER);
            install
        })
    })?;
    Ok(program)
}
