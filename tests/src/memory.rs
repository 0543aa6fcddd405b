//! Words are looked up in all pairs, and shown with their counterparts.

use library::history::{self, Field};
use library::memory::{self, Found, Hit, Lookup};
use library::{EditionId, Op, PostId, alignment, edition, post};
use text::LanguageTag;

use crate::support::{Desk, LIBRARY, edit, utf16};

const ENGLISH: &str = "# The well\n\n\
    We were sixty *comrades*. The bell rang at four. Nobody slept.\n\n\
    The [water](https://example.org/agua) is ours.\n";
const SPANISH: &str = "# El pozo\n\n\
    Éramos sesenta *compañerxs*. Sonó la campana a las cuatro. Nadie durmió.\n\n\
    El [agua](https://example.org/water) es de todxs.\n";

fn facing() -> (Desk, EditionId) {
    let desk = Desk::with("The well is ours", ENGLISH);
    let spanish = desk.translate("es", SPANISH);
    desk.replace(spanish, Field::Title, "El pozo es nuestro");
    (desk, spanish)
}

fn ask(desk: &Desk, words: &str, language: &str, other: Option<&str>) -> Found {
    let tag = |given: &str| LanguageTag::parse(given).unwrap();
    let (language, other) = (tag(language), other.map(tag));
    let lookup = Lookup {
        words,
        language: &language,
        other: other.as_ref(),
    };
    desk.library.read(|q| memory::search(q, &lookup)).unwrap()
}

/// What a look-up of Spanish words finds, as the Spanish and what faces it.
fn said(desk: &Desk, words: &str) -> Vec<(String, String)> {
    let hits = ask(desk, words, "es", None).hits;
    hits.into_iter()
        .map(|h| (h.source.text, h.target.text))
        .collect()
}

/// The words that were marked.
fn marked(hit: &Hit) -> Vec<String> {
    let units: Vec<u16> = hit.source.text.encode_utf16().collect();
    hit.matches
        .iter()
        .map(|s| String::from_utf16(&units[s.from as usize..s.to as usize]).unwrap())
        .collect()
}

fn two(source: &str, target: &str) -> Vec<(String, String)> {
    vec![(source.to_owned(), target.to_owned())]
}

/// Writes another post with a Spanish translation; gives it and the translation.
fn another(desk: &Desk, english: &str, spanish: &str) -> (PostId, EditionId) {
    let (post, _) = desk.another("", english);
    let new = edition::Translation {
        post,
        from: None,
        language: &LanguageTag::parse("es").unwrap(),
        name: "",
        title: "",
        body: spanish,
    };
    // The order of posts is told by the clock, which must have gone on.
    std::thread::sleep(std::time::Duration::from_millis(3));
    let made = desk
        .library
        .write(Op::Translate, |tx| edition::translate(tx, new));
    (post, made.unwrap().0)
}

#[test]
fn the_sentence_is_shown_with_its_counterpart_and_what_stands_around() {
    let (desk, _) = facing();
    let found = ask(&desk, "campana", "es", None);
    let [hit] = &found.hits[..] else {
        panic!("{found:?}")
    };
    assert_eq!(hit.source.text, "Sonó la campana a las cuatro.");
    assert_eq!(hit.target.text, "The bell rang at four.");
    assert_eq!(hit.source.before, "Éramos sesenta *compañerxs*. ");
    assert_eq!(hit.source.after, " Nadie durmió.");
    assert_eq!(hit.target.after, " Nobody slept.");
    assert_eq!(marked(hit), ["campana"]);
    assert_eq!((hit.post, &*hit.title), (desk.post, "El pozo es nuestro"));
    assert!(!found.more && !found.bounded);
    assert_eq!(
        ask(&desk, "bell", "en", None).hits[0].target.text,
        hit.source.text
    );
    assert_eq!(
        marked(&ask(&desk, "POZO", "es", None).hits[0]),
        ["pozo"],
        "titles too"
    );
}

#[test]
fn accents_case_and_inclusive_endings_are_ignored() {
    let desk = Desk::with("", "");
    let forms = [
        "compañeros",
        "compañeras",
        "compañeres",
        "compañer@s",
        "COMPAÑERXS",
    ];
    let body = |word: &str| format!("Llegaron {word}, según dicen.\n");
    for form in forms {
        another(&desk, &format!("They came: {form}.\n"), &body(form));
    }
    another(&desk, "One came.\n", "Llegó un compañero.\n");
    for asked in ["compañerxs", "companerxs", "Compañer@s"] {
        let newest_first: Vec<String> = said(&desk, asked)
            .into_iter()
            .map(|(source, _)| source)
            .collect();
        let mut expected: Vec<String> = forms.iter().map(|f| body(f).trim().to_owned()).collect();
        expected.reverse();
        assert_eq!(newest_first, expected, "{asked}");
    }
    assert_eq!(said(&desk, "SEGUN DICEN").len(), forms.len());
    let todxs = facing().0;
    for asked in ["todos", "todas", "todes", "tod@s", "todxs"] {
        assert_eq!(said(&todxs, asked).len(), 1, "{asked}");
    }
}

#[test]
fn another_gender_than_the_one_asked_for_comes_last() {
    let desk = Desk::with("", "");
    for (english, spanish) in [
        ("The case is old.\n", "El caso es viejo.\n"),
        ("The house is old.\n", "La casa es vieja.\n"),
        ("Another case.\n", "Otro caso.\n"),
    ] {
        another(&desk, english, spanish);
    }
    let found: Vec<String> = said(&desk, "casa").into_iter().map(|(_, en)| en).collect();
    assert_eq!(
        found,
        ["The house is old.", "Another case.", "The case is old."]
    );
}

#[test]
fn words_that_stand_together_come_before_those_of_one_sentence() {
    let desk = Desk::with("", "");
    another(&desk, "One.\n", "La asamblea del pueblo decidió.\n");
    another(&desk, "Two.\n", "El pueblo llamó a la asamblea.\n");
    another(&desk, "Three.\n", "El pueblo llegó. Hubo asamblea.\n");
    let found = said(&desk, "asamblea del pueblo");
    assert_eq!(found, two("La asamblea del pueblo decidió.", "One."));
    let found = ask(&desk, "pueblo asamblea", "es", None).hits;
    let sentences: Vec<&str> = found.iter().map(|h| &*h.source.text).collect();
    assert_eq!(
        sentences,
        [
            "El pueblo llamó a la asamblea.",
            "La asamblea del pueblo decidió."
        ],
        "and not where they stand in two sentences"
    );
    assert_eq!(marked(&found[0]), ["pueblo", "asamblea"]);
    another(&desk, "Four.\n", "Fue en otro lugar: asamblea, pueblo.\n");
    another(&desk, "Five.\n", "Pueblo y, después, asamblea.\n");
    let found = said(&desk, "asamblea, pueblo");
    assert_eq!(found[0].1, "Four.", "although another is newer");
    let across = said(&desk, "llegó hubo asamblea");
    assert_eq!(across, two("El pueblo llegó. Hubo asamblea.", "Three."));
}

#[test]
fn addresses_and_lonely_paragraphs_are_not_found() {
    let (desk, spanish) = facing();
    assert_eq!(said(&desk, "example"), []);
    assert_eq!(
        said(&desk, "agua"),
        two(
            "El [agua](https://example.org/water) es de todxs.",
            "The [water](https://example.org/agua) is ours."
        )
    );
    let end = text::edit::utf16_len(SPANISH);
    let note = "\n> Nota de la traductora: el gobernador de entonces era Luis Arce, con el 41 %.\n";
    desk.type_into(spanish, vec![edit(end, 0, note)]);
    assert_eq!(said(&desk, "traductora"), [], "it has no counterpart");
    assert_eq!(said(&desk, "¡…!"), []);
}

#[test]
fn what_the_index_and_the_pairs_do_not_know_yet_is_found() {
    let (desk, spanish) = facing();
    desk.library
        .write(Op::Align, |tx| alignment::keep(tx, desk.source, spanish))
        .unwrap();
    desk.library.write(Op::Settle, history::settle_all).unwrap();
    let here = utf16(SPANISH, "la campana");
    desk.type_into(spanish, vec![edit(here, 0, "de madrugada ")]);
    desk.type_into(desk.source, vec![edit(0, 0, "Listen.\n\n")]);
    let expected = two(
        "Sonó de madrugada la campana a las cuatro.",
        "The bell rang at four.",
    );
    assert_eq!(said(&desk, "madrugada"), expected, "while all trails");
    let here = utf16(&desk.body(spanish), "de madrugada");
    desk.type_into(spanish, vec![edit(here, 13, "")]);
    assert_eq!(said(&desk, "madrugada"), [], "and taken away again");
    desk.library.write(Op::Settle, history::settle_all).unwrap();
    assert_eq!(said(&desk, "campana").len(), 1);
}

#[test]
fn what_lies_in_the_trash_is_left_out() {
    let (desk, spanish) = facing();
    let (other, _) = another(&desk, "A bell.\n", "Una campana.\n");
    assert_eq!(said(&desk, "campana").len(), 2);
    desk.library
        .write(Op::TrashPost, |tx| post::trash(tx, other))
        .unwrap();
    assert_eq!(said(&desk, "campana").len(), 1);
    assert_eq!(ask(&desk, "bell", "en", None).hits.len(), 1);
    desk.library
        .write(Op::TrashEdition, |tx| edition::trash(tx, spanish))
        .unwrap();
    assert_eq!(said(&desk, "campana"), []);
    assert_eq!(ask(&desk, "bell", "en", None).hits, []);
}

#[test]
fn counterparts_are_of_the_language_that_was_asked_for() {
    let (desk, _) = facing();
    desk.translate(
        "fr-CA",
        "# Le puits\n\nNous étions soixante. La cloche sonna à quatre heures.\n",
    );
    let languages = |other: Option<&str>| -> Vec<String> {
        let hits = ask(&desk, "four", "en-GB", other).hits;
        hits.iter().map(|h| h.target.language.to_string()).collect()
    };
    assert_eq!(languages(None), ["es", "fr-CA"]);
    assert_eq!(languages(Some("fr")), ["fr-CA"]);
    assert_eq!(languages(Some("de")), [""; 0]);
}

#[test]
fn what_is_said_in_every_post_is_shown_once_and_a_common_word_ends() {
    let desk = Desk::with("", "");
    for number in 0..60 {
        let same = "¡El pozo no se vende!\n";
        let spanish = format!("Asamblea número {number}.\n\n{same}");
        let english = format!("Assembly number {number}.\n\nThe well is not for sale!\n");
        another(&desk, &english, &spanish);
    }
    let slogan = ask(&desk, "vende", "es", None);
    assert_eq!(slogan.hits.len(), 1);
    assert_eq!(slogan.hits[0].times, 60);
    let common = ask(&desk, "asamblea", "es", None);
    assert_eq!(common.hits.len(), 50);
    assert!(common.more && !common.bounded);
    assert_eq!(common.hits[0].source.text, "Asamblea número 59.");
}

#[test]
fn the_terminal_shows_pairs() {
    let folder = facing().0.close();
    let ask = |words: &[&str]| folder.octa([&["pairs", LIBRARY][..], words].concat());
    assert_eq!(
        ask(&["campana", "--lang", "es"]).succeeds(),
        "El pozo es nuestro\n  es\tSonó la campana a las cuatro.\n  en\tThe bell rang at four.\n"
    );
    let said = ask(&["todes", "--lang", "es", "--to", "en", "--json"]).json();
    let hit = &said["hits"][0];
    assert_eq!(hit["target"]["language"], "en");
    assert_eq!(
        hit["matches"],
        serde_json::json!([{ "from": 43, "to": 48 }])
    );
    assert_eq!(said["more"], false);
    assert_eq!(
        ask(&["campana", "--lang", "es", "--to", "fr"]).succeeds(),
        ""
    );
}
