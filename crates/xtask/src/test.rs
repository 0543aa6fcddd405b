//! `cargo xtask test`: every check that CI runs.

use crate::process::{self, cargo};
use crate::say::{self, Outcome};
use crate::{check, e2e, setup, target};

/// One selection of packages and features for all that is compiled, or it is compiled twice.
pub const EVERYTHING: [&str; 3] = ["--workspace", "--features", "octavilla/e2e"];

/// The tests that open a window or a browser, by the beginning of their names.
pub const ON_A_SCREEN: [&str; 2] = ["real_window::", "real_browser::"];

/// Sets up, checks both halves, and runs every test; those on a screen come last.
pub fn test(_arguments: &[String]) -> Outcome {
    setup::for_tests()?;
    let mut tally = Tally::default();
    check::both_halves(&mut tally)?;
    build()?;
    say::step("unit and acceptance tests", || {
        let kinds = ["--lib", "--bins", "--tests", "--"];
        let skipped = ON_A_SCREEN.map(|names| ["--skip", names]);
        run(&[&kinds, &skipped.concat()[..]].concat(), &mut tally)?;
        run(&["--doc"], &mut tally)
    })?;
    say::step("tests in the window and in browsers", || {
        e2e::drive(None, &mut tally)
    })?;
    tally.say();
    Ok(())
}

/// Compiles the tests and the programs that they run.
pub fn build() -> Outcome {
    say::step("programs and tests", || {
        process::run(cargo(
            &[&["build", "--bins", "--tests"][..], &EVERYTHING].concat(),
        ))
    })
}

/// The tests of the workspace, and what they need to find the programs.
pub fn tests(selection: &[&str]) -> std::process::Command {
    let octa = target()
        .join("debug/octa")
        .with_extension(std::env::consts::EXE_EXTENSION);
    let mut command = cargo(&[&["test", "--quiet"][..], &EVERYTHING, selection].concat());
    command.env("OCTA_BIN", octa);
    command
}

fn run(selection: &[&str], tally: &mut Tally) -> Outcome {
    process::run_watched(tests(selection), |line| tally.hear(line))
}

/// What the runners said at their end.
#[derive(Default, PartialEq, Eq, Debug)]
pub struct Tally {
    passed: u32,
    failed: u32,
}

impl Tally {
    /// Listens to a line of a runner: cargo's `test result: …`, or vitest's `Tests …`.
    pub fn hear(&mut self, line: &str) {
        let line = line.trim();
        if line.starts_with("test result:") || line.starts_with("Tests ") {
            self.passed += before(line, "passed");
            self.failed += before(line, "failed");
        }
    }

    /// Says the sum, as the last line of all.
    pub fn say(&self) {
        say::line(&format!("{} passed, {} failed", self.passed, self.failed));
    }
}

/// The number that stands before a word.
fn before(line: &str, word: &str) -> u32 {
    let words: Vec<&str> = line.split([' ', ';', ',']).collect();
    let number = words
        .windows(2)
        .find(|pair| pair[1] == word)
        .and_then(|pair| pair[0].parse().ok());
    number.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_runners_are_understood() {
        let mut tally = Tally::default();
        tally.hear("test result: ok. 12 passed; 1 failed; 0 ignored; 0 measured; 3 filtered out");
        tally.hear("      Tests  2 failed | 34 passed (36)");
        tally.hear("   Test Files  1 passed (1)");
        tally.hear("a line about 7 passed");
        assert_eq!(
            tally,
            Tally {
                passed: 46,
                failed: 3
            }
        );
    }
}
