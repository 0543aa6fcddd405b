use crate::process::{self, cargo};
use crate::say::Outcome;
use crate::{setup, terminal};

/// Runs the acceptance tests of these names as far as they go, with the optimised programs.
pub fn prove(names: &str) -> Outcome {
    setup::for_tests()?;
    let octa = terminal::build()?;
    let release = ["test", "--release", "--quiet", "--package", "acceptance"];
    let mut tests = cargo(&[&release[..], &["--", "--test-threads", "1", names]].concat());
    tests.env("OCTA_BIN", octa).env("OCTAVILLA_PROVE", "1");
    process::run(tests)
}
