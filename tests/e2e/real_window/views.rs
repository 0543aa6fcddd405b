//! Pictures of every view, by day and by night, wide and narrow, to be looked at.

use fantoccini::key::Key;
use serde_json::json;

use crate::support::screen::{press_keys, type_text};
use crate::support::{Home, Window, elements, walk, word};

/// Each view is seen by day and by night, in both languages and in three sizes, though not in
/// every combination.
const LOOKS: &[(&str, &str, u32, u32)] = &[
    ("es", "light", 800, 560),
    ("es", "dark", 1440, 900),
    ("en", "light", 1280, 800),
    ("en", "dark", 1280, 800),
];

#[tokio::test]
async fn every_view_and_all_that_lies_over_it() {
    for (language, theme, width, height) in LOOKS {
        let home = Home::new();
        let window = walk::open(&home, language, theme).await;
        window.resize(*width, *height).await;
        walk::everywhere(&window, language, async |view| {
            let name = format!("{view}-{theme}-{language}-{width}");
            window.photograph(&name).await;
        })
        .await;
        window.close().await;
    }
}

const SIZES: &[(u32, u32)] = &[(1440, 900), (1280, 800), (800, 560)];

#[tokio::test]
async fn every_view_by_day_and_by_night() {
    for theme in ["light", "dark"] {
        let home = Home::new();
        let window = Window::open(&home).await;
        window
            .call("app.configure", json!({ "theme": theme }))
            .await;
        window.close().await;

        let window = Window::open(&home).await;
        window.see(&elements::button(word("start.example"))).await;
        window.photograph(&format!("start-{theme}")).await;
        window.press(word("start.example")).await;
        window.region("Posts").await;
        window
            .see("//*[@role='option']")
            .await
            .click()
            .await
            .unwrap();
        window.see(&elements::text_box("Title")).await;
        for (width, height) in SIZES {
            window.resize(*width, *height).await;
            window.photograph(&format!("desk-{theme}-{width}")).await;
        }
        window.resize(1440, 900).await;
        window.click_words("Body, English", "see it").await;
        // A word goes, and others come in its place.
        press_keys(&["ctrl+Left", "ctrl+Delete"]).await;
        type_text("the original, not the copy, ").await;
        window.saved().await;
        // What has changed is told once the caret has gone and come.
        press_keys(&["ctrl+Home", "alt+Down"]).await;
        window.see("//ins[contains(@class, 'cm-added')]").await;
        for (width, height) in [(1920, 1080), (1280, 800), (1440, 900)] {
            window.resize(width, height).await;
            window
                .photograph(&format!("desk-changed-{theme}-{width}"))
                .await;
        }
        window.press("Export").await;
        window.region("Reading view").await;
        window.see("//iframe").await;
        for (width, height) in SIZES {
            window.resize(*width, *height).await;
            window.photograph(&format!("reading-{theme}-{width}")).await;
        }
        window.key(Key::Escape).await;
        window.region("Desk").await;
        window.close().await;
    }
}
