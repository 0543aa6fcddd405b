//! Undo to the first keystroke, also in a window that did not see it.

use std::time::Duration;

use crate::support::screen::{press_keys, type_text};
use crate::support::{Home, Window, elements};

const BODY: &str = "Body, English";
/// Longer than what CodeMirror takes for one step.
const PAUSE: Duration = Duration::from_millis(800);

#[tokio::test]
async fn undo_and_redo_go_on_after_a_power_cut() {
    let home = Home::new();
    let library = home.path("Documents/Undo.octavilla");
    home.octa(&["init", library.to_str().unwrap()]);
    let window = Window::open_with(&home, &[&library]).await;
    window.press("New post").await;
    window.write("Title", "One").await;
    enter(&window).await;
    for words in ["The well", " is not", " for sale"] {
        type_text(words).await;
        tokio::time::sleep(PAUSE).await;
    }
    press_keys(&["ctrl+z"]).await;
    reads(&window, "The well is not").await;
    window.saved().await;
    window.cut_off().await;

    let window = Window::open(&home).await;
    enter(&window).await;
    for left in ["The well", "", ""] {
        press_keys(&["ctrl+z"]).await;
        reads(&window, left).await;
    }
    for again in ["The well", "The well is not", "The well is not for sale"] {
        press_keys(&["ctrl+shift+z"]).await;
        reads(&window, again).await;
    }
    // The caret is where the words came back, so that one can go on.
    type_text("!").await;
    reads(&window, "The well is not for sale!").await;
    window.saved().await;
    window.cut_off().await;

    let window = Window::open(&home).await;
    window.choose("One").await;
    let field = window.see(&elements::text_box(BODY)).await;
    tokio::time::sleep(PAUSE).await;
    // Focused without a click, the caret stands where the last word was written.
    let script = "arguments[0].focus()";
    let argument = serde_json::to_value(&field).unwrap();
    window.client.execute(script, vec![argument]).await.unwrap();
    type_text("!").await;
    reads(&window, "The well is not for sale!!").await;
    press_keys(&["ctrl+z"]).await;
    reads(&window, "The well is not for sale!").await;
    press_keys(&["ctrl+z"]).await;
    reads(&window, "The well is not for sale").await;
    window.saved().await;
    window.close().await;
}

#[tokio::test]
async fn the_way_back_is_the_same_in_a_window_that_did_not_see_it() {
    let home = Home::new();
    let library = home.path("Documents/Way.octavilla");
    home.octa(&["init", library.to_str().unwrap()]);
    let window = Window::open_with(&home, &[&library]).await;
    window.press("New post").await;
    window.write("Title", "One").await;
    enter(&window).await;
    for (keys, words) in [
        (&[][..], "uno dos tres"),
        (&["ctrl+Left"], "y "),
        (&["BackSpace", "BackSpace"], "o"),
        (&["ctrl+z", "ctrl+z"], "más"),
        (&["ctrl+Home", "ctrl+Delete"], "¡Agua! "),
        (&["ctrl+a", "ctrl+c", "End", "ctrl+v"], ""),
        (&["ctrl+z", "ctrl+shift+z", "Return"], "fin"),
        (&["BackSpace", "BackSpace", "BackSpace"], ""),
    ] {
        press_keys(keys).await;
        type_text(words).await;
        tokio::time::sleep(PAUSE).await;
    }
    let ends = window.text(BODY).await;
    let seen = walk(&window, "ctrl+z").await;
    assert!(seen.len() > 5, "{seen:?}");
    assert_eq!(walk(&window, "ctrl+shift+z").await.last(), Some(&ends));
    window.saved().await;
    window.cut_off().await;

    let window = Window::open(&home).await;
    enter(&window).await;
    assert_eq!(window.text(BODY).await, ends);
    assert_eq!(walk(&window, "ctrl+z").await, seen);
    assert!(is_empty(&window).await);
    assert_eq!(walk(&window, "ctrl+shift+z").await.last(), Some(&ends));
    window.close().await;
}

#[tokio::test]
async fn one_press_takes_a_restore_back() {
    let home = Home::new();
    let library = home.path("Documents/Restore.octavilla");
    home.octa(&["init", library.to_str().unwrap()]);
    let window = Window::open_with(&home, &[&library]).await;
    window.press("New post").await;
    enter(&window).await;
    type_text("The well").await;
    window.saved().await;
    let edition = edition(&window).await;
    let revision = window.call("edition.get", edition.clone()).await["revision"].clone();
    tokio::time::sleep(PAUSE).await;
    press_keys(&["ctrl+a"]).await;
    type_text("Nothing").await;
    window.saved().await;
    let mut moment = edition;
    moment["revision"] = revision;
    window.call("history.restore", moment).await;
    reads(&window, "The well").await;
    press_keys(&["ctrl+z"]).await;
    reads(&window, "Nothing").await;
    window.saved().await;
    window.close().await;
}

async fn enter(window: &Window) {
    window
        .see(&elements::text_box(BODY))
        .await
        .click()
        .await
        .unwrap();
    press_keys(&["ctrl+End"]).await;
}

/// What the body says after each press, until one changes nothing.
async fn walk(window: &Window, key: &str) -> Vec<String> {
    let mut seen = Vec::new();
    let mut last = window.text(BODY).await;
    loop {
        press_keys(&[key]).await;
        let now = window.text(BODY).await;
        if now == last {
            return seen;
        }
        seen.push(now.clone());
        last = now;
    }
}

async fn edition(window: &Window) -> serde_json::Value {
    let wish = serde_json::json!({ "search": "", "status": null, "language": null,
        "trashed": false, "offset": 0, "limit": 10 });
    let page = window.call("post.list", wish).await;
    let post = serde_json::json!({ "post": page["posts"][0]["id"] });
    let post = window.call("post.get", post).await;
    serde_json::json!({ "edition": post["editions"][0]["id"] })
}

/// Waits until the body says just this.
async fn reads(window: &Window, expected: &str) {
    let mut said = String::new();
    for _ in 0..100 {
        said = window.text(BODY).await;
        // An empty field shows what might stand there.
        if said == expected || (expected.is_empty() && is_empty(window).await) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
    assert_eq!(said, expected);
}

async fn is_empty(window: &Window) -> bool {
    let field = window.see(&elements::text_box(BODY)).await;
    let script = "return arguments[0].querySelector('.cm-placeholder') !== null";
    let argument = serde_json::to_value(&field).unwrap();
    let answer = window.client.execute(script, vec![argument]).await.unwrap();
    answer == true
}
