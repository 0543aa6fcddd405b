//! The main job: write, translate facing it, close, find again, export.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::support::{Home, Window, elements, word};

const BODY: &str = "At four in the morning the trucks came back.\n\
    \n\
    There were eleven of them, and the assembly met at once.\n\
    \n\
    The well is not for sale!\n\
    Free them now!";

const CUERPO: &str = "A las cuatro de la mañana regresaron los camiones.\n\
    \n\
    Eran once, y la reunión empezó en seguida.\n\
    \n\
    ¡El pozo no se vende!\n\
    ¡Libertad ya!";

#[tokio::test]
async fn a_communique_from_the_first_word_to_the_exported_page() {
    let home = Home::new();
    let library = home.path("Documents/Water.octavilla");
    let window = Window::open(&home).await;
    // Wide enough for the list beside two pages; the window keeps its size when it is reopened.
    window.resize(1440, 860).await;

    home.answer_dialogs(&library);
    window.press(word("start.elsewhere")).await;
    window.until_text("Name", "Water").await;
    window.press(word("seal.notNow")).await;
    window.region("Posts").await;

    window.press("New post").await;
    window.region("Desk").await;
    window.write("Title", "The well is not for sale").await;
    window
        .write("Dek", "From the assembly of San Jacinto")
        .await;
    window.write("Body, English", BODY).await;
    window.saved().await;
    window.photograph("desk-one-edition").await;

    window.press("Add translation").await;
    window.press("Spanish").await;
    window.write("Title, Spanish", "El pozo no se vende").await;
    window
        .write("Dek, Spanish", "Desde la asamblea de San Jacinto")
        .await;
    window.write("Body, Spanish", CUERPO).await;
    window.saved().await;
    window.photograph("desk-facing").await;
    window.close().await;

    let window = Window::open(&home).await;
    window.write("Search posts", "reunion").await;
    window.choose("The well is not for sale").await;
    assert_eq!(window.text("Title").await, "The well is not for sale");
    assert_eq!(window.text("Body, English").await, BODY);
    assert_eq!(window.text("Title, Spanish").await, "El pozo no se vende");
    assert_eq!(window.text("Body, Spanish").await, CUERPO);
    window.photograph("desk-found-again").await;

    let by_window = home.path("exports");
    home.answer_dialogs(&by_window);
    window.press("Export").await;
    window.region("Reading view").await;
    window.photograph("reading-view").await;
    window.press(word("reading.save")).await;
    window.see("//footer[contains(., 'exports')]").await;
    window.close().await;

    let by_terminal = home.path("exported-by-octa");
    let [library, out] = [&library, &by_terminal].map(|path| path.to_str().unwrap());
    home.octa(&[
        "export",
        library,
        "--all",
        "--format",
        "html-page",
        "--out",
        out,
    ]);
    let page = the_only_file(&by_window);
    assert_eq!(page, the_only_file(&by_terminal));

    let (name, bytes) = page;
    assert_eq!(name, "the-well-is-not-for-sale.html");
    let html = String::from_utf8(bytes).unwrap();
    for kept in ["lang=\"en\"", "lang=\"es\"", "la reunión", "¡Libertad ya!"] {
        assert!(html.contains(kept), "{kept} is missing in {html}");
    }
}

#[tokio::test]
async fn what_was_saved_survives_a_power_cut() {
    let home = Home::new();
    let library = home.path("Documents/Cut.octavilla");
    home.octa(&["init", library.to_str().unwrap()]);
    let window = Window::open_with(&home, &[&library]).await;
    window.press("New post").await;
    window.write("Title", "Before the cut").await;
    window.write("Body, English", "Every word of this.").await;
    window.saved().await;
    window.cut_off().await;

    let listed = home.octa(&[
        "list",
        library.to_str().unwrap(),
        "--search",
        "every",
        "--json",
    ]);
    assert!(listed.contains("Before the cut"), "{listed}");
    let window = Window::open(&home).await;
    window.choose("Before the cut").await;
    assert_eq!(window.text("Body, English").await, "Every word of this.");
    window.close().await;
}

#[tokio::test]
async fn a_library_in_use_is_not_opened_twice() {
    let home = Home::new();
    let library = home.path("Documents/Taken.octavilla");
    home.octa(&["init", library.to_str().unwrap()]);
    let first = Window::open_with(&home, &[&library]).await;
    first.region("Posts").await;

    let elsewhere = Home::new();
    let second = Window::open_with(&elsewhere, &[&library]).await;
    second.see("//*[@role='alert']").await;
    let state = second.call("app.state", json!({})).await;
    assert_eq!(state["trouble"]["code"], "in-use");
    second.photograph("in-use").await;
    second.close().await;
    first.see_no_more(&elements::status("Saving")).await;
    first.close().await;
}

fn the_only_file(folder: &Path) -> (String, Vec<u8>) {
    let files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(files.len(), 1, "{files:?}");
    let name = files[0].file_name().unwrap().to_str().unwrap().to_owned();
    (name, fs::read(&files[0]).unwrap())
}
