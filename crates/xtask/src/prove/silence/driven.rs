//! The tests in the real window, at the window's end of the wire.

use std::path::Path;

use crate::say::{self, Outcome, Trouble};
use crate::{e2e, process};

use super::inside::Stage;
use super::wire;

/// The tests of the application. Those in browsers open browsers, which do have a network.
const TESTS: &[&str] = &["real_window::"];

/// Runs them all, and says what came to the other end.
pub fn listen(log: &Path) -> Outcome {
    let stage = Stage::new(log)?;
    stage.wait_for_the_canary()?;
    let before = wire::packets()?;
    let tests = process::run(e2e::tests(&stage.display, TESTS)?);
    // What was heard is told also where a test failed for another reason.
    let packets = wire::packets()? - before;
    stage.knock()?;
    if packets > 0 {
        return Err(Trouble::new(format!("{packets} packets came")));
    }
    say::line("silence: 0 packets through all tests in the real window");
    tests
}
