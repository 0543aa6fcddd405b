//! What the web view is able to do, and what leads out of the window: nothing that nobody has
//! said yes to.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use fantoccini::key::Key;
use serde_json::json;

use crate::support::portal::Portal;
use crate::support::screen::press_keys;
use crate::support::{Home, Window, axe, elements, word, word_in};

const BODY: &str = "Body, English";
const TEXT: &str = "See [the call](https://example.org/call?a=1) and \
    [another](https://\u{435}xample.org/), [a script](javascript:alert(1)), nothing.\n";

/// What a site might want and a page that only writes does not.
const OFF: [&str; 25] = [
    "enable-webrtc",
    "enable-media-stream",
    "enable-mock-capture-devices",
    "enable-media",
    "enable-mediasource",
    "enable-media-capabilities",
    "enable-encrypted-media",
    "enable-webaudio",
    "enable-webgl",
    "enable-dns-prefetching",
    "enable-page-cache",
    "enable-offline-web-application-cache",
    "enable-html5-database",
    "enable-html5-local-storage",
    "enable-plugins",
    "enable-back-forward-navigation-gestures",
    "enable-fullscreen",
    "enable-site-specific-quirks",
    "javascript-can-open-windows-automatically",
    "allow-modal-dialogs",
    "allow-file-access-from-file-urls",
    "allow-universal-access-from-file-urls",
    "allow-top-navigation-to-data-urls",
    "disable-web-security",
    "enable-write-console-messages-to-stdout",
];

#[tokio::test]
async fn the_web_view_is_able_to_write_and_to_nothing_else() {
    let home = Home::new();
    let window = Window::open(&home).await;
    let told = fs::read_to_string(home.path("abilities")).expect("the settings are read back");
    let effective: BTreeMap<&str, &str> = told
        .lines()
        .filter_map(|line| line.split_once(' '))
        .collect();
    assert_eq!(effective.get("enable-javascript"), Some(&"true"), "{told}");
    let on: Vec<&&str> = OFF
        .iter()
        .filter(|switch| effective.get(*switch) != Some(&"false"))
        .collect();
    assert!(on.is_empty(), "on, or not known to this WebKit: {on:?}");
    // Only whoever builds for himself can look into the page.
    let extras = effective["enable-developer-extras"] == "true";
    assert_eq!(extras, cfg!(debug_assertions));

    // And so says the page. (Names of film and sound stay, with nothing behind them.)
    let script = "const found = name => { try { return window[name] !== undefined && \
            window[name] !== null } catch { return false } };
        const canvas = document.createElement('canvas');
        return ['RTCPeerConnection', 'AudioContext', 'localStorage'].filter(found)
            .concat(navigator.requestMediaKeySystemAccess ? ['keys'] : [])
            .concat(canvas.getContext('webgl') ? ['webgl'] : [])
            .concat(navigator.mediaDevices?.getUserMedia ? ['getUserMedia'] : [])
            .concat(document.fullscreenEnabled ? ['fullscreen'] : [])";
    let able = window.client.execute(script, vec![]).await.unwrap();
    assert_eq!(able, json!([]));
    window.close().await;
}

#[tokio::test]
async fn every_process_of_the_window_is_filtered() {
    let home = Home::new();
    let window = Window::open(&home).await;
    let mut seen = 0;
    for name in ["octavilla", "WebKitWebProces", "WebKitNetworkPr"] {
        for id in window.processes(name) {
            let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap();
            let has = |line: &str| status.lines().any(|said| said == line);
            assert!(has("Seccomp:\t2") && has("NoNewPrivs:\t1"), "{name}");
            let limits = fs::read_to_string(format!("/proc/{id}/limits")).unwrap();
            let cores = limits
                .lines()
                .find(|line| line.starts_with("Max core file"));
            let words: Vec<&str> = cores.unwrap().split_whitespace().collect();
            assert_eq!(words[4..6], ["1", "1"], "{name}");
            seen += 1;
        }
    }
    assert!(seen >= 3, "{seen} processes");
    window.close().await;
}

#[tokio::test]
async fn a_link_opens_only_after_a_question_that_shows_where_to() {
    let home = Home::new();
    let portal = Portal::open(&home);
    let window = open(&home).await;

    // By key, and thought better of: the way out is what the next key does.
    caret_into_the_link(&window).await;
    window.command(word("menu.edit.openLink")).await;
    let address = "https://example.org/call?a=1";
    shows(&window, address).await;
    window.photograph("link").await;
    window.key(Key::Enter).await;
    window.see_no_more("//dialog").await;
    assert_eq!(portal.asked(), [""; 0]);

    window.command(word("menu.edit.openLink")).await;
    shows(&window, address).await;
    window.press(word("outside.open")).await;
    window.see_no_more("//dialog").await;
    assert_eq!(wait(&portal).await, [format!("OpenURI {address}")]);
    // It is done, and nothing is said about it.
    tokio::time::sleep(Duration::from_millis(500)).await;
    window
        .see_no_more("//div[contains(@class,'notices')]/div")
        .await;

    // A letter that looks like another is said in ASCII.
    click_link(&window, "another").await;
    window.command(word("menu.edit.openLink")).await;
    shows(&window, "https://xn--xample-2of.org/").await;
    window
        .see("//dialog//p[contains(., '\u{435}xample.org')]")
        .await;
    window.photograph("link-letters").await;
    window.press(word("common.cancel")).await;
    window.see_no_more("//dialog").await;

    // What no policy allows is not even asked about.
    click_link(&window, "a script").await;
    window.command(word("menu.edit.openLink")).await;
    window
        .see(&format!("//*[contains(., '{}')]", word("error.badLink")))
        .await;

    // Where there is no link, nothing is asked.
    press_keys(&["ctrl+Home"]).await;
    window.command(word("menu.edit.openLink")).await;
    window
        .see(&format!("//*[contains(., '{}')]", word("outside.none")))
        .await;
    assert_eq!(portal.asked(), [""; 0]);

    // With the mouse.
    let click = "const link = [...document.querySelectorAll('.cm-link')]
            .find(one => one.textContent === 'the call');
        const { left, top, width, height } = link.getBoundingClientRect();
        link.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true,
            ctrlKey: true, button: 0, clientX: left + width / 2, clientY: top + height / 2 }))";
    window.client.execute(click, vec![]).await.unwrap();
    shows(&window, address).await;
    window.key(Key::Escape).await;
    window.see_no_more("//dialog").await;
    window.close().await;
}

#[tokio::test]
async fn a_link_in_the_reading_view_asks_as_well() {
    let home = Home::new();
    let portal = Portal::open(&home);
    let window = open(&home).await;
    window.command(word("menu.export.open")).await;
    window.see("//iframe").await;
    tokio::time::sleep(Duration::from_millis(800)).await;
    window.client.enter_frame(0).await.unwrap();
    let link = window.see("//a[. = 'the call']").await;
    link.click().await.unwrap();
    window.client.enter_parent_frame().await.unwrap();
    shows(&window, "https://example.org/call?a=1").await;
    window.photograph("link-in-reading").await;
    window.press(word("outside.open")).await;
    assert_eq!(
        wait(&portal).await,
        ["OpenURI https://example.org/call?a=1"]
    );
    // The frame has gone nowhere.
    window.client.enter_frame(0).await.unwrap();
    window.see("//a[. = 'the call']").await;
    window.client.enter_parent_frame().await.unwrap();

    // A folder is shown by its whole path before anything shows it.
    let exports = home.path("exports");
    home.answer_dialogs(&exports);
    window.press(word("reading.save")).await;
    window.press(word("export.openFolder")).await;
    shows(&window, exports.to_str().unwrap()).await;
    window.photograph("folder").await;
    assert_eq!(portal.asked(), [""; 0]);
    window.press(word("outside.open")).await;
    assert_eq!(wait(&portal).await, ["OpenDirectory"]);
    window.close().await;
}

#[tokio::test]
async fn the_question_stands_in_nobodys_way() {
    let mut faults = Vec::new();
    for language in ["en", "es"] {
        let home = Home::new();
        let window = open(&home).await;
        window
            .call("app.configure", json!({ "interfaceLanguage": language }))
            .await;
        window.close().await;
        let window = Window::open(&home).await;
        caret_into_the_link(&window).await;
        window
            .command(word_in(language, "menu.edit.openLink"))
            .await;
        window.see("//dialog//strong").await;
        for theme in ["day", "night"] {
            let script = format!("document.documentElement.dataset.theme = '{theme}'");
            window.client.execute(&script, vec![]).await.unwrap();
            for fault in axe::faults(&window).await {
                faults.push(format!("{theme} {language}: {fault}"));
            }
        }
        window.photograph(&format!("link-night-{language}")).await;
        window.key(Key::Escape).await;
        window.close().await;
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Puts the caret into the words of the first link.
async fn caret_into_the_link(window: &Window) {
    let body = "//*[contains(@class,'cm-content') and @aria-multiline='true']";
    window.see(body).await.click().await.unwrap();
    press_keys(&["ctrl+Home"]).await;
    press_keys(&["Right"; 6]).await;
}

/// Puts the caret into the words of a link. The line moves when the marks of another link close,
/// so it is looked where the caret has come to.
async fn click_link(window: &Window, words: &str) {
    let link = format!("//*[contains(@class,'cm-link')][. = '{words}']");
    let is_there = "const at = getSelection().anchorNode;
        return at?.parentElement?.closest('.cm-link')?.textContent === arguments[0]";
    for _ in 0..10 {
        window.see(&link).await.click().await.unwrap();
        tokio::time::sleep(Duration::from_millis(300)).await;
        let asked = window.client.execute(is_there, vec![json!(words)]).await;
        if asked.unwrap() == json!(true) {
            return;
        }
    }
    panic!("the caret does not come into {words}");
}

/// The question shows the whole address, and nothing was done yet.
async fn shows(window: &Window, address: &str) {
    let shown = format!("//dialog//p[contains(@class,'where')][. = '{address}']");
    window.see(&shown).await;
}

/// What the portal was asked, once it was asked anything.
async fn wait(portal: &Portal) -> Vec<String> {
    for _ in 0..100 {
        let asked = portal.asked();
        if !asked.is_empty() {
            return asked;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Vec::new()
}

async fn open(home: &Home) -> Window {
    let library = home.path("Documents/Links.octavilla");
    let name = library.to_str().unwrap();
    home.octa(&["init", name]);
    let file = home.path("text.md");
    fs::write(&file, TEXT).unwrap();
    let path = file.to_str().unwrap();
    home.octa(&[
        "new", name, "--title", "Links", "--lang", "en", "--from", path,
    ]);
    let window = Window::open_with(home, &[&library]).await;
    window.choose("Links").await;
    window.see(&elements::text_box(BODY)).await;
    window
}
