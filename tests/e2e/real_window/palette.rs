//! One key for everything: commands, posts, help.

use fantoccini::key::Key;
use serde_json::json;

use crate::support::{Home, Window, elements, word};

/// A window with the example, and the post in it that lies in two languages.
async fn with_example(home: &Home) -> Window {
    let window = Window::open(home).await;
    window.press(word("start.example")).await;
    window.region("Posts").await;
    window
}

/// Asks the palette for a post, and opens it.
async fn open_post(window: &Window, asked: &str, title: &str) {
    window.chord("p").await;
    window.see("//dialog//*[@role='combobox']").await;
    let field = window.client.active_element().await.unwrap();
    field.send_keys(asked).await.unwrap();
    let chosen = format!("//*[@role='option'][@aria-selected='true'][contains(., '{title}')]");
    window.see(&chosen).await;
    window.key(Key::Enter).await;
    window.see_no_more("//dialog").await;
}

#[tokio::test]
async fn the_palette_finds_what_is_meant_and_remembers_it() {
    let home = Home::new();
    let window = with_example(&home).await;
    open_post(&window, "PÓZO", "El pozo no se vende").await;
    assert_eq!(window.text("Title").await, "The well is not for sale");
    // Letters of words are enough, and are shown.
    window.chord("p").await;
    window.see("//dialog//*[@role='combobox']").await;
    let field = window.client.active_element().await.unwrap();
    field.send_keys("kesh").await.unwrap();
    window
        .see("//*[@role='option'][@aria-selected='true'][count(.//mark) = 2]")
        .await;
    window.key(Key::Enter).await;
    window.see("//dialog//kbd").await;
    window.key(Key::Escape).await;
    window.see_no_more("//dialog").await;
    // What was chosen stands first the next time.
    window.chord("p").await;
    let first = format!(
        "(//dialog//*[@role='option'])[1][contains(., '{}')]",
        word("menu.help.shortcuts")
    );
    window.see(&first).await;
    window.key(Key::Escape).await;
    window.see_no_more("//dialog").await;
    window.close().await;
}

#[tokio::test]
async fn help_leads_from_page_to_page_and_back_to_the_words() {
    let home = Home::new();
    let window = with_example(&home).await;
    open_post(&window, "well sale", "The well is not for sale").await;
    window.click_words("Body, English", "At four in the").await;
    window.key(Key::F1).await;
    window.see("//dialog//h2[. = 'First steps']").await;
    window
        .see("//dialog//article//a[contains(., 'How pairs work')]")
        .await
        .click()
        .await
        .unwrap();
    window
        .see("//dialog//h2[. = 'Facing pages and pairs']")
        .await;
    // The pages name the keys as they are here.
    window
        .see("//dialog//article//kbd[contains(., 'Alt')]")
        .await;
    let search = elements::text_box(word("help.search"));
    let search = window.see(&search).await;
    search.send_keys("forget").await.unwrap();
    window
        .see("//dialog//nav//button[contains(., 'History and copies')]")
        .await;
    window.key(Key::Escape).await;
    window.see_no_more("//dialog").await;
    let focused = "return document.activeElement.getAttribute('aria-label')";
    window.until(focused, &json!("Body, English")).await;
    window.close().await;
}

#[tokio::test]
async fn the_next_post_is_the_next_of_the_list() {
    let home = Home::new();
    let window = with_example(&home).await;
    open_post(&window, "pozo vende", "El pozo no se vende").await;
    assert_eq!(window.text("Title").await, "The well is not for sale");
    window.click_words("Body, English", "At four in the").await;
    let (held, next, released) = (Key::Control, Key::PageDown, Key::Null);
    let chord: String = [held, next, released].map(char::from).iter().collect();
    let focus = window.client.active_element().await.unwrap();
    focus.send_keys(&chord).await.unwrap();
    window
        .until_text("Title", "Carta desde la semana doce de la huelga")
        .await;
    window.close().await;
}
