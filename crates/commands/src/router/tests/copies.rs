//! Copies: by themselves, on demand, to a stick that may be absent, and back.

use std::path::Path;

use library::backup::Occasion;
use serde_json::{Value, json};

use super::Window;
use crate::context::now;

const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;

/// A window with a library in which one post was written.
fn window() -> Window {
    let window = Window::new();
    window.call("library.create", json!({}));
    write(&window, "One");
    window
}

fn write(window: &Window, title: &str) {
    let request = json!({ "title": title, "language": "en" });
    window.call("post.create", request);
}

fn state(window: &Window) -> Value {
    window.call("copies.state", json!({}))
}

fn count(folder: &Value) -> usize {
    folder["copies"].as_array().unwrap().len()
}

fn path(window: &Window) -> std::path::PathBuf {
    window.router.context.library_path().unwrap()
}

#[test]
fn a_copy_is_made_on_demand_and_shown() {
    let window = window();
    let made = window.call("copies.make", json!({}));
    let automatic = &made["automatic"];
    // At a pause one may have been made already.
    assert!(count(automatic) >= 1);
    assert_eq!(automatic["present"], true);
    assert_eq!(automatic["outside"], false);
    assert_eq!(automatic["problem"], Value::Null);
    let copy = &automatic["copies"][0];
    assert_eq!(copy["posts"], 1);
    assert_eq!(copy["at"], automatic["last"]);
    assert!(Path::new(copy["path"].as_str().unwrap()).is_file());
    assert_eq!(made["chosen"], Value::Null);
    assert_eq!(made["lastOutside"], Value::Null);
}

#[test]
fn a_chosen_folder_gets_its_copy_at_once_and_may_be_absent_later() {
    let window = window();
    let stick = window.folder.path().join("out");
    std::fs::create_dir(&stick).unwrap();
    let chosen = &window.call("copies.choose", json!({}))["chosen"];
    assert_eq!(count(chosen), 1);
    let last = &chosen["last"];
    assert!(last.is_i64());

    let away = window.folder.path().join("away");
    std::fs::rename(&stick, &away).unwrap();
    let made = window.call("copies.make", json!({}));
    assert_eq!(made["chosen"]["present"], false);
    assert_eq!(made["chosen"]["problem"], Value::Null);
    assert_eq!(&made["chosen"]["last"], last);
    assert!(!stick.exists(), "the place of a stick is not made");

    std::fs::rename(&away, &stick).unwrap();
    let made = window.call("copies.make", json!({}));
    assert_eq!(count(&made["chosen"]), 2);
    let left = window.call("copies.leave", json!({}));
    assert_eq!(left["chosen"], Value::Null);
    assert_eq!(std::fs::read_dir(&stick).unwrap().count(), 2);
}

#[test]
fn a_copy_is_made_once_after_each_day_of_work() {
    let window = window();
    let attend = |occasion, at| {
        window
            .router
            .context
            .keeper
            .attend(&path(&window), occasion, at);
        count(&state(&window)["automatic"])
    };
    let today = now();
    let first = attend(Occasion::Pause, today);
    assert_eq!(first, 1, "a library without a copy gets one");
    assert_eq!(attend(Occasion::Pause, today + 1000), 1);
    write(&window, "Two");
    assert_eq!(attend(Occasion::Pause, today + DAY), 2);
    assert_eq!(attend(Occasion::Pause, today + DAY + 1000), 2);
    assert_eq!(
        attend(Occasion::Pause, today + 3 * DAY),
        2,
        "nothing was written"
    );
}

#[test]
fn at_close_what_is_older_than_an_hour_is_copied_again() {
    let window = window();
    let keeper = &window.router.context.keeper;
    keeper.attend(&path(&window), Occasion::Close, now() - 2 * HOUR);
    write(&window, "Two");
    let (automatic, path) = (state(&window)["automatic"]["path"].clone(), path(&window));
    window.router.shut_down();
    let names = || {
        std::fs::read_dir(automatic.as_str().unwrap())
            .unwrap()
            .count()
    };
    assert_eq!(names(), 2);
    keeper.attend(&path, Occasion::Close, now());
    assert_eq!(names(), 2);
}

#[test]
fn what_is_in_the_way_of_a_copy_is_told_and_no_error() {
    let window = window();
    std::fs::create_dir_all(window.folder.path().join("data")).unwrap();
    std::fs::write(window.folder.path().join("data/copies"), "in the way").unwrap();
    let made = window.call("copies.make", json!({}));
    assert_eq!(made["automatic"]["problem"]["code"], "io");
    assert_eq!(count(&made["automatic"]), 0);
    std::fs::remove_file(window.folder.path().join("data/copies")).unwrap();
    let made = window.call("copies.make", json!({}));
    assert_eq!(made["automatic"]["problem"], Value::Null);
    assert_eq!(count(&made["automatic"]), 1);
}

#[test]
fn a_copy_becomes_a_library_beside_the_current_one() {
    let window = window();
    let made = window.call("copies.make", json!({}));
    write(&window, "Written after the copy");
    let request = json!({ "path": made["automatic"]["copies"][0]["path"] });
    let restored = window.call("copies.restore", request);
    assert_eq!(restored["posts"], 1);
    assert!(restored["name"].as_str().unwrap().starts_with("Posts (20"));
    let request = json!({ "path": window.folder.path().join("Posts.octavilla") });
    assert_eq!(window.call("library.open", request)["posts"], 2);
}

#[test]
fn forgetting_takes_the_copies_on_this_machine() {
    let window = window();
    std::fs::create_dir(window.folder.path().join("out")).unwrap();
    window.call("copies.choose", json!({}));
    window.call("copies.make", json!({}));
    let forgotten = window.call("copies.forget", json!({}));
    assert_eq!(count(&forgotten["automatic"]), 0);
    assert_eq!(count(&forgotten["chosen"]), 2);
}

#[test]
fn the_room_for_copies_is_kept_to() {
    let window = window();
    assert_eq!(state(&window)["limit"], 2_147_483_648_u64);
    let set = window.call("copies.setLimit", json!({ "bytes": 1 }));
    assert_eq!(set["limit"], 1);
    let keeper = &window.router.context.keeper;
    for day in (1..6).rev() {
        keeper.attend(&path(&window), Occasion::Pause, now() - day * DAY);
    }
    assert_eq!(count(&state(&window)["automatic"]), 2);
}
