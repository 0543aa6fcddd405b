//! `cargo xtask bench`: figures of whole processes, as Markdown tables.
//!
//! The window is measured beside an empty Tauri window, started in turns on the same machine:
//! what counts is what Octavilla adds. The library's own figures come from its own program.

mod memory;
mod start;

use std::path::{Path, PathBuf};

use crate::display::Display;
use crate::process::{self, cargo};
use crate::say::{self, Outcome, While as _};
use crate::{root, run, setup, target};

/// Measures; with `--quick` only as often as shows that measuring works.
pub fn bench(arguments: &[String]) -> Outcome {
    let quick = arguments.iter().any(|argument| argument == "--quick");
    setup::for_tests()?;
    setup::interface::build()?;
    let application = run::build()?;
    let empty = empty_window()?;

    let display = Display::start()?;
    let times = if quick { 3 } else { 15 };
    let starts = start::in_turns(&display, [&application, &empty], times)?;
    let [ours, nothing] = [&application, &empty].map(|program| memory::of(&display, program));

    say::line("\n| window | Octavilla | empty window |\n|---|---:|---:|");
    row(
        "start to first paint, median",
        starts.each_ref().map(|times| ms(start::median(times))),
    );
    row(
        "start to first paint, slowest",
        starts.each_ref().map(|times| ms(start::slowest(times))),
    );
    let (ours, nothing) = (ours?, nothing?);
    row(
        "memory (PSS), all processes",
        [mib(ours.total()), mib(nothing.total())],
    );
    for (name, _) in &ours.0 {
        row(
            &format!("— {name}"),
            [mib(ours.named(name)), mib(nothing.named(name))],
        );
    }
    row(
        "size of the binary",
        [mib(size(&application)?), mib(size(&empty)?)],
    );
    say::line("");
    library(quick)
}

fn empty_window() -> Outcome<PathBuf> {
    say::step("empty window (release)", || {
        process::run(cargo(&[
            "build",
            "--release",
            "--package",
            "octavilla",
            "--example",
            "empty-window",
        ]))
    })?;
    Ok(target().join("release/examples/empty-window"))
}

/// Lets the library measure itself on libraries that it makes.
fn library(quick: bool) -> Outcome {
    let program = "bench";
    if !root()
        .join("crates/library/examples")
        .join(program)
        .with_extension("rs")
        .is_file()
    {
        say::line("crates/library/examples/bench.rs is not there: nothing about the library");
        return Ok(());
    }
    let start = [
        "run",
        "--release",
        "--quiet",
        "--package",
        "library",
        "--features",
        "fixtures",
    ];
    let end: &[&str] = if quick { &["--", "--quick"] } else { &[] };
    process::run(cargo(&[&start[..], &["--example", program], end].concat()))
}

fn row(name: &str, [ours, empty]: [String; 2]) {
    say::line(&format!("| {name} | {ours} | {empty} |"));
}

fn ms(seconds: f64) -> String {
    format!("{:.0} ms", seconds * 1000.0)
}

fn mib(bytes: u64) -> String {
    // The figures are far below the 52 bits of a double.
    #[allow(clippy::cast_precision_loss)]
    let bytes = bytes as f64;
    format!("{:.1} MiB", bytes / 1024.0 / 1024.0)
}

fn size(file: &Path) -> Outcome<u64> {
    Ok(file.metadata().during(file.display())?.len())
}
