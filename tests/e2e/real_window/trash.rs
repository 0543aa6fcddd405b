//! What was thrown away, and how it comes back.

use serde_json::{Value, json};

use crate::support::screen::press_keys;
use crate::support::{Home, Window, elements};

#[tokio::test]
async fn a_post_is_thrown_away_and_taken_back() {
    let home = Home::new();
    let window = example(&home).await;
    press_keys(&["ctrl+shift+i"]).await;
    window.press("Move the post to the trash").await;
    let row = elements::option("The well is not for sale");
    window.see_no_more(&row).await;
    window.press("Trash").await;
    window.region("Trash").await;
    window.photograph("trash").await;
    window.press("Restore “The well is not for sale”").await;
    window.see(&row).await;
    said(&window, "“The well is not for sale” is back.").await;
    window.close().await;
}

#[tokio::test]
async fn a_translation_comes_back_under_a_name_where_its_language_is_taken() {
    let home = Home::new();
    let window = example(&home).await;
    press_keys(&["ctrl+shift+i"]).await;
    window.press("Remove Spanish").await;
    window.see(&elements::button("Restore Spanish")).await;
    press_keys(&["ctrl+shift+i"]).await;
    window.press("Add translation").await;
    window.press("Spanish").await;
    window.write("Title, Spanish", "El otro pozo").await;
    window.saved().await;

    window.press("Trash").await;
    window.press("Restore “El pozo no se vende”").await;
    window
        .see("//*[@aria-live='polite']//span[contains(., 'is back, under the name')]")
        .await;
    window.photograph("trash-restored-as").await;
    let editions = editions(&window).await;
    let spanish: Vec<_> = editions.iter().filter(|e| e["language"] == "es").collect();
    let [old, new] = spanish[..] else {
        panic!("{editions:?}");
    };
    let mut titles = [&old["title"], &new["title"]].map(|title| title.as_str().unwrap());
    titles.sort_unstable();
    assert_eq!(titles, ["El otro pozo", "El pozo no se vende"]);
    assert_ne!(old["name"], new["name"]);
    window.close().await;
}

/// The example, with its first post on the desk.
async fn example(home: &Home) -> Window {
    let library = home.path("Documents/Trash.octavilla");
    home.octa(&["example", library.to_str().unwrap()]);
    let window = Window::open_with(home, &[&library]).await;
    window.resize(1440, 860).await;
    window.choose("The well is not for sale").await;
    window.see(&elements::text_box("Title")).await;
    window
}

async fn editions(window: &Window) -> Vec<Value> {
    let wish = json!({ "search": "well", "status": null, "language": null, "trashed": false,
        "offset": 0, "limit": 1 });
    let page = window.call("post.list", wish).await;
    let post = json!({ "post": page["posts"][0]["id"] });
    let post = window.call("post.get", post).await;
    post["editions"].as_array().unwrap().clone()
}

/// Waits until the foot of the window says this.
async fn said(window: &Window, words: &str) {
    window
        .see(&format!("//*[@aria-live='polite']//span[.='{words}']"))
        .await;
}
