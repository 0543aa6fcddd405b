//! Memory of all processes of a window.

use std::fs;
use std::time::Duration;

use super::start::{self, Start};
use crate::display::Display;
use crate::process;
use crate::say::Outcome;

/// Bytes by what the process does. Proportional: a page that three share counts a third for each.
pub struct Memory(pub Vec<(&'static str, u64)>);

impl Memory {
    /// All processes together.
    pub fn total(&self) -> u64 {
        self.0.iter().map(|(_, bytes)| bytes).sum()
    }

    /// The processes that do one thing.
    pub fn named(&self, name: &str) -> u64 {
        self.0
            .iter()
            .filter(|(found, _)| *found == name)
            .map(|(_, bytes)| bytes)
            .sum()
    }
}

/// How long a window takes to come to rest: what is not needed for the first look is read after
/// it, and what that leaves behind is collected some seconds later.
const REST: Duration = Duration::from_secs(15);

/// Opens a window, waits until it has come to rest, and measures.
pub fn of(display: &Display, start: &Start<'_>) -> Outcome<Memory> {
    let running = start::opened(display, start)?;
    std::thread::sleep(REST);
    let family = process::family(running.0.id());
    Ok(Memory(
        family
            .into_iter()
            .map(|id| (role(&process::name(id)), pss(id)))
            .collect(),
    ))
}

/// What a process does, from the fifteen letters that the kernel keeps of its name.
fn role(name: &str) -> &'static str {
    match name {
        name if name.starts_with("WebKitNetwork") => "network process",
        name if name.starts_with("WebKitWeb") => "page process",
        name if name.starts_with("octavilla") || name.starts_with("empty-window") => "window",
        _ => "others",
    }
}

fn pss(id: u32) -> u64 {
    let rollup = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
    let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kib.unwrap_or(0) * 1024
}
