//! The translator's desk: two pages, what changed between them, and what the checks saw.

use std::fs;

use fantoccini::key::Key;

use crate::support::screen::press_keys;
use crate::support::{Home, Window, elements, word};

const BODY: &str = "At four in the morning the trucks came back.\n\
    \n\
    The company has a permit for the river.\n\
    \n\
    Nobody here has signed anything.\n\
    \n\
    Read [the statement](https://example.org/one).\n\
    \n\
    The assembly has 40 members.\n\
    \n\
    We ask for lawyers and water tanks.";

const CUERPO: &str = "A las cuatro de la mañana regresaron los camiones.\n\
    \n\
    La empresa tiene un permiso para el río.\n\
    \n\
    Aquí la gente ha firmado.\n\
    \n\
    Lean [el comunicado](https://example.org/one).\n\
    \n\
    La asamblea tiene 14 integrantes.\n\
    \n\
    Pedimos abogados y tanques de agua.";

const ENGLISH: &str = "Body, English";
const SPANISH: &str = "Body, Spanish";

#[tokio::test]
async fn a_translation_from_its_first_word_to_the_export() {
    let home = Home::new();
    let library = home.path("Documents/Desk.octavilla");
    home.octa(&["init", library.to_str().unwrap()]);
    let window = Window::open_with(&home, &[&library]).await;
    window.resize(1280, 800).await;
    window.press("New post").await;
    window.write("Title", "The well is not for sale").await;
    window.write("Body, English", BODY).await;
    window.press("Add translation").await;
    window.press("Spanish").await;
    window.write("Title, Spanish", "El pozo no se vende").await;
    window.write(SPANISH, CUERPO).await;
    window.saved().await;
    all_in_step(&window).await;
    window.see_no_more("//footer[contains(., 'missing')]").await;

    change(&window, ENGLISH, "The company", 1, " and the wells.").await;
    change(&window, ENGLISH, "Read ", 5, "two).").await;
    window.saved().await;
    let changed = elements::button(word("pair.changed"));
    let offered = elements::button(word("pair.carryOffered"));
    window.see("//footer[contains(., '1 changed')]").await;
    window.see(&offered).await;
    assert_eq!(count(&window, &changed).await, 1);
    assert_eq!(count(&window, &offered).await, 1);

    // From the last of them the walk begins anew, at the first that is to be done.
    press_keys(&["alt+Down"]).await;
    let diff = window.see("//ins[contains(@class, 'cm-added')]").await;
    assert!(diff.text().await.unwrap().contains("and the wells"));
    window.see(&elements::button(word("pair.inStepNext"))).await;
    window.photograph("translator-changed").await;
    window.resize(1920, 1080).await;
    window.photograph("translator-changed-1920").await;
    window.resize(1280, 800).await;
    change(&window, SPANISH, "La empresa", 1, " y los pozos.").await;
    press_keys(&["ctrl+Return"]).await;
    window.see_no_more(&changed).await;

    window.see(&elements::button(word("pair.carryLink"))).await;
    window.photograph("translator-carry").await;
    press_keys(&["ctrl+shift+Return"]).await;
    reads(&window, "example.org/two").await;
    window.see_no_more(&offered).await;
    for link in ["example.org/one", "example.org/two"] {
        let back = if link.ends_with("one") {
            "ctrl+z"
        } else {
            "ctrl+shift+z"
        };
        press_keys(&[back]).await;
        reads(&window, link).await;
    }
    // Undo goes on through what was done to the pairs, and not past it into the words.
    press_keys(&["ctrl+z", "ctrl+z"]).await;
    window.see(&changed).await;
    press_keys(&["ctrl+shift+z", "ctrl+shift+z"]).await;
    window.see_no_more(&changed).await;
    reads(&window, "y los pozos").await;

    window.see("//footer[contains(., '2 findings')]").await;
    press_keys(&["F8"]).await;
    window.see(&under("The source says 40")).await;
    window.photograph("translator-figure").await;
    press_keys(&["F8"]).await;
    window.see(&under("negates")).await;
    window.photograph("translator-negation").await;
    press_keys(&["ctrl+shift+d"]).await;
    window
        .see("//footer[contains(., '1 figure differs')]")
        .await;
    window.saved().await;

    let exports = home.path("exports");
    home.answer_dialogs(&exports);
    window.press("Export").await;
    window.region("Reading view").await;
    window.see("//iframe").await;
    window.press(word("reading.save")).await;
    window.see("//footer[contains(., 'exports')]").await;
    let html = fs::read_to_string(exports.join("the-well-is-not-for-sale.html")).unwrap();
    for kept in ["and the wells", "y los pozos", "https://example.org/two"] {
        assert!(html.contains(kept), "{kept} is missing in {html}");
    }
    window.close().await;
}

/// Marks all pairs in step, by the palette.
async fn all_in_step(window: &Window) {
    press_keys(&["ctrl+p"]).await;
    let field = window.client.active_element().await.unwrap();
    field.send_keys(word("menu.pair.allInStep")).await.unwrap();
    window.choose(word("menu.pair.allInStep")).await;
    window.see(&said(word("pair.allMarked"))).await;
}

/// Takes signs from the end of a paragraph and writes others there.
async fn change(window: &Window, field: &str, paragraph: &str, deleted: usize, written: &str) {
    window.click_words(field, paragraph).await;
    window.key(Key::End).await;
    for _ in 0..deleted {
        window.key(Key::Backspace).await;
    }
    let field = window.client.active_element().await.unwrap();
    field.send_keys(written).await.unwrap();
}

async fn reads(window: &Window, words: &str) {
    // The address of a link is not on the screen.
    for _ in 0..200 {
        if window.text(SPANISH).await.contains(words) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("{words} is not in the translation");
}

async fn count(window: &Window, xpath: &str) -> usize {
    let found = window
        .client
        .find_all(fantoccini::Locator::XPath(xpath))
        .await;
    found.unwrap().len()
}

fn under(words: &str) -> String {
    format!("//*[contains(@class, 'cm-under')][contains(., '{words}')]")
}

fn said(words: &str) -> String {
    format!("//*[contains(normalize-space(), '{words}')]")
}
