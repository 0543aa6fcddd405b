//! The processes that descend from this one.

use std::fs;

use rustix::process::{Pid, Signal, kill_process};

/// How often it is looked again for children: one that is being started is seen a moment later.
const LOOKS: usize = 3;

/// Kills the web view's processes, in a sandbox or not, and whatever else was started from here.
pub fn end_children() {
    for _ in 0..LOOKS {
        let children = descendants(std::process::id(), &processes());
        if children.is_empty() {
            return;
        }
        for id in children {
            kill(id);
        }
    }
}

/// Kills this process. Nothing of it runs any more, and nothing of it is kept: a core is written
/// for other signals than this one.
pub fn end_this() {
    kill(std::process::id());
}

fn kill(id: u32) {
    let id = i32::try_from(id).ok().and_then(Pid::from_raw);
    if let Some(id) = id {
        // It may have ended by itself.
        let _ = kill_process(id, Signal::KILL);
    }
}

/// A process that lives, and the one that started it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Process {
    id: u32,
    parent: u32,
}

fn processes() -> Vec<Process> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    ids.filter_map(|id| process(&fs::read_to_string(format!("/proc/{id}/stat")).ok()?))
        .collect()
}

/// Reads a line of `/proc/ID/stat` (proc_pid_stat(5)); `None` for a process that has ended.
fn process(stat: &str) -> Option<Process> {
    // In the brackets stands a name, which may hold anything.
    let (id, _) = stat.split_once(' ')?;
    let (_, after_name) = stat.rsplit_once(')')?;
    let mut words = after_name.split_whitespace();
    if matches!(words.next()?, "Z" | "X") {
        return None;
    }
    Some(Process {
        id: id.parse().ok()?,
        parent: words.next()?.parse().ok()?,
    })
}

/// Children, their children and so on; the youngest last.
fn descendants(ancestor: u32, all: &[Process]) -> Vec<u32> {
    let mut family = vec![ancestor];
    let mut next = 0;
    while let Some(&older) = family.get(next) {
        let children = all.iter().filter(|process| process.parent == older);
        family.extend(children.map(|process| process.id));
        next += 1;
    }
    family.remove(0);
    family
}

#[cfg(test)]
mod tests {
    use std::process::{Command, Stdio};

    use super::*;

    #[test]
    fn a_line_is_read_whatever_the_name_is() {
        let of = |id, parent| Some(Process { id, parent });
        assert_eq!(process("17 (a) S 5 17 17 0"), of(17, 5));
        assert_eq!(process("18 (b) R 9 (c)) S 17 1 1"), of(18, 17));
        assert_eq!(process("19 (gone) Z 17 1 1"), None);
        assert_eq!(process("nonsense"), None);
    }

    #[test]
    fn grandchildren_are_found_and_others_are_not() {
        let family = [(2, 1), (3, 2), (4, 1), (5, 3), (6, 4)];
        let all = family.map(|(id, parent)| Process { id, parent });
        assert_eq!(descendants(2, &all), [3, 5]);
        assert!(descendants(6, &all).is_empty());
    }

    #[test]
    fn a_process_that_was_started_here_is_seen_with_what_it_has_started() {
        // Behind the first command the shell stays, and what it has started is its child.
        let mut shell = Command::new("sh")
            .args(["-c", "echo; sleep 60; true"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let found = (0..200).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(10));
            descendants(shell.id(), &processes()).len() == 1
        });
        for id in descendants(shell.id(), &processes()) {
            kill(id);
        }
        kill(shell.id());
        shell.wait().unwrap();
        assert!(found);
        assert!(!processes().iter().any(|process| process.id == shell.id()));
    }
}
