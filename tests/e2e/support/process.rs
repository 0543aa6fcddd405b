//! The processes behind a window.

use std::fs;
use std::process::Command;

/// The processes of a group by this name, as the kernel keeps it (15 letters).
pub fn named(name: &str, group: u32) -> Vec<u32> {
    let entries = fs::read_dir("/proc").unwrap().flatten();
    let ids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    ids.filter(|id| is_named(*id, name) == Some(true) && group_of(*id) == Some(group))
        .collect()
}

/// Ends a process so that it cannot do anything about it.
pub fn kill(id: u32) {
    let status = Command::new("kill")
        .args(["-KILL", &id.to_string()])
        .status();
    assert!(status.unwrap().success(), "process {id} is not there");
}

fn is_named(id: u32, name: &str) -> Option<bool> {
    let comm = fs::read_to_string(format!("/proc/{id}/comm")).ok()?;
    Some(comm.trim() == name)
}

/// The fifth word of its state (proc_pid_stat(5)); the second is a name, which may hold anything.
fn group_of(id: u32) -> Option<u32> {
    let state = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let (_, after_name) = state.rsplit_once(')')?;
    after_name.split_whitespace().nth(2)?.parse().ok()
}
