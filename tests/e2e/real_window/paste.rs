//! Pasting: from Word, from a message, and what one has copied oneself.
//!
//! The clipboard's events are made by script: a driver cannot fill the system's clipboard with
//! what Word puts there.

use serde_json::json;

use crate::support::hand::paste;
use crate::support::screen::press_keys;
use crate::support::{Home, Window, word};

const BODY: &str = "Body, English";
const WORD: &str = include_str!("../../../crates/text/fixtures/clips/word-communique.html");
const LISTS: &str = include_str!("../../../crates/text/fixtures/clips/word-bullets-nested.html");

#[tokio::test]
async fn a_word_clip_becomes_markdown_and_the_reading_view_shows_it() {
    let home = Home::new();
    let (window, post) = open(&home).await;
    paste(
        &window,
        &[("text/html", WORD), ("text/plain", "El agua no se vende")],
    )
    .await;
    let expected = include_str!("../../../crates/text/fixtures/clips/word-communique.md");
    let expected = expected.split("\n<!--").next().unwrap().trim_end();
    says(&window, &post, expected).await;
    // The edition was empty and English, and this is Spanish.
    window
        .see(&notice(
            &word("paste.language").replace("{language}", "Spanish"),
        ))
        .await;
    window.photograph("paste-word").await;

    press_keys(&["ctrl+z"]).await;
    says(&window, &post, "").await;
    press_keys(&["ctrl+shift+z"]).await;
    says(&window, &post, expected).await;
    press_keys(&["ctrl+End", "Return", "Return"]).await;
    paste(&window, &[("text/html", LISTS)]).await;
    let lists = include_str!("../../../crates/text/fixtures/clips/word-bullets-nested.md");
    says(
        &window,
        &post,
        &format!("{expected}\n\n{}", lists.trim_end()),
    )
    .await;
    window.saved().await;

    window.press("Export").await;
    window.region("Reading view").await;
    let frame = window.see("//iframe").await;
    let page = frame.attr("srcdoc").await.unwrap().unwrap();
    for part in [
        ">El agua no se vende</h",
        "<strong>La asamblea general</strong>",
        "<em>domingo 14 de septiembre</em>",
        // In the view an address is asked about before it is opened, and so it is wrapped.
        "?to=https%3A%2F%2Fexample.org%2Factas%2F14-septiembre%3Fid%3D7\"",
        "<li>hoy las del río,</li>",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    assert!(!page.contains("Mso") && !page.contains("utm_"), "{page}");
    window.photograph("paste-reading-view").await;
    window.close().await;
}

#[tokio::test]
async fn a_message_keeps_its_lines_and_what_was_meant_is_offered() {
    let home = Home::new();
    let (window, post) = open(&home).await;
    let message = "¡Ni un paso atrás!\n1886. tod*s l*s\n    compañer@s";
    paste(&window, &[("text/plain", message)]).await;
    let literal = "¡Ni un paso atrás!\n1886\\. tod\\*s l\\*s\ncompañer@s";
    says(&window, &post, literal).await;
    press_keys(&["ctrl+a", "Delete"]).await;

    paste(
        &window,
        &[("text/plain", "# Uno\n\n[dos](https://example.org/)\n")],
    )
    .await;
    says(&window, &post, "\\# Uno\n\n\\[dos\\](https://example.org/)").await;
    window.see(&notice(word("paste.asText"))).await;
    window.photograph("paste-markdown").await;
    window.press(word("paste.keepMarkdown")).await;
    says(&window, &post, "# Uno\n\n[dos](https://example.org/)\n").await;
    press_keys(&["ctrl+z"]).await;
    says(&window, &post, "\\# Uno\n\n\\[dos\\](https://example.org/)").await;
    window.close().await;
}

#[tokio::test]
async fn ones_own_words_come_back_as_they_were_and_a_title_takes_no_marks() {
    let home = Home::new();
    let (window, post) = open(&home).await;
    window.write(BODY, "**agua** 1886. tod\\*s").await;
    press_keys(&["ctrl+a", "ctrl+c", "End", "ctrl+v"]).await;
    says(
        &window,
        &post,
        "**agua** 1886. tod\\*s**agua** 1886. tod\\*s",
    )
    .await;

    let title = window
        .see("//*[@role='textbox'][@aria-label='Title']")
        .await;
    title.click().await.unwrap();
    press_keys(&["ctrl+a"]).await;
    paste(&window, &[("text/html", "<h1>El <b>agua</b></h1><p>no")]).await;
    assert_eq!(window.text("Title").await, "El agua no");

    // The title's words are no Markdown: one key keeps what was seen, the other every sign.
    press_keys(&["ctrl+a", "Delete"]).await;
    window.write("Title", "l*s de *abajo*").await;
    press_keys(&["ctrl+a", "ctrl+c"]).await;
    window.write(BODY, "").await;
    press_keys(&["ctrl+a", "ctrl+v"]).await;
    says(&window, &post, "l\\*s de \\*abajo\\*").await;
    press_keys(&["Return", "ctrl+shift+v"]).await;
    says(&window, &post, "l\\*s de \\*abajo\\*\nl*s de *abajo*").await;
    window.close().await;
}

/// Opens a new library with one post without words, and the caret in its body.
async fn open(home: &Home) -> (Window, String) {
    let library = home.path("Documents/Paste.octavilla");
    let name = library.to_str().unwrap();
    home.octa(&["init", name]);
    let post = home.octa(&["new", name, "--title", "Pasted", "--lang", "en"]);
    let window = Window::open_with(home, &[&library]).await;
    window.region("Posts").await;
    window.choose("Pasted").await;
    window.write(BODY, "").await;
    (window, post.trim().to_owned())
}

/// Waits until the body says this.
async fn says(window: &Window, post: &str, expected: &str) {
    // Lines that are not on the screen are in no element, so the library is asked.
    let mut said = String::new();
    for _ in 0..100 {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        let shown = window.call("post.get", json!({ "post": post })).await;
        said = shown["editions"][0]["body"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        if said == expected {
            return;
        }
    }
    assert_eq!(said, expected);
}

fn notice(words: &str) -> String {
    format!("//*[@aria-live='polite']//span[contains(., \"{words}\")]")
}
