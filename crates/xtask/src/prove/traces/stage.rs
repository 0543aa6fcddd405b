//! The release application in a home of its own, and what becomes of its processes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use super::hand::Hand;
use super::memory;
use crate::display::Display;
use crate::process::{self, Running};
use crate::prove::at_home;
use crate::run;
use crate::say::{Outcome, Trouble, While as _};

/// How long anything may take before it counts as not happening.
const PATIENCE: Duration = Duration::from_secs(60);

/// The names of its processes, as the kernel keeps them (15 letters).
const APPLICATION: &str = "octavilla";
const PAGE: &str = "WebKitWebProces";

/// Between two looks at whether a process has ended.
const LOOK: Duration = Duration::from_millis(1);

/// Between two signals.
const AGAIN: Duration = Duration::from_millis(200);

/// Lifts the limit of core dumps as far as it can be, and becomes the program.
const WITH_CORES: &str = "ulimit -c unlimited 2>/dev/null; exec \"$0\" \"$@\"";

/// A home, a screen and the application.
pub struct Stage<'a> {
    /// The screen.
    pub display: &'a Display,
    /// The home folder.
    pub home: PathBuf,
    /// The library.
    pub library: PathBuf,
    application: &'a Path,
}

impl<'a> Stage<'a> {
    /// An empty home.
    pub fn new(display: &'a Display, application: &'a Path, home: PathBuf) -> Outcome<Self> {
        let stage = Self {
            display,
            library: home.join("Posts.octavilla"),
            home,
            application,
        };
        for folder in [stage.home.clone(), stage.runtime()] {
            if folder.exists() {
                fs::remove_dir_all(&folder).during(folder.display())?;
            }
            fs::create_dir_all(&folder).during(folder.display())?;
        }
        fs::create_dir_all(stage.home.join("tmp"))?;
        Ok(stage)
    }

    /// Where the system keeps what passes (`XDG_RUNTIME_DIR`).
    pub fn runtime(&self) -> PathBuf {
        self.home.with_extension("run")
    }

    /// Opens the application, with the library or without, and waits until its window is there.
    pub fn open(&self, with_library: bool) -> Outcome<Running> {
        self.not_painted();
        let mut command = Command::new("sh");
        command.args(["-c", WITH_CORES]).arg(self.application);
        if with_library {
            command.arg(&self.library);
        }
        self.display.dress(&mut command);
        at_home(&mut command, &self.home);
        // What the windows are called is what they are found by.
        command.env("LANG", "C.UTF-8").env_remove("LC_ALL");
        // A core is written to where the program is.
        command.current_dir(&self.home);
        command.env("TMPDIR", self.home.join("tmp"));
        command.env("OCTAVILLA_PAINTED_FILE", self.painted());
        let mut running = Running(command.spawn().during(APPLICATION)?);
        run::wait_for_paint(&mut running, &self.painted())?;
        Hand(self.display).reach()?;
        Ok(running)
    }

    fn painted(&self) -> PathBuf {
        self.home.join("painted")
    }

    /// Forgets that a window has painted.
    pub fn not_painted(&self) {
        // Mostly there is none.
        let _ = fs::remove_file(self.painted());
    }

    /// Waits until the next window has painted.
    pub fn wait_for_paint(&self) -> Outcome {
        until("the window that comes after a lock", || {
            self.painted().is_file()
        })?;
        Hand(self.display).reach()
    }

    /// Types the passphrase, and waits until the library is open.
    pub fn unlock(&self, passphrase: &str) -> Outcome {
        let hand = Hand(self.display);
        hand.reach()?;
        hand.write(passphrase)?;
        hand.press(&["Return"])?;
        let shared = self.beside("-shm");
        // What a killed one has left would be taken for it; whoever opens it writes it.
        let start = std::time::SystemTime::now() - Duration::from_secs(2);
        let is_new = || {
            shared
                .metadata()
                .and_then(|file| file.modified())
                .is_ok_and(|at| at >= start)
        };
        until("unlocking", || is_new() || self.holds_the_library())?;
        std::thread::sleep(Duration::from_secs(3));
        Ok(())
    }

    fn beside(&self, ending: &str) -> PathBuf {
        let mut path = self.library.clone().into_os_string();
        path.push(ending);
        path.into()
    }

    /// Whether a process of this home has the library open.
    fn holds_the_library(&self) -> bool {
        let ids = self.processes().unwrap_or_default();
        ids.iter().any(|id| {
            let open = fs::read_dir(format!("/proc/{id}/fd"))
                .into_iter()
                .flatten()
                .flatten();
            open.filter_map(|file| fs::read_link(file.path()).ok())
                .any(|file| file == self.library)
        })
    }

    /// Every process to which this home or its screen is named, and the screen's bus with what
    /// that has started. The X server is not among them: all keys go through it.
    pub fn processes(&self) -> Outcome<Vec<u32>> {
        let mut named = vec![format!("HOME={}", self.home.display())];
        named.push(format!("DISPLAY={}", self.display.name()));
        let mut ids = memory::of(&named)?;
        ids.extend(self.display.bus_id().into_iter().flat_map(process::family));
        ids.sort_unstable();
        ids.dedup();
        ids.retain(|id| Some(*id) != self.display.server_id());
        Ok(ids)
    }

    /// The application's process, when there is one.
    pub fn application(&self) -> Outcome<Option<u32>> {
        let ids = self.processes()?;
        Ok(ids
            .into_iter()
            .find(|id| process::name(*id) == APPLICATION && lives(*id)))
    }

    /// Presses the key of the lock, and gives how long it took to the end of the last process that
    /// held text.
    pub fn lock(&self) -> Outcome<Duration> {
        let old = self.family()?;
        self.not_painted();
        let start = Instant::now();
        Hand(self.display).press_only("ctrl+l")?;
        until("the end of what held text", || {
            !old.iter().any(|id| lives(*id))
        })?;
        Ok(start.elapsed())
    }

    fn family(&self) -> Outcome<Vec<u32>> {
        let application = self.application()?;
        let missing = || Trouble::new("the application has ended");
        Ok(process::family(application.ok_or_else(missing)?))
    }

    /// Sends the application a signal, and waits until it and all its processes have ended.
    pub fn end_by(&self, signal: &str) -> Outcome {
        let family = self.family()?;
        send(signal, family[0])?;
        until("the end of the application", || {
            again(signal, family[0]);
            !family.iter().any(|id| lives(*id))
        })
    }

    /// Sends the page's process a signal, and waits until another has taken its place.
    pub fn end_page_by(&self, signal: &str) -> Outcome {
        let is_page = |id: &u32| process::name(*id) == PAGE && lives(*id);
        let Some(page) = self.family()?.into_iter().find(is_page) else {
            return Err(Trouble::new("there is no page"));
        };
        send(signal, page)?;
        until("another page", || {
            again(signal, page);
            let family = self.family().unwrap_or_default();
            !lives(page) && family.iter().any(is_page)
        })?;
        std::thread::sleep(Duration::from_secs(3));
        Hand(self.display).reach()
    }
}

impl Drop for Stage<'_> {
    /// Ends what was started here, also what is nobody's child any more.
    fn drop(&mut self) {
        if let Ok(Some(application)) = self.application() {
            for id in process::family(application) {
                let _ = send("KILL", id);
            }
        }
    }
}

fn send(signal: &str, id: u32) -> Outcome {
    process::run(process::program("kill", &["-s", signal, &id.to_string()]))
}

/// Sends a signal once more to whoever lives. The web view takes the first of some for its own,
/// and leaves the second to the system.
fn again(signal: &str, id: u32) {
    if lives(id) {
        std::thread::sleep(AGAIN);
        // It may have ended just now.
        let _ = process::answer("kill", &["-s", signal, &id.to_string()]);
    }
}

/// Whether a process has memory still. One that ended stays in the list until its parent has
/// heard of it, and one of its threads may take longer than it.
fn lives(id: u32) -> bool {
    let Ok(stat) = fs::read_to_string(format!("/proc/{id}/stat")) else {
        return false;
    };
    let state = stat
        .rsplit_once(')')
        .and_then(|(_, rest)| rest.split_whitespace().next());
    let threads = fs::read_dir(format!("/proc/{id}/task")).map_or(0, Iterator::count);
    !matches!(state, Some("Z" | "X") | None) || threads > 1
}

fn until(what: &str, is_so: impl Fn() -> bool) -> Outcome {
    let start = Instant::now();
    while !is_so() {
        if start.elapsed() > PATIENCE {
            return Err(Trouble::new(format!("{what}: nothing after a minute")));
        }
        std::thread::sleep(LOOK);
    }
    Ok(())
}
