//! The writer's desk, from the first library to the exported page, by the keys alone.
//!
//! Only what no key can do is made by script: a clip of Word on the clipboard, a picture dragged
//! out of a folder.

use std::fs;

use serde_json::json;

use crate::support::hand::{drop_files, paste};
use crate::support::screen::{press_keys, type_text};
use crate::support::{Home, Window, elements, word, word_in};

const WORD: &str = include_str!("../../../crates/text/fixtures/clips/word-communique.html");

#[tokio::test]
async fn a_post_is_written_illustrated_found_again_and_exported_by_the_keys_alone() {
    let home = Home::new();
    let window = Window::open(&home).await;
    window.resize(1280, 800).await;
    window.until_text("Name", word("start.usualName")).await;
    // The name is asked for first; a seal is offered, and put off.
    tab_to(&window, word("seal.notNow")).await;
    press_keys(&["Return"]).await;
    window.region("Posts").await;

    press_keys(&["ctrl+n"]).await;
    window.see(&elements::text_box("Title")).await;
    type_text("Water for all").await;
    press_keys(&["Return"]).await;
    type_text("From the river").await;
    press_keys(&["Return"]).await;
    type_text("We said \"no\" -- twice.").await;
    press_keys(&["Return", "Return", "ctrl+2"]).await;
    type_text("What they took").await;
    press_keys(&["Return", "Return", "ctrl+shift+8"]).await;
    type_text("the spring").await;
    press_keys(&["Return"]).await;
    type_text("the ").await;
    press_keys(&["ctrl+b"]).await;
    type_text("hill").await;
    press_keys(&["Return", "Return"]).await;
    window.saved().await;
    let typed = "We said “no” – twice.\n\n## What they took\n\n- the spring\n- the **hill**\n";
    let shown = window.text("Body, English").await;
    assert_eq!(shown.trim_end(), typed.trim_end(), "as the keys wrote it");
    window.photograph("writer-typed").await;

    paste(&window, &[("text/html", WORD), ("text/plain", "El agua")]).await;
    window
        .see("//*[@aria-label='Body, English'][contains(., 'El agua no se vende')]")
        .await;
    drop_files(&window, &["plaza.jpg"]).await;
    window.see("//dialog[@aria-label='Put an image in']").await;
    type_text("The square at night").await;
    press_keys(&["Return"]).await;
    window.see_no_more("//dialog").await;
    window.saved().await;
    window.photograph("writer-written").await;

    // Another post lies on the desk, and the first is found by a word without its accents.
    press_keys(&["ctrl+n"]).await;
    window.until_text("Title", "").await;
    type_text("Another one").await;
    window.saved().await;
    press_keys(&["ctrl+shift+p"]).await;
    type_text("acordo").await;
    window.see("//*[@role='option']//mark[.='acordó']").await;
    press_keys(&["Down", "Return"]).await;
    window.until_text("Title", "Water for all").await;

    press_keys(&["ctrl+p"]).await;
    type_text("espanol").await;
    press_keys(&["Return"]).await;
    window.region(word_in("es", "posts.region")).await;
    press_keys(&["ctrl+p"]).await;
    type_text("noche").await;
    window.see(&elements::option("Noche")).await;
    go_to(&window, "Día o noche: Noche").await;
    press_keys(&["Return"]).await;
    let night = "return document.documentElement.dataset.theme";
    window.until(night, &json!("night")).await;
    window.photograph("writer-night-spanish").await;

    home.answer_dialogs(&home.path("exports"));
    press_keys(&["ctrl+e"]).await;
    window.region(word_in("es", "reading.region")).await;
    window.see("//iframe").await;
    window.photograph("writer-read").await;
    window.press(word_in("es", "reading.save")).await;
    window.see("//footer[contains(., 'exports')]").await;
    let page = fs::read_to_string(home.path("exports/water-for-all.html")).unwrap();
    for part in [
        "We said “no” – twice.",
        "<strong>hill</strong>",
        "<strong>La asamblea general</strong>",
        "alt=\"The square at night\"",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    window.close().await;
}

/// Goes on by the tabulator until the focus is on the element that says this.
async fn tab_to(window: &Window, wanted: &str) {
    let here = "return document.activeElement?.innerText ?? ''";
    for _ in 0..12 {
        press_keys(&["Tab"]).await;
        let focused = window.client.execute(here, vec![]).await.unwrap();
        if focused.as_str().unwrap().trim() == wanted {
            return;
        }
    }
    panic!("the tabulator does not come to {wanted}");
}

/// Goes down in what the palette offers until the caret of the list stands on this.
async fn go_to(window: &Window, wanted: &str) {
    let here = "return document.querySelector('dialog [aria-selected=true]')?.innerText ?? ''";
    for _ in 0..10 {
        let choice = window.client.execute(here, vec![]).await.unwrap();
        if choice.as_str().unwrap().contains(wanted) {
            return;
        }
        press_keys(&["Down"]).await;
    }
    panic!("{wanted} is not offered");
}
