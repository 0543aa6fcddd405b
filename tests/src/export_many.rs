//! Exports of many posts, under names that every system takes.

use crate::support::{Desk, Folder, LIBRARY};

#[test]
fn all_posts_are_written_and_written_down() {
    let folder = Folder::with_posts(120);
    let all = [
        "export",
        LIBRARY,
        "--all",
        "--format",
        "html-page",
        "--json",
    ];
    let written = folder.octa(all.iter().chain(&["--out", "out"])).json();
    assert_eq!(written.as_array().unwrap().len(), 120);
    assert_eq!(folder.names("out").len(), 120);
    let again = folder.octa(all.iter().chain(&["--out", "again"])).json();
    assert_eq!(again.as_array().unwrap().len(), 120);
    for name in folder.names("out") {
        let [one, other] = ["out", "again"].map(|out| folder.bytes(&format!("{out}/{name}")));
        assert!(one == other, "{name}");
    }
    let behind = ["list", LIBRARY, "--changed-since-export"];
    assert_eq!(folder.octa(behind).succeeds(), "");
}

#[test]
fn posts_of_a_tag_and_each_of_them_once() {
    let folder = Folder::with_library();
    for title in ["One", "Two", "Three"] {
        folder.post(title, "en", "Words.\n");
    }
    for slug in ["one", "three"] {
        folder.octa(["tag", LIBRARY, slug, "agua"]).succeeds();
    }
    let to = ["--format", "text", "--out", "out"];
    let tagged = ["export", LIBRARY, "--tag", "agua"];
    let lines = folder.octa(tagged.iter().chain(&to)).succeeds();
    assert_eq!(lines, "out/one.txt\nout/three.txt\n");
    let twice = ["export", LIBRARY, "two", "one", "two"];
    let lines = folder.octa(twice.iter().chain(&to)).succeeds();
    assert_eq!(lines, "out/two.txt\nout/one.txt\n");
    let none = ["export", LIBRARY, "--tag", "tierra", "--format", "text"];
    assert_eq!(
        folder
            .octa(none.iter().chain(&["--out", "none"]))
            .succeeds(),
        ""
    );
    assert!(!folder.path("none").exists());
    let both = ["export", LIBRARY, "one", "--tag", "agua"];
    folder.octa(both.iter().chain(&to)).misuses();
}

#[test]
fn a_profile_is_named_by_its_key_or_its_name() {
    let folder = Folder::with_library();
    folder.post("One", "en", "Words.\n");
    let export = [
        "export",
        LIBRARY,
        "one",
        "--format",
        "html-page",
        "--out",
        "out",
    ];
    let with = |profile| folder.octa(export.iter().copied().chain(["--profile", profile]));
    for name in ["single-page", "Single page", "SINGLE PAGE"] {
        assert_eq!(with(name).succeeds(), "out/one.html\n");
    }
    with("nobody").fails_with("there is no profile `nobody`");
}

#[test]
fn two_posts_never_share_a_file() {
    let desk = Desk::with("One", "One.\n");
    desk.another("Two", "Two.\n");
    let folder = desk.close();
    // No command writes such a slug; another program's mistake would.
    let connection = rusqlite::Connection::open(folder.path(LIBRARY)).unwrap();
    connection
        .execute("UPDATE post SET slug = 'ONE' WHERE slug = 'two'", [])
        .unwrap();
    drop(connection);
    for format in ["text", "html-page", "markdown", "hugo"] {
        let export = [
            "export", LIBRARY, "--all", "--format", format, "--out", "out",
        ];
        let sentence = folder.octa(export).fails();
        assert!(
            sentence.starts_with("the posts `ONE` and `one` would be written to one file, ")
                && sentence.ends_with("give one of them another slug; nothing was written"),
            "{sentence}"
        );
        assert!(!folder.path("out").exists());
    }
}

#[test]
fn files_have_names_that_windows_takes_and_stay_in_their_folder() {
    for (slug, expected) in [
        ("CON", "con-post"),
        ("lpt1", "lpt1-post"),
        ("a. ", "a"),
        ("../../etc/x", "etc-x"),
        ("a:b|c", "a-b-c"),
        ("/root", "root"),
    ] {
        let folder = Folder::with_library();
        folder.post("One", "en", "One.\n");
        let connection = rusqlite::Connection::open(folder.path(LIBRARY)).unwrap();
        connection
            .execute("UPDATE post SET slug = ?1", [slug])
            .unwrap();
        drop(connection);
        let export = [
            "export", LIBRARY, "--all", "--format", "text", "--out", "a/b/out",
        ];
        folder.octa(export).succeeds();
        assert_eq!(
            folder.all_names("a"),
            [
                "a/b".to_owned(),
                "a/b/out".into(),
                format!("a/b/out/{expected}.txt")
            ]
        );
        let long = slug.repeat(80);
        let connection = rusqlite::Connection::open(folder.path(LIBRARY)).unwrap();
        connection
            .execute("UPDATE post SET slug = ?1", [long])
            .unwrap();
        drop(connection);
        folder.octa(export).succeeds();
    }
}

#[test]
fn bad_texts_are_exported_as_far_as_they_can_be_read() {
    let folder = Folder::with_library();
    for (title, body) in [
        (
            "Broken",
            "# **a [b](c ![d](\n\n> - 1. ```\n\n|a|b\n|-\n<<<\n[^1]: x",
        ),
        (
            "Unclosed",
            "<div><table><b><i><a href=\"https://example.org\n\n<p>words <!-- no end",
        ),
        (
            "Gone",
            "![the well](image/00000000000000000000000000000000.png) words\n",
        ),
    ] {
        folder.post(title, "en", body);
    }
    for format in folder.octa(["formats"]).succeeds().lines() {
        let export = [
            "export", LIBRARY, "--all", "--format", format, "--out", format,
        ];
        let names = folder.octa(export).ends_well();
        assert!(!names.is_empty(), "{format}");
    }
    let gone = [
        "export",
        LIBRARY,
        "gone",
        "--format",
        "html-page",
        "--out",
        "gone",
    ];
    folder
        .octa(gone)
        .warns("00000000000000000000000000000000.png is not in the library");
}
