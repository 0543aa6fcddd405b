//! The whole street, once: write, pair, translate, render, sanitize, export.

use crate::support::html::{assert_links_meet, assert_quiet, ids, tags, words};
use crate::support::{Folder, LIBRARY};

/// The editions of a page: language, direction.
fn editions(html: &str) -> Vec<(String, String)> {
    let sections = tags(html)
        .into_iter()
        .filter(|tag| tag.name == "section" && tag.get("lang").is_some());
    let attribute = |tag: &crate::support::html::Tag, name| tag.get(name).unwrap_or("").to_owned();
    sections
        .map(|tag| (attribute(&tag, "lang"), attribute(&tag, "dir")))
        .collect()
}

fn pair(language: &str, direction: &str) -> (String, String) {
    (language.to_owned(), direction.to_owned())
}

#[test]
fn write_translate_edit_export() {
    let folder = Folder::with_library();
    let post = folder.post(
        "The well",
        "en",
        "We were sixty.[^a]\n\n[^a]: Counted twice.\n",
    );
    folder.translation(
        &post,
        "es",
        "El pozo",
        "Éramos cincuenta.[^a]\n\n[^a]: Contadxs dos veces.\n",
    );
    folder
        .octa(["edit", LIBRARY, "the-well", "--lang", "es", "--from", "-"])
        .input("Éramos sesenta.[^a]\n\n[^a]: Contadxs dos veces.\n")
        .succeeds();

    let page = folder.export("the-well", "html-page");
    assert_eq!(editions(&page), [pair("en", "ltr"), pair("es", "ltr")]);
    assert_links_meet(&page);
    assert_quiet(&page);
    let words = words(&page);
    for said in ["The well", "We were sixty.", "El pozo", "Éramos sesenta."] {
        assert!(words.contains(said), "no {said:?} in {page}");
    }
    assert!(!words.contains("cincuenta"), "{page}");
    folder.is_healthy();
}

#[test]
fn the_example_comes_out_as_finished_pages() {
    let folder = Folder::with_example();
    for (slug, languages) in [
        ("the-well-is-not-for-sale", &["en", "es"][..]),
        ("carta-desde-la-semana-doce-de-la-huelga", &["es", "en"][..]),
        ("what-the-river-remembers", &["en"][..]),
    ] {
        for format in ["html-page", "html-fragment"] {
            let html = folder.export(slug, format);
            let expected: Vec<_> = languages.iter().map(|l| pair(l, "ltr")).collect();
            assert_eq!(editions(&html), expected, "{slug} {format}");
            assert_links_meet(&html);
            assert_quiet(&html);
            let is_page = html.starts_with("<!doctype html>");
            assert_eq!(is_page, format == "html-page", "{slug} {format}");
        }
    }
    let page = folder.export("the-well-is-not-for-sale", "html-page");
    let words = words(&page);
    for said in [
        "Aguas del Llano",
        "1,300 litres a second",
        "¡El pozo no se vende!",
        "lxs niñxs",
        "— Inés Robledo, 71 años",
    ] {
        assert!(words.contains(said), "no {said:?}");
    }
}

#[test]
fn the_footnotes_of_two_languages_do_not_meet() {
    let folder = Folder::with_example();
    let page = folder.export("the-well-is-not-for-sale", "html-page");
    // Two notes in each language: a way there and a way back for each.
    let tags = tags(&page);
    let inside = tags
        .iter()
        .filter_map(|tag| tag.get("href"))
        .filter(|address| address.starts_with('#') && address.len() > "#es".len())
        .count();
    assert_eq!(inside, 8, "{page}");
    assert_links_meet(&page);
}

#[test]
fn a_hostile_text_becomes_a_quiet_page() {
    let folder = Folder::with_library();
    let body = "<script>alert(1)</script>\n\
        <p style=\"position:fixed\" onclick=\"x()\">Words <b>stay</b>.</p>\n\n\
        [go](javascript:alert(1)) [no break](&nbsp;javascript:alert(1)) \
        [me](https://user:secret@example.org/)\n\n\
        ![far](https://example.org/pixel.png) ![data](data:image/png;base64,AAAA)\n\n\
        <img src=\"//example.org/pixel.gif\"> <svg><script>1</script></svg>\n\n\
        <iframe src=\"https://example.org\"></iframe> <style>*{color:red}</style>\n\n\
        <form action=\"https://example.org\"><input name=\"x\"></form>\n\n\
        <a href=\"#en\" id=\"en\">twin</a>\n";
    let post = folder.post("A <script>alert(2)</script> title", "en", body);
    for format in ["html-page", "html-fragment"] {
        let args = [
            "export", LIBRARY, &post, "--format", format, "--out", format,
        ];
        folder.octa(args.into_iter().chain(["--json"])).ends_well();
        let names = folder.names(format);
        let html = folder.read(&format!("{format}/{}", names[0]));
        let (_, main) = html.split_once("</style>").unwrap_or(("", &html));
        assert_quiet(&html);
        ids(&tags(&html));
        assert!(!main.contains("<style"), "{html}");
        assert!(!html.contains("secret"), "{html}");
        assert!(!main.contains("color:red"), "{html}");
        assert!(words(main).contains("Words stay."), "{html}");
        assert!(
            words(main).contains("A <script>alert(2)</script> title"),
            "a title is letters: {html}"
        );
    }
}

#[test]
fn every_language_has_its_direction() {
    let folder = Folder::with_library();
    let post = folder.post("The well", "en", "Water.\n");
    folder.translation(&post, "ar", "البئر", "ماء.\n");
    folder.translation(&post, "pt-BR", "O poço", "Água.\n");
    let page = folder.export(&post, "html-page");
    let expected = [pair("en", "ltr"), pair("ar", "rtl"), pair("pt-BR", "ltr")];
    assert_eq!(editions(&page), expected);
    let root = tags(&page).into_iter().find(|tag| tag.name == "html");
    assert_eq!(root.unwrap().get("lang"), Some("en"));
}
