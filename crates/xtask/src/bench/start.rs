//! From the start of the process to the first paint.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use crate::display::Display;
use crate::process::Running;
use crate::prove::at_home;
use crate::run::wait_for_paint;
use crate::say::{Outcome, While as _};
use crate::target;

/// Starts both programs in turns, so that what else the machine does falls on both, and gives
/// their times in seconds.
///
/// The first start of each only fills the caches and is not counted.
pub fn in_turns(display: &Display, programs: [&Path; 2], times: usize) -> Outcome<[Vec<f64>; 2]> {
    let mut all = [Vec::new(), Vec::new()];
    for turn in 0..=times {
        for (program, times) in programs.iter().zip(&mut all) {
            let start = Instant::now();
            let running = opened(display, program)?;
            if turn > 0 {
                times.push(start.elapsed().as_secs_f64());
            }
            drop(running);
        }
    }
    Ok(all)
}

/// Starts a program in a home of its own and waits until its window has painted.
pub fn opened(display: &Display, program: &Path) -> Outcome<Running> {
    let home = target().join("bench");
    let painted = home.join("painted");
    for folder in [home.clone(), home.with_extension("run")] {
        fs::create_dir_all(&folder).during(folder.display())?;
    }
    // A file left by an earlier run would say that the window is there before it is.
    let _ = fs::remove_file(&painted);
    let mut command = Command::new(program);
    display.dress(&mut command);
    at_home(&mut command, &home);
    command.env("OCTAVILLA_PAINTED_FILE", &painted);
    let complaints = home.join("stderr");
    command.stderr(File::create(&complaints).during(complaints.display())?);
    let mut running = Running(command.spawn().during(program.display())?);
    wait_for_paint(&mut running, &painted).during(format_args!(
        "{}, see {}",
        program.display(),
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
