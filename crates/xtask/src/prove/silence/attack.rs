//! The window whose page tries every way out (`src-tauri/src/attacked`).

use std::fs;
use std::time::Duration;

use crate::process::Running;
use crate::run;
use crate::say::{Outcome, While as _};

use super::built;
use super::inside::Stage;

/// How long it is listened to once everything has been tried: the page leaves, calls between
/// browsers give up.
const AFTERWARDS: Duration = Duration::from_secs(8);

/// What stands between the page and the network. Its policy does not.
#[derive(Clone, Copy)]
pub enum Layers {
    /// The filter, and a window closed as the application's is.
    All,
    /// The filter alone.
    Filter,
    /// The closed window alone.
    Window,
    /// Nothing.
    None,
}

impl Layers {
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::All => &["silence", "window"],
            Self::Filter => &["silence"],
            Self::Window => &["window"],
            Self::None => &[],
        }
    }
}

/// Opens the window, waits until everything has been tried, and closes it.
pub fn attack(stage: &Stage, layers: Layers) -> Outcome {
    let names = layers.names();
    let home = format!("attacked-{}", names.join("-"));
    let (mut command, tried) = stage.program(built("attacked-window"), &home)?;
    let mut running = Running(command.args(names).spawn().during("attacked-window")?);
    run::wait_for_paint(&mut running, &tried)?;
    std::thread::sleep(AFTERWARDS);
    drop(running);
    fs::remove_file(&tried).during(tried.display())
}
