//! Copies of the library: made on demand, in a folder of one's own, and opened beside.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::support::{Home, Window, elements, word};

#[tokio::test]
async fn a_copy_is_made_and_opens_beside_the_library() {
    let home = Home::new();
    let library = home.path("Documents/Water.octavilla");
    home.octa(&["example", library.to_str().unwrap()]);
    let stick = home.path("stick");
    fs::create_dir(&stick).unwrap();
    let window = Window::open_with(&home, &[&library]).await;
    window
        .press(&word("foot.lastOutside").replace("{when}", word("copies.never")))
        .await;
    home.answer_dialogs(&stick);
    window.press(word("copies.choose")).await;
    window
        .see(&format!("//aside//p[.='{}']", stick.display()))
        .await;
    window.press(word("copies.make")).await;
    window.see(&elements::status(word("copies.made"))).await;
    window.photograph("copies").await;
    assert!(libraries_in(&stick) > 0);

    window
        .see("(//aside//li//button)[1]")
        .await
        .click()
        .await
        .unwrap();
    window.press(word("copies.open")).await;
    let told = format!(
        "//*[@aria-live='polite']//span[.='{}']",
        word("copies.opened")
    );
    window.see(&told).await;
    window.choose("The well is not for sale").await;
    window.write("Dek", "Only in the copy. ").await;
    window.saved().await;
    let state = window.call("app.state", json!({})).await;
    let copy = state["library"]["path"].as_str().unwrap().to_owned();
    assert_ne!(Path::new(&copy), library);
    window.close().await;

    for (path, has) in [(copy.as_str(), true), (library.to_str().unwrap(), false)] {
        let shown = home.octa(&["show", path, "the-well-is-not-for-sale"]);
        assert_eq!(shown.contains("Only in the copy."), has, "{path}: {shown}");
    }
}

/// How many libraries lie in a folder, at any depth.
fn libraries_in(folder: &Path) -> usize {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let counts = entries.map(|path| match path.extension() {
        _ if path.is_dir() => libraries_in(&path),
        Some(extension) => usize::from(extension == "octavilla"),
        None => 0,
    });
    counts.sum()
}
