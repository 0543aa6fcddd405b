//! What the release application leaves behind: nothing but its own two files.
//!
//! It is ended without a word: a machine that is switched off must leave no more than a window
//! that is closed. The tests in the real window cannot prove it, because WebDriver needs a window
//! that is not private.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::display::Display;
use crate::process::Running;
use crate::prove::at_home;
use crate::say::{self, Outcome, Trouble, While as _};
use crate::{run, setup, target};

/// How long the application is open.
const OPEN: Duration = Duration::from_secs(10);

/// The only files that the application may leave in the user's folders, by name.
///
/// Mesa, dconf and the session bus leave files in every home in which a window was opened; they
/// are the system's and tell nothing of this application.
const OWN: &[&str] = &["machine.json", "window.json"];
const OF_THE_SYSTEM: &[&str] = &["mesa_shader_cache", "dconf", ".dbus"];

/// Opens the release application in an empty home, ends it, and looks what is there.
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
    std::thread::sleep(OPEN);
    drop(running);
    fs::remove_file(&painted).during(painted.display())?;

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
    say::line("leavings: nothing but its own two files");
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
