//! Copies that rotate, are known for what they are, and become libraries again.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use library::Reader;
use library::backup::{Kept, Rotation, copies, forget, keep, restore};

use crate::support::{Desk, Folder, LIBRARY, edit};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// A day in September 2027, away from every change of the clocks.
const NOON: i64 = 1_820_232_000_000;

fn keep_at(folder: &Folder, at: i64, rotation: &Rotation) -> Kept {
    keep(&folder.reader(), &folder.path("copies"), at, rotation).unwrap()
}

fn with_folder() -> Folder {
    let folder = Folder::with_example();
    std::fs::create_dir(folder.path("copies")).unwrap();
    folder
}

#[test]
fn copies_of_one_minute_have_names_of_their_own() {
    let folder = with_folder();
    for _ in 0..2 {
        keep_at(&folder, NOON, &Rotation::default());
    }
    let names = folder.names("copies");
    assert_eq!(names.len(), 2);
    assert!(names[0].starts_with("posts 2027-09-"), "{names:?}");
    assert!(names[0].ends_with(" (2).octavilla"), "{names:?}");
    let listed = copies(&folder.path("copies"), None).unwrap();
    assert_eq!(listed.copies.len(), 2);
    assert!(listed.copies.iter().all(|copy| copy.at == NOON));
    assert!(
        listed.copies.iter().all(|copy| copy.posts == 3),
        "{listed:?}"
    );
}

#[test]
fn weeks_of_copies_leave_what_the_rotation_keeps() {
    let folder = with_folder();
    let rotation = Rotation {
        hours: 2,
        days: 3,
        weeks: 2,
        months: 2,
        ..Rotation::default()
    };
    for day in 0..20 {
        let kept = keep_at(&folder, NOON + day * DAY, &rotation);
        assert!(kept.left.is_empty());
        assert!(kept.copy.path.is_file());
    }
    let left = copies(&folder.path("copies"), None).unwrap().copies;
    let ages: Vec<i64> = left
        .iter()
        .map(|c| (NOON + 19 * DAY - c.at) / DAY)
        .collect();
    assert_eq!(ages[..3], [0, 1, 2]);
    assert!((4..=6).contains(&ages.len()), "{ages:?}");
}

#[test]
fn nothing_but_copies_of_this_library_is_removed() {
    let folder = with_folder();
    let strict = Rotation {
        hours: 0,
        days: 0,
        weeks: 0,
        months: 0,
        limit: 0,
    };
    let first = keep_at(&folder, NOON, &strict).copy.path;
    let day = first.file_name().unwrap().to_str().unwrap()[6..22].to_owned();
    let put = |name: &str, bytes: &[u8]| folder.write(&format!("copies/{name}"), bytes);
    let library = folder.bytes(LIBRARY);
    // Another library under this one's name, this one under another's, and what is none.
    folder.octa(["init", "other.octavilla"]).succeeds();
    put(
        "posts 2020-01-01 10.00.octavilla",
        &folder.bytes("other.octavilla"),
    );
    put(&format!("renamed {day}.octavilla"), &library);
    put("posts 2020-01-02 10.00.octavilla", b"not a library");
    put("posts.octavilla", &library);
    put("letter.txt", b"Dear neighbours");
    // Somebody works in this copy.
    put("posts 2020-01-03 10.00.octavilla", &library);
    put("posts 2020-01-03 10.00.octavilla.lock", b"");
    let others = folder.names("copies").len() - 1;

    for minute in 1..5 {
        keep_at(&folder, NOON + minute * MINUTE, &strict);
    }
    let kept = keep_at(&folder, NOON + 5 * MINUTE, &strict);
    assert_eq!(kept.removed.len(), 1);
    assert_eq!(kept.left.len(), 1, "{:?}", kept.left);
    assert_eq!(folder.names("copies").len(), others + 2);
    assert!(!first.exists());
}

#[test]
fn a_clock_set_back_ten_years_removes_nothing() {
    let folder = with_folder();
    for day in 0..10 {
        keep_at(&folder, NOON + day * DAY, &Rotation::default());
    }
    for day in 0..10 {
        let kept = keep_at(&folder, NOON - 3650 * DAY + day * DAY, &Rotation::default());
        assert!(kept.removed.is_empty(), "{:?}", kept.removed);
    }
    let kept = keep_at(&folder, NOON + 11 * DAY, &Rotation::default());
    assert!(kept.copy.path.is_file());
    assert!(folder.names("copies").len() > 10);
}

#[test]
fn a_copy_becomes_a_library_beside_the_current_one() {
    let folder = with_folder();
    let copy = keep_at(&folder, NOON, &Rotation::default()).copy.path;
    let before = folder.bytes(LIBRARY);
    let restored: Vec<PathBuf> = (0..2)
        .map(|_| restore(&copy, &folder.path(LIBRARY)).unwrap())
        .collect();
    assert_ne!(restored[0], restored[1]);
    for path in &restored {
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(name.starts_with("posts (2027-09-"), "{name}");
        folder.octa(["doctor", name]).succeeds();
    }
    assert_eq!(folder.bytes(LIBRARY), before);
}

#[test]
fn forgotten_copies_are_gone() {
    let folder = with_folder();
    keep_at(&folder, NOON, &Rotation::default());
    keep_at(&folder, NOON + DAY, &Rotation::default());
    folder.write("copies/letter.txt", "Dear neighbours");
    let gone = forget(&folder.reader(), &folder.path("copies")).unwrap();
    assert_eq!(gone.len(), 2);
    assert_eq!(folder.names("copies"), ["letter.txt"]);
}

/// Copies are whole, and of one state, while somebody writes all the time.
#[test]
fn copies_made_beside_a_busy_writer_are_whole() {
    let desk = Desk::with("One", &"A long text trails its journal.\n".repeat(3000));
    let copies = desk.folder.path("copies");
    std::fs::create_dir(&copies).unwrap();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let reader = Reader::open(&desk.folder.path(LIBRARY)).unwrap();
            for day in 0..10 {
                keep(&reader, &copies, NOON + day * DAY, &Rotation::default()).unwrap();
            }
            done.store(true, Ordering::Relaxed);
        });
        while !done.load(Ordering::Relaxed) {
            desk.type_into(desk.source, vec![edit(0, 0, "a")]);
        }
    });
    for name in desk.folder.names("copies") {
        let copy = Reader::open(&copies.join(Path::new(&name))).unwrap();
        let report = library::doctor::examine(&copy).unwrap();
        assert_eq!(report.findings, [""; 0], "{name}");
    }
}

#[test]
fn octa_keeps_copies_and_restores_them() {
    let folder = with_folder();
    let said = folder
        .octa(["backup", LIBRARY, "--keep", "copies"])
        .succeeds();
    assert!(said.contains("is a copy of posts.octavilla"), "{said}");
    let copy = format!("copies/{}", folder.names("copies")[0]);
    let restore = ["restore", &copy, "--to", "again.octavilla"];
    folder.octa(restore).succeeds();
    let listed = |library: &str| folder.octa(["list", library, "--json"]).json();
    assert_eq!(listed("again.octavilla"), listed(LIBRARY));
    let sentence = "again.octavilla exists already and was not written over";
    folder.octa(restore).fails_with(sentence);
    folder.octa(["restore", &copy]).misuses();
    folder
        .octa(["restore", &copy, "one", "--to", "b.octavilla"])
        .misuses();
    folder.octa(["backup", LIBRARY]).misuses();
    folder
        .octa(["backup", LIBRARY, "a", "--keep", "copies"])
        .misuses();
}
