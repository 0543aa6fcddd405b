//! Disks and folders that say no: what was saved before is unchanged, nothing is left lying.

use crate::bad_input::{READ, WRITE};
use crate::support::disk::{FULL, SmallDisk, bound, locked, set_mode};
use crate::support::{Folder, LIBRARY};

#[test]
fn a_library_in_a_read_only_folder_can_be_read_and_says_so() {
    let Some(folder) = locked() else { return };
    let before = folder.names("");
    let octa = |args: &[&str]| bound(folder.octa(args), &folder).unwrap();

    assert!(octa(&["list", LIBRARY]).succeeds().contains("One"));
    assert!(octa(&["show", LIBRARY, "one"]).succeeds().contains("One."));
    octa(&["doctor", LIBRARY]).succeeds();
    let export = [
        "export", LIBRARY, "one", "--format", "text", "--out", "open",
    ];
    octa(&export).warns("not recorded");
    assert!(folder.read("open/one.txt").contains("One."));

    let cannot = "cannot be written; nothing was changed";
    for args in WRITE {
        let sentence = octa(args).fails();
        assert!(sentence.starts_with("posts.octavilla"), "{sentence}");
        assert!(sentence.ends_with(cannot), "{sentence}");
    }
    for args in [
        &["init", "another.octavilla"][..],
        &["export", LIBRARY, "one", "--format", "text", "--out", "."],
    ] {
        octa(args).fails();
    }
    assert_eq!(folder.names(""), before, "nothing was left lying");
}

#[test]
fn a_full_disk_loses_nothing() {
    let Some(disk) = SmallDisk::with_library() else {
        return;
    };
    let folder = &disk.folder;
    let elsewhere = Folder::empty();
    elsewhere.write("long.md", "Words, words. ".repeat(200_000));
    let long = elsewhere.path("long.md");
    let long = long.to_str().unwrap();
    disk.fill(400);
    for args in [
        &[
            "new", LIBRARY, "--title", "T", "--lang", "en", "--from", long,
        ][..],
        &["edit", LIBRARY, "one", "--lang", "en", "--from", long],
        &["translate", LIBRARY, "one", "--lang", "es", "--from", long],
    ] {
        folder.octa(args).fails_with(FULL);
        assert_eq!(folder.slugs(&[]), ["one"]);
        assert_eq!(folder.body("one", "en"), "One.\n");
        folder.is_healthy();
    }
    std::fs::remove_file(folder.path("filler")).unwrap();
    folder.octa(["status", LIBRARY, "one", "ready"]).succeeds();
    folder.is_healthy();
}

#[test]
fn on_a_full_disk_nothing_is_made_by_half() {
    let Some(disk) = SmallDisk::with_library() else {
        return;
    };
    let folder = &disk.folder;
    let out = ["export", LIBRARY, "one", "--format", "text", "--out", "out"];
    folder.octa(out).succeeds();
    let exported = folder.read("out/one.txt");
    folder
        .octa(["edit", LIBRARY, "one", "--lang", "en", "--from", "-"])
        .input("Another text. ".repeat(10_000))
        .succeeds();
    disk.fill(80);
    let names = folder.names("");
    for args in [&["init", "another.octavilla"][..], &out] {
        folder.octa(args).fails_with(FULL);
    }
    assert_eq!(folder.names(""), names);
    assert_eq!(folder.names("out"), ["one.txt"]);
    assert_eq!(
        folder.read("out/one.txt"),
        exported,
        "the export before it stands"
    );
}

#[test]
fn a_library_without_permission_is_refused() {
    let folder = Folder::with_library();
    set_mode(&folder.path(LIBRARY), 0o000);
    set_mode(folder.root(), 0o777);
    for args in READ.iter().chain(&WRITE) {
        let Some(octa) = bound(folder.octa(*args), &folder) else {
            return;
        };
        let sentence = octa.fails();
        assert!(sentence.starts_with("posts.octavilla"), "{sentence}");
    }
}

#[test]
fn what_a_full_disk_keeps_from_being_rewritten_is_rewritten_later() {
    let Some(disk) = SmallDisk::with_library() else {
        return;
    };
    let folder = &disk.folder;
    let is_due = || -> bool {
        let connection = rusqlite::Connection::open(folder.path(LIBRARY)).unwrap();
        let note = "SELECT value = 'true' FROM setting WHERE key = 'rewrite'";
        connection.query_row(note, [], |row| row.get(0)).unwrap()
    };
    disk.fill(250);
    let forget = ["forget", LIBRARY, "one", "--yes"];
    folder.octa(forget).fails_with(FULL);
    assert!(is_due(), "it is known that the file is to be written anew");
    assert_eq!(folder.body("one", "en"), "One.\n");
    std::fs::remove_file(folder.path("filler")).unwrap();
    folder.octa(["status", LIBRARY, "one", "ready"]).succeeds();
    assert!(!is_due(), "the next one who writes has done it");
    folder.is_healthy();
}
