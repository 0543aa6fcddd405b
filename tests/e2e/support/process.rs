//! The processes behind a window.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

/// How long a process may take to be gone.
const PATIENCE: Duration = Duration::from_secs(20);

/// The living processes of a group by this name, as the kernel keeps it (15 letters).
pub fn named(name: &str, group: u32) -> Vec<u32> {
    let entries = fs::read_dir("/proc").unwrap().flatten();
    let ids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    ids.filter(|id| is_named(*id, name) == Some(true) && lives_in(*id, group) == Some(true))
        .collect()
}

/// Ends the processes of this name so that they cannot do anything about it, and waits until they
/// are gone.
pub async fn end(name: &str, group: u32) {
    let victims = named(name, group);
    for id in &victims {
        // It may have ended by itself.
        let _ = Command::new("kill")
            .args(["-KILL", &id.to_string()])
            .status();
    }
    // Others of the same name may have begun since.
    let lives = |id: &u32| named(name, group).contains(id);
    wait(
        || !victims.iter().any(lives),
        &format!("{name} does not end"),
    )
    .await;
}

/// Waits until no process of this name is left.
pub async fn ends(name: &str, group: u32) {
    wait(
        || named(name, group).is_empty(),
        &format!("{name} does not end"),
    )
    .await;
}

/// Waits until there is a process of this name.
pub async fn begins(name: &str, group: u32) {
    wait(
        || !named(name, group).is_empty(),
        &format!("{name} does not begin"),
    )
    .await;
}

async fn wait(is_so: impl Fn() -> bool, trouble: &str) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < PATIENCE, "{trouble}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

fn is_named(id: u32, name: &str) -> Option<bool> {
    let comm = fs::read_to_string(format!("/proc/{id}/comm")).ok()?;
    Some(comm.trim() == name)
}

/// Reads state and group (proc_pid_stat(5)); before them stands a name, which may hold anything.
fn lives_in(id: u32, group: u32) -> Option<bool> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let (_, after_name) = stat.rsplit_once(')')?;
    let mut words = after_name.split_whitespace();
    // A thread that waits for the disk outlives the others, and holds what they all held.
    let threads = fs::read_dir(format!("/proc/{id}/task")).ok()?.count();
    let is_gone = matches!(words.next()?, "Z" | "X") && threads < 2;
    let its_group: u32 = words.nth(1)?.parse().ok()?;
    Some(!is_gone && its_group == group)
}
