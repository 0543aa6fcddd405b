//! Exports of many posts: all or nothing, under names that every system takes, and never a word
//! that is to stay.

use serde_json::{Value, json};

use library::export::{self, Export, Format};
use library::history::Field;
use library::{Error, Op};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::support::{Desk, Folder, LIBRARY, picture};

/// Every name below a folder, whatever it is.
fn names(folder: &Folder, below: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.path(below)];
    while let Some(next) = waiting.pop() {
        for entry in std::fs::read_dir(next).into_iter().flatten() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(folder.root()).unwrap();
            found.push(name.display().to_string());
            if path.is_dir() {
                waiting.push(path);
            }
        }
    }
    found.sort();
    found
}

fn with_posts(count: usize) -> Folder {
    let folder = Folder::empty();
    let count = count.to_string();
    let args = ["fixture", "library", LIBRARY, "--words", "60", "--posts"];
    folder
        .octa(args.iter().copied().chain([count.as_str()]))
        .succeeds();
    folder
}

fn profile(desk: &Desk, format: Format) -> export::Profile {
    let read = |q: &library::Query<'_>| export::profile::of_format(q, format);
    desk.library.read(read).unwrap()
}

#[test]
fn all_posts_are_written_and_written_down() {
    let folder = with_posts(120);
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
fn a_cancelled_export_leaves_what_was_there() {
    let folder = with_posts(60);
    folder.write("out", "");
    std::fs::remove_file(folder.path("out")).unwrap();
    std::fs::create_dir(folder.path("out")).unwrap();
    folder.write("out/kept.txt", "kept");
    let reader = folder.reader();
    let posts = reader.read(library::post::all).unwrap();
    let profile = reader
        .read(|q| export::profile::of_format(q, Format::Text))
        .unwrap();
    for at in [1, 20, 59, 60] {
        let cancel = AtomicBool::new(false);
        let told = std::cell::RefCell::new(Vec::new());
        let progress = |done, total| {
            told.borrow_mut().push((done, total));
            cancel.store(done == at, Ordering::Relaxed);
        };
        let wanted = Export {
            posts: &posts,
            format: Format::Text,
            profile: &profile,
            language: None,
            is_lenient: true,
        };
        for out in ["out", "new/out"] {
            told.borrow_mut().clear();
            cancel.store(false, Ordering::Relaxed);
            let ended = export::run(&reader, &wanted, &folder.path(out), &progress, &cancel);
            assert!(ended.unwrap().is_none());
            let expected: Vec<_> = (1..=at).map(|done| (done, 60)).collect();
            assert_eq!(*told.borrow(), expected);
        }
    }
    assert_eq!(folder.names("out"), ["kept.txt"]);
    assert!(!folder.path("new").exists());
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
            names(&folder, "a"),
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
fn a_word_that_must_stay_stops_an_export_wherever_it_is() {
    let folder = Folder::with_library();
    folder.post("Before", "en", "Harmless.\n");
    let to = ["--format", "text", "--out", "out"];
    folder
        .octa(["export", LIBRARY, "before"].iter().chain(&to))
        .succeeds();
    let listed = ["kept-words", LIBRARY];
    let add = [
        "--add",
        "Inés  Ramos",
        "--add",
        "Nochixtlán",
        "--add",
        "INES RAMOS",
    ];
    assert_eq!(folder.octa(listed.iter().chain(&add)).succeeds(), "");
    assert_eq!(folder.octa(listed).succeeds(), "Inés Ramos\nNochixtlán\n");
    let bodies = [
        ("text", "We thank ines   ramos.\n"),
        ("half", "We thank **In**és *Ra*mos.\n"),
        ("entity", "We thank In&eacute;s&nbsp;Ramos.\n"),
        ("soft", "We thank In\u{ad}\u{e9}s Ra\u{200b}mos.\n"),
        ("link", "[here](https://example.org/x/in%C3%A9s-ramos)\n"),
        ("html", "<p title=\"Inés Ramos\">We</p>\n"),
        ("in-nochixtlan", "We were there.\n"),
    ];
    for (title, body) in bodies {
        let post = folder.post(title, "en", body);
        for format in [
            "html-page",
            "markdown",
            "text",
            "hugo",
            "atom",
            "json-feed",
            "wordpress-blocks",
        ] {
            let export = ["export", LIBRARY, "before", &post, "--format", format];
            let sentence = folder.octa(export.iter().chain(&["--out", "out"])).fails();
            assert!(
                sentence.contains("that must not leave"),
                "{title} {format}: {sentence}"
            );
            assert!(sentence.contains(&post) && sentence.ends_with("nothing was written"));
            let lower = sentence.to_lowercase();
            assert!(
                !lower.contains("ramos") && !lower.contains("nochix"),
                "{sentence}"
            );
            assert_eq!(names(&folder, "out"), ["out/before.txt"]);
        }
    }
    let harmless = folder.post(
        "Harmless",
        "en",
        "Ramos, and Inés; inesramos, Nochixtlanes.\n",
    );
    folder
        .octa(["export", LIBRARY, &harmless].iter().chain(&to))
        .succeeds();
    folder
        .octa(["kept-words", LIBRARY, "--remove", "ines ramos"])
        .succeeds();
    assert_eq!(
        folder.octa(["kept-words", LIBRARY, "--json"]).json(),
        json!(["Nochixtlán"])
    );
    folder
        .octa(["export", LIBRARY, "text", "half"].iter().chain(&to))
        .succeeds();
    folder.octa(["kept-words", LIBRARY, "--add", "…"]).fails();
}

#[test]
fn it_is_told_where_a_word_is_that_must_stay() {
    let desk = Desk::with("About Inés", "Nothing.\n");
    let spanish = desk.translate(
        "es",
        "![Inés en la plaza](image/00000000000000000000000000000000.png)\n",
    );
    desk.replace(desk.source, Field::Notes, "Inés said so.");
    let kept = ["Inés".to_owned()];
    let keep = |tx: &mut library::Tx<'_>| export::set_kept_words(tx, &kept);
    desk.library.write(Op::KeepWords, keep).unwrap();
    let set = |tx: &mut library::Tx<'_>| {
        library::post::set_people(tx, desk.post, &["Inés M.".to_owned()])
    };
    desk.library.write(Op::SetPeople, set).unwrap();
    let run = |format| {
        let wanted = Export {
            posts: &[desk.post],
            format,
            profile: &profile(&desk, format),
            language: None,
            is_lenient: false,
        };
        let out = desk.folder.path("out");
        match export::run(
            desk.library.reader(),
            &wanted,
            &out,
            &|_, _| (),
            &AtomicBool::new(false),
        ) {
            Err(Error::KeptWords { found, places }) => {
                assert_eq!(found.len(), places);
                let told = found.iter().map(|it| {
                    assert_eq!((it.post, it.word.as_str()), (Some(desk.post), "Inés"));
                    (it.place.as_str(), it.language.clone())
                });
                told.collect::<Vec<_>>()
            }
            other => panic!("{other:?}"),
        }
    };
    // The byline is in the front matter, and so it is told of; a text file has none.
    let of = |places: &[(&'static str, &str)]| -> Vec<(&'static str, String)> {
        places
            .iter()
            .map(|(place, language)| (*place, (*language).to_owned()))
            .collect()
    };
    let always = [("title", "en"), ("text", "es"), ("alt", "es")];
    let expected = |also: &[(&'static str, &str)]| {
        let mut all = of(&always);
        all.extend(of(also));
        all.sort();
        all
    };
    for (format, also) in [
        (
            Format::Text,
            &[
                ("slug", ""),
                ("slug", "en"),
                ("slug", "es"),
                ("name", ""),
                ("byline", ""),
            ][..],
        ),
        (
            Format::Markdown,
            &[
                ("slug", ""),
                ("slug", "en"),
                ("slug", "es"),
                ("name", ""),
                ("byline", ""),
            ],
        ),
    ] {
        let mut told = run(format);
        told.sort();
        assert_eq!(told, expected(also), "{format:?}");
    }
    assert!(!desk.folder.path("out").exists());
    let _ = spanish;
}

#[test]
fn the_list_of_such_words_is_taken_back_like_any_setting() {
    let desk = Desk::with("One", "One.\n");
    let words = |desk: &Desk| desk.library.read(export::kept_words).unwrap();
    for list in [&["a", "b"][..], &["b"]] {
        let list: Vec<String> = list.iter().map(|&it| it.to_owned()).collect();
        let set = |tx: &mut library::Tx<'_>| export::set_kept_words(tx, &list);
        desk.library.write(Op::KeepWords, set).unwrap();
    }
    assert_eq!(words(&desk), ["b"]);
    let (op, changes) = library::undo::undo(&desk.library).unwrap().unwrap();
    assert!(op == Op::KeepWords && changes.settings);
    assert_eq!(words(&desk), ["a", "b"]);
    library::undo::undo(&desk.library).unwrap().unwrap();
    assert_eq!(words(&desk), [""; 0]);
}

#[test]
fn a_receipt_says_what_the_files_reveal() {
    let desk = Desk::with("Bell", "");
    let clean = library::image::take_in(&picture("The bell")).unwrap();
    let add = |tx: &mut library::Tx<'_>| library::image::add(tx, &clean);
    let name = desk.library.write(Op::AddImage, add).unwrap().0.name;
    let body = format!(
        "![The bell](image/{name})\n\n[a](https://a.example/x?y=1&z=2) <https://b.example/> \
         <mailto:us@c.example> <!-- by Inés -->\n"
    );
    desk.replace(desk.source, Field::Body, &body);
    desk.translate("es", "La campana, http://d.example/.\n");
    let folder = desk.close();
    folder
        .octa([
            "describe",
            LIBRARY,
            "bell",
            "--date",
            "2026-05-13",
            "--by",
            "Radio Pozo",
        ])
        .succeeds();
    let export = |format: &str| {
        let args = [
            "export", LIBRARY, "bell", "--format", format, "--out", format,
        ];
        let more = ["--receipt", "--json"];
        serde_json::from_str::<Value>(&folder.octa(args.iter().chain(&more)).ends_well()).unwrap()
    };
    let markdown = export("markdown");
    let receipt = &markdown["receipt"];
    assert_eq!(markdown["files"].as_array().unwrap().len(), 3);
    assert_eq!(receipt["files"], 3);
    assert_eq!(receipt["languages"], json!(["en", "es"]));
    assert_eq!(receipt["bylines"], json!(["Radio Pozo"]));
    assert_eq!(receipt["dates"], json!(["2026-05-13"]));
    let hosts: Vec<&str> = receipt["links"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["host"].as_str().unwrap())
        .collect();
    assert_eq!(hosts, ["a.example", "b.example", "d.example", "mailto"]);
    assert_eq!(
        receipt["links"][0]["addresses"],
        json!(["https://a.example/x?y=1&z=2"])
    );
    let image = &receipt["images"][0];
    assert_eq!(image["name"], format!("image/{name}"));
    assert_eq!(
        (&image["cleaned"], &image["bytes"]),
        (&json!(true), &json!(clean.bytes().len()))
    );
    assert_eq!(receipt["others"], json!([]), "no comment leaves");

    let fragment = export("html-fragment")["receipt"].clone();
    assert_eq!(
        fragment["others"],
        json!([]),
        "no comment passes the policy"
    );
    assert_eq!(fragment["bylines"], json!([]), "a fragment has no byline");
    assert_eq!(fragment["dates"], json!([]));
    assert_eq!(fragment["remote"], json!([]));
    assert_eq!(fragment["links"], receipt["links"]);

    let text = [
        "export",
        LIBRARY,
        "bell",
        "--format",
        "text",
        "--out",
        "text",
        "--receipt",
    ];
    let said = folder.octa(text).ends_well();
    for line in [
        "text/bell.txt\n",
        "\n1 file, ",
        "languages: en, es\n",
        "  https://b.example/\n",
        "images: none\n",
        "nothing else is in them\n",
    ] {
        assert!(said.contains(line), "no {line:?} in {said}");
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

#[test]
fn a_target_that_is_no_folder_is_said_so() {
    let folder = Folder::with_library();
    folder.post("One", "en", "One.\n");
    folder.write("file", "mine");
    for out in ["file", "file/below"] {
        let export = ["export", LIBRARY, "one", "--format", "text", "--out", out];
        let sentence = folder.octa(export).fails();
        assert!(sentence.starts_with("file"), "{sentence}");
        assert_eq!(folder.read("file"), "mine");
    }
}

#[cfg(unix)]
#[test]
fn on_a_full_disk_all_of_an_export_fails() {
    use crate::support::disk::{FULL, SmallDisk};
    let Some(disk) = SmallDisk::with_library() else {
        return;
    };
    let folder = &disk.folder;
    for number in 0..8 {
        folder.post(&format!("Post {number}"), "en", &"Words. ".repeat(2_000));
    }
    let export = [
        "export", LIBRARY, "post-0", "--format", "text", "--out", "out",
    ];
    folder.octa(export).succeeds();
    let before = (names(folder, ""), folder.bytes("out/post-0.txt"));
    disk.fill(60);
    for out in ["out", "new/out"] {
        let all = [
            "export",
            LIBRARY,
            "--all",
            "--format",
            "html-page",
            "--out",
            out,
        ];
        folder.octa(all).fails_with(FULL);
    }
    std::fs::remove_file(folder.path("filler")).unwrap();
    assert_eq!((names(folder, ""), folder.bytes("out/post-0.txt")), before);
}

#[cfg(unix)]
#[test]
fn into_a_folder_that_cannot_be_written_nothing_is() {
    use crate::support::disk::{bound, locked};
    let Some(folder) = locked() else { return };
    let before = names(&folder, "");
    for out in [".", "out", "new/out"] {
        let export = [
            "export",
            LIBRARY,
            "--all",
            "--format",
            "html-page",
            "--out",
            out,
        ];
        let sentence = bound(folder.octa(export), &folder).unwrap().fails();
        assert!(
            sentence.ends_with("cannot be written; nothing was changed"),
            "{sentence}"
        );
        assert_eq!(names(&folder, ""), before);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_killed_export_leaves_whole_files_and_a_folder_that_the_next_one_removes() {
    use crate::support::strace;
    let Some(()) = strace::is_there("kill") else {
        return;
    };
    let folder = Folder::with_library();
    for title in ["One", "Two", "Three"] {
        folder.post(title, "en", "Before.\n");
    }
    let export = [
        "export", LIBRARY, "--all", "--format", "text", "--out", "out",
    ];
    let texts = |folder: &Folder| {
        ["one", "two", "three"].map(|slug| folder.bytes(&format!("out/{slug}.txt")))
    };
    folder.octa(export).succeeds();
    let before = texts(&folder);
    for slug in ["one", "two", "three"] {
        let edit = ["edit", LIBRARY, slug, "--lang", "en", "--from", "-"];
        folder.octa(edit).input("After.\n").succeeds();
    }
    folder
        .octa([
            "export", LIBRARY, "--all", "--format", "text", "--out", "new",
        ])
        .succeeds();
    let after = ["one", "two", "three"].map(|slug| folder.bytes(&format!("new/{slug}.txt")));
    let mut killed = 0;
    // The calls by which it writes, names, and makes durable.
    for call in ["rename", "link", "linkat", "fsync", "mkdir"] {
        for number in 1..=8 {
            let strike = format!("inject={call}:signal=SIGKILL:when={number}");
            let around = [
                "-f",
                "-o",
                "/dev/null",
                "-e",
                &format!("trace={call}"),
                "-e",
                &strike,
            ];
            let mut child = folder.octa(export).through("strace", &around).starts();
            killed += usize::from(!child.wait().unwrap().success());
            for (text, (before, after)) in texts(&folder).iter().zip(before.iter().zip(&after)) {
                assert!(
                    text == before || text == after,
                    "{call} {number}: half a file"
                );
            }
            let left: Vec<String> = folder
                .names("out")
                .into_iter()
                .filter(|name| !name.ends_with(".txt"))
                .collect();
            let is_ours =
                |name: &String| name.starts_with(".octavilla-") && name.ends_with(".unfinished");
            assert!(
                left.len() <= 1 && left.iter().all(is_ours),
                "{call} {number}: {left:?}"
            );
            folder.octa(export).succeeds();
            assert_eq!(texts(&folder), after);
            assert_eq!(
                folder.names("out"),
                ["one.txt", "three.txt", "two.txt"],
                "{call} {number}"
            );
            // As it was, for the next one.
            for (slug, text) in ["one", "two", "three"].iter().zip(&before) {
                folder.write(&format!("out/{slug}.txt"), text);
            }
        }
    }
    assert!(killed >= 12, "only {killed} were killed");
}
