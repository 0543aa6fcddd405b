//! How the text is set, and that it changes at once.

use std::fs;
use std::time::Duration;

use fantoccini::key::Key;
use serde_json::json;

use crate::support::screen::press_keys;
use crate::support::{Home, Window, elements, word};

/// By how much the rows of a pair miss each other, and how high a line is: pixels.
const ROW: &str = "
    const line = (words) => [...document.querySelectorAll('.cm-line')]
        .find(({ textContent }) => textContent.includes(words))
    const [left, right] = [line('The company, Aguas'), line('La empresa, Aguas')]
    if (!left || !right) return null
    const apart = left.getBoundingClientRect().top - right.getBoundingClientRect().top
    return [Math.abs(apart) < 1, Math.round(parseFloat(getComputedStyle(left).lineHeight))]
";

/// Whether the caret stands in a text, at its end, where somebody sees it.
const CARET_IS_SEEN: &str = "
    const { view } = document.activeElement?.cmTile?.root ?? {}
    if (!view || view.state.selection.main.head !== view.state.doc.length) return false
    const page = view.dom.closest('.scroller').getBoundingClientRect()
    const caret = view.coordsAtPos(view.state.doc.length)
    return caret !== null && caret.top >= page.top && caret.bottom <= page.bottom
";

async fn choose(window: &Window, group: &str, option: &str) {
    let radio = format!(
        "//fieldset[legend = '{}']//label[normalize-space() = '{}']",
        word(group),
        word(option)
    );
    window.see(&radio).await.click().await.unwrap();
}

#[tokio::test]
async fn however_the_text_is_set_its_rows_stay_level() {
    let home = Home::new();
    let window = Window::open(&home).await;
    window.resize(1440, 900).await;
    window.press(word("start.example")).await;
    window.choose("The well is not for sale").await;
    window.see(&elements::text_box("Body, Spanish")).await;
    window.until(ROW, &json!([true, 27])).await;

    window.chord(",").await;
    window.region(word("settings.title")).await;
    choose(&window, "settings.lineSpacing", "settings.open").await;
    window.until(ROW, &json!([true, 31])).await;
    choose(&window, "settings.textFace", "settings.sans").await;
    choose(&window, "settings.textWidth", "settings.narrow").await;
    let size = format!("//label[span = '{}']/select", word("settings.textSize"));
    let size = window.see(&size).await;
    size.select_by_value("135").await.unwrap();
    window.until(ROW, &json!([true, 41])).await;
    window.photograph("look-large").await;
    window.key(Key::Escape).await;
    window.close().await;

    // It is so again the next time.
    let window = Window::open(&home).await;
    window.see(&elements::text_box("Body, Spanish")).await;
    // The caret is where the newest words are, and stays in sight when the page has taken shape.
    tokio::time::sleep(Duration::from_millis(1500)).await;
    window.until(CARET_IS_SEEN, &json!(true)).await;
    window.photograph("look-again").await;
    press_keys(&["ctrl+Home"]).await;
    window.until(ROW, &json!([true, 41])).await;
    window.close().await;
}

/// Which paragraph stands at the top of the page.
const FIRST_IN_SIGHT: &str = "
    const text = document.querySelector(\"[aria-label='Body, English']\")
    const { top } = text?.closest('.scroller').getBoundingClientRect() ?? {}
    const isSeen = (line) => line.getBoundingClientRect().bottom > top + 4
    const lines = [...(text?.querySelectorAll('.cm-line') ?? [])]
    return lines.find((line) => line.textContent && isSeen(line))?.textContent.split(' ')[0] ?? null
";

#[tokio::test]
async fn a_long_text_opens_where_it_was_left() {
    let home = Home::new();
    let library = home.path("long.octavilla");
    let given = library.to_str().unwrap();
    let text = home.path("long.md");
    // What is not drawn has a height that is guessed, and these are hard to guess.
    let paragraph = |number: usize| {
        let words = "word of a paragraph ".repeat(1 + number * 37 % 41);
        let mark = if number.is_multiple_of(7) { "## " } else { "" };
        format!("{mark}P{number} {}", words.trim_end())
    };
    let paragraphs: Vec<String> = (0..900).map(paragraph).collect();
    fs::write(&text, paragraphs.join("\n\n")).unwrap();
    home.octa(&["init", given]);
    let from = text.to_str().unwrap();
    home.octa(&[
        "new", given, "--lang", "en", "--title", "Long", "--from", from,
    ]);

    let window = Window::open_with(&home, &[&library]).await;
    window.choose("Long").await;
    window.click_words("Body, English", "P1 ").await;
    let scroll = "
        const page = document.querySelector(\"[aria-label='Body, English']\").closest('.scroller')
        page.scrollTop = page.scrollHeight * 0.6
    ";
    window.client.execute(scroll, vec![]).await.unwrap();
    tokio::time::sleep(Duration::from_millis(1500)).await;
    let left = window.client.execute(FIRST_IN_SIGHT, vec![]).await.unwrap();
    assert_ne!(left, json!("P1"));
    // As a person closes it: the page notes where one is.
    press_keys(&["ctrl+q"]).await;
    window.gone().await;

    let window = Window::open_with(&home, &[&library]).await;
    window.until(FIRST_IN_SIGHT, &left).await;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    window.until(FIRST_IN_SIGHT, &left).await;
    window.close().await;
}
