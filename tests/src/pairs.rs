//! Pairs follow every edit on either side, and say when a translation is behind.

use library::EditionId;
use library::alignment::{self, Alignment, Span, Step};
use library::{Op, history::Field};

use crate::support::{Desk, edit, utf16};

const ENGLISH: &str = "The trucks came back.\n\nWe were sixty.\n\nThe bell was rung.\n";
const SPANISH: &str = "Regresaron los camiones.\n\nÉramos sesenta.\n\nSonó la campana.\n";

/// A post in two languages, three pairs.
fn facing() -> (Desk, EditionId) {
    let desk = Desk::with("", ENGLISH);
    let spanish = desk.translate("es", SPANISH);
    align(&desk, spanish);
    (desk, spanish)
}

fn align(desk: &Desk, target: EditionId) {
    desk.library
        .write(Op::Align, |tx| alignment::keep(tx, desk.source, target))
        .unwrap();
}

fn pairs(desk: &Desk, target: EditionId) -> Alignment {
    let read = desk
        .library
        .read(|q| alignment::get(q, desk.source, target));
    read.unwrap()
}

fn confirm(desk: &Desk, bead: i64) {
    desk.library
        .write(Op::ConfirmBead, |tx| alignment::confirm(tx, bead))
        .unwrap();
}

/// The words that a span covers.
fn at(desk: &Desk, edition: EditionId, span: Option<Span>) -> String {
    let units: Vec<u16> = desk.body(edition).encode_utf16().collect();
    let span = span.unwrap();
    String::from_utf16(&units[span.from as usize..span.to as usize]).unwrap()
}

/// Every pair as its words on both sides.
fn said(desk: &Desk, target: EditionId) -> Vec<(String, String)> {
    let beads = pairs(desk, target).beads;
    beads
        .iter()
        .map(|bead| {
            let [source, target_place] = bead.places;
            let source = at(desk, desk.source, source);
            (source, at(desk, target, target_place))
        })
        .collect()
}

fn two(source: &str, target: &str) -> (String, String) {
    (source.to_owned(), target.to_owned())
}

#[test]
fn paragraphs_stand_in_pairs() {
    let (desk, spanish) = facing();
    let expected = [
        two("The trucks came back.", "Regresaron los camiones."),
        two("We were sixty.", "Éramos sesenta."),
        two("The bell was rung.", "Sonó la campana."),
    ];
    assert_eq!(said(&desk, spanish), expected);
    let steps: Vec<Step> = pairs(&desk, spanish).beads.iter().map(|b| b.step).collect();
    assert_eq!(steps, [Step::InStep; 3]);
    desk.is_healthy();
}

#[test]
fn pairs_follow_edits_on_both_sides() {
    let (desk, spanish) = facing();
    // 🔔 is two units: all that stands behind it moves by three.
    desk.type_into(desk.source, vec![edit(4, 0, "🔔 ")]);
    let here = utf16(&desk.body(desk.source), "sixty");
    desk.type_into(desk.source, vec![edit(here, 5, "two hundred")]);
    let here = utf16(&desk.body(spanish), "los camiones");
    desk.type_into(spanish, vec![edit(here, 0, "muy temprano ")]);
    let here = utf16(&desk.body(spanish), "sesenta");
    desk.type_into(spanish, vec![edit(here, 7, "doscientxs")]);
    let expected = [
        two(
            "The 🔔 trucks came back.",
            "Regresaron muy temprano los camiones.",
        ),
        two("We were two hundred.", "Éramos doscientxs."),
        two("The bell was rung.", "Sonó la campana."),
    ];
    assert_eq!(said(&desk, spanish), expected);
    align(&desk, spanish);
    assert_eq!(
        said(&desk, spanish),
        expected,
        "and when they are made anew"
    );
    desk.is_healthy();
}

#[test]
fn what_is_typed_at_the_edges_of_a_pair_is_inside_it() {
    let (desk, spanish) = facing();
    let here = utf16(&desk.body(desk.source), "We were");
    desk.type_into(desk.source, vec![edit(here, 0, "At four, ")]);
    let here = utf16(&desk.body(desk.source), "sixty.") + 6;
    desk.type_into(desk.source, vec![edit(here, 0, " All of us.")]);
    assert_eq!(
        said(&desk, spanish)[1].0,
        "At four, We were sixty. All of us."
    );
}

#[test]
fn a_whole_text_replaced_keeps_the_pairs() {
    let (desk, spanish) = facing();
    let keys = |desk: &Desk| -> Vec<i64> {
        let beads = pairs(desk, spanish).beads;
        beads.iter().map(|bead| bead.key.unwrap()).collect()
    };
    let before = keys(&desk);
    let text = ENGLISH.replace("trucks", "eleven trucks");
    desk.replace(desk.source, Field::Body, &text);
    let expected = two("The eleven trucks came back.", "Regresaron los camiones.");
    assert_eq!(said(&desk, spanish)[0], expected);
    align(&desk, spanish);
    assert_eq!(keys(&desk), before);
}

#[test]
fn a_confirmed_pair_is_changed_when_the_words_of_the_source_are() {
    let (desk, spanish) = facing();
    let bead = pairs(&desk, spanish).beads[1].key.unwrap();
    confirm(&desk, bead);
    let step = || {
        align(&desk, spanish);
        let beads = pairs(&desk, spanish).beads;
        let found = beads.iter().find(|b| b.key == Some(bead)).unwrap();
        assert!(found.confirmed);
        found.step
    };
    assert_eq!(step(), Step::InStep);

    let here = utf16(&desk.body(desk.source), "were sixty");
    desk.type_into(desk.source, vec![edit(here, 0, " \n")]);
    assert_eq!(step(), Step::InStep, "white space says nothing");

    let here = utf16(&desk.body(spanish), "sesenta");
    desk.type_into(spanish, vec![edit(here, 0, "casi ")]);
    assert_eq!(step(), Step::InStep, "the translator's own edit");

    let here = utf16(&desk.body(desk.source), "sixty");
    desk.type_into(desk.source, vec![edit(here, 5, "seventy")]);
    assert_eq!(step(), Step::Changed);
    let others = pairs(&desk, spanish).beads;
    assert_eq!(others[0].step, Step::InStep);
    assert_eq!(others[2].step, Step::InStep);

    confirm(&desk, bead);
    assert_eq!(step(), Step::InStep, "confirmed anew");

    let here = utf16(&desk.body(desk.source), "seventy");
    desk.type_into(desk.source, vec![edit(here, 7, "sixty")]);
    assert_eq!(step(), Step::Changed);
    let undone = library::undo::undo(&desk.library).unwrap().unwrap();
    assert_eq!(undone.0, Op::ConfirmBead);
    assert_eq!(step(), Step::InStep, "sixty is what was confirmed first");
}

#[test]
fn what_has_no_translation_yet_is_missing() {
    let english = include_str!("../../crates/library/example/well.en.md");
    let spanish = include_str!("../../crates/library/example/well.es.md");
    let (begun, _) = spanish.split_once("## Lo que sabemos").unwrap();
    let desk = Desk::with("", english);
    let target = desk.translate("es", begun);
    align(&desk, target);
    let beads = pairs(&desk, target).beads;
    let step_of = |words: &str| {
        let here = utf16(english, words);
        let bead = beads.iter().find(|bead| {
            let covers = |span: Span| span.from <= here && here < span.to;
            bead.places[0].is_some_and(covers)
        });
        bead.unwrap().step
    };
    assert_eq!(step_of("At four in the morning"), Step::InStep);
    assert_eq!(step_of("My grandmother dug"), Step::InStep);
    assert_eq!(step_of("Three compañerxs were taken"), Step::Missing);
    assert_eq!(step_of("We will not answer the stones"), Step::Missing);

    let missing = beads.iter().filter(|b| b.step == Step::Missing).count();
    let row = &desk.search("").rows[0];
    let mark = row.editions.iter().find(|mark| mark.id == target).unwrap();
    let counted = (mark.pairs, mark.missing, mark.changed);
    assert_eq!(counted, (beads.len(), missing, 0), "the list says the same");
}

#[test]
fn emptied_texts_leave_no_anchor_behind() {
    let (desk, spanish) = facing();
    confirm(&desk, pairs(&desk, spanish).beads[1].key.unwrap());
    desk.replace(desk.source, Field::Body, "");
    desk.is_healthy();
    align(&desk, spanish);
    desk.is_healthy();
    desk.replace(spanish, Field::Body, "");
    align(&desk, spanish);
    assert_eq!(pairs(&desk, spanish).beads, []);
    desk.is_healthy();
}

#[test]
fn places_that_trail_a_text_are_brought_up_to_what_readers_see() {
    let (desk, spanish) = facing();
    // Nobody aligns again: what is read rests on the stored places alone.
    desk.type_into(
        desk.source,
        vec![edit(0, 0, "Listen. "), edit(8, 3, "All the")],
    );
    desk.type_into(spanish, vec![edit(utf16(SPANISH, "Éramos"), 0, "Ya ")]);
    let trailing = said(&desk, spanish);
    let expected = [
        two(
            "Listen. All the trucks came back.",
            "Regresaron los camiones.",
        ),
        two("We were sixty.", "Ya Éramos sesenta."),
        two("The bell was rung.", "Sonó la campana."),
    ];
    assert_eq!(trailing, expected);
    desk.library
        .write(Op::Settle, library::history::settle_all)
        .unwrap();
    assert_eq!(said(&desk, spanish), trailing, "once they are brought up");
    desk.type_into(desk.source, vec![edit(0, 8, "")]);
    assert_eq!(said(&desk, spanish)[1], trailing[1], "and trail again");
    desk.is_healthy();
}
