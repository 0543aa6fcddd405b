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

async fn xdotool(arguments: &[&str]) {
    let status = Command::new("xdotool").args(arguments).status().unwrap();
    assert!(status.success(), "xdotool {arguments:?}");
    tokio::time::sleep(Duration::from_millis(150)).await;
}
