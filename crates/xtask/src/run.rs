//! `cargo xtask run`: opens the application, on a virtual screen where there is no other.

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use crate::display::{self, Display};
use crate::process::{self, Running, cargo};
use crate::say::{self, Outcome, Trouble, While as _};
use crate::{setup, target};

/// Sets up, builds the release and opens it: `[--library FILE]`.
pub fn run(arguments: &[String]) -> Outcome {
    let library = library(arguments)?;
    setup::for_running()?;
    let application = build()?;

    let mut command = Command::new(application);
    command.args(library);
    if display::is_missing() {
        on_a_virtual_screen(command)
    } else {
        process::run(command)
    }
}

/// Builds the release and gives its path.
pub fn build() -> Outcome<PathBuf> {
    say::step("application (release)", || {
        process::run(cargo(&[
            "build",
            "--release",
            "--package",
            "octavilla",
            "--bin",
            "octavilla",
        ]))
    })?;
    Ok(target()
        .join("release/octavilla")
        .with_extension(std::env::consts::EXE_EXTENSION))
}

/// Waits until the application says that its window has painted.
pub fn wait_for_paint(running: &mut Running, painted: &std::path::Path) -> Outcome {
    let started = std::time::Instant::now();
    while !painted.is_file() {
        if let Some(status) = running.0.try_wait()? {
            return Err(Trouble::new(format!("the application ended with {status}")));
        }
        if started.elapsed() > Duration::from_secs(60) {
            return Err(Trouble::new(
                "the window had painted nothing after a minute",
            ));
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    Ok(())
}

fn on_a_virtual_screen(mut command: Command) -> Outcome {
    say::line(
        "There is no screen here (no DISPLAY, no WAYLAND_DISPLAY): opening on a virtual one.",
    );
    let display = Display::start()?;
    let painted = target().join("painted");
    // A file left by an earlier run would say that the window is there before it is.
    let _ = std::fs::remove_file(&painted);
    display.dress(&mut command);
    command.env("OCTAVILLA_PAINTED_FILE", &painted);
    let mut running = Running(command.spawn().during("octavilla")?);
    wait_for_paint(&mut running, &painted)?;
    // What the page has painted still has to travel to the screen.
    std::thread::sleep(Duration::from_millis(700));

    let picture = target().join("octavilla.png");
    display.photograph(&picture)?;
    say::line(&format!(
        "The window is open. A picture of it: {}",
        picture.display()
    ));
    if !std::io::stdin().is_terminal() {
        return Ok(());
    }
    say::line("It stays open until Ctrl-C.");
    running.0.wait().during("octavilla")?;
    Ok(())
}

fn library(arguments: &[String]) -> Outcome<Option<PathBuf>> {
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => Ok(None),
        ["--library", file] => Ok(Some(std::path::absolute(file).during(file)?)),
        _ => Err(Trouble::new("usage: cargo xtask run [--library FILE]")),
    }
}
