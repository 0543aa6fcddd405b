//! A hand on the keyboard of a screen.

use std::process::{Child, Command};
use std::time::Duration;

use crate::display::Display;
use crate::process::{self, program};
use crate::say::{Outcome, While as _};

/// Between two letters. Quicker ones get lost on a busy machine.
const PACE: &str = "25";

/// How long the window may take to have done what a key asks for.
const AFTER_A_KEY: Duration = Duration::from_millis(700);

/// Presses keys through the window system, as a person does.
pub struct Hand<'a>(pub &'a Display);

impl Hand<'_> {
    /// Gives the keyboard to the application's window.
    pub fn reach(&self) -> Outcome {
        self.reach_window("^Octavilla$")
    }

    /// Gives the keyboard to the window of this name, once there is one.
    pub fn reach_window(&self, name: &str) -> Outcome {
        let search = ["search", "--sync", "--onlyvisible", "--name", name];
        self.run(&[&search[..], &["windowfocus"]].concat())
    }

    /// Presses keys by their names in X11, one after the other.
    pub fn press(&self, keys: &[&str]) -> Outcome {
        for key in keys {
            self.press_only(key)?;
            std::thread::sleep(AFTER_A_KEY);
        }
        Ok(())
    }

    /// Presses a key and does not wait for what it does.
    pub fn press_only(&self, key: &str) -> Outcome {
        self.run(&["key", "--clearmodifiers", key])
    }

    /// Types a text.
    pub fn write(&self, text: &str) -> Outcome {
        self.run(&["type", "--delay", PACE, text])?;
        std::thread::sleep(AFTER_A_KEY);
        Ok(())
    }

    /// Begins to type a text.
    pub fn begin_to_write(&self, text: &str) -> Outcome<Child> {
        self.command(&["type", "--delay", PACE, text])
            .spawn()
            .during("xdotool")
    }

    fn run(&self, arguments: &[&str]) -> Outcome {
        process::run(self.command(arguments))
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = program("xdotool", arguments);
        self.0.dress(&mut command);
        command
    }
}
