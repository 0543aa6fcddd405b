//! Where an edition was posted, and what it has said since.

use crate::support::Folder;

fn library() -> Folder {
    let folder = Folder::empty();
    folder.octa(["init", "a.octavilla"]).succeeds();
    std::fs::write(
        folder.path("en.md"),
        "It began at ten.\n\nNobody was hurt.\n",
    )
    .unwrap();
    let new = ["new", "a.octavilla", "--lang", "en", "--title", "A march"];
    folder
        .octa(new.into_iter().chain(["--from", "en.md"]))
        .succeeds();
    folder
}

const POSTED: [&str; 3] = ["posted", "a.octavilla", "a-march"];

#[test]
fn what_changed_since_it_was_posted_is_told() {
    let folder = library();
    let shown = folder.octa(POSTED).succeeds();
    assert_eq!(shown, "en  not posted\n");
    let address = "https://example.org/a-march";
    let posted = ["--lang", "en", "--address", address, "--date", "2026-05-13"];
    let line = format!("en  2026-05-13  {address}\n");
    let said = folder
        .octa(POSTED.into_iter().chain(posted).chain(["--publish"]))
        .succeeds();
    assert_eq!(said, line);
    assert_eq!(folder.octa(POSTED).succeeds(), line, "nothing changed yet");
    let post = folder
        .octa(["show", "a.octavilla", "a-march", "--json"])
        .json();
    assert_eq!(post["status"], "published");

    let now = "It began at *noon*.\n\nNobody was hurt.\n";
    std::fs::write(folder.path("en.md"), now).unwrap();
    let edit = [
        "edit",
        "a.octavilla",
        "a-march",
        "--lang",
        "en",
        "--from",
        "en.md",
    ];
    folder.octa(edit).succeeds();
    let shown = folder.octa(POSTED).succeeds();
    let changed = "  changed: It began at [-ten-]{+*noon*+}.\n";
    assert_eq!(shown, format!("{line}{changed}"));
    let json = folder.octa(POSTED.into_iter().chain(["--json"])).json();
    let paragraph = &json["editions"][0]["changed"][0];
    assert_eq!(paragraph["html"], "<p>It began at <em>noon</em>.</p>\n");
    assert_eq!(paragraph["text"], "It began at noon.");
    let list = ["list", "a.octavilla", "--changed-since-export"];
    let listed = folder.octa(list).succeeds();
    assert!(
        listed.contains("A march"),
        "what was posted has gone out: {listed}"
    );
}

#[test]
fn what_is_no_address_or_no_day_is_refused() {
    let folder = library();
    for (address, date, expected) in [
        ("example.org", "2026-05-13", "https://"),
        ("https://me:secret@example.org", "2026-05-13", "https://"),
        ("https://example.org", "13 May", "is not a day"),
    ] {
        let posted = ["--lang", "en", "--address", address, "--date", date];
        let said = folder.octa(POSTED.into_iter().chain(posted)).fails();
        assert!(said.contains(expected), "{said}");
    }
    assert_eq!(folder.octa(POSTED).succeeds(), "en  not posted\n");
}

#[test]
fn a_word_that_must_never_leave_is_not_given_to_be_pasted() {
    let folder = library();
    let posted = ["--lang", "en", "--address", "https://example.org/a-march"];
    folder.octa(POSTED.into_iter().chain(posted)).succeeds();
    std::fs::write(folder.path("en.md"), "It began at Ramón's.\n").unwrap();
    let edit = ["edit", "a.octavilla", "a-march", "--lang", "en"];
    folder
        .octa(edit.into_iter().chain(["--from", "en.md"]))
        .succeeds();
    let keep = ["kept-words", "a.octavilla", "--add", "RAMON"];
    folder.octa(keep).succeeds();
    let said = folder.octa(POSTED.into_iter().chain(["--json"])).fails();
    assert!(
        said.starts_with("a word that must not leave is in the text (en)"),
        "{said}"
    );
    // Who reads what changed still does.
    assert!(folder.octa(POSTED).succeeds().contains("Ramón"));
}
