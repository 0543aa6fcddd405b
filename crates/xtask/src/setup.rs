//! `cargo xtask setup`: everything that the other commands need, quick when nothing is missing.
//!
//! 1. [`system`]: packages of the operating system.
//! 2. [`node`]: Node itself, then the npm packages of the lock files.
//! 3. [`interface`]: the built interface, which the application embeds.
//! 4. [`tools`]: programs of crates.io that the tests need.

pub mod interface;
pub mod node;
pub mod stamp;
pub mod system;
pub mod tools;

use crate::say::{self, Outcome};
use system::Purpose;

/// Sets up everything that any command needs.
pub fn setup(_arguments: &[String]) -> Outcome {
    for_tests()?;
    say::line("everything is there");
    Ok(())
}

/// Sets up what building and opening the application needs.
pub fn for_running() -> Outcome {
    let virtual_display = crate::display::is_missing();
    let purposes: &[Purpose] = if virtual_display {
        &[Purpose::Build, Purpose::Display]
    } else {
        &[Purpose::Build]
    };
    system::packages(purposes)?;
    node::packages()?;
    interface::build()
}

/// Sets up what the tests need, the interface excepted, which they build when they have checked it.
pub fn for_tests() -> Outcome {
    system::packages(&[
        Purpose::Build,
        Purpose::Display,
        Purpose::Drive,
        Purpose::Break,
        Purpose::Validate,
    ])?;
    node::packages()?;
    node::validators()?;
    tools::wordpress()?;
    tools::driver().map(|_| ())
}
