//! The text on the desk is formed where nobody is at work, and shows its marks where somebody is.

use std::fs;
use std::time::{Duration, Instant};

use fantoccini::key::Key;
use serde_json::json;

use crate::support::screen::{press_keys, type_text};
use crate::support::{Home, Window, elements, word};

const BODY: &str = "Body, English";
const RICH: &str = include_str!("preview.md");

/// The lines of the text as they are seen.
const SEEN: &str = "
    const lines = [...document.querySelectorAll(`[aria-label='${arguments[0]}'] .cm-line`)]
    return lines.map(line => line.innerText.replace(/\\n/g, '')).join('\\n')
";

#[tokio::test]
async fn marks_show_where_the_caret_is_and_nowhere_else() {
    let home = Home::new();
    let window = open(
        &home,
        "one\n\n**two** and *three*, [four](https://example.org)",
    )
    .await;
    sees(&window, "one\n\ntwo and three, four").await;
    window.click_words(BODY, "two and").await;
    press_keys(&["Home"]).await;
    sees(&window, "one\n\n**two** and three, four").await;
    press_keys(&["End"]).await;
    sees(&window, "one\n\ntwo and three, [four](https://example.org)").await;
    press_keys(&["F9"]).await;
    let text = "one\n\n**two** and *three*, [four](https://example.org)";
    sees(&window, text).await;
    press_keys(&["F9", "ctrl+Home"]).await;
    sees(&window, "one\n\ntwo and three, four").await;
    assert_eq!(window.text(BODY).await, text);
    window.close().await;
}

#[tokio::test]
async fn a_text_gets_its_form_by_keys_alone() {
    let home = Home::new();
    let window = open(&home, "water").await;
    window.click_words(BODY, "water").await;
    press_keys(&["ctrl+End", "ctrl+b"]).await;
    reads(&window, "**water**").await;
    press_keys(&["ctrl+b", "ctrl+2"]).await;
    reads(&window, "## water").await;
    press_keys(&["End", "Return", "Return"]).await;
    type_text("the well").await;
    press_keys(&["ctrl+shift+8", "Return"]).await;
    type_text("the road").await;
    press_keys(&["Tab", "Return"]).await;
    type_text("the bell").await;
    reads(
        &window,
        "## water\n\n- the well\n  - the road\n  - the bell",
    )
    .await;
    press_keys(&["shift+Tab", "Return", "Return"]).await;
    reads(
        &window,
        "## water\n\n- the well\n  - the road\n- the bell\n\n",
    )
    .await;
    type_text("See").await;
    press_keys(&["ctrl+alt+f"]).await;
    type_text("there").await;
    let text = "## water\n\n- the well\n  - the road\n- the bell\n\nSee[^1]\n\n[^1]: there";
    reads(&window, text).await;
    // Outside of a list Tab leads on, and the text is left as it is.
    press_keys(&["ctrl+Home", "Tab"]).await;
    let script = "return document.activeElement.closest('.cm-editor') === null";
    let left = window.client.execute(script, vec![]).await.unwrap();
    assert_eq!(left, json!(true), "the text can be left by key");
    reads(&window, text).await;
    window.saved().await;
    window.close().await;
}

#[tokio::test]
async fn a_star_that_was_a_letter_is_one_again_by_one_key_and_back_by_undo() {
    let home = Home::new();
    let window = open(&home, "start").await;
    window.click_words(BODY, "start").await;
    press_keys(&["ctrl+a"]).await;
    type_text("tod*s y nosotr*s").await;
    window.see("//*[contains(@class, 'cm-star')]").await;
    press_keys(&["ctrl+period"]).await;
    reads(&window, "tod\\*s y nosotr\\*s").await;
    press_keys(&["ctrl+z"]).await;
    reads(&window, "tod*s y nosotr*s").await;
    let click = "
        const star = document.querySelector('.cm-star')
        star.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }))
    ";
    window.client.execute(click, vec![]).await.unwrap();
    reads(&window, "tod\\*s y nosotr\\*s").await;
    window.close().await;
}

#[tokio::test]
async fn words_are_found_counted_and_replaced_and_headings_gone_to() {
    let home = Home::new();
    let text = "# One\n\nwell, Well, wells\n\n## Dós\n\nend";
    let window = open(&home, text).await;
    window.click_words(BODY, "well,").await;
    press_keys(&["ctrl+f"]).await;
    type_text("well").await;
    window.see(&elements::status("3")).await;
    press_keys(&["F3"]).await;
    window.see(&elements::status("of 3")).await;
    press_in_panel(&window, "find.byWord").await;
    window.see(&elements::status("of 2")).await;
    press_in_panel(&window, "find.matchCase").await;
    press_keys(&["ctrl+h"]).await;
    type_text("spring").await;
    press_in_panel(&window, "find.replaceAll").await;
    reads(&window, &text.replace("well,", "spring,")).await;
    window.photograph("find").await;
    press_keys(&["Escape", "ctrl+shift+o"]).await;
    window.see(&elements::option("One")).await;
    type_text("dos").await;
    press_keys(&["Return"]).await;
    type_text("!").await;
    reads(
        &window,
        &text.replace("well,", "spring,").replace("Dós", "Dós!"),
    )
    .await;
    window.close().await;
}

#[tokio::test]
async fn the_desk_with_everything_on_it_by_day_and_by_night() {
    for theme in ["light", "dark"] {
        let home = Home::new();
        let window = Window::open(&home).await;
        window
            .call("app.configure", json!({ "theme": theme }))
            .await;
        window.close().await;
        let window = open(&home, RICH).await;
        window.resize(1280, 800).await;
        window.photograph(&format!("preview-{theme}")).await;
        for (part, words) in [("lists", "the road"), ("table", "Monday"), ("end", "Tod")] {
            go_to(&window, words).await;
            window.photograph(&format!("preview-{theme}-{part}")).await;
        }
        press_keys(&["ctrl+Home", "ctrl+shift+l"]).await;
        window.photograph(&format!("preview-{theme}-focus")).await;
        press_keys(&["ctrl+shift+l", "F9"]).await;
        window.photograph(&format!("preview-{theme}-source")).await;
        window.key(Key::F9).await;
        assert_eq!(window.text(BODY).await, RICH, "nothing was written");
        window.close().await;
    }
}

/// A window with a post that has this text.
async fn open(home: &Home, text: &str) -> Window {
    let library = home.path("Documents/Preview.octavilla");
    let name = library.to_str().unwrap();
    home.octa(&["init", name]);
    let file = home.path("text.md");
    fs::write(&file, text).unwrap();
    let path = file.to_str().unwrap();
    home.octa(&[
        "new", name, "--title", "Forms", "--lang", "en", "--from", path,
    ]);
    let window = Window::open_with(home, &[&library]).await;
    window.choose("Forms").await;
    window.see(&elements::text_box(BODY)).await;
    window
}

/// Presses a button of the panel; WebDriver clicks beside what lies fixed in a scrolled page.
async fn press_in_panel(window: &Window, key: &str) {
    let button = window.see(&elements::button(word(key))).await;
    let argument = serde_json::to_value(&button).unwrap();
    let click = "arguments[0].click()";
    window.client.execute(click, vec![argument]).await.unwrap();
}

/// Puts the caret into words that may be out of sight.
async fn go_to(window: &Window, words: &str) {
    let go = "
        const [label, words] = arguments
        const { view } = document.querySelector(`[aria-label='${label}']`).cmTile.root
        view.focus()
        const anchor = view.state.doc.toString().indexOf(words) + 1
        view.dispatch({ selection: { anchor }, scrollIntoView: true })
    ";
    let arguments = vec![json!(BODY), json!(words)];
    window.client.execute(go, arguments).await.unwrap();
}

async fn sees(window: &Window, wanted: &str) {
    until(wanted, async || {
        let seen = window
            .client
            .execute(SEEN, vec![json!(BODY)])
            .await
            .unwrap();
        seen.as_str().unwrap_or_default().to_owned()
    })
    .await;
}

async fn reads(window: &Window, wanted: &str) {
    until(wanted, async || window.text(BODY).await).await;
}

async fn until(wanted: &str, look: impl AsyncFn() -> String) {
    let start = Instant::now();
    loop {
        let seen = look().await;
        if seen == wanted {
            return;
        }
        assert!(
            start.elapsed() < Duration::from_secs(10),
            "{seen:?} is not {wanted:?}"
        );
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}
