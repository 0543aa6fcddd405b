//! `cargo xtask bench`: figures of whole processes, as Markdown tables.
//!
//! The window is measured beside an empty Tauri window, started in turns on the same machine:
//! what counts is what Octavilla adds. The library's figures come from the terminal program.

mod memory;
mod start;

use std::fs;
use std::path::{Path, PathBuf};

use crate::display::Display;
use crate::process::{self, cargo, program};
use crate::say::{self, Outcome, While as _};
use crate::{run, setup, target, terminal};

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
    say::line("");
    library(quick)
}

fn empty_window() -> Outcome<PathBuf> {
    say::step("empty window (release)", || {
        let program = ["--bin", "empty-window", "--features", "bench"];
        let build = ["build", "--release", "--package", "octavilla"];
        process::run(cargo(&[&build[..], &program].concat()))
    })?;
    Ok(target().join("release/empty-window"))
}

/// Lets the terminal program make a large library and measure itself in it.
fn library(quick: bool) -> Outcome {
    let folder = target().join("bench-library");
    if folder.exists() {
        fs::remove_dir_all(&folder).during(folder.display())?;
    }
    fs::create_dir_all(&folder).during(folder.display())?;
    let file = folder.join("large.octavilla");
    let posts = if quick { "200" } else { "10000" };
    let octa = terminal::build()?;
    let fixture = |words: &[&str]| {
        let mut command = program(&octa, &["fixture"]);
        command.arg(words[0]).arg(&file).args(&words[1..]);
        process::run(command)
    };
    say::step("library to measure in", || {
        fixture(&["library", "--posts", posts])
    })?;
    say::line(&format!(
        "\n| library of {posts} posts, {} | median | slowest |\n|---|---:|---:|",
        mib(size(&file)?)
    ));
    fixture(&["bench"])?;
    fs::remove_dir_all(&folder).during(folder.display())
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
