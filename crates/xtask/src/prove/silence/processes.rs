//! What the kernel says of the release application's processes: each has the filter, and none has
//! a socket that leads out.

use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::display::Display;
use crate::process::{self, Running};
use crate::prove::at_home;
use crate::run;
use crate::say::{self, Outcome, Trouble, While as _};

use super::{built, folder};

/// How long the application is watched.
const WATCH: Duration = Duration::from_secs(10);

/// Opens the release application and watches its processes.
pub fn prove() -> Outcome {
    let home = folder().join("watched");
    fs::create_dir_all(&home).during(home.display())?;
    fs::create_dir_all(home.with_extension("run")).during(home.display())?;
    let display = Display::start()?;
    let mut command = built("octavilla");
    display.dress(&mut command);
    at_home(&mut command, &home);
    let painted = home.join("painted");
    // A file left by an earlier run would say that the window is there before it is.
    let _ = fs::remove_file(&painted);
    command.env("OCTAVILLA_PAINTED_FILE", &painted);
    let mut running = Running(command.spawn().during("octavilla")?);
    run::wait_for_paint(&mut running, &painted)?;
    let processes = look(running.0.id())?;
    say::line(&format!(
        "silence: {processes} processes, each with the filter, without core dumps, and without \
         an internet socket in {} s",
        WATCH.as_secs()
    ));
    Ok(())
}

/// Watches the processes of a family; says how many there were at the most.
pub fn look(application: u32) -> Outcome<usize> {
    let mut most = 0;
    let start = Instant::now();
    while start.elapsed() < WATCH {
        let family = process::family(application);
        if family.len() < 2 {
            return Err(Trouble::new("the application ended while it was watched"));
        }
        most = most.max(family.len());
        for id in family {
            look_at(id)?;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(most)
}

fn look_at(id: u32) -> Outcome {
    let told = |what: &str| fs::read_to_string(format!("/proc/{id}/{what}"));
    // A process that has ended meanwhile is asked nothing.
    let (Ok(status), Ok(limits)) = (told("status"), told("limits")) else {
        return Ok(());
    };
    let name = process::name(id);
    let wrong = |what: &str| Err(Trouble::new(format!("{name} (process {id}) {what}")));
    for (line, what) in [
        ("Seccomp:\t2", "has no filter"),
        ("NoNewPrivs:\t1", "could become more than it is"),
    ] {
        if !status.lines().any(|said| said == line) && !status.contains("State:\tZ") {
            return wrong(what);
        }
    }
    let cores = limits
        .lines()
        .find(|line| line.starts_with("Max core file size"));
    let allowed = cores.and_then(|line| line.split_whitespace().nth(4));
    if allowed.is_some_and(|bytes| bytes != "1") {
        return wrong("may leave core dumps");
    }
    let held = sockets(id);
    for kind in ["tcp", "tcp6", "udp", "udp6", "raw", "raw6"] {
        let table = told(&format!("net/{kind}")).unwrap_or_default();
        let mut open = table
            .lines()
            .filter_map(|line| line.split_whitespace().nth(9))
            .filter_map(|inode| inode.parse().ok());
        if open.any(|inode| held.contains(&inode)) {
            return wrong(&format!("has an internet socket ({kind})"));
        }
    }
    Ok(())
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
