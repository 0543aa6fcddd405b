//! Spelling: a typo is underlined, an inclusive word is not, and both are dealt with by key.

use std::time::{Duration, Instant};

use fantoccini::key::Key;
use serde_json::Value;

use crate::support::screen::press_keys;
use crate::support::{Home, Window, word};

const BODY: &str = "Body, Spanish";

#[tokio::test]
async fn a_typo_is_underlined_and_corrected_by_key_and_an_inclusive_word_is_not() {
    let home = Home::new();
    let window = open(&home, "es").await;
    window
        .write(BODY, "Lxs compañerxs y todes beben aguq en la plaza")
        .await;
    underlined(&window, &["aguq"]).await;
    window.photograph("spelling-underline").await;

    press_keys(&["F7"]).await;
    choose(&window, "agua").await;
    reads(&window, "Lxs compañerxs y todes beben agua en la plaza").await;
    underlined(&window, &[]).await;

    press_keys(&["End"]).await;
    window.key(Key::Enter).await;
    window.write(BODY, "Amig@s compañrxs del barrio").await;
    underlined(&window, &["compañrxs"]).await;
    press_keys(&["F7"]).await;
    window.see(&item("compañerxs")).await;
    window.photograph("spelling-menu").await;
    choose(&window, "compañerxs").await;
    underlined(&window, &[]).await;
    press_keys(&["ctrl+z"]).await;
    underlined(&window, &["compañrxs"]).await;
    press_keys(&["ctrl+shift+z"]).await;
    underlined(&window, &[]).await;
    window.saved().await;
    window.close().await;
}

#[tokio::test]
async fn the_word_that_is_being_written_is_never_underlined() {
    let home = Home::new();
    let window = open(&home, "es").await;
    window.write(BODY, "Llega el aguq").await;
    window.saved().await;
    // Longer than the check waits.
    tokio::time::sleep(Duration::from_millis(1500)).await;
    underlined(&window, &[]).await;
    window.key(Key::Left).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    underlined(&window, &[]).await;
    press_keys(&["ctrl+Home"]).await;
    underlined(&window, &["aguq"]).await;
    window.close().await;
}

#[tokio::test]
async fn a_word_of_ones_own_is_added_with_the_mouse_and_taken_back() {
    let home = Home::new();
    let window = open(&home, "es").await;
    window
        .write(BODY, "El pan de lxs ixtabxs y del ixtabo rico")
        .await;
    underlined(&window, &["ixtabxs", "ixtabo"]).await;
    // The driver's own right click would open the menu of the system as well.
    let click = "const e = [...document.querySelectorAll('.cm-misspelt')].at(-1);
        const { left, top, width, height } = e.getBoundingClientRect();
        e.dispatchEvent(new MouseEvent('contextmenu', { button: 2, bubbles: true,
            cancelable: true, clientX: left + width / 2, clientY: top + height / 2 }))";
    window.client.execute(click, vec![]).await.unwrap();
    let add = word("spelling.add").replace("{language}", "Spanish");
    window.see(&item(&add)).await;
    press_keys(&["End", "Return"]).await;
    underlined(&window, &[]).await;
    window.press(word("common.undo")).await;
    underlined(&window, &["ixtabxs", "ixtabo"]).await;
    window.close().await;
}

#[tokio::test]
async fn where_there_is_no_dictionary_nothing_is_underlined_and_the_key_says_so() {
    let home = Home::new();
    let window = open(&home, "ca").await;
    window
        .write("Body, Catalan", "Lxs compañerxs zzzz qqqq vvvv")
        .await;
    press_keys(&["F7"]).await;
    let said = word("spelling.noDictionary").replace("{language}", "Catalan");
    let notice = format!("//*[@aria-live='polite']//span[.='{said}']");
    window.see(&notice).await;
    underlined(&window, &[]).await;
    window.close().await;
}

/// Opens a new library with one post without words.
async fn open(home: &Home, language: &str) -> Window {
    let library = home.path("Documents/Words.octavilla");
    let name = library.to_str().unwrap();
    home.octa(&["init", name]);
    home.octa(&["new", name, "--title", "El agua", "--lang", language]);
    let window = Window::open_with(home, &[&library]).await;
    window.region("Posts").await;
    window.choose("El agua").await;
    window
}

/// Waits until these words and no others are underlined.
async fn underlined(window: &Window, words: &[&str]) {
    let script = "return [...document.querySelectorAll('.cm-misspelt')].map(e => e.textContent)";
    let start = Instant::now();
    loop {
        let seen = window.client.execute(script, vec![]).await.unwrap();
        if seen == Value::from(words) {
            return;
        }
        assert!(
            start.elapsed() < Duration::from_secs(15),
            "{words:?}: {seen}"
        );
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

async fn reads(window: &Window, text: &str) {
    assert_eq!(window.text(BODY).await, text);
}

fn item(name: &str) -> String {
    format!("//*[@role='menu']//*[@role='menuitem'][normalize-space()='{name}']")
}

/// Goes down the menu to a suggestion and takes it.
async fn choose(window: &Window, suggestion: &str) {
    window.see(&item(suggestion)).await;
    let script =
        "return [...document.querySelectorAll('[role=menuitem]')].map(e => e.textContent.trim())";
    let items = window.client.execute(script, vec![]).await.unwrap();
    let items = items.as_array().unwrap();
    let down = items.iter().position(|item| item == suggestion).unwrap();
    let keys: Vec<&str> = std::iter::repeat_n("Down", down)
        .chain(["Return"])
        .collect();
    press_keys(&keys).await;
    window.see_no_more("//*[@role='menu']").await;
}
