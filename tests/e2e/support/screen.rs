//! Keys that come from outside the page, as a person's keys do.
//!
//! WebDriver gives its keys to the page, past the menus; these go through the window system.

use std::process::Command;
use std::time::Duration;

/// Gives the keyboard to the window, and presses keys by their names in X11.
pub async fn press_keys(keys: &[&str]) {
    xdotool(&[
        "search",
        "--sync",
        "--onlyvisible",
        "--name",
        "^Octavilla$",
        "windowfocus",
    ])
    .await;
    for key in keys {
        xdotool(&["key", "--clearmodifiers", key]).await;
    }
}

/// Types text.
pub async fn type_text(text: &str) {
    xdotool(&["type", "--delay", "20", text]).await;
}

/// Moves the mouse to a place of the screen.
pub async fn point_at(x: i64, y: i64) {
    xdotool(&["mousemove", &x.to_string(), &y.to_string()]).await;
}

/// Carries what lies at one place of the screen to another, as a hand does: bit by bit.
pub async fn carry(from: (i64, i64), to: (i64, i64)) {
    point_at(from.0, from.1).await;
    xdotool(&["mousedown", "1"]).await;
    for step in 1..=16 {
        let between = |a: i64, b: i64| a + (b - a) * step / 16;
        point_at(between(from.0, to.0), between(from.1, to.1)).await;
        // What is carried is made ready meanwhile.
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    xdotool(&["mouseup", "1"]).await;
}

async fn xdotool(arguments: &[&str]) {
    let status = Command::new("xdotool").args(arguments).status().unwrap();
    assert!(status.success(), "xdotool {arguments:?}");
    tokio::time::sleep(Duration::from_millis(150)).await;
}
