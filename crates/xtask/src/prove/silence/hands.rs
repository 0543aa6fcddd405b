//! A person at the release application: somebody who writes a post and exports it, by keys.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::process::{self, Running, program};
use crate::run;
use crate::say::{Outcome, Trouble, While as _};

use super::inside::Stage;
use super::{built, folder};

const TITLE: &str = "The well is not for sale";
/// A text with what a reading view and an export would have to fetch, did anything fetch.
const BODY: &str = "We were sixty at the well, see [the call](http://link.canary.test/) and \
                    ![a picture](http://picture.canary.test/a.png) of it.";

/// Writes a post, looks at it as it will be read, and exports it; the file must be there.
pub fn write_and_export(stage: &Stage) -> Outcome {
    let home = folder().join("written");
    let (mut command, painted) = stage.program(built("octavilla"), "written")?;
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
    std::thread::sleep(Duration::from_secs(2));
    hands.take("^Octavilla$")?;
    hands.press(&["ctrl+n"])?;
    hands.write(TITLE)?;
    // The dek, the place line, the text.
    hands.press(&["Return", "Return", "Return"])?;
    hands.write(BODY)?;
    hands.press(&["ctrl+s"])?;
    hands.look("written")?;
    super::processes::look(running.0.id())?;
    hands.press(&["ctrl+e"])?;
    std::thread::sleep(Duration::from_secs(2));
    hands.look("reading")?;
    hands.press(&["ctrl+Return"])?;
    std::thread::sleep(Duration::from_secs(2));
    hands.look("asked")?;
    hands.write(&exports.to_string_lossy())?;
    hands.press(&["Return"])?;
    let exported = wait_for_a_file(&exports)?;
    let said = fs::read_to_string(&exported).during(exported.display())?;
    hands.look("exported")?;
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
    /// Gives the keyboard to a window of this name.
    fn take(&self, name: &str) -> Outcome {
        self.xdotool(&[
            "search",
            "--sync",
            "--onlyvisible",
            "--name",
            name,
            "windowfocus",
            "--sync",
        ])
    }

    fn press(&self, keys: &[&str]) -> Outcome {
        for key in keys {
            self.xdotool(&["key", "--clearmodifiers", key])?;
            std::thread::sleep(Duration::from_millis(300));
        }
        Ok(())
    }

    fn write(&self, words: &str) -> Outcome {
        self.xdotool(&["type", "--delay", "20", words])
    }

    /// Keeps a picture, for whoever wants to know what went wrong.
    fn look(&self, name: &str) -> Outcome {
        let picture = folder().join(name).with_extension("png");
        self.stage.display.photograph(&picture)
    }

    fn xdotool(&self, words: &[&str]) -> Outcome {
        let mut hand = program("xdotool", words);
        self.stage.display.dress(&mut hand);
        process::run(hand)
    }
}

/// The first file in a folder, which somebody is about to write.
fn wait_for_a_file(folder: &Path) -> Outcome<PathBuf> {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(20) {
        let entries = fs::read_dir(folder).during(folder.display())?.flatten();
        let mut files = entries.map(|entry| entry.path());
        if let Some(file) = files.find(|path| path.extension().is_some_and(|end| end == "html")) {
            return Ok(file);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Err(Trouble::new("nothing was exported"))
}
