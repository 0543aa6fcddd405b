//! Disks that say no: the words stay, the window says where, and they are saved by themselves.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::support::disk::SmallDisk;
use crate::support::screen::{press_keys, type_text};
use crate::support::{Home, Window, elements, word};

const BODY: &str = "Body, English";
const BEFORE: &str = "Written before.";
const MEANWHILE: &str = " Written meanwhile.";

#[tokio::test]
async fn what_is_written_on_a_full_disk_is_kept_elsewhere_and_then_saved() {
    let home = Home::new();
    let Some(disk) = SmallDisk::at(home.path("disk")) else {
        return;
    };
    let library = disk.path("Full.octavilla");
    let window = begin(&home, &library).await;
    disk.fill();
    write_on(&window).await;
    told(&window, "error.diskFull").await;
    window.photograph("disk-full").await;
    let kept = kept_words(&home).await;
    assert!(kept.contains("meanwhile"), "{kept}");

    disk.make_room();
    window.saved().await;
    window.see_no_more("//section[@aria-label='Saving']").await;
    assert!(rescue_files(&home).is_empty());
    window.close().await;
    assert_eq!(body(&home, &library), format!("{BEFORE}{MEANWHILE}"));
}

#[tokio::test]
async fn what_was_kept_elsewhere_is_taken_in_at_the_next_start() {
    let home = Home::new();
    let Some(disk) = SmallDisk::at(home.path("disk")) else {
        return;
    };
    let library = disk.path("Full.octavilla");
    let window = begin(&home, &library).await;
    disk.fill();
    write_on(&window).await;
    told(&window, "error.diskFull").await;
    kept_words(&home).await;
    window.cut_off().await;

    // The disk is still full: the words wait, beside what is written now.
    let window = Window::open(&home).await;
    told(&window, "rescue.waiting").await;
    window.photograph("rescue-waiting").await;
    assert_eq!(window.text(BODY).await, BEFORE);
    window.write("Dek", "Written in between.").await;
    told(&window, "error.diskFull").await;
    window.photograph("rescue-waiting-and-full").await;

    disk.make_room();
    window.press(word("save.now")).await;
    let words = word("rescue.putBack.one");
    window.see(&format!("//*[contains(., '{words}')]")).await;
    window.photograph("rescued").await;
    window.saved().await;
    assert_eq!(window.text("Dek").await, "Written in between.");
    let mut said = window.text(BODY).await;
    for _ in 0..100 {
        if said != BEFORE {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
        said = window.text(BODY).await;
    }
    assert_eq!(said, format!("{BEFORE}{MEANWHILE}"));
    assert!(rescue_files(&home).is_empty());
    window.close().await;
    assert_eq!(body(&home, &library), format!("{BEFORE}{MEANWHILE}"));
}

#[tokio::test]
async fn a_library_that_was_carried_away_is_written_again_when_it_is_back() {
    let home = Home::new();
    let library = home.path("Documents/Stick.octavilla");
    let away = home.path("away.octavilla");
    let window = begin(&home, &library).await;
    fs::rename(&library, &away).unwrap();
    write_on(&window).await;
    window
        .see("//*[@role='alert'][contains(., 'is no longer at')]")
        .await;
    window.photograph("library-vanished").await;
    assert!(kept_words(&home).await.contains("meanwhile"));
    fs::rename(&away, &library).unwrap();
    window.press(word("save.now")).await;
    window.saved().await;
    window.close().await;
    assert_eq!(body(&home, &library), format!("{BEFORE}{MEANWHILE}"));
}

/// A window with a new library in it, a post, and words that are saved.
async fn begin(home: &Home, library: &Path) -> Window {
    home.octa(&["init", library.to_str().unwrap()]);
    let window = Window::open_with(home, &[library]).await;
    window.press("New post").await;
    window.write("Title", "One").await;
    window.write(BODY, BEFORE).await;
    window.saved().await;
    window
}

async fn write_on(window: &Window) {
    window
        .see(&elements::text_box(BODY))
        .await
        .click()
        .await
        .unwrap();
    press_keys(&["ctrl+End"]).await;
    type_text(MEANWHILE).await;
}

async fn told(window: &Window, key: &str) {
    let words = word(key);
    window
        .see(&format!("//*[@role='alert'][contains(., '{words}')]"))
        .await;
}

/// What the one rescue file says, once it holds the last word.
async fn kept_words(home: &Home) -> String {
    let start = Instant::now();
    loop {
        let files = rescue_files(home);
        let kept = files.first().and_then(|file| fs::read_to_string(file).ok());
        if let Some(kept) = kept.filter(|kept| kept.contains("meanwhile.")) {
            return kept;
        }
        assert!(start.elapsed() < Duration::from_secs(20), "{files:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

fn rescue_files(home: &Home) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(home.path("data")) else {
        return Vec::new();
    };
    entries
        .filter_map(|folder| fs::read_dir(folder.unwrap().path().join("rescue")).ok())
        .flatten()
        .map(|file| file.unwrap().path())
        .filter(|file| file.extension().is_some_and(|ending| ending == "json"))
        .collect()
}

fn body(home: &Home, library: &Path) -> String {
    let shown = home.octa(&["show", library.to_str().unwrap(), "one", "--json"]);
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    shown["editions"][0]["body"].as_str().unwrap().to_owned()
}
