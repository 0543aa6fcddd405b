//! What was translated before is found by its words, and taken over.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use fantoccini::key::Key;
use serde_json::json;

use crate::support::screen::{press_keys, type_text};
use crate::support::{Home, Window, elements, word};

const ENGLISH: &str = "Body, English";
const SPANISH: &str = "Body, Spanish";
const WORDS: &str = "Words to look up";

#[tokio::test]
async fn a_sentence_that_was_translated_before_is_taken_over_and_taken_back() {
    let home = Home::new();
    let window = open(&home).await;
    window.write(SPANISH, "Ya").await;
    // The caret stands before the first word of the source.
    at_the_beginning_of(&window, ENGLISH).await;
    press_keys(&["ctrl+shift+f"]).await;
    window.region("Search in the pairs").await;
    assert_eq!(window.text(WORDS).await, "Neighbours");
    window.see(&row("tocaron")).await.click().await.unwrap();
    window.photograph("memory-found").await;
    press_keys(&["Return"]).await;
    window
        .see_no_more(&elements::region("Search in the pairs"))
        .await;
    reads(
        &window,
        SPANISH,
        "Ya Lxs vecinxs tocaron la campana a las cuatro.",
    )
    .await;
    window.saved().await;

    type_text(" Sí.").await;
    reads(
        &window,
        SPANISH,
        "Ya Lxs vecinxs tocaron la campana a las cuatro. Sí.",
    )
    .await;
    press_keys(&["ctrl+z"]).await;
    press_keys(&["ctrl+z"]).await;
    reads(&window, SPANISH, "Ya").await;
    window.saved().await;
    window.close().await;
}

#[tokio::test]
async fn escape_leads_back_to_the_exact_caret() {
    let home = Home::new();
    let window = open(&home).await;
    at_the_beginning_of(&window, ENGLISH).await;
    press_keys(&["Right", "Right", "ctrl+shift+f"]).await;
    window.region("Search in the pairs").await;
    // What is typed is the other words, not the text.
    type_text("slept").await;
    window.see(&row("Nadie durmió.")).await;
    press_keys(&["Escape"]).await;
    window
        .see_no_more(&elements::region("Search in the pairs"))
        .await;
    type_text("!").await;
    reads(&window, ENGLISH, "Ne!ighbours came back.").await;
    window.close().await;
}

#[tokio::test]
async fn spanish_words_are_found_whatever_their_endings_and_lead_to_their_post() {
    let home = Home::new();
    let window = open(&home).await;
    at_the_beginning_of(&window, SPANISH).await;
    press_keys(&["ctrl+shift+f"]).await;
    window.region("Search in the pairs").await;
    type_text("las vecinas").await;
    window.see(&row("Neighbours rang the bell at four.")).await;
    let title = word("memory.openPost").replace("{title}", "La campana");
    window.press(&title).await;
    reads(
        &window,
        ENGLISH,
        "Neighbours rang the bell at four.\n\nNobody slept.",
    )
    .await;
    window.close().await;
}

#[tokio::test]
async fn the_panel_by_day_and_by_night() {
    for theme in ["light", "dark"] {
        let home = Home::new();
        let window = Window::open(&home).await;
        window
            .call("app.configure", json!({ "theme": theme }))
            .await;
        window.press(word("start.example")).await;
        window.region("Posts").await;
        window
            .see("//*[@role='option']")
            .await
            .click()
            .await
            .unwrap();
        at_the_beginning_of(&window, ENGLISH).await;
        press_keys(&["ctrl+shift+f"]).await;
        window.region("Search in the pairs").await;
        type_text("water").await;
        window.see("//*[@role='row']").await;
        for (width, height) in [(1440, 900), (1280, 800), (800, 560)] {
            window.resize(width, height).await;
            window.photograph(&format!("memory-{theme}-{width}")).await;
        }
        window.resize(1280, 800).await;
        press_keys(&["Down", "shift+Return"]).await;
        window.photograph(&format!("memory-{theme}-whole")).await;
        press_keys(&["ctrl+a"]).await;
        type_text("nowhere").await;
        window.see(&elements::status(word("memory.none"))).await;
        window.photograph(&format!("memory-{theme}-none")).await;
        window.key(Key::Escape).await;
        window.close().await;
    }
}

/// A library with a post in two languages, and one whose translation is not begun, which lies
/// open.
async fn open(home: &Home) -> Window {
    let library = library(home);
    let window = Window::open_with(home, &[&library]).await;
    window.choose("The road").await;
    window.see(&elements::text_box(SPANISH)).await;
    window
}

fn library(home: &Home) -> PathBuf {
    let library = home.path("Documents/Pairs.octavilla");
    let path = library.to_str().unwrap();
    let file = |name: &str, text: &str| {
        let file = home.path(name);
        fs::write(&file, text).unwrap();
        file.to_str().unwrap().to_owned()
    };
    home.octa(&["init", path]);
    let bell = file(
        "bell.md",
        "Neighbours rang the bell at four.\n\nNobody slept.\n",
    );
    let campana = file(
        "campana.md",
        "Lxs vecinxs tocaron la campana a las cuatro.\n\nNadie durmió.\n",
    );
    let road = file("road.md", "Neighbours came back.");
    let new = |title: &str, from: &str| {
        home.octa(&[
            "new", path, "--title", title, "--lang", "en", "--from", from,
        ]);
    };
    let translate = |post: &str, title: &str, more: &[&str]| {
        let words = ["translate", path, post, "--lang", "es", "--title", title];
        home.octa(&[&words[..], more].concat());
    };
    new("The bell", &bell);
    translate("the-bell", "La campana", &["--from", &campana]);
    new("The road", &road);
    translate("the-road", "El camino", &[]);
    library
}

/// A pair that was found.
fn row(words: &str) -> String {
    format!("//*[@role='row'][contains(normalize-space(),'{words}')]")
}

async fn at_the_beginning_of(window: &Window, field: &str) {
    let field = window.see(&elements::text_box(field)).await;
    field.click().await.unwrap();
    press_keys(&["ctrl+Home"]).await;
}

async fn reads(window: &Window, field: &str, expected: &str) {
    let mut read = String::new();
    for _ in 0..100 {
        read = window.text(field).await;
        if read.trim_end() == expected {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(read, expected);
}
