//! One writer at a time; readers always; a killed writer leaves a sound library.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use library::Library;

use crate::support::{Desk, Folder, LIBRARY, edit};

const IN_USE: &str = "posts.octavilla is in use by another process";

#[test]
fn a_second_writer_is_told_that_the_library_is_in_use() {
    let folder = Folder::with_library();
    folder.post("One", "en", "One.\n");
    let writer = folder.library();
    let others: [&[&str]; 7] = [
        &["new", LIBRARY, "--title", "T", "--lang", "en"],
        &["translate", LIBRARY, "one", "--lang", "es"],
        &["edit", LIBRARY, "one", "--lang", "en", "--from", "-"],
        &["rename", LIBRARY, "one", "--slug", "two"],
        &["tag", LIBRARY, "one", "water"],
        &["status", LIBRARY, "one", "ready"],
        &["trash", LIBRARY, "one"],
    ];
    for args in others {
        folder.octa(args).fails_with(IN_USE);
    }
    writer.close();
    folder.octa(["tag", LIBRARY, "one", "water"]).succeeds();
    let writer = folder.library();
    folder.octa(["restore", LIBRARY, "one"]).fails_with(IN_USE);
    assert!(matches!(
        Library::open(writer.path()),
        Err(library::Error::InUse { .. })
    ));
    folder.octa(["list", LIBRARY]).succeeds();
}

#[test]
fn readers_work_beside_the_writer_and_see_what_it_wrote() {
    let desk = Desk::with("One", "One.\n");
    desk.type_into(desk.source, vec![edit(0, 0, "Just typed. ")]);
    let folder = &desk.folder;
    assert_eq!(folder.slugs(&["--search", "typed"]), ["one"]);
    assert_eq!(folder.body("one", "en"), "Just typed. One.\n");
    folder.is_healthy();
    folder
        .octa(["history", LIBRARY, "one", "--lang", "en"])
        .succeeds();

    let export = ["export", LIBRARY, "one", "--format", "text", "--out", "out"];
    let said = folder.octa(export).warns("not recorded");
    assert_eq!(said, "out/one.txt\n");
    assert!(folder.read("out/one.txt").contains("Just typed."));

    desk.type_into(desk.source, vec![edit(0, 0, "And again. ")]);
    assert!(folder.body("one", "en").starts_with("And again. "));
}

#[test]
fn a_library_is_one_from_its_first_moment() {
    let folder = Folder::empty();
    let maker = Library::create(&folder.path(LIBRARY)).unwrap();
    folder.octa(["list", LIBRARY]).succeeds();
    folder
        .octa(["status", LIBRARY, "one", "ready"])
        .fails_with(IN_USE);

    // What lies on the disk now is what a power cut would leave.
    let after = Folder::empty();
    for name in folder.names("") {
        after.write(&name, folder.bytes(&name));
    }
    after.is_healthy();
    drop(maker);
    folder.is_healthy();
}

#[test]
fn a_closed_library_is_free_at_once() {
    let desk = Desk::with("One", "");
    let folder = desk.close();
    std::thread::scope(|scope| {
        // A program that is being started has, for a moment, all our files open.
        let starts =
            scope.spawn(|| (0..60).for_each(|_| drop(folder.octa(["formats"]).succeeds())));
        while !starts.is_finished() {
            folder.library().close();
        }
    });
}

#[test]
fn an_export_is_recorded_when_nobody_else_writes() {
    let desk = Desk::with("One", "One.\n");
    let (post, source) = (desk.post, desk.source);
    let folder = desk.close();
    let recorded = |folder: &Folder| {
        let read = folder
            .reader()
            .read(|q| library::export::revisions_at_last_export(q, post));
        read.unwrap().get(&source).copied()
    };
    assert_eq!(recorded(&folder), None);
    folder.export("one", "text");
    let head = folder.show("one")["editions"][0]["revision"].as_u64();
    assert_eq!(recorded(&folder), head);
}

#[test]
fn writers_at_one_moment_come_one_by_one_or_are_told() {
    let folder = Folder::with_library();
    let new = ["new", LIBRARY, "--title", "P", "--lang", "en"];
    let written = std::thread::scope(|scope| {
        let write = || folder.octa(new).copes();
        let writers: Vec<_> = (0..8).map(|_| scope.spawn(write)).collect();
        let said = writers.into_iter().map(|writer| writer.join().unwrap());
        let (written, told): (Vec<_>, Vec<_>) = said.partition(Result::is_ok);
        assert!(told.iter().all(|said| *said == Err(IN_USE.to_owned())));
        written.len()
    });
    assert!(written >= 1);
    assert_eq!(folder.slugs(&[]).len(), written);
    folder.is_healthy();
}

#[cfg(unix)]
#[test]
fn another_name_of_the_file_is_no_way_around_the_lock() {
    let folder = Folder::with_library();
    std::fs::create_dir(folder.path("elsewhere")).unwrap();
    let link = folder.path("elsewhere/link.octavilla");
    std::os::unix::fs::symlink(folder.path(LIBRARY), link).unwrap();
    let writer = folder.library();
    let new = ["new", "elsewhere/link.octavilla", "--title", "T"];
    let sentence = folder.octa(new.iter().chain(&["--lang", "en"])).fails();
    assert!(
        sentence.ends_with("in use by another process"),
        "{sentence}"
    );
    writer.close();
}

/// Set for the copy of this test that is the writer.
const WRITER: &str = "OCTAVILLA_TEST_WRITES_IN";

/// What the writer types each time, and says only when the library has said that it is saved.
const WORDS: &str = "said before it was killed. ";

/// This test runs itself as a second process, which types and is killed (`kill -9`).
#[test]
fn a_killed_writer_loses_nothing_that_was_acknowledged() {
    if let Some(folder) = std::env::var_os(WRITER) {
        return type_until_killed(folder.as_ref());
    }
    for round in 1..=3 {
        let desk = Desk::with("One", &"A long text trails its journal.\n".repeat(2000));
        let long = desk.body(desk.source);
        let folder = desk.close();
        let mut writer = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "--nocapture"])
            .arg("lock::a_killed_writer_loses_nothing_that_was_acknowledged")
            .env(WRITER, folder.root())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines();
        let acknowledged = lines
            .by_ref()
            .map(Result::unwrap)
            .filter(|line| line.ends_with("saved"))
            .take(round * 25)
            .count();
        assert_eq!(
            acknowledged,
            round * 25,
            "the writer ended before it was killed"
        );
        writer.kill().unwrap();
        writer.wait().unwrap();

        folder.is_healthy();
        let body = folder.body("one", "en");
        let typed = body.strip_suffix(&long).unwrap();
        let kept = typed.matches(WORDS).count();
        assert_eq!(typed.len(), kept * WORDS.len(), "nothing is torn");
        assert!(kept >= acknowledged, "{kept} of {acknowledged} are left");
        folder
            .octa(["tag", LIBRARY, "one", "still-writable"])
            .succeeds();
    }
}

fn type_until_killed(folder: &std::path::Path) {
    let library = Library::open(&folder.join(LIBRARY)).unwrap();
    let post = library.read(|q| library::post::resolve(q, "one")).unwrap();
    let source = library.read(|q| library::edition::source(q, post)).unwrap();
    for base in source.revision.. {
        let request = library::history::Append {
            edition: source.id,
            field: library::history::Field::Body,
            base,
            edits: vec![edit(0, 0, WORDS)],
            kind: library::history::ChangeKind::Type,
            undo_group: 1,
            selection: None,
            length: None,
            batch: None,
        };
        let write = |tx: &mut library::Tx<'_>| library::history::append(tx, request);
        library.write(library::Op::Append, write).unwrap();
        println!("{base} saved");
    }
}

#[test]
fn octa_can_be_killed_at_any_moment() {
    let folder = Folder::with_library();
    let (old, new) = ("Old words. ".repeat(3000), "New words. ".repeat(3000));
    folder.write("old.md", &old);
    folder.write("new.md", &new);
    folder.post("One", "en", &old);
    let edit = ["edit", LIBRARY, "one", "--lang", "en", "--from"];
    for milliseconds in (0..40).step_by(4) {
        let mut child = folder.octa(edit.iter().chain(&["new.md"])).starts();
        std::thread::sleep(Duration::from_millis(milliseconds));
        // It may have ended by itself.
        let _ = child.kill();
        child.wait().unwrap();
        let body = folder.body("one", "en");
        assert!(
            body == old || body == new,
            "half a text after {milliseconds} ms"
        );
        folder.octa(edit.iter().chain(&["old.md"])).succeeds();
    }
    folder.is_healthy();
}

#[test]
fn a_large_transaction_that_is_killed_is_as_if_it_had_not_begun() {
    let folder = Folder::empty();
    let fill = ["fixture", "library", LIBRARY, "--posts", "100000"];
    let mut child = folder.octa(fill.iter().chain(&["--words", "40"])).starts();
    let start = Instant::now();
    let listed = || {
        let args = ["list", LIBRARY, "--json"];
        let listed = folder.octa(args).copes().ok()?;
        let rows: serde_json::Value = serde_json::from_str(&listed).unwrap();
        rows.as_array().map(Vec::len).filter(|rows| *rows > 0)
    };
    while listed().is_none() {
        assert!(child.try_wait().unwrap().is_none(), "it ended by itself");
        assert!(start.elapsed() < Duration::from_secs(120), "it never began");
        std::thread::sleep(Duration::from_millis(20));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let posts = listed().unwrap();
    assert_eq!(posts % 500, 0, "whole transactions only");
    folder.is_healthy();
    folder.post("Written after", "en", "");
    assert_eq!(listed(), Some(posts + 1));
}
