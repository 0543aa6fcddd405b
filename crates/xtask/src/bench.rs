//! `cargo xtask bench`: figures of whole processes, as Markdown tables.
//!
//! The window is measured beside an empty Tauri window, started in turns on the same machine:
//! what counts is what Octavilla adds. The library's figures come from the terminal program.

mod library;
mod memory;
mod start;

use std::path::{Path, PathBuf};

use crate::display::Display;
use crate::process::{self, cargo};
use crate::say::{self, Outcome, While as _};
use crate::{run, setup, target};

/// Measures the window and the library, or only one of them; with `--quick` only as much as shows
/// that measuring works.
pub fn bench(arguments: &[String]) -> Outcome {
    let has = |word: &str| arguments.iter().any(|argument| argument == word);
    let (quick, all) = (has("--quick"), !has("window") && !has("library"));
    setup::for_tests()?;
    if all || has("window") {
        window(quick)?;
    }
    if all || has("library") {
        library::tables(quick)?;
    }
    Ok(())
}

fn window(quick: bool) -> Outcome {
    setup::interface::build()?;
    let application = run::build()?;
    let empty = empty_window()?;

    let display = Display::start()?;
    let times = if quick { 3 } else { 15 };
    let starts = start::in_turns(&display, [&application, &empty], times)?;
    let [ours, nothing] = [&application, &empty].map(|window| memory::of(&display, window));

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
    Ok(())
}

fn empty_window() -> Outcome<PathBuf> {
    say::step("empty window (release)", || {
        let program = ["--bin", "empty-window", "--features", "bench"];
        let build = ["build", "--release", "--package", "octavilla"];
        process::run(cargo(&[&build[..], &program].concat()))
    })?;
    Ok(target().join("release/empty-window"))
}

fn row(name: &str, [ours, empty]: [String; 2]) {
    say::line(&format!("| {name} | {ours} | {empty} |"));
}

fn ms(seconds: f64) -> String {
    format!("{:.0} ms", seconds * 1000.0)
}

/// Bytes as mebibytes.
fn mib(bytes: u64) -> String {
    // The figures are far below the 52 bits of a double.
    #[allow(clippy::cast_precision_loss)]
    let bytes = bytes as f64;
    format!("{:.1} MiB", bytes / 1024.0 / 1024.0)
}

fn size(file: &Path) -> Outcome<u64> {
    Ok(file.metadata().during(file.display())?.len())
}
