//! A walk through every view, sheet and dialog.

use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::json;

use super::{Home, Window, elements, word_in};

/// What lies over the desk or takes its place: its name, the command that brings it, and how it
/// is known to be there.
const OVER_THE_DESK: &[(&str, &str, &str)] = &[
    ("help", "menu.help.pages", "//dialog//article"),
    ("shortcuts", "menu.help.shortcuts", "//dialog//kbd"),
    ("settings", "menu.view.settings", "//aside//select"),
    ("copies", "menu.library.copies", "//aside[header]"),
    (
        "seal",
        "menu.library.seal",
        "//aside//button[contains(@class,'main')]",
    ),
    (
        "creating",
        "menu.library.create",
        "//dialog//input[@type='password']",
    ),
    ("naming", "menu.history.name", "//dialog//input"),
    (
        "handover",
        "menu.handover.make",
        "//dialog//input[@type='password']",
    ),
    ("profiles", "menu.export.profiles", "//dialog//form"),
    ("posting", "menu.export.posting", "//dialog//dl"),
    ("details", "menu.view.details", "//aside[header]"),
    (
        "pairs",
        "menu.edit.pairs",
        "//section[.//*[@aria-controls='pairs-found']]",
    ),
    ("find", "menu.edit.find", "//*[contains(@class,'cm-find')]"),
    (
        "note",
        "menu.note.create",
        "//*[@role='dialog' and contains(@class,'card')]",
    ),
    (
        "translation",
        "menu.edition.translate",
        "//*[@role='group']//button",
    ),
    (
        "history",
        "menu.view.history",
        "//section[contains(@class,'history')]",
    ),
    (
        "trash",
        "menu.view.trash",
        "//section[contains(@class,'trash')]",
    ),
    ("words", "menu.export.words", "//dialog//textarea"),
    ("reading", "menu.export.open", "//iframe"),
];

/// Opens a window whose interface speaks `language`, and which is dressed in `theme`.
pub async fn open(home: &Home, language: &str, theme: &str) -> Window {
    let window = Window::open(home).await;
    let wish = json!({ "interfaceLanguage": language, "theme": theme, "writer": "AM" });
    window.call("app.configure", wish).await;
    window.close().await;
    Window::open(home).await
}

/// Goes to every view, and lets `seen` look at each under its name.
pub async fn everywhere(window: &Window, language: &str, mut seen: impl AsyncFnMut(&str)) {
    let word = |key| word_in(language, key);
    window.see(&elements::button(word("start.example"))).await;
    seen("start").await;
    window.press(word("start.example")).await;
    window.see("//*[@role='option']").await;
    seen("empty").await;
    // The newest post lies in two languages, the oldest in one.
    for (name, row) in [("single", "last()"), ("facing", "1")] {
        let row = format!("(//*[@role='listbox']//*[@role='option'])[{row}]");
        // In a small window the list steps aside for the post that lies open.
        if window.client.find(Locator::XPath(&row)).await.is_err() {
            window.chord("\\").await;
        }
        window.see(&row).await.click().await.unwrap();
        window.see("//*[contains(@class,'cm-line')]").await;
        seen(name).await;
    }
    // The caret makes a pair the current one.
    let body = "(//*[contains(@class,'cm-content') and @aria-multiline='true'])[1]";
    for (name, command, sign) in OVER_THE_DESK {
        window.see(body).await.click().await.unwrap();
        // A note wants words: the caret goes to the first ones.
        window.chord(&char::from(Key::Home).to_string()).await;
        window.command(word(command)).await;
        window.see(sign).await;
        seen(name).await;
        leave(window, sign).await;
    }
    window.chord("p").await;
    window
        .see("//*[@role='option' and @aria-selected='true']")
        .await;
    seen("palette").await;
    window
        .client
        .active_element()
        .await
        .unwrap()
        .send_keys("po")
        .await
        .unwrap();
    window.see("//*[@role='option']//mark").await;
    seen("palette-asked").await;
    leave(window, "//dialog//*[@role='combobox']").await;
}

/// Escape closes whatever lies over the desk, and leads back from what took its place.
async fn leave(window: &Window, sign: &str) {
    window.key(Key::Escape).await;
    window.see_no_more(sign).await;
}
