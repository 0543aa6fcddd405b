use crate::display::Display;
use crate::process::{self, cargo};
use crate::say::Outcome;
use crate::{e2e, setup, terminal, test};

/// Says to a test that it is to go as far as it can.
const LONG: (&str, &str) = ("OCTAVILLA_PROVE", "1");

/// Runs the tests in the real window of these names as far as they go.
pub fn in_the_window(names: &str) -> Outcome {
    setup::for_tests()?;
    setup::interface::build()?;
    test::build()?;
    let display = Display::start()?;
    let mut tests = e2e::tests(&display, &[names])?;
    tests.env(LONG.0, LONG.1);
    process::run(tests)
}

/// Runs the tests of these names of the crate that is only text as far as they go.
pub fn in_the_text(names: &str) -> Outcome {
    setup::for_tests()?;
    let mut tests = cargo(&[
        "test",
        "--release",
        "--package",
        "text",
        "--lib",
        "--",
        "--nocapture",
        names,
    ]);
    tests.env(LONG.0, LONG.1);
    process::run(tests)
}

/// Runs the acceptance tests of these names as far as they go, with the optimised programs.
pub fn in_the_terminal(names: &str) -> Outcome {
    setup::for_tests()?;
    let octa = terminal::build()?;
    let release = ["test", "--release", "--quiet", "--package", "acceptance"];
    let mut tests = cargo(&[&release[..], &["--", "--test-threads", "1", names]].concat());
    tests.env("OCTA_BIN", octa).env(LONG.0, LONG.1);
    process::run(tests)
}
