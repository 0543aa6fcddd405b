//! The contract of `octa segment`: one sentence a line.

use crate::support::Folder;

#[test]
fn one_sentence_is_printed_a_line() {
    let folder = Folder::empty();
    let text = "El Sr. Pérez vive en EE. UU. desde 1999. ¿Y usted?\n";
    let lines = "El Sr. Pérez vive en EE. UU. desde 1999.\n¿Y usted?\n";
    folder.write("text.txt", text);
    let segment = ["segment", "--lang", "es"];
    for file in [&["text.txt"][..], &["-"], &[]] {
        let octa = folder.octa(segment.iter().chain(file)).input(text);
        assert_eq!(octa.succeeds(), lines, "{file:?}");
    }
}

#[test]
fn a_line_break_in_a_sentence_is_printed_as_a_space() {
    let folder = Folder::empty();
    for text in [
        "One line,  \n  two lines. Then\nmore.",
        "One line,\r\ntwo lines. Then\rmore.\n\n",
        "One line,\u{2028}two lines.\n\nThen\u{85}more.",
    ] {
        let octa = folder.octa(["segment", "--lang", "en"]).input(text);
        assert_eq!(
            octa.succeeds(),
            "One line, two lines.\nThen more.\n",
            "{text:?}"
        );
    }
    let nothing = folder.octa(["segment", "--lang", "en"]).input(" \n\n");
    assert_eq!(nothing.succeeds(), "");
}

#[test]
fn a_language_without_rules_is_cut_and_warned_of() {
    let folder = Folder::empty();
    let japanese = folder.octa(["segment", "--lang", "ja"]);
    let japanese = japanese.input("水は売らない。私たちは戦う。");
    let lines = japanese.warns("no rules for the sentences of `ja`");
    assert_eq!(lines, "水は売らない。\n私たちは戦う。\n");
    let greek = folder
        .octa(["segment", "--lang", "el"])
        .input("Πού είσαι; Εδώ.");
    assert_eq!(greek.succeeds(), "Πού είσαι;\nΕδώ.\n");
}

#[test]
fn a_language_is_asked_for_and_must_be_one() {
    let folder = Folder::empty();
    folder.octa(["segment"]).misuses();
    let wrong = folder.octa(["segment", "--lang", "spanish"]).input("Hola.");
    assert!(wrong.fails().contains("spanish"));
    let lost = folder.octa(["segment", "--lang", "es", "nowhere.txt"]);
    assert!(lost.fails().contains("nowhere.txt"));
}
