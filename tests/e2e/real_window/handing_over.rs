//! A post goes to a colleague's library in a file, is written on both sides, and comes back.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::json;

use crate::support::{Home, Window, axe, elements, word, word_in};

const PASSPHRASE: &str = "agua piedra viento cinco";

/// The whole post, as it is typed first.
const BODY: &str = "Water belongs to all.\n\nNobody sells it.\n\nTomorrow the bell will ring.";

/// How long a passphrase may take to be tried on a busy machine.
const LONG: Duration = Duration::from_secs(60);

/// A window in which the library of a home lies open.
async fn with_library(home: &Home, language: &str, theme: &str) -> Window {
    let window = Window::open(home).await;
    let wish = json!({ "interfaceLanguage": language, "theme": theme });
    window.call("app.configure", wish).await;
    window.close().await;
    Window::open_with(home, &[&library_of(home)]).await
}

/// Waits longer than a window usually takes.
async fn see_soon(window: &Window, xpath: &str) {
    let start = Instant::now();
    let all = Locator::XPath(xpath);
    while window.client.find_all(all).await.unwrap().is_empty() {
        if start.elapsed() > LONG {
            window.see(xpath).await;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

async fn gone_soon(window: &Window, xpath: &str) {
    let start = Instant::now();
    let all = Locator::XPath(xpath);
    while !window.client.find_all(all).await.unwrap().is_empty() && start.elapsed() < LONG {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    window.see_no_more(xpath).await;
}

/// Presses a key that writes a sign.
async fn press(window: &Window, sign: &str) {
    let active = window.client.active_element().await.unwrap();
    active.send_keys(sign).await.unwrap();
}

fn library_of(home: &Home) -> PathBuf {
    home.path("Documents/Own.octavilla")
}

/// Types into the field of a name, in the dialog that is open.
async fn fill(window: &Window, name: &str, text: &str) {
    let field = window.see(&elements::text_box(name)).await;
    field.clear().await.unwrap();
    field.send_keys(text).await.unwrap();
}

/// Hands the open post over, by the palette, into a file.
async fn hand_over(window: &Window, home: &Home, language: &str, file: &Path) {
    home.answer_dialogs(file);
    window
        .command(word_in(language, "menu.handover.make"))
        .await;
    fill(window, word_in(language, "handover.passphrase"), PASSPHRASE).await;
    fill(window, word_in(language, "seal.again"), PASSPHRASE).await;
    window
        .photograph(&format!("handover-asked-{language}"))
        .await;
    window
        .press(word_in(language, "handover.choosePlace"))
        .await;
    gone_soon(window, "//dialog").await;
    assert!(file.is_file());
}

/// Opens a file up to what is in it.
async fn look_into(window: &Window, home: &Home, language: &str, file: &Path, passphrase: &str) {
    home.answer_dialogs(file);
    window
        .command(word_in(language, "menu.handover.take"))
        .await;
    fill(window, word_in(language, "handover.passphrase"), passphrase).await;
    window.press(word_in(language, "handover.look")).await;
}

#[tokio::test]
async fn a_post_goes_to_a_colleague_and_comes_back_with_one_decision() {
    let (ana, ben) = (Home::new(), Home::new());
    for home in [&ana, &ben] {
        home.octa(&["init", library_of(home).to_str().unwrap()]);
    }
    let window = with_library(&ana, "en", "light").await;
    window.press("New post").await;
    window.write("Title", "The well").await;
    window.write("Body, English", BODY).await;
    window.saved().await;
    let file = ana.path("exports/well.octavilla-handover");
    hand_over(&window, &ana, "en", &file).await;
    window.photograph("handover-made").await;
    window.close().await;

    let colleague = with_library(&ben, "en", "light").await;
    look_into(&colleague, &ben, "en", &file, "agua").await;
    let wrong = format!(
        "//dialog//*[contains(., '{}')]",
        word("error.handoverPassphrase")
    );
    see_soon(&colleague, &wrong).await;
    colleague.photograph("takeover-wrong").await;
    fill(&colleague, word("handover.passphrase"), PASSPHRASE).await;
    colleague.key(Key::Enter).await;
    let new = format!(
        "//dialog//article[contains(., '{}')]",
        word("handover.comes")
    );
    see_soon(&colleague, &new).await;
    colleague.photograph("takeover-new").await;
    colleague.press(word("handover.takeAll")).await;
    see_soon(
        &colleague,
        &format!("//dialog//h2[.='{}']", word("handover.taken")),
    )
    .await;
    colleague.press(word("handover.open")).await;
    colleague.until_text("Body, English", BODY).await;
    // Both rewrite the second paragraph; one adds to the third.
    colleague
        .click_words("Body, English", "Nobody sells it.")
        .await;
    replace_line(&colleague, "Nobody gives it away.").await;
    colleague
        .click_words("Body, English", "Tomorrow the bell")
        .await;
    replace_line(&colleague, "Tomorrow at six the bell will ring.").await;
    colleague.saved().await;
    let back = ben.path("exports/back.octavilla-handover");
    hand_over(&colleague, &ben, "en", &back).await;
    colleague.close().await;

    let window = Window::open_with(&ana, &[&library_of(&ana)]).await;
    window
        .click_words("Body, English", "Nobody sells it.")
        .await;
    replace_line(&window, "Nobody buys it.").await;
    window.saved().await;
    look_into(&window, &ana, "en", &back, PASSPHRASE).await;
    let conflict = "//dialog//fieldset[@data-conflict]";
    see_soon(&window, conflict).await;
    window.see("//dialog//ins[contains(., 'at six')]").await;
    window.photograph("takeover-conflict").await;
    assert_eq!(axe::faults(&window).await, [""; 0]);
    // One key decides.
    let focused = "return document.activeElement?.closest('fieldset') !== null";
    window.until(focused, &json!(true)).await;
    press(&window, "2").await;
    window
        .see(&format!(
            "//dialog//*[contains(., '{}')]",
            word("handover.allDecided")
        ))
        .await;
    window.photograph("takeover-decided").await;
    window.press(word("handover.takeAll")).await;
    see_soon(
        &window,
        &format!("//dialog//h2[.='{}']", word("handover.taken")),
    )
    .await;
    window.photograph("takeover-taken").await;
    assert_eq!(axe::faults(&window).await, [""; 0]);
    window.press(word("common.close")).await;
    window.see_no_more("//dialog").await;
    let joined = BODY
        .replace("Nobody sells it.", "Nobody gives it away.")
        .replace("Tomorrow the", "Tomorrow at six the");
    window.until_text("Body, English", &joined).await;
    window.saved().await;

    // The same file has nothing new, and all of it is one step back.
    look_into(&window, &ana, "en", &back, PASSPHRASE).await;
    see_soon(
        &window,
        &format!("//dialog//p[contains(., '{}')]", word("handover.known")),
    )
    .await;
    window.press(word("common.cancel")).await;
    window.see_no_more("//dialog").await;
    window.close().await;
}

/// Replaces the line that the caret is in.
async fn replace_line(window: &Window, text: &str) {
    window.key(Key::End).await;
    let active = window.client.active_element().await.unwrap();
    let home = format!(
        "{}{}{}",
        char::from(Key::Shift),
        char::from(Key::Home),
        char::from(Key::Shift)
    );
    active.send_keys(&home).await.unwrap();
    active.send_keys(text).await.unwrap();
}

#[tokio::test]
async fn the_sheets_are_looked_at() {
    let mut faults = Vec::new();
    for (language, theme, width, height) in [
        ("en", "dark", 1280, 800),
        ("es", "light", 1280, 800),
        ("es", "dark", 800, 560),
    ] {
        let home = Home::new();
        let library = library_of(&home);
        let library = library.to_str().unwrap();
        let file = home.path("exports/f.octavilla-handover");
        let secret = home.path("secret");
        std::fs::write(&secret, PASSPHRASE).unwrap();
        home.set("OCTAVILLA_HANDOVER_PASSPHRASE_FILE", &secret);
        home.set("OCTAVILLA_LEAST_COST", "1");
        prepare(&home, library, &file);
        let window = with_library(&home, language, theme).await;
        let row = "(//*[@role='listbox']//*[@role='option'])[1]";
        window.see(row).await.click().await.unwrap();
        window.see("//*[contains(@class,'cm-line')]").await;
        window.resize(width, height).await;
        window
            .command(word_in(language, "menu.handover.make"))
            .await;
        window.press(word_in(language, "handover.suggest")).await;
        let name = format!("handover-{theme}-{language}-{width}");
        window.photograph(&name).await;
        faults.extend(
            axe::faults(&window)
                .await
                .into_iter()
                .map(|it| format!("{name}: {it}")),
        );
        window.key(Key::Escape).await;
        window.see_no_more("//dialog").await;
        look_into(&window, &home, language, &file, PASSPHRASE).await;
        see_soon(&window, "//dialog//fieldset[@data-conflict]").await;
        let name = format!("takeover-{theme}-{language}-{width}");
        window.photograph(&name).await;
        faults.extend(
            axe::faults(&window)
                .await
                .into_iter()
                .map(|it| format!("{name}: {it}")),
        );
        press(&window, "3").await;
        window.photograph(&format!("{name}-both")).await;
        window.close().await;
    }
    assert_eq!(faults, [""; 0]);
}

/// A library, and a file of a colleague's that has changed texts, details and a sentence that was
/// changed here too.
fn prepare(home: &Home, library: &str, file: &Path) {
    let text = |name: &str, words: &str| {
        let path = home.path(name);
        std::fs::write(&path, words).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let es = text(
        "es.md",
        "El agua es de todxs. Nadie la vende.\n\nEn el valle somos sesenta familias.\n\nEl pozo \
         está donde siempre.\n\nLa empresa llegó de noche. Nadie la llamó.\n\nMañana tocará la \
         campana.\n",
    );
    let en = text(
        "en.md",
        "Water belongs to all. Nobody sells it.\n\nIn the valley we are sixty families.\n\nThe \
         well is where it always was.\n\nThe company came at night. Nobody had called it.\n\n\
         Tomorrow the bell will ring.\n",
    );
    let other = home.path("other.octavilla");
    let other = other.to_str().unwrap();
    let file = file.to_str().unwrap();
    home.octa(&["init", library]);
    home.octa(&["init", other]);
    let post = home.octa(&[
        "new",
        library,
        "--title",
        "El pozo no se vende",
        "--lang",
        "es",
        "--from",
        &es,
    ]);
    let post = post.trim();
    home.octa(&["translate", library, post, "--lang", "en", "--from", &en]);
    home.octa(&["handover", library, post, "--out", file]);
    home.octa(&["takeover", other, file]);
    let theirs = text(
        "theirs.md",
        "El agua es de todxs. Nadie la vende.\n\nEn el valle somos setenta familias.\n\nEl pozo \
         está donde siempre.\n\nLa empresa llegó de noche. Nadie la había invitado.\n\nMañana a \
         las seis tocará la campana.\n\nVengan con sus cántaros.\n",
    );
    let mine = text(
        "mine.md",
        "El agua es de todxs. Nadie la vende.\n\nEn el valle somos sesenta familias.\n\nEl pozo \
         está donde siempre.\n\nLa empresa llegó de noche. Nadie la quería aquí.\n\nMañana tocará \
         la campana.\n",
    );
    home.octa(&["edit", other, post, "--lang", "es", "--from", &theirs]);
    home.octa(&["describe", other, post, "--date", "2026-11-28"]);
    home.octa(&["tag", other, post, "agua"]);
    home.octa(&["edit", library, post, "--lang", "es", "--from", &mine]);
    home.octa(&["handover", other, post, "--out", file, "--overwrite"]);
}
