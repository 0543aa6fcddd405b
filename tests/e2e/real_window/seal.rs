//! A sealed library, from the first passphrase to the end of its key.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::key::Key;
use library::post::{self, NewPost};
use library::seal::{Cost, Passphrase, key_file_path};
use library::{Library, Op};
use serde_json::json;
use text::LanguageTag;

use crate::support::screen::press_keys;
use crate::support::{Home, Window, axe, elements, word};

const PASSPHRASE: &str = "agua piedra viento cinco";

/// How long a library may take to be written anew.
const LONG: Duration = Duration::from_secs(60);

/// Which field has the caret, and whether its letters are hidden.
const FOCUS: &str = "
    const { activeElement: at } = document
    return [at.labels?.[0]?.textContent ?? at.getAttribute('aria-label'), at.type ?? null]
";

/// The line in which the caret stands, and how far into it.
const CARET: &str = "
    const { focusNode, focusOffset } = document.getSelection()
    const line = focusNode?.parentElement?.closest('.cm-line')
    if (!line) return null
    const before = document.createRange()
    before.setStart(line, 0)
    before.setEnd(focusNode, focusOffset)
    return [line.textContent.slice(0, 12), before.toString().length]
";

/// How far the desk is scrolled, in tens of pixels.
const SCROLLED: &str = "
    return Math.round(document.querySelector('.scroller').scrollTop / 10)
";

#[tokio::test]
async fn a_library_is_made_sealed_and_opens_with_its_passphrase_alone() {
    let home = Home::new();
    let window = Window::open(&home).await;
    window.until_text("Name", word("start.usualName")).await;
    fill(&window, "seal.passphrase", "corta").await;
    window.see(&says(word("seal.short"))).await;
    fill(&window, "seal.passphrase", PASSPHRASE).await;
    fill(&window, "seal.again", "something else").await;
    window.press(word("seal.create")).await;
    window.see(&says(word("seal.notTheSame"))).await;
    assert!(!home.path("Documents/Posts.octavilla").exists());
    fill(&window, "seal.again", PASSPHRASE).await;
    window.press(word("seal.create")).await;

    // The recovery key is shown before anything else.
    see_soon(&window, "//dialog[.//ol/li[13]]").await;
    let groups = shown_groups(&window).await;
    assert_eq!(groups.split(' ').count(), 13);
    window.press(word("key.written")).await;
    window.see_no_more("//dialog").await;
    let path = home.path("Documents/Posts.octavilla");
    assert!(is_sealed(&path));

    window.press("New post").await;
    window.write("Title", "The well").await;
    let lines: Vec<String> = (1..=40).map(|n| format!("{n} bells")).collect();
    window.write("Body, English", &lines.join("\n")).await;
    window.saved().await;
    let state = window.call("seal.state", json!({})).await;
    assert_eq!(state["seal"], "passphrase");
    assert_eq!(state["passphrases"], 1);
    assert_eq!(state["keyFile"], "Posts.octavilla.key");

    // The caret is moved, and nothing is typed.
    window.click_words("Body, English", "31 bells").await;
    window.key(Key::Home).await;
    for _ in 0..4 {
        window.key(Key::Right).await;
    }
    window.until(CARET, &json!(["31 bells", 4])).await;
    let scrolled = window.client.execute(SCROLLED, vec![]).await.unwrap();
    assert!(scrolled.as_u64().unwrap() > 10, "{scrolled}");
    leave(window).await;

    let window = Window::open(&home).await;
    window.see("//main//h1[normalize-space()='Posts']").await;
    let hidden = json!([word("seal.passphrase"), "password"]);
    window.until(FOCUS, &hidden).await;
    // Nothing but unlocking is offered.
    window.chord("n").await;
    window.chord("p").await;
    let query = window.see("//dialog//*[@role='combobox']").await;
    query.send_keys("post").await.unwrap();
    assert!(!is_offered(&window, word("menu.post.new")).await);
    window.key(Key::Escape).await;
    window.see_no_more("//dialog").await;

    let field = window
        .see(&elements::text_box(word("seal.passphrase")))
        .await;
    field.send_keys("agua piedra").await.unwrap();
    window.key(Key::Enter).await;
    window.see(&says(word("error.wrongPassphrase"))).await;
    window.until(FOCUS, &hidden).await;
    // What was wrong is selected, so that the next key takes its place.
    window
        .client
        .active_element()
        .await
        .unwrap()
        .send_keys(PASSPHRASE)
        .await
        .unwrap();
    window.key(Key::Enter).await;
    see_soon(&window, &elements::region("Desk")).await;
    window.until_text("Body, English", &lines.join("\n")).await;
    window.until(CARET, &json!(["31 bells", 4])).await;
    window.until(SCROLLED, &scrolled).await;
    // Undo goes on where it was.
    window.chord("z").await;
    window.saved().await;
    assert!(window.text("Body, English").await.len() < lines.join("\n").len());
    leave(window).await;
}

#[tokio::test]
async fn the_recovery_key_opens_what_has_lost_its_key_file() {
    let home = Home::new();
    let path = sealed(&home, "Water");
    let window = Window::open_with(&home, &[&path]).await;
    unlock(&window, PASSPHRASE).await;
    see_soon(&window, &elements::region("Posts")).await;
    let groups = window
        .call(
            "seal.recoveryKey",
            json!({ "path": null, "passphrase": PASSPHRASE }),
        )
        .await;
    let groups: Vec<String> = serde_json::from_value(groups["groups"].clone()).unwrap();
    window.close().await;
    fs::remove_file(key_file_path(&path)).unwrap();

    let window = Window::open(&home).await;
    // What is wrong is said, and the paper asked for at once.
    window.see(&says(word("lock.noKeyFile"))).await;
    let field = window.see("//textarea").await;
    let [first, second, rest @ ..] = &groups[..] else {
        panic!("{groups:?}");
    };
    field.send_keys(&format!("{second} ")).await.unwrap();
    window
        .see(&says(&word("recover.wrongGroup").replace("{group}", "1")))
        .await;
    field.clear().await.unwrap();
    let typed = [first, second].map(|group| group.to_lowercase()).join("");
    field.send_keys(&typed).await.unwrap();
    window
        .see("//ol[count(li[contains(@class, 'right')]) = 2]")
        .await;
    look(&window, "seal-recover").await;
    field.send_keys(&rest.join(" ")).await.unwrap();
    window.see(&says(word("recover.whole"))).await;
    window.key(Key::Enter).await;

    // A new passphrase can be set, and opens it the next time.
    let other = "cielo barro mesa nueve";
    fill(&window, "seal.newPassphrase", other).await;
    fill(&window, "seal.again", other).await;
    look(&window, "seal-recovered").await;
    window.press(word("recovered.set")).await;
    see_soon(&window, &elements::region("Posts")).await;
    assert!(key_file_path(&path).is_file());
    window.close().await;

    let window = Window::open(&home).await;
    unlock(&window, other).await;
    see_soon(&window, &elements::region("Posts")).await;
    window.close().await;
}

#[tokio::test]
async fn a_library_is_sealed_later_and_its_key_destroyed() {
    let home = Home::new();
    let path = home.path("Documents/Water.octavilla");
    home.octa(&["init", path.to_str().unwrap()]);
    let window = Window::open_with(&home, &[&path]).await;
    window.resize(1280, 800).await;
    window.press("New post").await;
    window.write("Body, English", "The bell of the well.").await;
    window.saved().await;
    // What has no seal is not locked; that it can be sealed is offered.
    window.chord("l").await;
    window.see(&says(word("lock.notSealed"))).await;
    window.press(word("seal.sealIt")).await;
    window.region(word("seal.title")).await;
    look(&window, "seal-sheet-clear").await;
    window
        .see("//aside//button[contains(@class, 'main')]")
        .await
        .click()
        .await
        .unwrap();
    fill(&window, "seal.passphrase", PASSPHRASE).await;
    fill(&window, "seal.again", PASSPHRASE).await;
    look(&window, "seal-seal").await;
    window.press(word("seal.seal.action")).await;
    see_soon(&window, "//dialog//ol/li[13]").await;
    look(&window, "seal-key").await;
    window.press(word("key.written")).await;
    window.see_no_more("//dialog").await;
    assert!(is_sealed(&path));
    window
        .see(&format!(
            "//footer//button[@aria-label=\"{}\"]",
            word("menu.library.lock")
        ))
        .await;
    look(&window, "seal-sheet").await;
    for deed in ["change", "add", "recovery", "renew", "unseal"] {
        window.press(word(&format!("seal.{deed}.begin"))).await;
        window.see("//dialog//input").await;
        look(&window, &format!("seal-{deed}")).await;
        window.key(Key::Escape).await;
        window.see_no_more("//dialog").await;
    }

    // A colleague gets a passphrase, and loses it again.
    window.press(word("seal.add.begin")).await;
    fill(&window, "seal.own", "not the one").await;
    fill(&window, "seal.theirs", "otra frase bien larga").await;
    fill(&window, "seal.again", "otra frase bien larga").await;
    window.press(word("seal.add.action")).await;
    window.see(&says(word("error.wrongPassphrase"))).await;
    fill(&window, "seal.own", PASSPHRASE).await;
    window.press(word("seal.add.action")).await;
    see_soon(&window, "//aside[not(//dialog)]").await;
    window.see("//aside[contains(., '2 passphrases')]").await;
    window.press(word("seal.keep.begin")).await;
    fill(&window, "seal.kept", PASSPHRASE).await;
    window.press(word("seal.keep.action")).await;
    see_soon(&window, "//aside[not(//dialog)]").await;
    window
        .see("//aside[contains(., '1 passphrase opens')]")
        .await;

    // Two deliberate steps, the second of which has to be typed.
    window.press(word("destroy.begin")).await;
    look(&window, "seal-destroy").await;
    window.press(word("destroy.goOn")).await;
    let now = format!("//button[normalize-space()=\"{}\"]", word("destroy.now"));
    assert!(!window.see(&now).await.is_enabled().await.unwrap());
    let name = window.client.active_element().await.unwrap();
    name.send_keys("Water").await.unwrap();
    look(&window, "seal-destroy-typed").await;
    window.see(&now).await.click().await.unwrap();
    see_soon(&window, &says(word("destroyed.title"))).await;
    window
        .see_no_more("//*[contains(., 'The bell of the well.')]")
        .await;
    look(&window, "seal-destroyed").await;
    assert!(!key_file_path(&path).exists());
    window.press(word("destroyed.stay")).await;
    window.see(&says(word("start.recent"))).await;
    window.close().await;
}

#[tokio::test]
async fn another_library_is_asked_for_its_passphrase_and_the_open_one_stays() {
    let home = Home::new();
    let path = sealed(&home, "Water");
    let open = home.path("Documents/Open.octavilla");
    home.octa(&["init", open.to_str().unwrap()]);
    let window = Window::open_with(&home, &[&open]).await;
    window.resize(800, 600).await;
    window.press("New post").await;
    window.write("Body, English", "In the open one.").await;
    window.saved().await;
    home.answer_dialogs(&path);
    window.chord("o").await;
    window.see("//main//h1[normalize-space()='Water']").await;
    look(&window, "seal-asked").await;
    window.press(word("lock.leave")).await;
    window.until_text("Body, English", "In the open one.").await;

    window.chord("o").await;
    for wrong in ["uno", "dos", "tres"] {
        let field = window
            .see(&elements::text_box(word("seal.passphrase")))
            .await;
        field.clear().await.unwrap();
        unlock(&window, wrong).await;
        window.see(&says(word("error.wrongPassphrase"))).await;
        // Until the next try would be answered, none is made.
        window
            .see("//form//button[@type='submit'][not(@disabled)]")
            .await;
    }
    look(&window, "seal-wrong").await;
    window
        .see(&elements::text_box(word("seal.passphrase")))
        .await
        .clear()
        .await
        .unwrap();
    unlock(&window, PASSPHRASE).await;
    window
        .see("//*[@role='option'][contains(., 'Of water')]")
        .await;
    window.close().await;

    let window = Window::open(&home).await;
    window.resize(1280, 800).await;
    window.see("//main//h1[normalize-space()='Water']").await;
    look(&window, "seal-locked").await;
    // The key is destroyed without anybody having unlocked it.
    window.press(word("destroy.begin")).await;
    look(&window, "seal-locked-destroy").await;
    window.key(Key::Escape).await;
    window
        .see(&elements::text_box(word("seal.passphrase")))
        .await;
    window.command(word("menu.library.close")).await;
    window.see(&elements::button(word("seal.create"))).await;
    look(&window, "seal-start").await;
    window.close().await;
}

/// Makes a sealed library with one post.
fn sealed(home: &Home, name: &str) -> PathBuf {
    let path = home.path(format!("Documents/{name}.octavilla"));
    let passphrase = Passphrase::new(PASSPHRASE).unwrap();
    let library = Library::create_sealed(&path, &passphrase, Cost::LEAST).unwrap();
    let new = NewPost {
        language: &LanguageTag::parse("en").unwrap(),
        title: "Of water",
        dek: "",
        body: "",
    };
    library
        .write(Op::CreatePost, |tx| post::create(tx, new))
        .unwrap();
    library.close();
    path
}

fn is_sealed(path: &Path) -> bool {
    !fs::read(path).unwrap().starts_with(b"SQLite format 3") && key_file_path(path).is_file()
}

fn says(words: &str) -> String {
    format!("//*[not(*) and contains(normalize-space(), \"{words}\")]")
}

async fn fill(window: &Window, label: &str, words: &str) {
    let field = window.see(&elements::text_box(word(label))).await;
    field.clear().await.unwrap();
    field.send_keys(words).await.unwrap();
}

/// Types a passphrase where it is asked for.
async fn unlock(window: &Window, passphrase: &str) {
    let field = window
        .see(&elements::text_box(word("seal.passphrase")))
        .await;
    field.send_keys(passphrase).await.unwrap();
    window.key(Key::Enter).await;
}

/// Waits for what comes of passphrases: each takes its time, and a busy machine takes it many
/// times over.
async fn see_soon(window: &Window, xpath: &str) {
    let start = Instant::now();
    let all = fantoccini::Locator::XPath(xpath);
    while window.client.find_all(all).await.unwrap().is_empty() {
        if start.elapsed() > LONG {
            window.see(xpath).await;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

async fn shown_groups(window: &Window) -> String {
    let read =
        "return [...document.querySelectorAll('dialog code')].map((c) => c.textContent).join(' ')";
    let groups = window.client.execute(read, vec![]).await.unwrap();
    groups.as_str().unwrap().to_owned()
}

async fn is_offered(window: &Window, command: &str) -> bool {
    let all = fantoccini::Locator::XPath("//*[@role='option']");
    for option in window.client.find_all(all).await.unwrap() {
        if option.text().await.unwrap().contains(command) {
            return true;
        }
    }
    false
}

/// Ends the application as a person does, by its own key.
async fn leave(window: Window) {
    press_keys(&["ctrl+q"]).await;
    window.gone().await;
}

/// Photographs a view by day and by night, and has it looked at without eyes.
async fn look(window: &Window, name: &str) {
    let mut faults = Vec::new();
    for theme in ["night", "day"] {
        let wear = format!("document.documentElement.dataset.theme = '{theme}'");
        window.client.execute(&wear, vec![]).await.unwrap();
        window.photograph(&format!("{name}-{theme}")).await;
        faults.extend(axe::faults(window).await);
    }
    assert!(faults.is_empty(), "{name}: {}", faults.join("\n"));
}
