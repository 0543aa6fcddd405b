//! The built interface, `ui/dist`, which the application embeds.

use super::stamp;
use crate::process::{self, npm};
use crate::root;
use crate::say::{self, Outcome, Trouble};

const STAMP: &str = "interface";

/// Builds the interface, unless nothing that it is made of has changed.
pub fn build() -> Outcome {
    let ui = root().join("ui");
    let index = ui.join("dist/index.html");
    // What lies outside `ui` and is part of the interface goes in through `ui/src/generated`.
    let inputs = || {
        stamp::of(
            std::slice::from_ref(&ui),
            &["node_modules", "dist", "tests"],
        )
    };
    if index.is_file() && stamp::is(STAMP, inputs()?) {
        return Ok(());
    }
    say::step("interface", || {
        process::run(npm(&["run", "--silent", "build"]))?;
        if !index.is_file() {
            return Err(Trouble::new(
                "the build of the interface left no ui/dist/index.html",
            ));
        }
        stamp::set(STAMP, inputs()?)
    })
}
