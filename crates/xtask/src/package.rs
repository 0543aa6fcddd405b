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
        let ours = configuration(&target().join("release/octa"));
        let build = ["build", "--ci", "--bundles", kind()?, "--config", &ours];
        process::run(program(tauri, &build))
    })?;
    let folder = target().join("release/bundle").join(kind()?);
    let installer = newest(&folder, started)
        .ok_or_else(|| Trouble::new(format!("no installer came to {}", folder.display())))?;
    say::line(&format!("The installer: {}", installer.display()));
    Ok(())
}

/// What differs from `tauri.conf.json`: the interface is built already, and the terminal program
/// lies in the target folder, wherever that is.
fn configuration(octa: &Path) -> String {
    // A path in Rust's quotation marks is also one in JSON's, but for letters that nobody can type.
    let files = format!(r#"{{"/usr/bin/octa":{:?}}}"#, octa.display().to_string());
    let bundle = format!(r#"{{"linux":{{"deb":{{"files":{files}}}}}}}"#);
    format!(r#"{{"build":{{"beforeBuildCommand":""}},"bundle":{bundle}}}"#)
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
