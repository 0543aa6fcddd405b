//! From the start of the process until the window can be used.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use super::home::Home;
use crate::display::Display;
use crate::process::Running;
use crate::run::wait_for_paint;
use crate::say::{Outcome, While as _};

/// A program, and the home that it is started in.
pub struct Start<'a> {
    pub program: &'a Path,
    pub home: &'a Home,
}

/// Starts all of them in turns, so that what else the machine does falls on each, and gives their
/// times in seconds.
///
/// The first start of each only fills the caches and is not counted.
pub fn in_turns(display: &Display, starts: &[Start<'_>], times: usize) -> Outcome<Vec<Vec<f64>>> {
    let mut all = vec![Vec::new(); starts.len()];
    for turn in 0..=times {
        for (start, times) in starts.iter().zip(&mut all) {
            let clock = Instant::now();
            let running = opened(display, start)?;
            if turn > 0 {
                times.push(clock.elapsed().as_secs_f64());
            }
            drop(running);
        }
    }
    Ok(all)
}

/// Starts a program and waits until its window says that it stands: it has painted, and where a
/// post lay open, the caret is in it.
pub fn opened(display: &Display, start: &Start<'_>) -> Outcome<Running> {
    let painted = start.home.file("painted");
    // A file left by an earlier run would say that the window is there before it is.
    let _ = fs::remove_file(&painted);
    let mut command = Command::new(start.program);
    display.dress(&mut command);
    start.home.house(&mut command);
    command.env("OCTAVILLA_PAINTED_FILE", &painted);
    let complaints = start.home.file("stderr");
    command.stderr(File::create(&complaints).during(complaints.display())?);
    let mut running = Running(command.spawn().during(start.program.display())?);
    wait_for_paint(&mut running, &painted).during(format_args!(
        "{}, see {}",
        start.program.display(),
        complaints.display()
    ))?;
    Ok(running)
}

/// The time that half of the starts stayed under.
pub fn median(times: &[f64]) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// The longest time.
pub fn slowest(times: &[f64]) -> f64 {
    times.iter().copied().fold(0.0, f64::max)
}
