//! Images: dropped on a text, described, seen in the reading view and in the export.

use std::fs;

use fantoccini::key::Key;
use serde_json::json;

use crate::support::hand::drop_files;
use crate::support::screen::{press_keys, type_text};
use crate::support::{Home, Window, elements, word};

#[tokio::test]
async fn an_image_is_dropped_described_read_and_exported() {
    let home = Home::new();
    let window = example(&home).await;
    drop_files(&window, &["plaza.jpg"]).await;
    window.see("//dialog[@aria-label='Put an image in']").await;
    window.photograph("image-put").await;
    // The words are asked for first.
    type_text("The square at night, full of people").await;
    press_keys(&["Tab", "Tab"]).await;
    type_text("Everybody came").await;
    window.choose("640 pixels").await;
    window.photograph("image-described").await;
    window.press("Put in").await;
    window.see_no_more("//dialog").await;
    window.saved().await;

    let body = body(&window, "en").await;
    let name = body
        .split_once("![The square at night, full of people](image/")
        .and_then(|(_, rest)| rest.split_once(" \"Everybody came\")\n"))
        .expect(&body)
        .0
        .to_owned();
    assert!(name.ends_with(".jpg"), "{name}");

    // The same words open again, and are changed.
    press_keys(&["ctrl+shift+k"]).await;
    window.see("//dialog[@aria-label='Image']").await;
    press_keys(&["End"]).await;
    type_text(" and light").await;
    press_keys(&["Return"]).await;
    window.see_no_more("//dialog").await;
    window.saved().await;

    window.press("Export").await;
    window.region("Reading view").await;
    let frame = window.see("//iframe").await;
    let document = frame.attr("srcdoc").await.unwrap().unwrap();
    let [before, behind] = [
        "<figure>\n<img src=\"data:image/jpeg;base64,",
        "<figcaption>Everybody came",
    ];
    assert!(
        document.contains(before) && document.contains(behind),
        "{document}"
    );
    assert!(document.contains("alt=\"The square at night, full of people and light\""));
    window.photograph("image-read").await;
    home.answer_dialogs(&home.path("exports"));
    window.press(word("reading.save")).await;
    window.see("//*[contains(text(), 'were written to')]").await;
    let exported = fs::read(home.path(format!("exports/image/{name}"))).unwrap();
    assert!(exported.starts_with(b"\xff\xd8"));
    assert!(exported.len() < 200_000, "it is 640 pixels wide");
    window.key(Key::Escape).await;
    window.close().await;
}

#[tokio::test]
async fn what_is_no_image_is_told_and_nothing_is_put_in() {
    let home = Home::new();
    let window = example(&home).await;
    let before = body(&window, "en").await;
    drop_files(&window, &["drawing.svg"]).await;
    said(&window, "drawing.svg: This is a file of the kind SVG").await;
    window.photograph("image-refused").await;
    drop_files(&window, &["broken.png", "words.txt"]).await;
    said(&window, "broken.png: This image is broken or incomplete").await;
    said(&window, "words.txt: This is no image that Octavilla knows").await;
    assert_eq!(body(&window, "en").await, before);
    assert_eq!(window.call("image.list", json!({})).await, json!([]));
    window.close().await;
}

#[tokio::test]
async fn an_image_that_was_not_wanted_lies_in_the_trash_and_is_seen_there() {
    let home = Home::new();
    let window = example(&home).await;
    drop_files(&window, &["plaza.jpg", "plaza.jpg"]).await;
    window
        .see("//dialog//figcaption[contains(., '1 of 2')]")
        .await;
    window.press("Cancel").await;
    window
        .see("//dialog//figcaption[contains(., '2 of 2')]")
        .await;
    let ornament = "//label[contains(., 'It is an ornament')]";
    window.see(ornament).await.click().await.unwrap();
    window.press("Put in").await;
    window.see_no_more("//dialog").await;
    window.saved().await;
    assert!(body(&window, "en").await.contains("![ ](image/"));
    // Nobody has said what the next one shows.
    drop_files(&window, &["night.png"]).await;
    window.see("//dialog[@aria-label='Put an image in']").await;
    window.press("Put in").await;
    window.see_no_more("//dialog").await;
    drop_files(&window, &["dawn.png"]).await;
    window.press("Cancel").await;
    window.see_no_more("//dialog").await;
    press_keys(&["ctrl+Home", "ctrl+shift+k"]).await;
    window.see("//dialog[@aria-label='Image']").await;
    window.press("Cancel").await;
    window.saved().await;
    press_keys(&["ctrl+p"]).await;
    type_text("trash").await;
    press_keys(&["Return"]).await;
    window.region("Trash").await;
    window
        .see("//li//img[starts-with(@src, 'data:image/png')]")
        .await;
    window.photograph("image-trash").await;
    window.close().await;
}

/// The example, with its first post on the desk and the caret in its English body.
async fn example(home: &Home) -> Window {
    let library = home.path("Documents/Images.octavilla");
    home.octa(&["example", library.to_str().unwrap()]);
    let window = Window::open_with(home, &[&library]).await;
    window.resize(1280, 800).await;
    window.choose("The well is not for sale").await;
    window.see(&elements::text_box("Title")).await;
    window.click_words("Body, English", "see it").await;
    window
}

/// What the library has of the body in a language.
async fn body(window: &Window, language: &str) -> String {
    let wish = json!({ "search": "well", "status": null, "language": null, "trashed": false,
        "offset": 0, "limit": 1 });
    let page = window.call("post.list", wish).await;
    let post = json!({ "post": page["posts"][0]["id"] });
    let post = window.call("post.get", post).await;
    let editions = post["editions"].as_array().unwrap();
    let edition = editions.iter().find(|e| e["language"] == language).unwrap();
    edition["body"].as_str().unwrap().to_owned()
}

/// Waits until the foot of the window says this.
async fn said(window: &Window, words: &str) {
    window
        .see(&format!(
            "//*[@aria-live='polite']//span[contains(., '{words}')]"
        ))
        .await;
}
