//! A newer version of a text comes back and is taken in, in the window.

use std::path::{Path, PathBuf};

use fantoccini::Locator;
use serde_json::{Value, json};

use crate::support::screen::press_keys;
use crate::support::{Home, Window, axe, elements, word, word_in};

const ENGLISH: &str = "Body, English";

const BODY: &str = "The trucks came back at dawn, and nobody had called them.\n\nWe were sixty *compañerxs* at the well, and by noon there were three hundred of us, with the bell of the old school and two drums.\n\nThe company says that it has a permit. Nobody has seen it.\n\n- water for everybody\n- land for those who work it\n\nThe well is not for sale.\n\nWe ask for lawyers, for water tanks, and for people who can stay until Friday.\n";

const CUERPO: &str = "Los camiones regresaron al alba, y nadie los había llamado.\n\nÉramos sesenta *compañerxs* junto al pozo, y a mediodía éramos trescientxs, con la campana de la vieja escuela y dos tambores.\n\nLa empresa dice que tiene un permiso. Nadie lo ha visto.\n\n- agua para todxs\n- tierra para quien la trabaja\n\nEl pozo no se vende.\n\nPedimos abogadxs, tanques de agua y gente que pueda quedarse hasta el viernes.\n";

/// As it comes back: other bullets and marks, two paragraphs corrected, one new.
fn corrected() -> String {
    BODY.replace("*compañerxs*", "_compañerxs_")
        .replace("- ", "* ")
        .replace("three hundred of us", "almost four hundred of us")
        .replace("until Friday", "until Sunday")
        .replace(
            "The well is not for sale.",
            "Nobody signed.\n\nThe well is not for sale.",
        )
}

/// A post in two languages, its English text after what was sent out.
fn library(home: &Home, since: Option<&str>) -> PathBuf {
    let library = home.path("Documents/Newer.octavilla");
    let path = library.to_str().unwrap();
    home.octa(&["init", path]);
    let file = |name: &str, text: &str| {
        let file = home.path(name);
        std::fs::write(&file, text).unwrap();
        file.to_str().unwrap().to_owned()
    };
    let (en, es) = (file("en.md", BODY), file("es.md", CUERPO));
    let new = [
        "new", path, "--title", "The well", "--lang", "en", "--from", &en,
    ];
    home.octa(&new);
    let translate = [
        "translate",
        path,
        "the-well",
        "--lang",
        "es",
        "--title",
        "El pozo",
    ];
    home.octa(&[&translate[..], &["--from", &es]].concat());
    let name = [
        "checkpoint",
        path,
        "the-well",
        "Sent to Inés",
        "--lang",
        "en",
    ];
    home.octa(&name);
    if let Some(text) = since {
        let here = file("here.md", text);
        home.octa(&["edit", path, "the-well", "--lang", "en", "--from", &here]);
    }
    library
}

async fn open(home: &Home, library: &Path, language: &str, theme: &str) -> Window {
    let window = Window::open(home).await;
    let wish = json!({ "interfaceLanguage": language, "theme": theme, "writer": "AM" });
    window.call("app.configure", wish).await;
    window.close().await;
    let window = Window::open_with(home, &[library]).await;
    window
        .see("//*[@role='listbox']//*[@role='option']")
        .await
        .click()
        .await
        .unwrap();
    window.see("(//*[contains(@class,'cm-line')])[1]").await;
    window
}

/// Opens the sheet and gives it a file.
async fn give(home: &Home, window: &Window, language: &str, text: &str) {
    window
        .command(word_in(language, "menu.edition.takeIn"))
        .await;
    window
        .see(&elements::button(word_in(language, "takein.choose")))
        .await;
    let file = home.path("FINAL3.md");
    std::fs::write(&file, text).unwrap();
    home.answer_dialogs(&file);
    window.press(word_in(language, "takein.choose")).await;
    window
        .see("//dialog//*[@role='group' and contains(@class, 'row')]")
        .await;
}

async fn count(window: &Window, xpath: &str) -> usize {
    window
        .client
        .find_all(Locator::XPath(xpath))
        .await
        .unwrap()
        .len()
}

/// The words on which the notes of the post lie.
async fn noted(window: &Window, post: &Value) -> Vec<String> {
    let body = window.text(ENGLISH).await;
    let units: Vec<u16> = body.encode_utf16().collect();
    let notes = window.call("note.list", json!({ "post": post })).await;
    let notes = notes.as_array().unwrap().clone();
    notes
        .iter()
        .map(|note| {
            let at = |end: &str| usize::try_from(note["span"][end].as_u64().unwrap()).unwrap();
            String::from_utf16(&units[at("from")..at("to")]).unwrap()
        })
        .collect()
}

#[tokio::test]
async fn a_corrected_text_is_taken_in_and_exactly_its_changes_are_to_be_translated() {
    let home = Home::new();
    let library = library(&home, None);
    let window = open(&home, &library, "en", "light").await;
    window.resize(1280, 860).await;
    window.see(&elements::text_box("Body, Spanish")).await;
    let posts = json!({
        "search": "", "status": null, "language": null, "trashed": false, "offset": 0, "limit": 5,
    });
    let posts = window.call("post.list", posts).await;
    let post = posts["posts"][0]["id"].clone();
    let edition = window.call("post.get", json!({ "post": post })).await["editions"][0].clone();
    let at = u64::try_from(BODY.find("permit").unwrap()).unwrap();
    // One letter before it has two bytes.
    let from = at - 1;
    let note = json!({
        "edition": edition["id"], "revision": edition["revision"], "from": from, "to": from + 6,
        "writer": "AM", "text": "Which permit?", "holds": false,
    });
    window.call("note.create", note).await;
    assert_eq!(noted(&window, &post).await, ["permit"]);

    window.command(word("menu.edition.takeIn")).await;
    window.see(&elements::button(word("takein.choose"))).await;
    window.photograph("taking-in-give").await;
    press_keys(&["Escape"]).await;
    window.see_no_more("//dialog").await;

    give(&home, &window, "en", &corrected()).await;
    window
        .see("//dialog//*[@role='status'][contains(., '3 paragraphs')]")
        .await;
    window.photograph("taking-in-found").await;
    // The first is accepted, the second as well, the third is left.
    press_keys(&["a"]).await;
    press_keys(&["a"]).await;
    press_keys(&["l"]).await;
    window.photograph("taking-in-decided").await;
    press_keys(&["k", "a"]).await;
    window.see(&elements::button("Take in 1 paragraph")).await;
    press_keys(&["a"]).await;
    let take = "Take in 2 paragraphs";
    window.see(&elements::button(take)).await;
    window.press(take).await;
    window.see_no_more("//dialog").await;

    window
        .see("//footer[contains(., '1 changed') and contains(., '1 missing')]")
        .await;
    let changed = elements::button(word("pair.changed"));
    window.see(&changed).await;
    assert_eq!(count(&window, &changed).await, 1);
    let text = window.text(ENGLISH).await;
    assert!(text.contains("almost four hundred of us"), "{text}");
    assert!(
        text.contains("Nobody signed.") && text.contains("until Friday"),
        "{text}"
    );
    assert!(
        text.contains("*compañerxs*") && text.contains("- water"),
        "{text}"
    );
    assert_eq!(noted(&window, &post).await, ["permit"]);
    window.photograph("taking-in-taken").await;

    // One step takes it back, and one does it again.
    window.click_words(ENGLISH, "trucks").await;
    press_keys(&["ctrl+z"]).await;
    window.see_no_more(&changed).await;
    window.until_text(ENGLISH, BODY).await;
    assert_eq!(noted(&window, &post).await, ["permit"]);
    press_keys(&["ctrl+shift+z"]).await;
    window.see(&changed).await;
    press_keys(&["ctrl+z"]).await;
    window.until_text(ENGLISH, BODY).await;
    window.close().await;
}

#[tokio::test]
async fn contradictions_with_what_was_sent_face_each_other_and_are_decided_by_one_key() {
    let here = BODY
        .replace("three hundred of us", "two hundred of us")
        .replace("Nobody has seen it.", "We have asked for it.");
    let home = Home::new();
    let library = library(&home, Some(&here));
    let window = open(&home, &library, "en", "dark").await;
    window.resize(1280, 860).await;
    give(&home, &window, "en", &corrected()).await;
    // Compared with what is here, what was written since would go.
    window
        .see("//dialog//*[@role='status'][contains(., '4 paragraphs')]")
        .await;
    let base = window.see("//dialog//label/select").await;
    let sent = base
        .find(Locator::XPath("option[contains(., 'Sent to Inés')]"))
        .await
        .unwrap();
    let sent = sent.attr("value").await.unwrap().unwrap();
    base.select_by_value(&sent).await.unwrap();
    window
        .see("//dialog//*[@role='status'][contains(., '1 was changed here as well')]")
        .await;
    window
        .see("//dialog//*[contains(@class, 'conflict')]//*[contains(@class, 'facing')]")
        .await;
    window.photograph("taking-in-conflict").await;
    press_keys(&["l"]).await;
    window.press(word("takein.acceptAll")).await;
    window.photograph("taking-in-conflict-decided").await;
    press_keys(&["ctrl+Return"]).await;
    window.see_no_more("//dialog").await;
    window
        .until_text(
            ENGLISH,
            &here.replace("until Friday", "until Sunday").replace(
                "The well is not for sale.",
                "Nobody signed.\n\nThe well is not for sale.",
            ),
        )
        .await;
    window.close().await;
}

#[tokio::test]
async fn what_was_pasted_is_compared_and_the_sheet_is_looked_at() {
    let mut faults = Vec::new();
    for (language, theme, width, height) in [
        ("en", "dark", 1280, 800),
        ("es", "light", 1280, 800),
        ("es", "dark", 800, 560),
    ] {
        let home = Home::new();
        let library = library(&home, None);
        let window = open(&home, &library, language, theme).await;
        window.resize(width, height).await;
        window
            .command(word_in(language, "menu.edition.takeIn"))
            .await;
        window
            .see(&elements::button(word_in(language, "takein.choose")))
            .await;
        let name = format!("taking-in-{theme}-{language}-{width}");
        window.photograph(&format!("{name}-give")).await;
        for fault in axe::faults(&window).await {
            faults.push(format!("{name}, empty: {fault}"));
        }
        let paste = "const clip = new DataTransfer()
            clip.setData('text/plain', arguments[0])
            const event = { clipboardData: clip, bubbles: true, cancelable: true }
            document.querySelector('dialog').dispatchEvent(new ClipboardEvent('paste', event))";
        let moved = corrected().replace(
            "The trucks came back at dawn, and nobody had called them.\n\n",
            "",
        ) + "\nThe trucks came back at dawn, and nobody had called them.\n";
        window
            .client
            .execute(paste, vec![json!(moved)])
            .await
            .unwrap();
        window
            .see("//dialog//*[@role='group' and contains(@class, 'row')]")
            .await;
        press_keys(&["a"]).await;
        window.photograph(&name).await;
        for fault in axe::faults(&window).await {
            faults.push(format!("{name}: {fault}"));
        }
        window.close().await;
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
