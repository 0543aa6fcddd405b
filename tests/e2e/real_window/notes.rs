//! Notes between writer and translator, in the window.

use std::time::Duration;

use fantoccini::Locator;
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::support::screen::{press_keys, type_text};
use crate::support::{Home, Window, elements, word};

const CARD: &str = "//*[@role='dialog' and contains(@class, 'card')]";
const SIGN: &str = "//button[contains(@class, 'cm-noteSign')]";
/// A note in the list of the details.
const LISTED: &str = "//aside//li[button/span[contains(@class, 'said')]]/button";
const ENGLISH: &str = "Body, English";
const SPANISH: &str = "Body, Spanish";

/// A window with a post in two languages.
async fn facing(home: &Home, theme: &str) -> Window {
    let library = home.path("Documents/Notes.octavilla");
    let path = library.to_str().unwrap();
    home.octa(&["init", path]);
    let (en, es) = (home.path("en.md"), home.path("es.md"));
    std::fs::write(
        &en,
        "The trucks came back at dawn, and nobody had called them.\n\nWe were sixty \
         compañerxs at the well, and by noon there were three hundred of us, with the bell of \
         the old school and two drums.\n\nThe well is not for sale.\n",
    )
    .unwrap();
    std::fs::write(
        &es,
        "Los camiones regresaron al alba, y nadie los había llamado.\n\nÉramos sesenta \
         compañerxs junto al pozo, y a mediodía éramos trescientxs, con la campana de la vieja \
         escuela y dos tambores.\n\nEl pozo no se vende.\n",
    )
    .unwrap();
    let from = ["--from", en.to_str().unwrap()];
    home.octa(
        &[
            &["new", path, "--title", "The well", "--lang", "en"][..],
            &from,
        ]
        .concat(),
    );
    let from = ["--from", es.to_str().unwrap()];
    let translate = [
        "translate",
        path,
        "the-well",
        "--lang",
        "es",
        "--title",
        "El pozo",
    ];
    home.octa(&[&translate[..], &from].concat());
    let window = Window::open_with(home, &[&library]).await;
    window
        .call("app.configure", json!({ "theme": theme, "facing": true }))
        .await;
    window.close().await;
    let window = Window::open(home).await;
    window.resize(1280, 800).await;
    window.choose("The well").await;
    window.see(&elements::text_box(ENGLISH)).await;
    // A window that gets the focus only now would put its own selection in the place of ours.
    press_keys(&[]).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    window
}

/// Selects words of a body as the mouse would.
async fn select(window: &Window, body: &str, words: &str) {
    let script = "const [field, words] = arguments; field.focus();
        const line = [...field.querySelectorAll('.cm-line')]
            .find(line => line.textContent.includes(words));
        if (!line) return false;
        const place = (at) => {
            const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
            for (let node; (node = walker.nextNode()); at -= node.length)
                if (at <= node.length) return [node, at];
        };
        const from = line.textContent.indexOf(words);
        const [start, end] = [place(from), place(from + words.length)];
        getSelection().setBaseAndExtent(...start, ...end);
        return true";
    let field = window.see(&elements::text_box(body)).await;
    let arguments = vec![serde_json::to_value(&field).unwrap(), json!(words)];
    let mut selected = Value::Null;
    // A text that was just opened puts its caret where somebody wrote last.
    for _ in 0..20 {
        let found = window.client.execute(script, arguments.clone()).await;
        assert_eq!(found.unwrap(), true, "{words}");
        tokio::time::sleep(Duration::from_millis(250)).await;
        let script = "return getSelection().toString()";
        selected = window.client.execute(script, vec![]).await.unwrap();
        if selected == words {
            return;
        }
    }
    assert_eq!(selected, words);
}

/// The words that are marked on a page.
async fn marked(window: &Window, body: &str) -> String {
    let field = window.see(&elements::text_box(body)).await;
    let script = "return [...arguments[0].querySelectorAll('.cm-note')]
        .map(mark => mark.textContent).join('')";
    let argument = serde_json::to_value(&field).unwrap();
    let said = window.client.execute(script, vec![argument]).await.unwrap();
    said.as_str().unwrap_or_default().to_owned()
}

/// Waits until just these words are marked.
async fn is_marked(window: &Window, body: &str, expected: &str) {
    let mut said = String::new();
    for _ in 0..100 {
        said = marked(window, body).await;
        if said == expected {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(said, expected);
}

async fn notes(window: &Window) -> Vec<Value> {
    let wish = json!({ "search": "", "status": null, "language": null, "trashed": false,
        "offset": 0, "limit": 10 });
    let page = window.call("post.list", wish).await;
    let post = json!({ "post": page["posts"][0]["id"] });
    let notes = window.call("note.list", post).await;
    notes.as_array().unwrap().clone()
}

/// The signs in the margins, those of the left page first.
async fn signs(window: &Window) -> Vec<Element> {
    window.client.find_all(Locator::XPath(SIGN)).await.unwrap()
}

/// Clicks a sign, which must be what lies on top there.
async fn click(window: &Window, sign: &Element) {
    let script = "const { left, top, width, height } = arguments[0].getBoundingClientRect();
        const there = document.elementFromPoint(left + width / 2, top + height / 2);
        if (!arguments[0].contains(there))
            return [left, top, width, height, there?.className, there?.tagName].join();
        arguments[0].click();
        return 'clicked'";
    let argument = serde_json::to_value(sign).unwrap();
    let said = window.client.execute(script, vec![argument]).await.unwrap();
    assert_eq!(said, "clicked");
}

/// What a field of the card says.
async fn draft(window: &Window) -> String {
    let field = window.see(&format!("{CARD}//textarea")).await;
    field.prop("value").await.unwrap().unwrap_or_default()
}

#[tokio::test]
async fn a_note_from_the_first_word_to_the_export() {
    let home = Home::new();
    let window = facing(&home, "light").await;
    select(&window, SPANISH, "trescientxs").await;
    press_keys(&["ctrl+shift+m"]).await;
    window.see(CARD).await;
    type_text("Sixty at dawn and three hundred at noon?").await;
    window.photograph("note-new-light").await;
    // What is not said yet is kept while the card is away.
    press_keys(&["Escape"]).await;
    window.see_no_more(CARD).await;
    select(&window, SPANISH, "trescientxs").await;
    press_keys(&["ctrl+shift+m"]).await;
    window.see(CARD).await;
    assert_eq!(
        draft(&window).await,
        "Sixty at dawn and three hundred at noon?"
    );
    let holds = window
        .see(&format!("{CARD}//input[@type='checkbox']"))
        .await;
    holds.click().await.unwrap();
    let name = elements::text_box(word("note.writer"));
    window.see(&name).await.send_keys("Inés").await.unwrap();
    window.press(word("note.put")).await;
    window.see(&format!("{CARD}//li")).await;
    // They are asked who they are once.
    window.see_no_more(&name).await;
    let made = notes(&window).await;
    assert_eq!(made.len(), 1);
    assert_eq!(made[0]["words"], "trescientxs");
    assert_eq!(made[0]["holds"], true);
    assert_eq!(made[0]["entries"][0]["writer"], "Inés");
    type_text("Trescientxs, yes. I counted.").await;
    window.key(Key::Enter).await;
    window.see(&format!("{CARD}//li[2]")).await;
    window.photograph("note-thread-light").await;
    press_keys(&["Escape"]).await;
    window.see_no_more(CARD).await;

    // The note stays on its words while they are edited, and comes back with them.
    is_marked(&window, SPANISH, "trescientxs").await;
    press_keys(&["Home"]).await;
    type_text("Oigan: ").await;
    is_marked(&window, SPANISH, "trescientxs").await;
    window.saved().await;
    tokio::time::sleep(Duration::from_millis(800)).await;
    select(&window, SPANISH, "trescientxs, con").await;
    press_keys(&["BackSpace"]).await;
    is_marked(&window, SPANISH, "").await;
    window.saved().await;
    press_keys(&["ctrl+z"]).await;
    is_marked(&window, SPANISH, "trescientxs").await;
    window.photograph("note-marks-light").await;

    // Whoever reads it before it goes out is told, and led there.
    window.press("Export").await;
    window.region("Reading view").await;
    let held = "//button[contains(., 'A note holds')]";
    let way = window.see(held).await;
    window.photograph("note-export-light").await;
    way.click().await.unwrap();
    window.see(CARD).await;
    window.photograph("note-led-light").await;
    window.press(word("note.resolve")).await;
    window.see_no_more(CARD).await;
    is_marked(&window, SPANISH, "").await;
    window.press("Export").await;
    window.see("//iframe").await;
    window.see_no_more(held).await;
    window.key(Key::Escape).await;
    window.region("Desk").await;
    window.close().await;

    // It is there after a restart, folded among the resolved ones.
    let window = Window::open(&home).await;
    window.press("Details").await;
    let resolved = "//aside//details[summary[contains(., 'resolved')]]";
    let summary = window.see(&format!("{resolved}/summary")).await;
    summary.click().await.unwrap();
    let note = window.see(&format!("{resolved}//button")).await;
    note.click().await.unwrap();
    window.see(CARD).await;
    window.press(word("note.trash")).await;
    window.see_no_more(CARD).await;
    assert!(notes(&window).await.is_empty());
    window.press(word("common.undo")).await;
    let start = std::time::Instant::now();
    while notes(&window).await.is_empty() {
        assert!(start.elapsed() < Duration::from_secs(5));
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    window.close().await;
}

#[tokio::test]
async fn notes_on_both_pages_by_key_by_day_and_by_night() {
    for theme in ["light", "dark"] {
        let home = Home::new();
        let window = facing(&home, theme).await;
        for (body, words, text) in [
            (
                ENGLISH,
                "nobody had called them",
                "Can we say who sent them?",
            ),
            (
                SPANISH,
                "la vieja escuela",
                "¿La escuela vieja o la antigua?",
            ),
        ] {
            select(&window, body, words).await;
            press_keys(&["ctrl+shift+m"]).await;
            window.see(&format!("{CARD}//textarea")).await;
            type_text(text).await;
            press_keys(&["Return"]).await;
            window.see(&format!("{CARD}//li")).await;
            press_keys(&["Escape"]).await;
            window.see_no_more(CARD).await;
        }
        assert_eq!(notes(&window).await.len(), 2);
        assert_eq!(signs(&window).await.len(), 2);
        window.photograph(&format!("note-both-{theme}")).await;
        // With the caret among the words the key opens the note that is there.
        select(&window, ENGLISH, "nobody").await;
        press_keys(&["Left", "ctrl+shift+m"]).await;
        window.see(&format!("{CARD}//li")).await;
        window.photograph(&format!("note-open-{theme}")).await;
        press_keys(&["Escape"]).await;
        window.see_no_more(CARD).await;
        // And the mouse its sign.
        click(&window, &signs(&window).await[1]).await;
        window.see(&format!("{CARD}//li")).await;
        press_keys(&["Escape", "ctrl+shift+i"]).await;
        window.see(LISTED).await;
        window.photograph(&format!("note-list-{theme}")).await;
        press_keys(&["Escape"]).await;
        window.resize(1920, 1080).await;
        window.photograph(&format!("note-both-{theme}-1920")).await;
        let spanish = json!({ "interfaceLanguage": "es" });
        window.call("app.configure", spanish).await;
        window.close().await;

        let window = Window::open(&home).await;
        window.resize(1280, 800).await;
        window.press("Detalles").await;
        window.see(&format!("({LISTED})[2]")).await;
        window.photograph(&format!("note-list-es-{theme}")).await;
        window.see(LISTED).await.click().await.unwrap();
        window.see(&format!("{CARD}//li")).await;
        window.photograph(&format!("note-open-es-{theme}")).await;
        window.close().await;
    }
}
