//! A backup is a library of its own, made at any time, or not made at all.

use crate::export::{FORMATS, files};
#[cfg(unix)]
use crate::support::disk::{FULL, SmallDisk, bound, locked};
use crate::support::source::root;
use crate::support::{Desk, Folder, LIBRARY, edit};

const BACKUP: [&str; 3] = ["backup", LIBRARY, "copy.octavilla"];

#[test]
fn a_backup_is_a_library_of_its_own() {
    let folder = Folder::with_example();
    folder.octa(BACKUP).succeeds();
    let listed = |library: &str| folder.octa(["list", library, "--json"]).json();
    assert_eq!(listed("copy.octavilla"), listed(LIBRARY));
    folder.octa(["doctor", "copy.octavilla"]).succeeds();
    folder
        .octa([
            "tag",
            "copy.octavilla",
            "what-the-river-remembers",
            "copied",
        ])
        .succeeds();
    let sentence = "copy.octavilla exists already and was not written over";
    folder.octa(BACKUP).fails_with(sentence);
    let names = folder.names("");
    let is_finished = |name: &String| !name.contains("unfinished");
    assert!(names.iter().all(is_finished), "{names:?}");
}

#[test]
fn a_backup_exports_the_same_bytes() {
    let folder = Folder::with_example();
    folder.octa(BACKUP).succeeds();
    for format in FORMATS {
        let here = files(&folder, LIBRARY, format, &[]);
        let there = files(&folder, "copy.octavilla", format, &[]);
        assert!(here == there, "{format}");
    }
}

#[test]
fn a_backup_is_made_beside_the_writer() {
    let desk = Desk::with("One", &"A long text trails its journal.\n".repeat(2000));
    desk.type_into(desk.source, vec![edit(0, 0, "Just typed. ")]);
    let expected = desk.body(desk.source);
    desk.folder.octa(BACKUP).succeeds();
    desk.type_into(desk.source, vec![edit(0, 0, "Too late. ")]);
    let folder = desk.close();
    let copied = folder
        .octa(["show", "copy.octavilla", "one", "--json"])
        .json();
    assert!(copied["editions"][0]["body"] == *expected);
    folder.octa(["doctor", "copy.octavilla"]).succeeds();
}

#[cfg(unix)]
#[test]
fn a_backup_is_made_from_a_read_only_folder() {
    let Some(folder) = locked() else { return };
    let octa = |to: &str| bound(folder.octa(["backup", LIBRARY, to]), &folder).unwrap();
    octa("open/copy.octavilla").succeeds();
    folder.octa(["doctor", "open/copy.octavilla"]).succeeds();
    octa("copy.octavilla").fails();
    assert!(!folder.path("copy.octavilla").exists());
}

#[cfg(unix)]
#[test]
fn on_a_full_disk_no_backup_is_left_unfinished() {
    let Some(disk) = SmallDisk::with_library() else {
        return;
    };
    let folder = &disk.folder;
    folder
        .octa(["edit", LIBRARY, "one", "--lang", "en", "--from", "-"])
        .input("Another text. ".repeat(10_000))
        .succeeds();
    disk.fill(80);
    let names = folder.names("");
    folder.octa(BACKUP).fails_with(FULL);
    assert_eq!(folder.names(""), names);
}

#[test]
fn no_backup_is_made_of_what_is_damaged() {
    let folder = Folder::with_example();
    let mut bytes = folder.bytes(LIBRARY);
    let middle = bytes.len() / 2;
    bytes[middle - 3000..middle + 3000].fill(b'A');
    folder.write(LIBRARY, &bytes);
    match folder.octa(BACKUP).copes() {
        Err(sentence) => assert!(sentence.contains("damaged"), "{sentence}"),
        // What was damaged lay where nothing lies: the copy has passed the check.
        Ok(_) => drop(folder.octa(["doctor", "copy.octavilla"]).succeeds()),
    }
    assert_eq!(folder.bytes(LIBRARY), bytes);
}

/// A library of the first schema, not opened yet by this version.
fn of_the_first_schema() -> Folder {
    let folder = Folder::empty();
    let fixture = root().join("crates/library/fixtures/schema-1.octavilla");
    folder.write(LIBRARY, std::fs::read(fixture).unwrap());
    folder
}

fn copies_before(folder: &Folder) -> Vec<String> {
    let is_copy = |name: &String| name.contains(".schema-");
    folder.names("").into_iter().filter(is_copy).collect()
}

#[test]
fn a_library_is_copied_before_its_schema_changes() {
    let folder = of_the_first_schema();
    let before = folder.octa(["list", LIBRARY, "--json"]).json();
    assert_eq!(copies_before(&folder), [""; 0], "reading changes no schema");
    folder.library().close();
    folder.library().close();
    let copy = "posts.octavilla.schema-1";
    assert_eq!(copies_before(&folder), [copy]);
    assert_eq!(folder.octa(["list", copy, "--json"]).json(), before);
}

#[test]
fn a_copy_before_a_migration_is_made_once_and_never_written_over() {
    let folder = of_the_first_schema();
    let first = folder.bytes(LIBRARY);
    folder.library().close();
    // A migration that was cut short finds its copy; another library's is not the same.
    folder.write(LIBRARY, &first);
    folder.library().close();
    assert_eq!(copies_before(&folder).len(), 1);
    folder.write("posts.octavilla.schema-1", "somebody's letter");
    folder.write(LIBRARY, &first);
    folder.library().close();
    assert_eq!(copies_before(&folder).len(), 2);
    assert_eq!(folder.read("posts.octavilla.schema-1"), "somebody's letter");
}
