//! How the text is set, and that it changes at once.

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
