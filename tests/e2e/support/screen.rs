//! Keys and a mouse that come from outside the page, as a person's do.
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

/// Presses the button of the mouse at one place of the screen and lets it go at another; without
/// haste the mouse rests a moment on its way and before it lets go, as a hand does.
pub async fn carry(from: (i64, i64), to: (i64, i64), haste: bool) {
    move_mouse(from).await;
    xdotool(&["mousedown", "1"]).await;
    let steps = if haste { 1 } else { 12 };
    for step in 1..=steps {
        let on = |from: i64, to: i64| from + (to - from) * step / steps;
        move_mouse((on(from.0, to.0), on(from.1, to.1))).await;
    }
    if !haste {
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    xdotool(&["mouseup", "1"]).await;
}

async fn move_mouse((x, y): (i64, i64)) {
    xdotool(&["mousemove", &x.to_string(), &y.to_string()]).await;
}

async fn xdotool(arguments: &[&str]) {
    let status = Command::new("xdotool").args(arguments).status().unwrap();
    assert!(status.success(), "xdotool {arguments:?}");
    tokio::time::sleep(Duration::from_millis(150)).await;
}
