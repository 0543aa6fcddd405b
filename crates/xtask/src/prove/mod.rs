//! `cargo xtask prove [NAME]`: proofs that take minutes. Each ends with a line that holds its
//! figures.

mod fuzz;
mod home;
mod leavings;
mod long;
mod silence;
mod traces;
mod work;

use std::path::Path;

use crate::say::{self, Outcome, Trouble};

pub use home::at_home;

/// One proof: its name, what it shows, and the function that shows it.
struct Proof(&'static str, &'static str, fn() -> Outcome);

/// Every proof, the quickest first.
const PROOFS: &[Proof] = &[
    Proof(
        "leavings",
        "the application leaves nothing of its own but two small files",
        leavings::prove,
    ),
    Proof(
        "silence",
        "the application says nothing, and cannot, whatever its page tries",
        silence::prove,
    ),
    Proof(
        "traces",
        "after a lock, a kill and a crash nothing of a sealed library is left",
        traces::prove,
    ),
    Proof(
        "work",
        "whatever stands in a text, rendering it takes work that grows with its length alone",
        work::prove,
    ),
    Proof(
        "fuzz",
        "whatever stands in a text or a file, those who read it keep their laws",
        || fuzz::prove(&[]),
    ),
    Proof(
        "pairs",
        "through a million edits on both sides, every pair is where it belongs",
        || long::in_the_text("pairs::living"),
    ),
    Proof(
        "merge",
        "of a hundred thousand pairs of edits on two sides no word is lost, and pairs hold",
        || long::in_the_text("merge::laws"),
    ),
    Proof(
        "power",
        "a power cut takes nothing that was acknowledged",
        || long::in_the_terminal("power::"),
    ),
    Proof(
        "silence-driven",
        "nothing is said through all that the tests do in the window",
        silence::prove_driven,
    ),
    Proof(
        "window",
        "killed while somebody types, the window keeps all but the last moment",
        || long::in_the_window("real_window::kill"),
    ),
    Proof(
        "faults",
        "whichever call a disk refuses, nothing acknowledged is lost",
        || long::in_the_terminal("faults::"),
    ),
    Proof(
        "kill",
        "killed at any call, a session keeps what was acknowledged",
        || long::in_the_terminal("kill::"),
    ),
    Proof(
        "seal",
        "whatever cuts the making of a seal short, the library opens as before or as it was to",
        || long::in_the_terminal("seal_accidents::"),
    ),
    Proof(
        "edits",
        "a million edits replayed are the text that was typed",
        || long::in_the_terminal("edits::"),
    ),
];

/// Proves everything, or what is named.
pub fn prove(arguments: &[String]) -> Outcome {
    // What `silence` starts at the two ends of its wire.
    if let [name, end, log] = arguments
        && name == "silence"
    {
        match end.as_str() {
            silence::INSIDE => return silence::inside::listen(Path::new(log)),
            silence::DRIVEN => return silence::driven::listen(Path::new(log)),
            silence::CANARY => return silence::canary::listen(Path::new(log)),
            _ => {}
        }
    }
    // Its targets can be named, and how long each is to run.
    if let Some((first, rest)) = arguments.split_first()
        && first == "fuzz"
    {
        return say::step("fuzz", || fuzz::prove(rest));
    }
    let is_wanted = |proof: &&Proof| arguments.is_empty() || arguments.iter().any(|a| a == proof.0);
    let wanted: Vec<&Proof> = PROOFS.iter().filter(is_wanted).collect();
    if wanted.len() < arguments.len() {
        let names: Vec<&str> = PROOFS.iter().map(|proof| proof.0).collect();
        return Err(Trouble::new(format!(
            "usage: cargo xtask prove [{}]",
            names.join("|")
        )));
    }
    for Proof(name, what, prove) in wanted {
        say::step(&format!("{name}: {what}"), prove)?;
    }
    Ok(())
}
