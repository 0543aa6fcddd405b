//! The first time, and the time after.

use serde_json::json;

use crate::support::{Home, Window, elements, word, word_in};

#[tokio::test]
async fn one_screen_leads_to_the_first_post() {
    let home = Home::new();
    let window = Window::open(&home).await;
    // The language is chosen before anything else has to be understood.
    window.press("Español").await;
    window
        .see(&elements::button(word_in("es", "seal.create")))
        .await;
    window.press("English").await;
    // A place is shown before anything is made there.
    window.until_text("Name", word("start.usualName")).await;
    let folder = home.path("Documents");
    let shown = format!("//form[contains(., '{}')]", folder.display());
    window.see(&shown).await;
    window.press(word("seal.notNow")).await;
    window.region("Posts").await;
    assert!(folder.join("Posts.octavilla").is_file());
    window.close().await;
}

#[tokio::test]
async fn a_name_that_is_taken_leads_to_another_file() {
    let home = Home::new();
    let path = home.path("Documents/Water.octavilla");
    home.octa(&["init", path.to_str().unwrap()]);
    let before = std::fs::read(&path).unwrap();
    let window = Window::open(&home).await;
    window.until_text("Name", word("start.usualName")).await;
    let name = window.see(&elements::text_box("Name")).await;
    name.clear().await.unwrap();
    name.send_keys("Water").await.unwrap();
    window.press(word("seal.notNow")).await;
    window.region("Posts").await;
    assert!(home.path("Documents/Water 2.octavilla").is_file());
    assert!(
        std::fs::read(&path).unwrap() == before,
        "the other is as it was"
    );
    window.close().await;
}

#[tokio::test]
async fn the_window_opens_where_one_was_writing() {
    let home = Home::new();
    let window = Window::open(&home).await;
    window.press(word("start.example")).await;
    window
        .see("//*[@role='option'][contains(., 'Letter') or contains(., 'Carta')]")
        .await
        .click()
        .await
        .unwrap();
    window.click_words("Body, English", "Siblings").await;
    window.key(fantoccini::key::Key::End).await;
    let focus = window.client.active_element().await.unwrap();
    focus.send_keys(" and friends").await.unwrap();
    window.saved().await;
    window.close().await;

    let window = Window::open(&home).await;
    window
        .see("//*[@aria-label='Body, English'][contains(., 'and friends')]")
        .await;
    let focused = "const at = document.getSelection().focusNode
        return [document.activeElement.getAttribute('aria-label'), at?.textContent ?? '']";
    let expected = json!(["Body, English", "Siblings, and friends"]);
    window.until(focused, &expected).await;
    window.photograph("opened-again").await;
    // And nothing else takes the caret away when all has come to rest.
    window.until(focused, &expected).await;
    window.close().await;
}
