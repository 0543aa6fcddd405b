//! The past of a text: found again, brought back, named, and forgotten.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::support::screen::press_keys;
use crate::support::{Home, Window, elements, word};

const BODY: &str = "Body, English";
const WHOLE: &str = "The bell rang at four.\n\nEulalia brought tamales for everybody.";
const LEFT: &str = "The bell rang at four.";
const SECRET: &str = "Xochiquetzalli";

#[tokio::test]
async fn a_lost_paragraph_is_found_and_brought_back_and_undo_takes_it_out_again() {
    let home = Home::new();
    let library = library_of(&home, &[WHOLE, LEFT]);
    let window = past_of(&home, &library).await;
    window.write("Search in the past", "tamales").await;
    window.choose("Eulalia").await;
    window.press(word("history.backRemoved")).await;
    said(&window, word("history.broughtBack")).await;
    window.photograph("history-brought-back").await;

    window.press(word("reading.back")).await;
    window.region("Desk").await;
    reads(&window, WHOLE).await;
    press_keys(&["ctrl+z"]).await;
    reads(&window, LEFT).await;
    window.saved().await;
    window.close().await;
}

#[tokio::test]
async fn a_version_of_several_fields_comes_back_at_once() {
    let home = Home::new();
    let library = library_of(&home, &[WHOLE]);
    let window = open(&home, &library).await;
    name_this_moment(&window, "as it was").await;
    for (field, words) in [
        ("Title", "No title"),
        ("Dek", "No dek"),
        (BODY, "Nothing. "),
    ] {
        window.write(field, words).await;
    }
    window.saved().await;
    press_keys(&["ctrl+shift+h"]).await;
    window.choose("as it was").await;
    window.press("Restore this version").await;
    window.region("Desk").await;
    reads(&window, WHOLE).await;
    assert_eq!(window.text("Title").await, "The bell");
    assert_eq!(window.text("Dek").await, "From the valley");
    press_keys(&["ctrl+z"]).await;
    window.saved().await;
    assert!(window.text(BODY).await.contains("Nothing."));
    window.close().await;
}

#[tokio::test]
async fn a_named_moment_stands_on_the_time_line() {
    let home = Home::new();
    let library = library_of(&home, &[LEFT]);
    let window = open(&home, &library).await;
    name_this_moment(&window, "before legal review").await;
    press_keys(&["ctrl+shift+h"]).await;
    window.choose("before legal review").await;
    window.photograph("history-named").await;
    window.close().await;
    let said = home.octa(&[
        "history",
        "--timeline",
        library.to_str().unwrap(),
        "the-bell",
        "--lang",
        "en",
    ]);
    assert!(said.contains("before legal review"), "{said}");
}

#[tokio::test]
async fn a_forgotten_passage_is_in_no_byte_of_the_library() {
    let home = Home::new();
    let secret = format!("{SECRET} said so. {LEFT}");
    let library = library_of(&home, &[&secret, LEFT]);
    assert!(stands_in(&library, SECRET));
    let window = past_of(&home, &library).await;
    window.press("More about the history").await;
    window.press("Forget a passage…").await;
    window.write("Words to be forgotten", SECRET).await;
    window.press("Forget for good").await;
    said(&window, word("history.forgottenNow")).await;
    assert!(!stands_in(&library, SECRET));

    // The window that showed the words has not kept them either.
    window.press(word("reading.back")).await;
    window.region("Desk").await;
    press_keys(&["ctrl+z"]).await;
    window.saved().await;
    assert!(!window.text(BODY).await.contains(SECRET));
    window.close().await;
    assert!(!stands_in(&library, SECRET));
}

/// A library of one post whose body has said these one after the other.
fn library_of(home: &Home, bodies: &[&str]) -> PathBuf {
    let library = home.path("Documents/Past.octavilla");
    let [path, text] = [library.clone(), home.path("body.md")];
    let [path, from] = [path.to_str().unwrap(), text.to_str().unwrap()];
    home.octa(&["init", path]);
    for (number, body) in bodies.iter().enumerate() {
        fs::write(&text, body).unwrap();
        if number == 0 {
            let said = [
                "--title",
                "The bell",
                "--dek",
                "From the valley",
                "--lang",
                "en",
            ];
            home.octa(&[&["new", path, "--from", from][..], &said].concat());
        } else {
            home.octa(&["edit", path, "the-bell", "--lang", "en", "--from", from]);
        }
    }
    library
}

async fn open(home: &Home, library: &Path) -> Window {
    let window = Window::open_with(home, &[library]).await;
    window.choose("The bell").await;
    let body = window.see(&elements::text_box(BODY)).await;
    body.click().await.unwrap();
    window
}

/// Opens the history from the body, so that leaving it leads back there.
async fn past_of(home: &Home, library: &Path) -> Window {
    let window = open(home, library).await;
    press_keys(&["ctrl+shift+h"]).await;
    window.region("History").await;
    window
}

async fn name_this_moment(window: &Window, name: &str) {
    press_keys(&["ctrl+shift+s"]).await;
    window.write("Name of the moment", name).await;
    window.press("Name it").await;
    said(window, &word("history.named").replace("{name}", name)).await;
}

/// Waits until the foot of the window says this.
async fn said(window: &Window, words: &str) {
    window
        .see(&format!("//*[@aria-live='polite']//span[.='{words}']"))
        .await;
}

async fn reads(window: &Window, expected: &str) {
    let mut read = String::new();
    for _ in 0..100 {
        read = window.text(BODY).await;
        if read == expected {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(read, expected);
}

/// Whether words stand in any byte of the file or of its log.
fn stands_in(library: &Path, words: &str) -> bool {
    let log = library.with_extension("octavilla-wal");
    [library, &log].iter().any(|file| {
        let bytes = fs::read(file).unwrap_or_default();
        bytes
            .windows(words.len())
            .any(|window| window == words.as_bytes())
    })
}
