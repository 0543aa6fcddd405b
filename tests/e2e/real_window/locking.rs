//! Locking: every process that held text ends, and one comes back to where one was.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::key::Key;
use serde_json::json;

use crate::support::bus::{Bus, SAVER};
use crate::support::keeper::Keeper;
use crate::support::screen::{press_keys, type_text};
use crate::support::{Home, Window, elements, word};

const BODY: &str = "Body, English";
const PASSPHRASE: &str = "seven herons under a wet roof";
const WRITTEN: &str = "The well is not for sale.";

#[tokio::test]
async fn after_a_lock_one_comes_back_to_the_same_caret_and_undo_goes_on() {
    let home = Home::new();
    let (window, library) = sealed(&home).await;
    write(&window).await;
    // The caret goes back before "sale", and stays there.
    for _ in 0.."sale.".len() {
        press_keys(&["Left"]).await;
    }
    let begun = Instant::now();
    press_keys(&["ctrl+l"]).await;
    let named = window.locked(&home).await;
    assert_eq!(named, library);
    say(&format!(
        "lock: at most {} ms from the key to the end of the last process",
        begun.elapsed().as_millis()
    ));

    let window = unlocked(&home, &library).await;
    assert_eq!(window.text("Title").await, "One");
    window.until_text(BODY, WRITTEN).await;
    // The keyboard, and not a click: the caret is where it was.
    press_keys(&[]).await;
    type_text("quick ").await;
    window
        .until_text(BODY, "The well is not for quick sale.")
        .await;
    // Back through what was typed since, and then through what was typed before the lock.
    for _ in 0..80 {
        if window.text(BODY).await.is_empty() {
            break;
        }
        press_keys(&["ctrl+z"]).await;
    }
    assert_eq!(window.text(BODY).await, "");
    window.saved().await;
    window.close().await;
}

#[tokio::test]
async fn while_it_is_locked_nothing_tells_what_was_open() {
    let home = Home::new();
    let (window, library) = sealed(&home).await;
    write(&window).await;
    assert_eq!(window.client.title().await.unwrap(), "Octavilla");
    assert_eq!(titles(), ["Octavilla"]);
    // Also from a page that is read and hears no keys.
    window.press("Export").await;
    window.region("Reading view").await;
    window.see("//iframe").await.click().await.unwrap();
    press_keys(&["ctrl+l"]).await;
    window.locked(&home).await;

    let window = Window::open_with(&home, &[&library]).await;
    window
        .see(&elements::text_box(word("seal.passphrase")))
        .await;
    assert_eq!(titles(), ["Octavilla"]);
    let page = window.client.source().await.unwrap();
    assert!(
        !page.contains("The well") && !page.contains(">One<"),
        "{page}"
    );
    let refused = window.client.execute_async(REFUSED, vec![]).await.unwrap();
    assert_eq!(refused, "sealed");
    window.close().await;
}

#[tokio::test]
async fn it_locks_with_the_screen_and_before_the_machine_sleeps() {
    let (session, system) = (Bus::start(), Bus::start());
    let home = Home::new();
    home.set("DBUS_SESSION_BUS_ADDRESS", session.address());
    home.set("DBUS_SYSTEM_BUS_ADDRESS", system.address());
    let (window, library) = sealed(&home).await;
    write(&window).await;

    // A person may not want it.
    let want = async |window: &Window, wanted: bool| {
        window
            .call("app.configure", json!({ "lockWithScreen": wanted }))
            .await;
        window.client.refresh().await.unwrap();
        window.see(&elements::text_box(BODY)).await;
    };
    want(&window, false).await;
    session.say("/Saver", SAVER, "ActiveChanged", true);
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert!(window.lives());

    want(&window, true).await;
    session.say("/Saver", SAVER, "ActiveChanged", false);
    session.say("/Saver", SAVER, "ActiveChanged", true);
    window.locked(&home).await;

    let window = unlocked(&home, &library).await;
    assert_eq!(window.text(BODY).await, WRITTEN);
    system.be_logind();
    system.say(
        "/org/freedesktop/login1",
        "org.freedesktop.login1.Manager",
        "PrepareForSleep",
        true,
    );
    window.locked(&home).await;

    // A page that does not answer is not waited for.
    let window = unlocked(&home, &library).await;
    window.until_text(BODY, WRITTEN).await;
    let _ = window.client.execute(DEAF, vec![]).await;
    session.say("/Saver", SAVER, "ActiveChanged", true);
    window.locked(&home).await;
    let window = unlocked(&home, &library).await;
    window.until_text(BODY, WRITTEN).await;
    window.close().await;
}

#[tokio::test]
async fn words_that_no_place_takes_are_not_given_up_to_a_lock() {
    let session = Bus::start();
    let home = Home::new();
    home.set("DBUS_SESSION_BUS_ADDRESS", session.address());
    let (window, library) = sealed(&home).await;
    write(&window).await;
    let away = home.path("away.octavilla");
    fs::rename(&library, &away).unwrap();
    for above in ["data", "config"].map(|folder| home.path(folder)) {
        for folder in fs::read_dir(above).unwrap().map(|e| e.unwrap().path()) {
            if folder.is_dir() {
                fs::write(folder.join("rescue"), "in the way").unwrap();
            }
        }
    }
    press_keys(&["End"]).await;
    type_text(" Nor the spring.").await;
    let nowhere = word("save.keptHere");
    window
        .see(&format!("//*[@role='alert'][contains(., '{nowhere}')]"))
        .await;
    session.say("/Saver", SAVER, "ActiveChanged", true);
    tokio::time::sleep(Duration::from_secs(6)).await;
    assert!(window.lives());
    // As soon as a place takes them it is locked.
    fs::rename(&away, &library).unwrap();
    window.locked(&home).await;
    let window = unlocked(&home, &library).await;
    window
        .until_text(BODY, &format!("{WRITTEN} Nor the spring."))
        .await;
    window.close().await;
}

#[tokio::test]
async fn what_held_a_sealed_library_ends_when_that_is_closed() {
    let home = Home::new();
    let (window, library) = sealed(&home).await;
    write(&window).await;
    // Not by `command`, which the window does not survive this time.
    press_keys(&["ctrl+p"]).await;
    window.see("//dialog//*[@aria-controls='choices']").await;
    type_text(word("menu.library.close")).await;
    window
        .see("//*[@role='option'][@aria-selected='true']//mark")
        .await;
    press_keys(&["Return"]).await;
    let waiting = window.locked(&home).await;
    assert_eq!(waiting, Path::new(""));
    let window = Window::open(&home).await;
    window.see(&elements::button(word("seal.create"))).await;
    window.photograph("closed-sealed").await;
    let state = window.call("app.state", json!({})).await;
    assert!(state["library"].is_null() && state["locked"].is_null());
    window.close().await;
    let window = unlocked(&home, &library).await;
    window.until_text(BODY, WRITTEN).await;
    window.close().await;
}

#[tokio::test]
async fn what_was_copied_leaves_the_clipboard_where_that_is_asked_for() {
    let home = Home::new();
    let (mut window, library) = sealed(&home).await;
    write(&window).await;
    let keeper = Keeper::start();
    for is_wanted in [false, true] {
        let wish = json!({ "clearClipboard": is_wanted });
        window.call("app.configure", wish).await;
        window.client.refresh().await.unwrap();
        let body = window.see(&elements::text_box(BODY)).await;
        body.click().await.unwrap();
        press_keys(&["ctrl+a", "ctrl+c", "Right"]).await;
        // Somebody else has the text now.
        assert_eq!(keeper.take_over().as_deref(), Some(WRITTEN));
        press_keys(&["ctrl+l"]).await;
        window.locked(&home).await;
        assert_eq!(keeper.still_has_it(), !is_wanted);
        window = unlocked(&home, &library).await;
        window.until_text(BODY, WRITTEN).await;
    }
    window.close().await;
}

/// A window with a new sealed library.
async fn sealed(home: &Home) -> (Window, PathBuf) {
    let window = Window::open(home).await;
    let library = home.path("Documents/Sealed.octavilla");
    let place = json!({ "path": library, "passphrase": PASSPHRASE });
    // A passphrase costs a second, and more where much else is done.
    window.call_last("library.create", place).await;
    let start = Instant::now();
    while window.call("app.state", json!({})).await["library"].is_null() {
        assert!(start.elapsed() < Duration::from_secs(90), "it is not made");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    window.client.refresh().await.unwrap();
    (window, library)
}

/// Writes a post by keys.
async fn write(window: &Window) {
    window.press("New post").await;
    window.write("Title", "One").await;
    window
        .see(&elements::text_box(BODY))
        .await
        .click()
        .await
        .unwrap();
    type_text(WRITTEN).await;
    window.saved().await;
}

/// The window that comes after a lock, unlocked as a person does it.
async fn unlocked(home: &Home, library: &Path) -> Window {
    let window = Window::open_with(home, &[library]).await;
    let field = window
        .see(&elements::text_box(word("seal.passphrase")))
        .await;
    field.send_keys(PASSPHRASE).await.unwrap();
    window.key(Key::Enter).await;
    window.see(&elements::text_box(BODY)).await;
    window
}

/// The names of the windows on the screen, as the window system has them.
fn titles() -> Vec<String> {
    let said = |arguments: &[&str]| {
        let output = std::process::Command::new("xdotool")
            .args(arguments)
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let windows = said(&["search", "--onlyvisible", "--class", "octavilla"]);
    let mut titles: Vec<String> = windows
        .lines()
        .map(|window| said(&["getwindowname", window]).trim().to_owned())
        .filter(|title| !title.is_empty())
        .collect();
    titles.dedup();
    titles
}

/// What the backend says to a call while it is locked.
const REFUSED: &str = "
    const done = arguments[0];
    window.__TAURI_INTERNALS__.invoke('call', { name: 'post.list', request: {} })
        .then(() => done('answered'), failed => done(failed.code));
";

/// Makes the page as one that hangs, after the driver has had its answer.
const DEAF: &str = "setTimeout(() => { for (;;); }, 50)";

/// Says a line that is seen also when the test passes.
fn say(line: &str) {
    use std::io::Write as _;
    // Written past the runner, which keeps what is printed to itself.
    let _ = writeln!(std::io::stderr().lock(), "\n{line}");
}
