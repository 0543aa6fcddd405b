//! Keys and menus: each does its work once.

use serde_json::json;

use crate::support::screen::{press_keys, type_text};
use crate::support::{Home, Window, elements};

async fn posts(window: &Window) -> u64 {
    let wish = json!({ "search": "", "status": null, "language": null, "trashed": false,
        "offset": 0, "limit": 10 });
    window.call("post.list", wish).await["total"]
        .as_u64()
        .unwrap()
}

async fn open(home: &Home) -> Window {
    let library = home.path("Documents/Keys.octavilla");
    home.octa(&["init", library.to_str().unwrap()]);
    let window = Window::open_with(home, &[&library]).await;
    window.region("Posts").await;
    window
}

#[tokio::test]
async fn a_key_that_stands_in_a_menu_works_once() {
    let home = Home::new();
    let window = open(&home).await;
    press_keys(&["ctrl+n"]).await;
    window.see(&elements::text_box("Title")).await;
    assert_eq!(posts(&window).await, 1);

    window
        .see(&elements::text_box("Body, English"))
        .await
        .click()
        .await
        .unwrap();
    type_text("bold").await;
    press_keys(&["ctrl+a", "ctrl+b"]).await;
    // Twice would take the stars away again.
    assert_eq!(window.text("Body, English").await, "**bold**");
    press_keys(&["ctrl+a", "ctrl+c", "Right", "ctrl+v"]).await;
    assert_eq!(window.text("Body, English").await, "**bold****bold**");
    window.saved().await;
    window.close().await;
}

#[tokio::test]
async fn an_entry_of_a_menu_works() {
    let home = Home::new();
    let window = open(&home).await;
    // The first entry of the first menu.
    press_keys(&["F10", "Down", "Return"]).await;
    window.see(&elements::text_box("Title")).await;
    assert_eq!(posts(&window).await, 1);
    window.close().await;
}

#[tokio::test]
async fn quitting_by_key_keeps_what_was_typed_a_moment_ago() {
    let home = Home::new();
    let window = open(&home).await;
    press_keys(&["ctrl+n"]).await;
    window
        .see(&elements::text_box("Title"))
        .await
        .click()
        .await
        .unwrap();
    type_text("Last words").await;
    // Menus that were made anew still own the one key that is theirs.
    window
        .call("app.setMenu", json!({ "language": "es" }))
        .await;
    press_keys(&["ctrl+q"]).await;
    window.gone().await;
    let library = home.path("Documents/Keys.octavilla");
    let listed = home.octa(&["list", library.to_str().unwrap(), "--json"]);
    assert!(listed.contains("Last words"), "{listed}");
}
