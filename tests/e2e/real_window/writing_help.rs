//! What helps to write: quotes and dashes of the language, numbers, outline, templates.

use std::fs;
use std::time::{Duration, Instant};

use fantoccini::key::Key;
use serde_json::json;

use crate::support::screen::press_keys;
use crate::support::{Home, Window, word};

const ENGLISH: &str = "Body, English";
const SPANISH: &str = "Body, Spanish";

#[tokio::test]
async fn quotes_and_dashes_are_those_of_the_language_and_one_key_takes_each_back() {
    let home = Home::new();
    let window = open(&home, "en", "").await;
    window
        .write(ENGLISH, "\"Don't,\" they said... 'so' -- in the '90s.")
        .await;
    reads(&window, ENGLISH, "“Don’t,” they said… ‘so’ – in the ’90s.").await;
    window.write(ENGLISH, " \"").await;
    window.key(Key::Backspace).await;
    window.write(ENGLISH, "5\" and \"ok\"").await;
    let all = "“Don’t,” they said… ‘so’ – in the ’90s. \"5\" and “ok”";
    reads(&window, ENGLISH, all).await;
    window.key(Key::Enter).await;
    window.write(ENGLISH, "`it's` --").await;
    press_keys(&["ctrl+z"]).await;
    reads(&window, ENGLISH, &format!("{all}\n`it's` --")).await;
    window.saved().await;
    window.photograph("typography").await;
    window.close().await;
}

#[tokio::test]
async fn spanish_has_the_quotes_that_the_library_chooses_and_opens_its_questions() {
    let home = Home::new();
    let window = open(&home, "es", "").await;
    window.write(SPANISH, "\"El agua\". Quién vive?").await;
    reads(&window, SPANISH, "“El agua”. ¿Quién vive?").await;
    window.key(Key::Backspace).await;
    reads(&window, SPANISH, "“El agua”. Quién vive?").await;
    press_keys(&["ctrl+comma"]).await;
    let choice = "//aside//select[option[@value='angular']]";
    window.see(choice).await;
    window.photograph("typography-settings").await;
    window
        .see(&format!("{choice}/option[@value='angular']"))
        .await
        .click()
        .await
        .unwrap();
    press_keys(&["Escape"]).await;
    wait_for_marks(&window).await;
    window.write(SPANISH, " \"Ya\"").await;
    reads(&window, SPANISH, "“El agua”. Quién vive? «Ya»").await;
    window.close().await;
}

#[tokio::test]
async fn a_whole_text_is_set_and_one_step_takes_it_back() {
    let home = Home::new();
    let straight = "# The 'well'\n\n\"It's ours\" -- `it's` [\"here\"](https://a.example/it's)...";
    let set = "# The ‘well’\n\n“It’s ours” – `it's` [“here”](https://a.example/it's)…";
    let window = open(&home, "en", straight).await;
    press_keys(&["ctrl+p"]).await;
    let palette = window.see("//dialog//input").await;
    palette.send_keys("Set the typography").await.unwrap();
    window.key(Key::Enter).await;
    said(&window, word("typography.set")).await;
    reads(&window, ENGLISH, set).await;
    press_keys(&["ctrl+z"]).await;
    reads(&window, ENGLISH, straight).await;
    press_keys(&["ctrl+shift+z"]).await;
    reads(&window, ENGLISH, set).await;
    window.close().await;
}

#[tokio::test]
async fn the_numbers_of_a_text_and_of_what_is_selected_are_shown() {
    let home = Home::new();
    let body = "# The well\n\nNo one *sells* the [water](https://a.example/water).\n\nNo one.";
    let window = open(&home, "en", body).await;
    window.write(ENGLISH, "").await;
    press_keys(&["ctrl+End", "shift+Home"]).await;
    let button = "//footer//button[normalize-space()='9 words']";
    window.see(button).await.click().await.unwrap();
    let cells = "return [...document.querySelectorAll('footer table tr')].map(row =>
        [...row.children].map(({ textContent }) => textContent.trim()))";
    window.see("//footer//table//th[.='Selected']").await;
    let seen = window.client.execute(cells, vec![]).await.unwrap();
    let expected = json!([
        ["", "Text", "Selected"],
        ["Words", "9", "2"],
        ["Characters", "38", "7"],
        ["Without spaces", "32", "6"],
        ["Paragraphs", "3", "1"],
        ["Reading time", "Under a minute", "Under a minute"],
    ]);
    assert_eq!(seen, expected);
    both_ways(&window, "counts").await;
    press_keys(&["Escape"]).await;
    window.see_no_more("//footer//table").await;
    window.close().await;
}

#[tokio::test]
async fn the_outline_shows_where_one_is_and_leads_elsewhere() {
    let home = Home::new();
    let paragraph = "Water is life. ".repeat(40);
    let body = format!(
        "# The well\n\n{paragraph}\n\n## What we ask for\n\n{paragraph}\n\n### Now\n\n{paragraph}\n\n\
         ```\n# no heading\n```\n\n## Who we are\n\n{paragraph}"
    );
    let window = open(&home, "en", &body).await;
    window.write(ENGLISH, "").await;
    press_keys(&["ctrl+Home", "ctrl+alt+o"]).await;
    outline(
        &window,
        &["*The well", "What we ask for", "Now", "Who we are"],
    )
    .await;
    both_ways(&window, "outline").await;
    window
        .see("//aside//button[normalize-space()='Now']")
        .await
        .click()
        .await
        .unwrap();
    // Beside the page it stays.
    outline(
        &window,
        &["The well", "What we ask for", "*Now", "Who we are"],
    )
    .await;
    press_keys(&["End"]).await;
    window
        .client
        .active_element()
        .await
        .unwrap()
        .send_keys(" or never")
        .await
        .unwrap();
    outline(
        &window,
        &["The well", "What we ask for", "*Now or never", "Who we are"],
    )
    .await;
    press_keys(&["ctrl+alt+o"]).await;
    window.see_no_more("//aside[@aria-label='Outline']").await;
    window.close().await;
}

#[tokio::test]
async fn a_post_begins_with_a_template_that_is_filled_in_by_tab_and_can_be_changed() {
    let home = Home::new();
    let window = open(&home, "en", "").await;
    let begin = word("template.begin");
    window.press(begin).await;
    window.see("//button[normalize-space()='Statement']").await;
    both_ways(&window, "template-menu").await;
    window.press("Communiqué").await;
    window.see("//*[contains(@class, 'cm-toFillIn')]").await;
    wait_for(&window, "return getSelection().toString()", "‹place›").await;
    write(&window, "Oaxaca").await;
    press_keys(&["Tab"]).await;
    wait_for(
        &window,
        "return getSelection().toString()",
        "‹what happened, in one line›",
    )
    .await;
    write(&window, "The well is ours").await;
    press_keys(&["Tab"]).await;
    write(&window, "the assembly").await;
    press_keys(&["Tab"]).await;
    wait_for(
        &window,
        "return getSelection().toString()",
        "‹whom this is for›",
    )
    .await;
    let place = window.text("Place and date").await;
    assert!(
        place.starts_with("Oaxaca, ") && !place.contains('‹'),
        "{place}"
    );
    let dek = window.text("Dek").await;
    assert_eq!(dek, "This communiqué comes from the assembly.");
    window.saved().await;
    both_ways(&window, "template-post").await;

    window.press(begin).await;
    window.press(word("template.edit")).await;
    let name = window.see("//dialog//form//input").await;
    assert_eq!(
        name.prop("value").await.unwrap().as_deref(),
        Some("Communiqué")
    );
    both_ways(&window, "template-sheet").await;
    window.click_words("Text", "To ").await;
    press_keys(&["ctrl+a"]).await;
    write(&window, "Short.").await;
    window.press(word("template.duplicate")).await;
    window
        .see("//nav//button[contains(., 'Communiqué (copy)')]")
        .await;
    window.press(word("common.close")).await;
    window.see_no_more("//dialog").await;
    let all = window.call("template.list", json!({})).await;
    let words: Vec<(&str, &str, bool)> = all
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["words"]["body"] == "Short.")
        .map(|it| {
            let name = it["words"]["name"].as_str().unwrap();
            (
                name,
                it["words"]["language"].as_str().unwrap(),
                it["changed"] == true,
            )
        })
        .collect();
    assert_eq!(
        words,
        [
            ("Communiqué", "en", true),
            ("Communiqué (copy)", "en", false)
        ]
    );
    window.close().await;
}

/// Opens a new library with one post.
async fn open(home: &Home, language: &str, body: &str) -> Window {
    let library = home.path("Documents/Words.octavilla");
    let name = library.to_str().unwrap();
    let text = home.path("Documents/text.md");
    home.octa(&["init", name]);
    fs::write(&text, body).unwrap();
    let text = text.to_str().unwrap();
    home.octa(&[
        "new", name, "--title", "Agua", "--lang", language, "--from", text,
    ]);
    let window = Window::open_with(home, &[&library]).await;
    window.resize(1280, 800).await;
    window.region("Posts").await;
    window.choose("Agua").await;
    window
}

/// Types where the focus is.
async fn write(window: &Window, text: &str) {
    window
        .client
        .active_element()
        .await
        .unwrap()
        .send_keys(text)
        .await
        .unwrap();
}

async fn reads(window: &Window, field: &str, text: &str) {
    let start = Instant::now();
    loop {
        let seen = window.text(field).await;
        if seen == text {
            return;
        }
        assert!(start.elapsed() < Duration::from_secs(10), "{text}\n{seen}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

async fn wait_for(window: &Window, script: &str, text: &str) {
    let start = Instant::now();
    loop {
        let seen = window.client.execute(script, vec![]).await.unwrap();
        if seen == text {
            return;
        }
        assert!(start.elapsed() < Duration::from_secs(10), "{text}\n{seen}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// What the window has to have asked for once the library has chosen.
async fn wait_for_marks(window: &Window) {
    let marks = window
        .call("typography.marks", json!({ "language": "es" }))
        .await;
    assert_eq!(marks["outer"], json!(["«", "»"]));
    // The window asks for them when it is told; there is nothing to be seen of it.
    tokio::time::sleep(Duration::from_millis(500)).await;
}

async fn said(window: &Window, words: &str) {
    window
        .see(&format!("//*[@aria-live='polite']//span[.='{words}']"))
        .await;
}

/// Waits until the outline has these headings; the one with a star is the current one.
async fn outline(window: &Window, headings: &[&str]) {
    window.see("//aside[@aria-label='Outline']//li").await;
    let script = "return [...document.querySelectorAll('aside li button')].map(item =>
        (item.ariaCurrent ? '*' : '') + item.textContent.trim()).join('|')";
    wait_for(window, script, &headings.join("|")).await;
}

/// Keeps a picture by day and one by night.
async fn both_ways(window: &Window, name: &str) {
    for when in ["night", "day"] {
        let script = format!("document.documentElement.dataset.theme = '{when}'");
        window.client.execute(&script, vec![]).await.unwrap();
        window.photograph(&format!("{name}-{when}")).await;
    }
}
