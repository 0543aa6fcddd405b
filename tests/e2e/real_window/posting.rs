//! The posting sheet: a post goes to a site by hand, part by part, and is corrected later.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::support::elements::{button, text_box};
use crate::support::screen::press_keys;
use crate::support::{Home, Window, axe, walk, word, word_in};

/// Opens the newest post of the example, in two languages, and its posting sheet.
async fn open(home: &Home, language: &str, theme: &str) -> Window {
    let window = walk::open(home, language, theme).await;
    window.press(word_in(language, "start.example")).await;
    let newest = "(//*[@role='listbox']//*[@role='option'])[1]";
    window.see(newest).await.click().await.unwrap();
    window.see("//*[contains(@class,'cm-line')]").await;
    sheet(&window, language).await;
    window
}

async fn sheet(window: &Window, language: &str) {
    window
        .command(word_in(language, "menu.export.posting"))
        .await;
    window.see("//dialog//dl").await;
}

fn copy(part: &str) -> String {
    word("posting.copyOf").replace("{part}", word(part))
}

/// What lies on the clipboard, as HTML and as text, as a page sees it that is pasted into.
async fn pasted(window: &Window) -> Value {
    let script = "const field = document.createElement('div');
        field.id = 'pasted'; field.contentEditable = 'true'; field.textContent = '.';
        (document.querySelector('dialog[open]') ?? document.body).prepend(field);
        window.clip = null;
        field.addEventListener('paste', event => {
            const { clipboardData: data } = event;
            window.clip = { html: data.getData('text/html'), text: data.getData('text/plain') };
            event.preventDefault();
        });
        field.focus()";
    window.client.execute(script, vec![]).await.unwrap();
    press_keys(&["ctrl+v"]).await;
    window
        .until("return window.clip !== null", &json!(true))
        .await;
    let taken = "document.getElementById('pasted').remove(); return window.clip";
    window.client.execute(taken, vec![]).await.unwrap()
}

#[tokio::test]
async fn a_post_is_copied_part_by_part_posted_and_corrected() {
    let home = Home::new();
    let window = open(&home, "en", "light").await;
    window.photograph("posting-begun").await;

    window.press(&copy("posting.part.title")).await;
    let done = format!("{}: {}", copy("posting.part.title"), word("posting.copied"));
    window.see(&button(&done)).await;
    let title = window.see("//dialog//dd[contains(@class,'title')]").await;
    let title = title.text().await.unwrap();
    assert_eq!(pasted(&window).await["text"], title.as_str());

    window.press(&copy("posting.part.body")).await;
    let done = format!("{}: {}", copy("posting.part.body"), word("posting.copied"));
    window.see(&button(&done)).await;
    let clip = pasted(&window).await;
    let (html, text) = (
        clip["html"].as_str().unwrap(),
        clip["text"].as_str().unwrap(),
    );
    assert!(html.contains("<p>"), "{html}");
    assert!(!text.contains('<') && !text.is_empty(), "{text}");
    window.photograph("posting-copied").await;

    let address = window.see(&text_box(word("posting.where"))).await;
    address.clear().await.unwrap();
    address
        .send_keys("https://example.org/posted")
        .await
        .unwrap();
    window.press(word("posting.record")).await;
    let stands = "//dialog//li[contains(., 'https://example.org/posted')]";
    window.see(stands).await;
    let unchanged = format!("//dialog//p[contains(., '{}')]", word("posting.unchanged"));
    window.see(&unchanged).await;
    window.press(word("common.close")).await;
    window.see_no_more("//dialog").await;

    window.click_words("Body, English", "the").await;
    press_keys(&["ctrl+Left", "ctrl+Delete"]).await;
    window.saved().await;
    sheet(&window, "en").await;
    window.see("//dialog//li//del").await;
    let paragraph = word("posting.copyParagraph").replace("{at}", "1");
    window.press(&paragraph).await;
    window
        .see(&button(&format!("{paragraph}: {}", word("posting.copied"))))
        .await;
    let html = pasted(&window).await["html"].clone();
    assert!(html.as_str().unwrap().contains("<p>"), "{html}");

    let field = word("posting.correctionIn").replace("{language}", "English");
    let field = window.see(&text_box(&field)).await;
    field.send_keys("it was noon, not ten.").await.unwrap();
    let line = "//dialog//p[starts-with(., 'Correction, ') and contains(., ': it was noon')]";
    window.see(line).await;
    window.photograph("posting-correction").await;
    window.press(word("posting.correct")).await;
    let added = "//dialog//li//ins[contains(., 'it was noon, not ten.')]";
    window.see(added).await;
    window.photograph("posting-changed").await;
    window.press(word("common.undo")).await;
    window.see_no_more(added).await;
    window.key(Key::Escape).await;
    window.see_no_more("//dialog").await;
    window.close().await;
}

#[tokio::test]
async fn the_posting_sheet_is_looked_at() {
    let mut faults = Vec::new();
    for (language, theme, width, height) in [
        ("en", "dark", 1280, 800),
        ("es", "light", 1280, 800),
        ("es", "dark", 800, 560),
    ] {
        let home = Home::new();
        let window = open(&home, language, theme).await;
        window.resize(width, height).await;
        let name = format!("posting-{theme}-{language}-{width}");
        window.photograph(&name).await;
        for fault in axe::faults(&window).await {
            faults.push(format!("{name}: {fault}"));
        }
        window.press(word_in(language, "posting.record")).await;
        window.see("//dialog//li//time").await;
        let foot = "document.querySelector('dialog .body').scrollTo(0, 9999)";
        window.client.execute(foot, vec![]).await.unwrap();
        window.photograph(&format!("{name}-foot")).await;
        for fault in axe::faults(&window).await {
            faults.push(format!("{name}, posted: {fault}"));
        }
        window.close().await;
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
