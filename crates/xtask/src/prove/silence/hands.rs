//! A person at the release application: somebody who writes a post and exports it, by keys.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::process::{self, Running, program};
use crate::run;
use crate::say::{Outcome, Trouble, While as _};

use super::inside::Stage;
use super::{built, folder, processes};

const TITLE: &str = "The well is not for sale";
/// A text with what a reading view and an export would have to fetch, did anything fetch.
const BODY: &str = "We were sixty at the well, see [the call](http://link.canary.test/) and \
                    ![a picture](http://picture.canary.test/a.png) of it.";

/// How long a window may take to come.
const PATIENCE: Duration = Duration::from_secs(40);

/// Writes a post, looks at it as it will be read, and exports it; the file must be there.
pub fn write_and_export(stage: &Stage) -> Outcome {
    let home = folder().join("written");
    let (mut command, painted) = stage.program(built("octavilla"), "written")?;
    // What the window is called is one of the words that it is found by.
    command.env("LANG", "C.UTF-8").env_remove("LC_ALL");
    let library = home.join("Well.octavilla");
    let exports = home.join("exports");
    fs::create_dir_all(&exports).during(exports.display())?;
    let mut init = built("octa");
    init.arg("init").arg(&library);
    process::run(init)?;
    command.arg(&library);
    let mut running = Running(command.spawn().during("octavilla")?);
    run::wait_for_paint(&mut running, &painted)?;
    let hands = Hands { stage };
    hands.rest(3);
    let window = hands.take("^Octavilla$")?;
    hands.press(&["ctrl+n"])?;
    hands.rest(2);
    hands.write(TITLE)?;
    // The dek, the place line, the text.
    hands.press(&["Return", "Return", "Return"])?;
    hands.write(BODY)?;
    hands.press(&["ctrl+s"])?;
    hands.look("written")?;
    processes::look(running.0.id())?;
    hands.press(&["ctrl+e"])?;
    hands.rest(12);
    hands.look("reading")?;
    hands.click_at_the_end(&window)?;
    let question = hands.take("^Read and export$")?;
    hands.rest(3);
    hands.look("asked")?;
    // A slash makes the question ask for a place by its name.
    hands.write("/")?;
    hands.rest(2);
    hands.write(format!("{}/", exports.display()).trim_start_matches('/'))?;
    hands.rest(2);
    hands.look("named")?;
    hands.press(&["Return"])?;
    hands.rest(2);
    if hands.is_there(&question) {
        // The first key has gone into the folder, this one takes it.
        hands.press(&["Return"])?;
    }
    let exported = wait_for_a_file(&exports);
    hands.look("exported")?;
    let exported = exported?;
    let said = fs::read_to_string(&exported).during(exported.display())?;
    drop(running);
    if !said.contains(TITLE) || !said.contains("We were sixty") {
        return Err(Trouble::new(format!(
            "{} does not say what was written",
            exported.display()
        )));
    }
    Ok(())
}

struct Hands<'a> {
    stage: &'a Stage,
}

impl Hands<'_> {
    /// Waits for a window of this name, gives it the keyboard, and says which it is.
    fn take(&self, name: &str) -> Outcome<String> {
        let search = ["search", "--onlyvisible", "--name", name];
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            // It fails while there is none.
            let found = self.answer(&search).unwrap_or_default();
            if let Some(window) = found.lines().last() {
                self.answer(&["windowfocus", window])?;
                return Ok(window.to_owned());
            }
            std::thread::sleep(Duration::from_millis(200));
        }
        self.look("missing")?;
        Err(Trouble::new(format!("there is no window {name}")))
    }

    fn is_there(&self, window: &str) -> bool {
        self.answer(&["getwindowname", window]).is_ok()
    }

    fn press(&self, keys: &[&str]) -> Outcome {
        for key in keys {
            self.answer(&["key", "--clearmodifiers", key])?;
            std::thread::sleep(Duration::from_millis(400));
        }
        Ok(())
    }

    fn write(&self, words: &str) -> Outcome {
        self.answer(&["type", "--delay", "30", words]).map(|_| ())
    }

    /// Clicks on the one button that matters, which stands at the end of a sheet.
    fn click_at_the_end(&self, window: &str) -> Outcome {
        let geometry = self.answer(&["getwindowgeometry", "--shell", window])?;
        let size = |name: &str| {
            let line = geometry.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|number| number.parse::<i32>().ok())
                .ok_or_else(|| Trouble::new("the window has no size"))
        };
        let across = (size("WIDTH=")? - 50).to_string();
        let down = (size("HEIGHT=")? - 24).to_string();
        self.answer(&["mousemove", "--window", window, &across, &down])?;
        self.answer(&["click", "1"]).map(|_| ())
    }

    /// What nothing tells the end of, people wait for too.
    #[expect(clippy::unused_self, reason = "it is the hands that rest")]
    fn rest(&self, seconds: u64) {
        std::thread::sleep(Duration::from_secs(seconds));
    }

    /// Keeps a picture, for whoever wants to know what went wrong.
    fn look(&self, name: &str) -> Outcome {
        let picture = folder().join(name).with_extension("png");
        self.stage.display.photograph(&picture)
    }

    fn answer(&self, words: &[&str]) -> Outcome<String> {
        let mut hand = program("xdotool", words);
        self.stage.display.dress(&mut hand);
        let output = hand.output().during("xdotool")?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        let what = words.first().copied().unwrap_or_default();
        Err(Trouble::new(format!("xdotool {what} failed")))
    }
}

/// The first file in a folder, which somebody is about to write.
fn wait_for_a_file(folder: &Path) -> Outcome<PathBuf> {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        let entries = fs::read_dir(folder).during(folder.display())?.flatten();
        let mut files = entries.map(|entry| entry.path());
        if let Some(file) = files.find(|path| path.extension().is_some_and(|end| end == "html")) {
            return Ok(file);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Err(Trouble::new("nothing was exported"))
}
