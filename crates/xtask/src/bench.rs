//! `cargo xtask bench`: figures of whole processes, as Markdown tables.
//!
//! The window is measured beside an empty Tauri window, started in turns on the same machine:
//! what counts is what Octavilla adds, with many posts and at its very first start. The library's figures come from the terminal program.

mod home;
mod library;
mod memory;
mod start;

use std::path::{Path, PathBuf};

use crate::display::Display;
use crate::process::{self, cargo};
use crate::say::{self, Outcome, While as _};
use crate::{run, setup, target, terminal};

use home::Home;
use start::Start;

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
    let octa = terminal::build()?;

    let posts = if quick { "200" } else { "100000" };
    let homes = [
        Home::with_posts("many-posts", &octa, posts)?,
        Home::new("first-start")?,
        Home::new("empty-window")?,
    ];
    let programs = [&application, &application, &empty];
    let starts: Vec<Start<'_>> = programs
        .iter()
        .zip(&homes)
        .map(|(program, home)| Start { program, home })
        .collect();

    let display = Display::start()?;
    let times = if quick { 3 } else { 15 };
    let turns = start::in_turns(&display, &starts, times)?;
    let memories = starts
        .iter()
        .map(|start| memory::of(&display, start))
        .collect::<Outcome<Vec<_>>>()?;

    say::line(&format!(
        "\n| window | {posts} posts, one of them open | first start | empty window |\n\
         |---|---:|---:|---:|"
    ));
    let of = |measure: fn(&[f64]) -> f64| turns.iter().map(move |times| measure(times));
    row(
        "start to the caret or the first paint, median",
        of(start::median).map(ms),
    );
    row("beside the empty window", ratios(of(start::median)));
    row("slowest", of(start::slowest).map(ms));
    row(
        "memory (PSS), all processes",
        memories.iter().map(|all| mib(all.total())),
    );
    // The figures are far below the 52 bits of a double.
    #[allow(clippy::cast_precision_loss)]
    let totals = memories.iter().map(|all| all.total() as f64);
    row("beside the empty window", ratios(totals));
    for (name, _) in &memories[0].0 {
        row(
            &format!("— {name}"),
            memories.iter().map(|all| mib(all.named(name))),
        );
    }
    let sizes = programs
        .iter()
        .map(|program| size(program))
        .collect::<Outcome<Vec<_>>>()?;
    row("size of the binary", sizes.into_iter().map(mib));
    Ok(())
}

/// How much more each is than the last.
fn ratios(figures: impl Iterator<Item = f64>) -> impl Iterator<Item = String> {
    let figures: Vec<f64> = figures.collect();
    let least = figures.last().copied().unwrap_or(1.0);
    figures
        .into_iter()
        .map(move |figure| format!("{:.2} ×", figure / least))
}

fn empty_window() -> Outcome<PathBuf> {
    say::step("empty window (release)", || {
        let program = ["--bin", "empty-window", "--features", "bench"];
        let build = ["build", "--release", "--package", "octavilla"];
        process::run(cargo(&[&build[..], &program].concat()))
    })?;
    Ok(target().join("release/empty-window"))
}

fn row(name: &str, cells: impl Iterator<Item = String>) {
    say::line(&format!(
        "| {name} | {} |",
        cells.collect::<Vec<_>>().join(" | ")
    ));
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
