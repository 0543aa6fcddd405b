//! `cargo xtask package`: the installer of the system on which it runs.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::process::{self, cargo, program};
use crate::say::{self, Outcome, Trouble, While as _};
use crate::setup::{self, tools};
use crate::target;

/// Builds the window, the terminal program and the installer, and says where it lies.
pub fn package(_arguments: &[String]) -> Outcome {
    setup::for_running()?;
    say::step("terminal program (release)", || {
        process::run(cargo(&[
            "build",
            "--release",
            "--package",
            "cli",
            "--bin",
            "octa",
        ]))
    })?;
    let started = SystemTime::now();
    say::step("installer", || {
        let tauri = tools::bundler()?;
        let built = r#"{"build":{"beforeBuildCommand":""}}"#;
        process::run(program(
            tauri,
            &["build", "--ci", "--config", built, "--bundles", kind()?],
        ))
    })?;
    let folder = target().join("release/bundle").join(kind()?);
    let installer = newest(&folder, started)
        .ok_or_else(|| Trouble::new(format!("no installer came to {}", folder.display())))?;
    say::line(&format!("The installer: {}", installer.display()));
    Ok(())
}

fn kind() -> Outcome<&'static str> {
    match std::env::consts::OS {
        "linux" => Ok("deb"),
        "macos" => Ok("dmg"),
        "windows" => Ok("nsis"),
        other => Err(Trouble::new(format!("there is no installer for {other}"))),
    }
}

fn newest(folder: &Path, since: SystemTime) -> Option<PathBuf> {
    let entries = std::fs::read_dir(folder)
        .during(folder.display())
        .ok()?
        .flatten();
    let files = entries
        .map(|entry| entry.path())
        .filter(|path| path.is_file());
    let dated = files.filter_map(|path| Some((path.metadata().ok()?.modified().ok()?, path)));
    dated
        .filter(|(time, _)| *time >= since)
        .max()
        .map(|(_, path)| path)
}
