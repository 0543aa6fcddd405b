//! The application says nothing: on a wire whose only other end is a canary, no packet comes.
//!
//! 1. [`wire`]: a network of two, the window's end and the canary's. It needs root; without it
//!    only the release application's processes are looked at.
//! 2. [`inside`]: at the window's end, by turns: the release application, driven by keys through
//!    writing and export; a window whose page has no policy and tries every way out, with all
//!    layers, with the filter alone, with what closes the window alone, and with nothing.
//! 3. [`canary`]: at the other end, who hears it all. With nothing in the way it must hear most of
//!    what is tried; else the silence before would prove nothing.
//! 4. [`driven`]: the tests in the real window, at the same end. They are driven over the loop of
//!    that end, so only the wire is counted.
//! 5. [`resolver`]: whoever looks names up for this machine, asked by a local socket, which no
//!    filter of sockets can tell from others.

mod attack;
pub mod canary;
pub mod driven;
mod hands;
pub mod inside;
mod processes;
mod resolver;
mod wire;

use std::path::PathBuf;
use std::process::Command;

use crate::process::{self, Running, cargo};
use crate::say::{self, Outcome, While as _};
use crate::setup::system::{self, Purpose};
use crate::{run, setup, target, terminal, test};

use wire::Wire;

/// What the two programs at the ends of the wire are called on the command line.
pub const INSIDE: &str = "--inside";
pub const CANARY: &str = "--canary";
pub const DRIVEN: &str = "--driven";

/// Builds what is looked at, then listens to it.
pub fn prove() -> Outcome {
    setup::for_running()?;
    system::packages(&[Purpose::Display, Purpose::Drive, Purpose::Listen])?;
    run::build()?;
    // The one of the other proofs: building another takes minutes.
    terminal::build()?;
    attacked_window()?;
    if let Some(reason) = wire::unavailable() {
        processes::prove()?;
        say::line(&format!(
            "silence: SKIPPED the canary, which needs a network of its own: {reason}"
        ));
        return Ok(());
    }
    on_the_wire(INSIDE)
}

/// Lets the tests in the real window run on the wire.
pub fn prove_driven() -> Outcome {
    setup::for_tests()?;
    system::packages(&[Purpose::Listen])?;
    if let Some(reason) = wire::unavailable() {
        say::line(&format!(
            "silence: SKIPPED, it needs a network of its own: {reason}"
        ));
        return Ok(());
    }
    setup::interface::build()?;
    test::build()?;
    on_the_wire(DRIVEN)
}

/// Lays a wire, puts the canary at one end, and this program at the other.
fn on_the_wire(what: &str) -> Outcome {
    let wire = Wire::lay()?;
    let log = folder().join("heard");
    std::fs::create_dir_all(folder()).during(folder().display())?;
    let ourselves = std::env::current_exe()?;
    let ourselves = ourselves.to_string_lossy();
    let mut canary = wire.canary(&[&ourselves, "prove", "silence", CANARY]);
    canary.arg(&log);
    let _canary = Running(canary.spawn().during("the canary")?);
    let mut inside = wire.window(&[&ourselves, "prove", "silence", what]);
    inside.arg(&log);
    process::run(inside)
}

/// What this proof leaves to be looked at: what was heard, and pictures of the window.
pub fn folder() -> PathBuf {
    target().join("silence")
}

/// Builds the window whose page tries every way out.
fn attacked_window() -> Outcome {
    let program = ["--bin", "attacked-window", "--features", "attack"];
    let build = ["build", "--release", "--package", "octavilla"];
    say::step("attacked window (release)", || {
        process::run(cargo(&[&build[..], &program].concat()))
    })
}

/// A program that was built for release.
fn built(name: &str) -> Command {
    Command::new(target().join("release").join(name))
}
