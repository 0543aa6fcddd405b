//! Whole documents.

use super::made::{Made, item, p, r, t};
use super::*;

#[test]
fn the_strict_family_of_namespaces_is_read_alike() {
    let given = [
        p("Puesto", &t("Marchamos")),
        p("Ttulo1", &t("Uno")),
        p(
            "",
            &[
                r("<w:b/>", "Dos"),
                "<w:hyperlink r:id=\"rId9\"><w:r><w:t> tres</w:t></w:r></w:hyperlink>".to_owned(),
            ]
            .concat(),
        ),
        item(1, 0, "cuatro"),
    ];
    let made = || Made::of(&given.concat()).link("rId9", "https://example.org/");
    let read = |made: Made| read_made(made).editions.remove(0);
    let edition = read(made().strict());
    assert_eq!(
        edition.body,
        "# Uno\n\n**Dos** [tres](https://example.org/)\n\n- cuatro\n"
    );
    assert_eq!(edition, read(made()));
}

#[test]
fn who_wrote_a_document_and_when_stays_in_it() {
    let core = "<cp:coreProperties xmlns:cp=\"x\" xmlns:dc=\"y\"><dc:creator>Ana Ruiz</dc:creator>\
                <dc:title>Borrador</dc:title></cp:coreProperties>";
    let incoming = read_made(Made::of(&p("", &t("Uno."))).part("docProps/core.xml", core));
    assert_eq!(incoming.details, crate::import::Details::default());
    assert_eq!(incoming.editions[0].title, "");
    assert_eq!(incoming.name, "march.docx");
}

#[test]
fn the_language_is_that_of_the_words_whatever_the_program_says() {
    let english = "This communiqué comes from the mountains, where we have walked for many days.";
    let incoming = read_made(Made::of(&p("", &t(english))));
    assert_eq!(
        incoming.editions[0].language.as_ref().unwrap().as_str(),
        "en"
    );
}

#[test]
fn a_document_of_nothing_is_an_empty_text() {
    let incoming = read_made(Made::of(""));
    assert_eq!(incoming.editions[0].body, "");
    assert_eq!(told(&incoming), []);
}
