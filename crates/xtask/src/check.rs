//! `cargo xtask check`: what can be said without opening a window.

use crate::process::{self, cargo, npm};
use crate::say::{self, Outcome};
use crate::setup;
use crate::test::Tally;

/// Sets up, then checks formatting, lints and types of both halves, and tests the interface.
pub fn check(_arguments: &[String]) -> Outcome {
    setup::for_running()?;
    let mut tally = Tally::default();
    both_halves(&mut tally)?;
    tally.say();
    Ok(())
}

/// Checks formatting, lints and types of both halves, and tests and builds the interface.
pub fn both_halves(tally: &mut Tally) -> Outcome {
    say::step("formatting", || {
        process::run(cargo(&["fmt", "--all", "--check"]))?;
        process::run(npm(&["run", "--silent", "format:check"]))
    })?;
    say::step("types and lints of the interface", || {
        process::run(npm(&["run", "--silent", "check"]))?;
        process::run(npm(&["run", "--silent", "lint"]))
    })?;
    say::step("tests of the interface", || {
        let mut vitest = npm(&["run", "--silent", "test"]);
        vitest.env("CI", "1").env("NO_COLOR", "1");
        process::run_watched(vitest, |line| tally.hear(line))
    })?;
    setup::interface::build()?;
    // The application is linted as it is shipped and as it is driven, which differ in one feature.
    let driven = ["--features", "octavilla/e2e,octavilla/bench"];
    for (which, features) in [("as it is driven", &driven[..]), ("as it is shipped", &[])] {
        say::step(&format!("lints of the Rust code, {which}"), || {
            let start = ["clippy", "--quiet", "--workspace", "--all-targets"];
            let end = ["--", "--deny", "warnings"];
            process::run(cargo(&[&start, features, &end[..]].concat()))
        })?;
    }
    Ok(())
}
