//! Words that must never leave stop an export, and a receipt says what its files reveal.

use serde_json::{Value, json};

use library::export::{self, Export, Format};
use library::history::Field;
use library::{Error, Op};
use std::sync::atomic::AtomicBool;

use crate::support::newsroom::{Newsroom, common_bell};
use crate::support::{Desk, Folder, LIBRARY, picture};

fn profile(desk: &Desk, format: Format) -> export::Profile {
    let read = |q: &library::Query<'_>| export::profile::of_format(q, format);
    desk.library.read(read).unwrap()
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
            assert_eq!(folder.all_names("out"), ["out/before.txt"]);
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
    desk.translate(
        "es",
        "La campana del 3 de junio de 1999, http://d.example/.\n",
    );
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
    assert_eq!(receipt["dates"], json!(["1999-06-03", "2026-05-13"]));
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
    assert_eq!(fragment["dates"], json!(["1999-06-03"]));
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
fn a_receipt_finds_nothing_in_pages_and_letters_but_what_their_posts_say() {
    let room = Newsroom::new();
    let mut profile = common_bell();
    for embed in [false, true] {
        profile.options.images.embed = embed;
        for format in [Format::HtmlPage, Format::Newsletter] {
            for post in [room.well, room.everything] {
                let piece = |q: &library::Query<'_>| export::piece(q, post, &profile, None);
                let pieces = [room.desk.library.read(piece).unwrap()];
                let plan = export::plan(&pieces, format).unwrap();
                let said = export::receipt(&pieces, &plan);
                let text = said.text();
                assert!(
                    text.ends_with("nothing else is in them\n"),
                    "{format:?}: {text}"
                );
            }
        }
    }
}
