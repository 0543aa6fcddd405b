//! Other programs: run, watch, stop.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::root;
use crate::say::{self, Outcome, Trouble, While as _};

/// A program with its arguments, to be run from the root of the repository.
pub fn program(name: impl AsRef<OsStr>, arguments: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(arguments).current_dir(root());
    command
}

/// The cargo that runs this.
pub fn cargo(arguments: &[&str]) -> Command {
    program(
        std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
        arguments,
    )
}

/// npm, in the folder of the interface.
pub fn npm(arguments: &[&str]) -> Command {
    let mut command = program(if cfg!(windows) { "npm.cmd" } else { "npm" }, arguments);
    command.current_dir(root().join("ui"));
    command
}

/// Runs a program to its end; its output goes where ours goes.
pub fn run(mut command: Command) -> Outcome {
    let shown = show(&command);
    let status = command.status().during(&shown)?;
    if status.success() {
        Ok(())
    } else {
        Err(Trouble::new(format!("`{shown}` ended with {status}")))
    }
}

/// Runs a program to its end, and also gives `watch` every line that it prints.
pub fn run_watched(mut command: Command, mut watch: impl FnMut(&str)) -> Outcome {
    let shown = show(&command);
    let mut child = command.stdout(Stdio::piped()).spawn().during(&shown)?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line.during(&shown)?;
            watch(&line);
            say::line(&line);
        }
    }
    let status = child.wait().during(&shown)?;
    if status.success() {
        Ok(())
    } else {
        Err(Trouble::new(format!("`{shown}` ended with {status}")))
    }
}

/// Runs a program and gives what it prints, or nothing when it is not there or fails.
pub fn answer(name: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(name)
        .args(arguments)
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where a program is in the search path.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

/// A program that is stopped when this is dropped.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The processes that descend from `ancestor`, itself first.
pub fn family(ancestor: u32) -> Vec<u32> {
    let parents: Vec<(u32, u32)> = processes()
        .filter_map(|id| Some((id, parent(id)?)))
        .collect();
    let mut family = vec![ancestor];
    let mut next = 0;
    while let Some(&older) = family.get(next) {
        family.extend(
            parents
                .iter()
                .filter(|(_, parent)| *parent == older)
                .map(|(id, _)| id),
        );
        next += 1;
    }
    family
}

/// The name of a process, as the kernel keeps it (15 letters).
pub fn name(id: u32) -> String {
    std::fs::read_to_string(format!("/proc/{id}/comm"))
        .unwrap_or_default()
        .trim()
        .to_owned()
}

fn processes() -> impl Iterator<Item = u32> {
    let entries = std::fs::read_dir(Path::new("/proc"))
        .into_iter()
        .flatten()
        .flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok())
}

fn parent(id: u32) -> Option<u32> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    status
        .lines()
        .find_map(|line| line.strip_prefix("PPid:"))?
        .trim()
        .parse()
        .ok()
}

fn show(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}
