//! Exported files: the same bytes always, a fixed point of the policy, nothing half-written.

use library::export::Format;
use library::history::Field;
use library::{Op, setting};

use crate::support::html::{tags, words};
use crate::support::{Desk, Folder, LIBRARY, VARIED, picture, varied_posts};

pub(crate) const FORMATS: [&str; 4] = ["html-page", "html-fragment", "markdown", "text"];

/// Every file of an export of all posts, by name.
pub(crate) fn files(
    folder: &Folder,
    library: &str,
    format: &str,
    env: &[(&str, &str)],
) -> Vec<(String, Vec<u8>)> {
    let out = format!("{library}-{format}-{}", env.len());
    let args = ["export", library, "--all", "--format", format];
    let octa = folder.octa(args.into_iter().chain(["--out", &out]));
    let octa = env
        .iter()
        .fold(octa, |octa, (key, value)| octa.env(key, value));
    octa.copes().unwrap();
    let names = folder.files(&out).into_iter();
    let read = |name: String| {
        let bytes = folder.bytes(&format!("{out}/{name}"));
        (name, bytes)
    };
    let files: Vec<_> = names.map(read).collect();
    std::fs::remove_dir_all(folder.path(&out)).unwrap();
    files
}

#[test]
fn the_same_library_gives_the_same_bytes() {
    let folder = Folder::with_example();
    let elsewhere = [
        ("TZ", "Asia/Kolkata"),
        ("LANG", "tr_TR.UTF-8"),
        ("LC_ALL", "es_MX.UTF-8"),
        ("COLUMNS", "20"),
    ];
    for format in Format::ALL.map(Format::id) {
        let once = files(&folder, LIBRARY, format, &[]);
        assert!(!once.is_empty(), "{format}");
        assert!(
            once == files(&folder, LIBRARY, format, &[]),
            "{format} again"
        );
        assert!(
            once == files(&folder, LIBRARY, format, &elsewhere),
            "{format} elsewhere"
        );
    }
}

#[test]
fn a_fragment_is_a_fixed_point_of_the_policy() {
    let folder = Folder::with_example();
    for slug in folder.slugs(&[]) {
        let fragment = folder.export(&slug, "html-fragment");
        let again = folder.octa(["sanitize", "-"]).input(&*fragment).succeeds();
        assert_eq!(again, fragment, "{slug}");
    }
}

#[test]
fn slogans_stand_line_by_line() {
    let folder = Folder::with_library();
    folder.post(
        "Slogans",
        "es",
        "¡El pozo no se vende!\n¡Viva la campana!\n",
    );
    let in_two = "¡El pozo no se vende!<br>\n¡Viva la campana!";
    for format in ["html-page", "html-fragment"] {
        let html = folder.export("slogans", format);
        assert!(html.contains(in_two), "{html}");
    }
    let text = folder.export("slogans", "text");
    assert!(
        text.contains("¡El pozo no se vende!\n¡Viva la campana!"),
        "{text}"
    );

    let library = folder.library();
    let off = library.write(Op::Configure, |tx| setting::set_line_breaks(tx, false));
    off.unwrap();
    library.close();
    let html = folder.export("slogans", "html-fragment");
    assert!(!html.contains("<br"), "{html}");
}

#[test]
fn markdown_is_the_body_as_it_was_typed() {
    let folder = Folder::with_library();
    let body = "*One*  \r\ntwo\ttabs\n\n\n\n> \"quotes\" -- dots...\n<b>raw</b>\n";
    folder.post("Typed: \"so\"", "en", body);
    let file = folder.export("typed-so", "markdown");
    let (head, rest) = file.split_once("---\n\n").unwrap();
    assert_eq!(rest, body.replace('\r', ""));
    assert!(head.contains("title: \"Typed: \\\"so\\\"\"\n"), "{head}");
    assert!(head.contains("lang: \"en\"\n"), "{head}");
}

#[test]
fn text_has_words_and_no_mark_up() {
    let folder = Folder::with_library();
    let body = "## Heading\n\nSome **strong** [words](https://example.org).\n\n- one\n- two\n";
    folder.post("Plain", "en", body);
    let text = folder.export("plain", "text");
    for kept in ["Plain", "Heading", "strong", "words", "one", "two"] {
        assert!(text.contains(kept), "no {kept} in {text}");
    }
    for mark in ["**", "##", "](", "<"] {
        assert!(!text.contains(mark), "{mark} in {text}");
    }
}

#[test]
fn nothing_private_is_exported() {
    let desk = Desk::with("Public", "Public words.\n");
    desk.replace(desk.source, Field::Notes, "Ask Inés at 555.");
    let folder = desk.close();
    for format in FORMATS {
        let file = folder.export("public", format);
        assert!(words(&file).contains("Public words."), "{file}");
        assert!(!file.contains("Inés"), "{file}");
    }
}

#[test]
fn an_export_writes_over_the_one_before_and_leaves_nothing_else() {
    let folder = Folder::with_library();
    folder.post("Notice", "en", "Before.\n");
    assert!(folder.export("notice", "text").contains("Before."));
    folder
        .octa(["edit", LIBRARY, "notice", "--lang", "en", "--from", "-"])
        .input("After.\n")
        .succeeds();
    assert!(folder.export("notice", "text").contains("After."));
    assert_eq!(folder.names("out"), ["notice.txt"]);
}

#[test]
fn images_of_the_library_travel_with_the_page() {
    let desk = Desk::with("Bell", "");
    let clean = library::image::take_in(&picture("The bell")).unwrap();
    let add = |tx: &mut library::Tx<'_>| library::image::add(tx, &clean);
    let name = desk.library.write(Op::AddImage, add).unwrap().0.name;
    let (again, _) = desk.library.write(Op::AddImage, add).unwrap();
    assert_eq!(again.name, name, "the same bytes are kept once");
    assert!(!again.is_new);
    let absent = "00000000000000000000000000000000.png";
    let body = format!("![The bell](image/{name})\n\n![Gone](image/{absent})\n");
    desk.replace(desk.source, Field::Body, &body);
    let folder = desk.close();

    let args = ["export", LIBRARY, "bell", "--format", "html-page"];
    let said = folder
        .octa(args.iter().chain(&["--out", "out"]))
        .warns(absent);
    assert_eq!(said, format!("out/bell.html\nout/image/{name}\n"));
    assert_eq!(folder.bytes(&format!("out/image/{name}")), clean.bytes());
    let page = folder.read("out/bell.html");
    let shown: Vec<_> = tags(&page)
        .iter()
        .filter_map(|tag| tag.get("src").map(str::to_owned))
        .collect();
    assert!(shown.contains(&format!("image/{name}")), "{page}");
    assert!(page.contains("alt=\"The bell\""), "{page}");
}

#[test]
fn posts_of_all_kinds_are_exported_in_every_format() {
    let folder = Folder::with_library();
    varied_posts(&folder);
    assert_eq!(folder.slugs(&[]).len(), VARIED.len());
    let formats = folder.octa(["formats"]).succeeds();
    for format in formats.lines() {
        let args = ["export", LIBRARY, "--all", "--format", format];
        let octa = folder.octa(args.into_iter().chain(["--out", format]));
        let said = octa.copes().unwrap();
        assert!(said.lines().count() > 0, "{format}: {said}");
    }
}

#[test]
fn a_title_and_a_dek_that_are_shared_are_exported_in_every_format() {
    let desk = Desk::with("The \"well\"", "Words.\n");
    desk.replace(desk.source, Field::Dek, "A dek");
    let folder = desk.close();
    folder.translation("the-well", "es", "", "Palabras.\n");
    let english = "lang=\"en\" dir=\"ltr\">";
    for (format, expected) in [
        (
            "html-fragment",
            format!("<h2><span {english}The “well”</span></h2>\n<p><em><span {english}A dek<"),
        ),
        (
            "html-page",
            format!("<h1 class=\"title\" {english}The “well”</h1>"),
        ),
        ("newsletter", format!("{english}The “well”</h1>")),
        ("text", "The “well”\n==========\n\nA dek\n".to_owned()),
        (
            "markdown",
            "title: \"The \\\"well\\\"\"\ndek: \"A dek\"\n".to_owned(),
        ),
        (
            "hugo",
            "title = \"The “well”\"\ndescription = \"A dek\"\n".to_owned(),
        ),
        (
            "zola",
            "title = \"The “well”\"\ndescription = \"A dek\"\n".to_owned(),
        ),
        ("wxr", "<title><![CDATA[The “well”]]></title>".to_owned()),
        (
            "atom",
            "<title xml:lang=\"en\">The “well”</title>".to_owned(),
        ),
        (
            "json-feed",
            "\"title\": \"The “well”\",\n      \"content_html\": \"<div lang=\\\"es\\\" \
             dir=\\\"ltr\\\">\\n<p>Palabras.</p>\\n</div>\",\n      \"summary\": \"A dek\""
                .to_owned(),
        ),
    ] {
        let args = [
            "export", LIBRARY, "the-well", "--lang", "es", "--format", format,
        ];
        let written = folder
            .octa(args.into_iter().chain(["--out", format]))
            .copes()
            .unwrap();
        let first = written.lines().next().unwrap();
        let file = folder.read(first);
        assert!(file.contains(&expected), "{format}: {file}");
    }
}

#[test]
fn an_edition_with_a_title_of_its_own_may_go_without_a_dek() {
    let desk = Desk::with("The well", "Words.\n");
    desk.replace(desk.source, Field::Dek, "A dek");
    let folder = desk.close();
    folder.translation("the-well", "es", "El pozo", "Palabras.\n");
    let page = folder.export("the-well", "html-page");
    assert_eq!(page.matches("A dek</em>").count(), 1, "{page}");
}
