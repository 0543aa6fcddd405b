//! Killed while somebody types: what was saved is there, and nearly all of the rest.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::support::screen::{press_keys, type_text};
use crate::support::{Home, Window, elements};

const BODY: &str = "Body, English";

/// Ten keys a second, as a quick hand.
const PACE: Duration = Duration::from_millis(100);

/// What is typed before the window is killed, some more each time so that no instant is always
/// met.
const WORDS: &str = "The well is not for sale and the bell was rung at four. ";

/// Which process is killed.
const VICTIMS: [&str; 2] = ["octavilla", "WebKitWebProces"];

#[tokio::test]
async fn killed_while_one_types_all_but_the_last_moment_is_kept() {
    let times = match std::env::var_os("OCTAVILLA_PROVE") {
        Some(_) => 20,
        None => 2,
    };
    let mut missing = Vec::new();
    for time in 0..times {
        missing.push(kill(VICTIMS[time % 2], 17 + 3 * time).await);
    }
    missing.sort_unstable();
    say(&format!(
        "window: {times} kills at ten keys a second, all that was saved is there and every batch \
         but the last that was sent; missing: {} ms of typing in the median, {} ms at most",
        missing[times / 2].as_millis(),
        missing[times - 1].as_millis()
    ));
}

/// Types, kills, opens again; gives how long before its end the typing is missing.
async fn kill(victim: &str, keys: usize) -> Duration {
    let home = Home::new();
    let library = home.path("Documents/Kill.octavilla");
    home.octa(&["init", library.to_str().unwrap()]);
    let window = Window::open_with(&home, &[&library]).await;
    window.press("New post").await;
    window.write("Title", "One").await;
    enter(&window).await;
    window.client.execute(COUNT, vec![]).await.unwrap();

    let typed: String = WORDS.chars().cycle().take(keys).collect();
    let mut at = Vec::new();
    let mut known = Known::default();
    for letter in typed.chars() {
        let start = Instant::now();
        at.push(start);
        type_quickly(letter);
        known = Known::asked(&window).await;
        tokio::time::sleep(PACE.saturating_sub(start.elapsed())).await;
    }
    let end = Instant::now();
    window.kill(victim).await;

    let kept = body(&home, &library);
    assert!(typed.starts_with(&kept), "{victim}: {kept:?} of {typed:?}");
    assert!(kept.len() >= known.saved, "{victim}: {kept:?}, {known:?}");
    assert!(
        kept.len() >= known.sent_before,
        "{victim}: {kept:?}, {known:?}"
    );
    goes_on(&home, &kept).await;
    at.get(kept.len())
        .map_or(Duration::ZERO, |first| end - *first)
}

/// Undo reaches back over what was kept, and the caret stands where one can go on.
async fn goes_on(home: &Home, kept: &str) {
    let window = Window::open(home).await;
    window.choose("One").await;
    let field = window.see(&elements::text_box(BODY)).await;
    assert_eq!(window.text(BODY).await, kept);
    // Focused without a click, the caret stands where the last letter was written.
    let focus = "arguments[0].focus()";
    let argument = serde_json::to_value(&field).unwrap();
    window.client.execute(focus, vec![argument]).await.unwrap();
    type_text("!").await;
    assert_eq!(window.text(BODY).await, format!("{kept}!"));
    press_keys(&["ctrl+z"]).await;
    assert_eq!(window.text(BODY).await, kept);
    for _ in 0..kept.len() {
        if is_empty(&window).await {
            break;
        }
        press_keys(&["ctrl+z"]).await;
    }
    assert!(is_empty(&window).await, "{}", window.text(BODY).await);
    window.saved().await;
    window.close().await;
}

/// What the page knew a moment before it was killed, letters of the body.
#[derive(Debug, Default)]
struct Known {
    /// The foot said "Saved" of so many.
    saved: usize,
    /// So many had been sent before the newest batch.
    sent_before: usize,
}

impl Known {
    async fn asked(window: &Window) -> Known {
        let answer = window.client.execute(ASK, vec![]).await.unwrap();
        let number = |name: &str| {
            let number = answer[name].as_u64().unwrap_or(0);
            usize::try_from(number).unwrap()
        };
        Known {
            saved: number("saved"),
            sent_before: number("sentBefore"),
        }
    }
}

/// An empty field shows what might stand there.
async fn is_empty(window: &Window) -> bool {
    let field = window.see(&elements::text_box(BODY)).await;
    let script = "return arguments[0].querySelector('.cm-placeholder') !== null";
    let argument = serde_json::to_value(&field).unwrap();
    let answer = window.client.execute(script, vec![argument]).await.unwrap();
    answer == true
}

async fn enter(window: &Window) {
    let field = window.see(&elements::text_box(BODY)).await;
    field.click().await.unwrap();
    press_keys(&["ctrl+End"]).await;
}

/// One key, without waiting for what it does.
fn type_quickly(letter: char) {
    let mut command = std::process::Command::new("xdotool");
    let status = command.args(["type", "--delay", "0", &letter.to_string()]);
    assert!(status.status().unwrap().success());
}

fn body(home: &Home, library: &Path) -> String {
    let shown = home.octa(&["show", library.to_str().unwrap(), "one", "--json"]);
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    shown["editions"][0]["body"].as_str().unwrap().to_owned()
}

/// Says a line that is seen also when the test passes.
fn say(line: &str) {
    use std::io::Write as _;
    // Written past the runner, which keeps what is printed to itself.
    let _ = writeln!(std::io::stderr().lock(), "\n{line}");
}

/// Counts the letters of each batch that the page sends from now on.
const COUNT: &str = "
    const internals = window.__TAURI_INTERNALS__;
    const invoke = internals.invoke;
    window.sent = [0];
    internals.invoke = (command, payload, ...rest) => {
        if (payload?.name === 'edition.append') {
            const letters = payload.request.edits.reduce((sum, e) => sum + e.inserted.length, 0);
            window.sent.push(window.sent.at(-1) + letters);
        }
        return invoke(command, payload, ...rest);
    };
";

/// What the page knows: letters that are saved, and letters sent before the newest batch.
const ASK: &str = "
    const foot = [...document.querySelectorAll('[role=status], output')];
    const isSaved = foot.some(line => line.textContent.includes('Saved'));
    const lines = [...document.querySelectorAll('[aria-label=\"Body, English\"] .cm-line')];
    const letters = lines.map(line => line.textContent).join('\\n').length;
    return { saved: isSaved ? letters : 0, sentBefore: window.sent.at(-2) ?? 0 };
";
