//! What the release application does when it thinks that nobody looks.
//!
//! 1. Silence: no process of the application ever holds an internet socket.
//! 2. Traces: after it has been closed, nothing lies in the user's folders but its own two files.
//!
//! It is ended without a word: a machine that is switched off must leave no more than a window
//! that is closed. The tests in the real window cannot prove either, because WebDriver needs a
//! socket and a window that is not private.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::display::Display;
use crate::process::{self, Running};
use crate::say::{self, Outcome, Trouble, While as _};
use crate::{run, setup, target};

/// How long the application is watched.
const WATCH: Duration = Duration::from_secs(10);

/// The only files that the application may leave in the user's folders, by name.
///
/// Mesa, dconf and the session bus leave files in every home in which a window was opened; they
/// are the system's and tell nothing of this application.
const OWN: &[&str] = &["machine.json", "window.json"];
const OF_THE_SYSTEM: &[&str] = &["mesa_shader_cache", "dconf", ".dbus"];

/// Opens the release application in an empty home and watches it.
pub fn prove() -> Outcome {
    setup::for_running()?;
    let application = run::build()?;
    let home = target().join("prove");
    if home.exists() {
        fs::remove_dir_all(&home).during(home.display())?;
    }
    fs::create_dir_all(&home).during(home.display())?;

    let display = Display::start()?;
    let mut command = Command::new(application);
    display.dress(&mut command);
    fs::create_dir_all(home.with_extension("run")).during(home.display())?;
    at_home(&mut command, &home);
    let painted = home.join("painted");
    command.env("OCTAVILLA_PAINTED_FILE", &painted);
    let mut running = Running(command.spawn().during("octavilla")?);
    run::wait_for_paint(&mut running, &painted)?;
    let sockets = watch(running.0.id())?;
    drop(running);
    fs::remove_file(&painted).during(painted.display())?;

    if !sockets.is_empty() {
        let shown: Vec<_> = sockets.into_iter().collect();
        return Err(Trouble::new(format!(
            "internet sockets were open: {}",
            shown.join(", ")
        )));
    }
    say::line(&format!(
        "silence: no internet socket in {} s",
        WATCH.as_secs()
    ));
    let mut left = Vec::new();
    gather(&home, &mut left).during(home.display())?;
    left.retain(|path| !is_expected(path));
    if let Some(path) = left.first() {
        return Err(Trouble::new(format!(
            "{} files were left, {}",
            left.len(),
            path.display()
        )));
    }
    say::line("traces: nothing but its own two files");
    Ok(())
}

fn is_expected(path: &Path) -> bool {
    let own = path
        .file_name()
        .is_some_and(|name| OWN.iter().any(|own| name == *own));
    let of_the_system = path
        .iter()
        .any(|part| OF_THE_SYSTEM.iter().any(|folder| part == *folder));
    own || of_the_system
}

/// Gives a program a home of its own.
pub fn at_home(command: &mut Command, home: &Path) {
    command.env("HOME", home);
    for (name, folder) in [
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_STATE_HOME", "state"),
    ] {
        command.env(name, home.join(folder));
    }
    // Beside the home and not in it, as on any desktop: the system empties it at logout.
    command.env("XDG_RUNTIME_DIR", home.with_extension("run"));
}

/// The internet sockets that any process of the family holds while it is watched.
fn watch(application: u32) -> Outcome<HashSet<String>> {
    let mut seen = HashSet::new();
    let start = Instant::now();
    while start.elapsed() < WATCH {
        let family = process::family(application);
        if family.len() < 2 {
            return Err(Trouble::new("the application ended while it was watched"));
        }
        for id in family {
            let held = sockets(id);
            for kind in ["tcp", "tcp6", "udp", "udp6", "raw", "raw6"] {
                let table =
                    fs::read_to_string(format!("/proc/{id}/net/{kind}")).unwrap_or_default();
                let open = table
                    .lines()
                    .filter_map(|line| line.split_whitespace().nth(9));
                if open
                    .filter_map(|inode| inode.parse().ok())
                    .any(|inode| held.contains(&inode))
                {
                    seen.insert(format!("{kind} of {}", process::name(id)));
                }
            }
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(seen)
}

/// The numbers of the sockets that a process holds.
fn sockets(id: u32) -> HashSet<u64> {
    let open = fs::read_dir(format!("/proc/{id}/fd"))
        .into_iter()
        .flatten()
        .flatten();
    let links = open.filter_map(|entry| fs::read_link(entry.path()).ok());
    let number = |link: PathBuf| {
        link.to_str()?
            .strip_prefix("socket:[")?
            .strip_suffix(']')?
            .parse()
            .ok()
    };
    links.filter_map(number).collect()
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            gather(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
