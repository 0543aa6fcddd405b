//! Pictures of every view, by day and by night, wide and narrow, to be looked at.

use fantoccini::key::Key;
use serde_json::json;

use crate::support::{Home, Window, elements, word};

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
