//! A search finds words whatever their accents and case, also those typed a moment ago.

use library::history::{self, Field};
use library::{Op, edition, post};

use crate::support::{Desk, edit};

/// What is looked for, and whether the desk's post is found by it.
const QUERIES: [(&str, bool); 14] = [
    ("reunión", true),
    ("reunion", true),
    ("REUNIÓN", true),
    ("reuni\u{f3}n", true),
    ("reunio\u{301}n", true),
    ("niñxs", true),
    ("ninxs", true),
    ("pozo reunion", true),
    ("reun", true),
    ("reun pozo", false),
    ("\"pozo\" AND (", true),
    ("¡", false),
    ("río", false),
    ("reunionx", false),
];

const BODY: &str = "La reunión del pozo, con lxs niñxs. And (so on).\n";

#[track_caller]
fn answers(desk: &Desk, when: &str) {
    for (query, is_found) in QUERIES {
        let rows = desk.search(query).rows;
        let found = rows.iter().any(|row| row.id == desk.post);
        assert_eq!(found, is_found, "{query:?} {when}");
    }
}

#[test]
fn the_index_and_what_it_does_not_know_yet_answer_alike() {
    let desk = Desk::with("", "");
    desk.another("Another", "Nothing of it here.\n");
    desk.type_into(desk.source, vec![edit(0, 0, BODY)]);
    answers(&desk, "before the index is brought up");
    desk.library.write(Op::Settle, history::settle_all).unwrap();
    answers(&desk, "after");
}

#[test]
fn what_was_taken_away_is_not_found() {
    let desk = Desk::with("", BODY);
    let settle = || desk.library.write(Op::Settle, history::settle_all).unwrap();
    settle();
    desk.replace(desk.source, Field::Body, "Gone.\n");
    assert!(
        desk.search("pozo").rows.is_empty(),
        "before the index is brought up"
    );
    settle();
    assert!(desk.search("pozo").rows.is_empty(), "after");
    assert_eq!(desk.search("gone").rows.len(), 1);
}

#[test]
fn titles_deks_and_translations_are_searched() {
    let desk = Desk::with("The bell", "Words.\n");
    let spanish = desk.translate("es", "Palabras.\n");
    desk.replace(desk.source, Field::Dek, "From the assembly");
    desk.replace(spanish, Field::Title, "La campana");
    desk.replace(desk.source, Field::Notes, "private matter");
    for (query, is_found) in [
        ("bell", true),
        ("assembly", true),
        ("campana", true),
        ("palabras", true),
        ("campana palabras", true),
        ("private", false),
    ] {
        assert_eq!(
            desk.search(query).rows.len(),
            usize::from(is_found),
            "{query}"
        );
    }
    desk.library
        .write(Op::TrashEdition, |tx| edition::trash(tx, spanish))
        .unwrap();
    assert!(
        desk.search("campana").rows.is_empty(),
        "it lies in the trash"
    );
}

#[test]
fn the_place_is_shown_as_it_is_written() {
    let desk = Desk::with("", "One. La reunión larga de ayer. Three.\n");
    let hit = desk.search("reunion").rows[0].hit.clone().unwrap();
    assert_eq!(hit.matched, "reunión");
    assert!(hit.before.ends_with("La "), "{hit:?}");
    assert!(hit.after.starts_with(" larga"), "{hit:?}");
}

#[test]
fn every_script_is_found_before_and_after_the_index_knows_it() {
    let words = [
        "который",
        "λέξη",
        "한국어",
        "हिन्दी",
        "がっこう",
        "العَرَبِيّة",
        "ñandú",
        "İstanbul",
    ];
    let desk = Desk::with("", "");
    desk.type_into(desk.source, vec![edit(0, 0, &words.join(" "))]);
    for when in ["before", "after"] {
        for word in words {
            assert_eq!(desk.search(word).rows.len(), 1, "{word} {when}");
        }
        desk.library.write(Op::Settle, history::settle_all).unwrap();
    }
    assert!(desk.search("🔥").rows.is_empty(), "nothing was asked for");
}

#[test]
fn titles_are_found_by_their_beginnings_in_every_language() {
    let desk = Desk::with("The well is not for sale", "River.\n");
    let translated = desk.translate("es", "Río.\n");
    desk.replace(translated, Field::Title, "El pozo no se vende");
    desk.another("Río abajo", "The well.\n");
    let found = |words: &str, limit: usize| {
        let read = |q: &library::Query<'_>| post::find(q, words, limit);
        desk.library.read(read).unwrap()
    };
    let titles = |words: &str| -> Vec<String> {
        let found = found(words, 10).into_iter();
        found.map(|titled| titled.title).collect()
    };
    for when in ["before the index is brought up", "after"] {
        assert_eq!(titles("wel"), ["The well is not for sale"], "{when}");
        assert_eq!(titles("sale the"), ["The well is not for sale"], "{when}");
        assert_eq!(titles("VÉNDE po"), ["El pozo no se vende"], "{when}");
        assert_eq!(titles("v pozo"), ["El pozo no se vende"], "{when}");
        assert_eq!(titles("rio"), ["Río abajo"], "not in texts {when}");
        assert!(titles("ell").is_empty(), "not inside words {when}");
        assert!(titles("¡").is_empty(), "{when}");
        assert_eq!(titles(" ").len(), 2, "the sources' titles {when}");
        desk.library.write(Op::Settle, history::settle_all).unwrap();
    }
    let pozo = &found("pozo", 10)[0];
    assert_eq!((pozo.post, pozo.language.as_str()), (desk.post, "es"));
    let trash = |tx: &mut library::Tx<'_>| edition::trash(tx, translated);
    desk.library.write(Op::TrashEdition, trash).unwrap();
    assert!(titles("pozo").is_empty(), "what is in the trash");
    assert_eq!(titles("").len(), 2);
    assert_eq!(found("", 1).len(), 1);
}
