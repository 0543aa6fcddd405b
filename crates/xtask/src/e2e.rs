//! `cargo xtask e2e`: the tests in the real window and in real browsers.

use std::process::Command;

use crate::display::Display;
use crate::process;
use crate::say::{self, Outcome};
use crate::setup::{self, tools};
use crate::test::{self, ON_A_SCREEN, Tally};

/// Sets up, builds, and drives the window through every test or those whose name holds `[NAME]`.
pub fn e2e(arguments: &[String]) -> Outcome {
    setup::for_tests()?;
    setup::interface::build()?;
    test::build()?;
    let mut tally = Tally::default();
    let name = arguments.first().map(String::as_str);
    say::step("tests in the window and in browsers", || {
        drive(name, &mut tally)
    })?;
    tally.say();
    Ok(())
}

/// Drives the window on a screen of its own, so that nobody's windows come and go.
pub fn drive(name: Option<&str>, tally: &mut Tally) -> Outcome {
    let display = Display::start()?;
    let names: &[&str] = match &name {
        Some(name) => &[name],
        None => &ON_A_SCREEN,
    };
    let tests = tests(&display, names)?;
    process::run_watched(tests, |line| tally.hear(line))
}

/// The tests of these names, on this screen.
pub fn tests(display: &Display, names: &[&str]) -> Outcome<Command> {
    // One window at a time: they would take the focus from one another.
    let one_by_one = ["--test", "e2e", "--", "--test-threads", "1"];
    let mut tests = test::tests(&[&one_by_one, names].concat());
    tests.env("TAURI_DRIVER", tools::driver()?);
    display.dress(&mut tests);
    Ok(tests)
}
