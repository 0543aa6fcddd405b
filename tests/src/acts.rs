//! What a translator does to pairs by hand, and how it is taken back.

use library::alignment::{self, Alignment, Bead, Side, Step};
use library::check::{self, Dismissal, Found, Memo};
use library::{EditionId, Op, Tx, undo};

use crate::support::{Desk, edit, utf16};

const ENGLISH: &str = "The trucks came back.\n\nWe were sixty, see [the map](https://a.example/map).\n\n\
    The company says 300 litres.\n\nThe bell was rung.\n";
const SPANISH: &str = "Regresaron los camiones.\n\nÉramos sesenta, véase [el mapa](https://a.example/map).\n\n\
    La empresa dice 300 litros.\n\nSonó la campana.\n";
const FRENCH: &str = "Les camions sont revenus.\n\nNous étions soixante, voir [la carte](https://a.example/map).\n\n\
    L'entreprise parle de 300 litres.\n\nLa cloche a sonné.\n";

struct Pairs {
    desk: Desk,
    spanish: EditionId,
}

impl Pairs {
    fn new() -> Pairs {
        let desk = Desk::with("", ENGLISH);
        let spanish = desk.translate("es", SPANISH);
        let pairs = Pairs { desk, spanish };
        pairs.keep(spanish);
        pairs
    }

    fn keep(&self, target: EditionId) {
        let source = self.desk.source;
        self.act(Op::Align, |tx| alignment::keep(tx, source, target));
    }

    fn act(&self, op: Op, act: impl FnOnce(&mut Tx<'_>) -> library::Result<()>) -> Option<u64> {
        self.desk.library.write(op, act).unwrap().1.step
    }

    fn get(&self, target: EditionId) -> Alignment {
        let source = self.desk.source;
        let read = self
            .desk
            .library
            .read(|q| alignment::get(q, source, target));
        read.unwrap()
    }

    fn beads(&self) -> Vec<Bead> {
        self.get(self.spanish).beads
    }

    /// Every pair as the first words of both sides and how it stands.
    fn shape(&self) -> Vec<String> {
        let word = |edition: EditionId, span: Option<alignment::Span>| -> String {
            let body = self.desk.body(edition);
            let units: Vec<u16> = body.encode_utf16().collect();
            let Some(span) = span else {
                return "-".to_owned();
            };
            let text = String::from_utf16(&units[span.from as usize..span.to as usize]).unwrap();
            let firsts = text
                .split("\n\n")
                .map(|part| part.split_whitespace().nth(1).unwrap());
            firsts.collect::<Vec<_>>().join("+")
        };
        let line = |bead: &Bead| {
            let [source, target] = bead.places;
            let sign = match (bead.step, bead.confirmed) {
                (Step::InStep, true) => "=",
                (Step::InStep, false) => "~",
                (Step::Changed, _) => "!",
                (Step::Missing, _) => "?",
                (Step::Alone, _) => ".",
            };
            format!(
                "{}{sign}{}",
                word(self.desk.source, source),
                word(self.spanish, target)
            )
        };
        self.beads().iter().map(line).collect()
    }

    fn undo(&self) {
        undo::undo(&self.desk.library).unwrap().unwrap();
    }
}

#[test]
fn a_pair_is_parted_and_linked_and_both_are_taken_back() {
    let pairs = Pairs::new();
    let begun = ["trucks~los", "were~sesenta,", "company~empresa", "bell~la"];
    assert_eq!(pairs.shape(), begun);
    let key = pairs.beads()[1].key.unwrap();
    pairs.act(Op::ArrangeBeads, |tx| alignment::separate(tx, key));
    let parted = [
        "trucks~los",
        "-?sesenta,",
        "were?-",
        "company~empresa",
        "bell~la",
    ];
    assert_eq!(pairs.shape(), parted);

    // They do not find each other again, whatever is typed beside them.
    let here = utf16(&pairs.desk.body(pairs.spanish), "Éramos");
    pairs
        .desk
        .type_into(pairs.spanish, vec![edit(here, 0, "Ya ")]);
    pairs.keep(pairs.spanish);
    assert_eq!(pairs.shape()[1..3], ["-?Éramos", "were?-"]);

    let at = |edition, words: &str| (edition, utf16(&pairs.desk.body(edition), words));
    let (one, other) = (
        at(pairs.desk.source, "We were"),
        at(pairs.spanish, "Ya Éramos"),
    );
    pairs.act(Op::ArrangeBeads, |tx| alignment::link(tx, one, other));
    assert_eq!(pairs.shape()[1], "were=Éramos");
    pairs.undo();
    assert_eq!(pairs.shape()[2], "were?-");
    pairs.undo();
    assert_eq!(pairs.shape()[1], "were~Éramos");
    pairs.desk.is_healthy();
}

#[test]
fn pairs_are_joined_and_parted_again() {
    let pairs = Pairs::new();
    let key = pairs.beads()[1].key.unwrap();
    pairs.act(Op::ArrangeBeads, |tx| alignment::join(tx, key));
    let joined = ["trucks~los", "were+company=sesenta,+empresa", "bell~la"];
    assert_eq!(pairs.shape(), joined);
    pairs.act(Op::ArrangeBeads, |tx| alignment::separate(tx, key));
    let parted = ["trucks~los", "were=sesenta,", "company=empresa", "bell~la"];
    assert_eq!(pairs.shape(), parted);
    pairs.undo();
    assert_eq!(pairs.shape(), joined);
    pairs.undo();
    assert_eq!(pairs.shape()[1], "were~sesenta,");
    pairs.desk.is_healthy();
}

#[test]
fn what_needs_no_counterpart_is_not_missing() {
    let pairs = Pairs::new();
    let end = text::edit::utf16_len(&pairs.desk.body(pairs.spanish));
    let note = "\nNota de quien traduce: el camino viejo.\n";
    pairs
        .desk
        .type_into(pairs.spanish, vec![edit(end, 0, note)]);
    pairs.keep(pairs.spanish);
    assert_eq!(pairs.shape()[4], "-?de");
    let mark = || pairs.desk.search("").rows[0].editions[1].missing;
    assert_eq!(mark(), 1);
    let key = pairs.beads()[4].key.unwrap();
    pairs.act(Op::ArrangeBeads, |tx| alignment::set_alone(tx, key, true));
    assert_eq!((pairs.shape()[4].as_str(), mark()), ("-.de", 0));
    pairs.undo();
    assert_eq!((pairs.shape()[4].as_str(), mark()), ("-?de", 1));
}

#[test]
fn an_act_is_taken_back_by_its_step_whatever_came_after_it() {
    let pairs = Pairs::new();
    let keys: Vec<i64> = pairs.beads().iter().map(|bead| bead.key.unwrap()).collect();
    let first = pairs.act(Op::ConfirmBead, |tx| alignment::confirm(tx, keys[0]));
    let second = pairs.act(Op::ConfirmBead, |tx| alignment::confirm(tx, keys[3]));
    assert_ne!(first, second);
    let undone = undo::undo_step(&pairs.desk.library, first.unwrap()).unwrap();
    assert_eq!(undone.unwrap().0, Op::ConfirmBead);
    assert_eq!(
        (pairs.shape()[0].as_str(), pairs.shape()[3].as_str()),
        ("trucks~los", "bell=la")
    );
    assert_eq!(
        undo::undo_step(&pairs.desk.library, first.unwrap()).unwrap(),
        None
    );
    pairs.undo();
    assert_eq!(pairs.shape()[3], "bell~la");
}

#[test]
fn a_link_and_a_figure_are_offered_and_carried_into_every_other_edition() {
    let pairs = Pairs::new();
    let french = pairs.desk.translate("fr", FRENCH);
    pairs.keep(french);
    let source = pairs.desk.source;
    let here = utf16(&pairs.desk.body(source), "/map");
    pairs.desk.type_into(source, vec![edit(here, 4, "/chart")]);
    let here = utf16(&pairs.desk.body(source), "300");
    pairs.desk.type_into(source, vec![edit(here, 3, "1,300")]);
    pairs.keep(pairs.spanish);
    assert_eq!(
        pairs.shape()[1],
        "were~sesenta,",
        "a link's target asks for no reading"
    );
    assert_eq!(pairs.shape()[2], "company!empresa");
    let offers: Vec<String> = pairs
        .beads()
        .iter()
        .flat_map(|bead| bead.carries.iter().map(|carry| carry.insert.clone()))
        .collect();
    assert_eq!(offers, ["https://a.example/chart", "1.300"]);

    let keys: Vec<i64> = pairs.beads().iter().map(|bead| bead.key.unwrap()).collect();
    for key in &keys[1..3] {
        let except = [pairs.spanish];
        pairs.act(Op::CarryOver, |tx| {
            alignment::carry_over(tx, *key, &except).map(drop)
        });
    }
    assert!(
        pairs
            .desk
            .body(french)
            .contains("(https://a.example/chart)")
    );
    assert!(pairs.desk.body(french).contains("1\u{202F}300 litres"));
    assert_eq!(pairs.desk.body(pairs.spanish), SPANISH);

    // They are taken back each by itself, and done again.
    pairs.undo();
    assert!(pairs.desk.body(french).contains("parle de 300 litres"));
    assert!(pairs.desk.body(french).contains("/chart)"));
    let except = [pairs.spanish];
    pairs.act(Op::CarryOver, |tx| {
        alignment::carry_over(tx, keys[2], &except).map(drop)
    });
    assert!(pairs.desk.body(french).contains("1\u{202F}300 litres"));

    // In every language it is only a typo.
    let changed = |target: EditionId| {
        let beads = pairs.get(target).beads;
        beads
            .iter()
            .filter(|bead| bead.step == Step::Changed)
            .count()
    };
    assert_eq!((changed(pairs.spanish), changed(french)), (1, 1));
    pairs.act(Op::ConfirmBead, |tx| {
        alignment::only_a_typo(tx, keys[2]).map(drop)
    });
    assert_eq!((changed(pairs.spanish), changed(french)), (0, 0));
    pairs.undo();
    assert_eq!((changed(pairs.spanish), changed(french)), (1, 1));
    pairs.desk.is_healthy();
}

#[test]
fn either_side_leads() {
    let pairs = Pairs::new();
    let (source, spanish) = (pairs.desk.source, pairs.spanish);
    pairs.act(Op::SetLead, |tx| {
        alignment::set_lead(tx, source, spanish, spanish)
    });
    assert_eq!(pairs.get(spanish).lead, Side::Target);
    let here = utf16(&pairs.desk.body(source), "sixty");
    pairs.desk.type_into(source, vec![edit(here, 5, "seventy")]);
    let here = utf16(&pairs.desk.body(spanish), "campana");
    pairs.desk.type_into(spanish, vec![edit(here, 7, "sirena")]);
    let shape = ["trucks~los", "were~sesenta,", "company~empresa", "bell!la"];
    assert_eq!(pairs.shape(), shape);
    let key = pairs.beads()[3].key.unwrap();
    pairs.act(Op::SetLead, |tx| {
        alignment::set_bead_lead(tx, key, Some(source))
    });
    assert_eq!(pairs.shape()[3], "bell~la");
    pairs.undo();
    assert_eq!(pairs.shape()[3], "bell!la");
}

#[test]
fn a_reading_lapses_only_where_words_change() {
    let pairs = Pairs::new();
    let key = pairs.beads()[0].key.unwrap();
    pairs.act(Op::MarkRead, |tx| {
        alignment::mark_read(tx, key, " AM ", true)
    });
    let readers = || pairs.beads()[0].readers.clone();
    assert_eq!(readers(), ["AM"]);
    let here = utf16(&pairs.desk.body(pairs.spanish), "los camiones");
    pairs.desk.type_into(
        pairs.spanish,
        vec![edit(here, 0, "**"), edit(here + 14, 0, "**")],
    );
    assert_eq!(readers(), ["AM"], "style is no word");
    pairs
        .desk
        .type_into(pairs.spanish, vec![edit(here, 0, "ayer ")]);
    assert_eq!(readers(), [""; 0]);
    pairs.desk.type_into(pairs.spanish, vec![edit(here, 5, "")]);
    assert_eq!(readers(), ["AM"], "it says again what was read");
    pairs.undo();
    assert_eq!(readers(), [""; 0]);
}

#[test]
fn both_ways_of_looking_show_the_same_pairs() {
    let pairs = Pairs::new();
    let (source, spanish) = (pairs.desk.source, pairs.spanish);
    let read = |a, b| {
        pairs
            .desk
            .library
            .read(|q| alignment::get(q, a, b))
            .unwrap()
    };
    assert_eq!(read(source, spanish), read(spanish, source));
    // And so do two translations of which neither is the other's source.
    let french = pairs.desk.translate("fr", FRENCH);
    pairs.act(Op::Align, |tx| alignment::keep(tx, french, spanish));
    assert_eq!(read(french, spanish), read(spanish, french));
    let both = |bead: &Bead| bead.places.iter().all(Option::is_some);
    assert!(read(french, spanish).beads.iter().all(both));
}

#[test]
fn pairs_of_different_posts_are_refused() {
    let pairs = Pairs::new();
    let (_, other) = pairs.desk.another("Other", "Other words.\n");
    let source = pairs.desk.source;
    let read = pairs
        .desk
        .library
        .read(|q| alignment::get(q, source, other));
    assert!(matches!(read, Err(library::Error::NotFound { .. })));
}

#[test]
fn a_dismissed_finding_stays_away_until_its_words_change() {
    let pairs = Pairs::new();
    let (source, spanish) = (pairs.desk.source, pairs.spanish);
    let figures = || -> Vec<Found> {
        let find = |q: &library::Query<'_>| {
            let living = alignment::read(q, source, spanish)?;
            check::find(q, &living, &mut Memo::default())
        };
        let found = pairs.desk.library.read(find).unwrap();
        found
            .into_iter()
            .filter(|one| one.check == "figures")
            .collect()
    };
    let write = |old: &str, new: &str| {
        let here = utf16(&pairs.desk.body(spanish), old);
        let length = text::edit::utf16_len(old);
        pairs.desk.type_into(spanish, vec![edit(here, length, new)]);
    };
    assert_eq!(figures(), []);
    write("300", "400");
    let found = figures();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].words, ["300", "400"]);
    let dismissal = Dismissal {
        bead: found[0].bead.unwrap(),
        check: found[0].check.to_owned(),
        words: found[0].words.clone(),
    };
    pairs.act(Op::DismissFinding, |tx| check::dismiss(tx, dismissal));
    assert_eq!(figures(), []);
    write("La empresa", "Hoy la empresa");
    assert_eq!(figures(), [], "other words of the pair are not its own");
    write("400", "500");
    assert_eq!(figures().len(), 1);
    write("500", "400");
    assert_eq!(figures(), [], "it says again what was dismissed");
    pairs.undo();
    assert_eq!(figures().len(), 1);
}
