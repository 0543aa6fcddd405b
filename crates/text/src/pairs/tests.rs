//! What pairs say, what can be carried over, and how new paragraphs find theirs.

use super::*;
use crate::LanguageTag;

/// Two bodies and their pairs.
struct Desk {
    cuts: [Cut; 2],
    languages: [LanguageTag; 2],
    pairs: Vec<Pair>,
}

impl Desk {
    fn new(languages: [&str; 2], source: &str, target: &str) -> Desk {
        let mut desk = Desk {
            cuts: [source, target].map(|body| Cut::new(body.to_owned())),
            languages: languages.map(|tag| LanguageTag::parse(tag).unwrap()),
            pairs: Vec::new(),
        };
        desk.renew([&[], &[]]);
        desk
    }

    fn scene(&self) -> Scene<'_> {
        Scene {
            cuts: [&self.cuts[0], &self.cuts[1]],
            languages: [&self.languages[0], &self.languages[1]],
            lead: Side::Source,
            lexicon: None,
            now: 1,
        }
    }

    fn renew(&mut self, touched: [&[Place]; 2]) {
        let pairs = std::mem::take(&mut self.pairs);
        self.pairs = renew(pairs, touched, &self.scene());
    }

    /// Edits one side as somebody who types does.
    fn edit(&mut self, side: Side, from: u32, deleted: u32, inserted: &str) {
        let side = side as usize;
        let edits = [Edit {
            from,
            deleted,
            inserted: inserted.to_owned(),
        }];
        let after = edit::apply(self.cuts[side].body(), &edits).unwrap();
        self.cuts[side] = Cut::new(after);
        for place in self
            .pairs
            .iter_mut()
            .filter_map(|pair| pair.places[side].as_mut())
        {
            *place = carry_place(place, &edits);
        }
        let touched = touched_by(&edits);
        let mut both: [&[Place]; 2] = [&[], &[]];
        both[side] = &touched;
        self.renew(both);
    }

    /// Every pair by the first words of its blocks, `!` where it has changed.
    fn shape(&self) -> Vec<String> {
        let firsts = |side: usize, pair: &Pair| {
            let Some(place) = &pair.places[side] else {
                return "-".to_owned();
            };
            let words = self.cuts[side].slice(place).split("\n\n");
            let first = |part: &str| part.split(' ').next().unwrap_or_default().to_owned();
            words.map(first).collect::<Vec<_>>().join("+")
        };
        let sign = |pair: &Pair| if pair.is_changed { "!" } else { "=" };
        self.pairs
            .iter()
            .filter(|pair| !pair.is_ghost())
            .map(|pair| format!("{}{}{}", firsts(0, pair), sign(pair), firsts(1, pair)))
            .collect()
    }
}

#[test]
fn white_space_style_and_targets_are_no_words() {
    for (one, other) in [
        ("*a* word", "_a_  word"),
        ("**a** word", "a\nword"),
        (
            "see [it](https://a.example)",
            "see [it](https://b.example \"t\")",
        ),
        ("## Heading", "### Heading"),
        ("“No,” she said — twice…", "\"No,\" she said -- twice..."),
        ("10 %", "10%"),
        ("¡ No !", "¡No!"),
        ("Non !", "Non\u{202F}!"),
    ] {
        assert!(same_words(one, other), "{one} | {other}");
    }
    for (one, other) in [
        ("a part", "apart"),
        ("a word.", "a word"),
        ("300", "1,300"),
        ("todos", "todxs"),
        ("![map](a.png)", "![plan](a.png)"),
        ("we do", "we do not"),
    ] {
        assert!(!same_words(one, other), "{one} | {other}");
    }
}

#[test]
fn figures_are_carried_over_as_the_language_writes_them() {
    for (language, written) in [
        ("es", "1.300"),
        ("de", "1.300"),
        ("fr", "1\u{202F}300"),
        ("en", "1,300"),
    ] {
        let mut desk = Desk::new(["en", language], "It is 300 litres.\n", "300 (x).\n");
        desk.edit(Side::Source, 6, 3, "1,300");
        let carried = carries(&desk.pairs[0], &desk.scene());
        let inserted: Vec<&str> = carried.iter().map(|carry| carry.insert.as_str()).collect();
        assert_eq!(inserted, [written], "{language}");
        assert_eq!(carried[0].at, 0..3);
    }
}

#[test]
fn what_is_carried_over_has_one_old_and_one_new_value() {
    let offers = |before: &str, after: &str, target: &str| -> Vec<String> {
        let mut desk = Desk::new(["en", "es"], before, target);
        let all = edit::utf16_len(desk.cuts[0].body());
        desk.edit(Side::Source, 0, all, after);
        let carried = carries(&desk.pairs[0], &desk.scene());
        carried.into_iter().map(|carry| carry.insert).collect()
    };
    // A year has no groups, and a decimal stays one.
    assert_eq!(
        offers("In 2010 we met.", "In 2011 we met.", "En 2010."),
        ["2011"]
    );
    assert_eq!(
        offers("It is 1.5 m.", "It is 2.5 m.", "Son 1,5 m."),
        ["2,5"]
    );
    // Twice there, there already, or nowhere: only a person knows.
    assert_eq!(offers("In 2010.", "In 2011.", "De 2010 a 2010."), [""; 0]);
    assert_eq!(offers("In 2010.", "In 2011.", "De 2010 a 2011."), [""; 0]);
    assert_eq!(offers("In 2010.", "In 2011.", "Hace años."), [""; 0]);
    assert_eq!(offers("From 1 to 2.", "From 3.", "De 1 a 2."), [""; 0]);
    // A link to the same page in the other language is left to the translator.
    let (a, b) = ("[a](https://x.example/1)", "[a](https://x.example/2)");
    assert_eq!(
        offers(a, b, "[b](https://x.example/1)"),
        ["https://x.example/2"]
    );
    assert_eq!(offers(a, b, "[b](https://x.example/es/1)"), [""; 0]);
}

const ENGLISH: &str = "Water is a right, says article 4.\n\nThe dam of 1974 leaks.\n\n\
    Inés Robledo asked for papers.\n";
const SPANISH: &str = "El agua es un derecho, dice el artículo 4.\n\nLa presa de 1974 gotea.\n\n\
    Inés Robledo pidió papeles.\n";

#[test]
fn a_paragraph_written_between_two_pairs_is_new() {
    let mut desk = Desk::new(["en", "es"], ENGLISH, SPANISH);
    for pair in &mut desk.pairs {
        pair.confirmed = true;
    }
    let behind = desk.cuts[0].place(0).unwrap().end;
    desk.edit(Side::Source, behind, 0, "\n\nNobody listened to us then.");
    assert_eq!(
        desk.shape(),
        ["Water=El", "Nobody=-", "The=La", "Inés=Inés"]
    );
    // Its translation finds it.
    let behind = desk.cuts[1].place(0).unwrap().end;
    desk.edit(Side::Target, behind, 0, "\n\nNadie nos escuchó entonces.");
    assert_eq!(
        desk.shape(),
        ["Water=El", "Nobody=Nadie", "The=La", "Inés=Inés"]
    );
}

#[test]
fn a_paragraph_that_is_split_keeps_its_pair_in_both_parts() {
    let mut desk = Desk::new(["en", "es"], ENGLISH, SPANISH);
    desk.pairs[0].confirmed = true;
    desk.edit(Side::Source, 17, 1, "\n\n");
    assert_eq!(desk.shape(), ["Water+says=El", "The=La", "Inés=Inés"]);
    desk.edit(Side::Source, 17, 2, " ");
    assert_eq!(desk.shape(), ["Water=El", "The=La", "Inés=Inés"]);
    assert!(desk.pairs[0].confirmed);
}

#[test]
fn a_paragraph_that_was_moved_takes_its_pair_along() {
    let mut desk = Desk::new(["en", "es"], ENGLISH, SPANISH);
    desk.pairs[2].confirmed = true;
    let last = desk.cuts[0].place(2).unwrap();
    let words = desk.cuts[0].slice(&last).to_owned();
    desk.edit(Side::Source, last.start - 2, last.end - last.start + 2, "");
    assert_eq!(desk.shape(), ["Water=El", "The=La", "-=Inés"]);
    desk.edit(Side::Source, 0, 0, &format!("{words}\n\n"));
    assert_eq!(desk.shape(), ["Inés=Inés", "Water=El", "The=La"]);
    assert!(desk.pairs[0].confirmed);
}

#[test]
fn sides_of_any_kind_are_answered() {
    let long = "word ".repeat(20_000);
    for (source, target) in [
        ("", ""),
        ("", "Uno.\n\nDos."),
        ("One.\n\nTwo.", ""),
        ("One.", &*"Uno.\n\n".repeat(20)),
        (
            "```\ncode\n```\n\n<div>\nraw\n</div>",
            "---\n\n| a |\n|---|\n| b |",
        ),
        (
            "الماء لنا.\n\nلن نبيعه.",
            "The water is ours.\n\nWe will not sell it.",
        ),
        (&*long, "Una palabra."),
    ] {
        let desk = Desk::new(["en", "tlh"], source, target);
        for side in 0..2 {
            let held: usize = desk
                .pairs
                .iter()
                .filter_map(|pair| pair.places[side].as_ref())
                .map(|place| desk.cuts[side].blocks_over(place).len())
                .sum();
            assert_eq!(held, desk.cuts[side].len());
        }
    }
}

#[test]
fn what_is_typed_at_the_edges_of_a_place_is_outside_it() {
    let typed = |from: u32, deleted: u32, inserted: &str| {
        let inserted = inserted.to_owned();
        let edit = Edit {
            from,
            deleted,
            inserted,
        };
        carry_place(&(5..10), &[edit])
    };
    assert_eq!(typed(5, 0, "abc"), 8..13);
    assert_eq!(typed(10, 0, "abc"), 5..10);
    assert_eq!(typed(7, 0, "abc"), 5..13);
    // What stands in the place of all of it is inside; of nothing, only the place is left.
    assert_eq!(typed(5, 5, "abc"), 5..8);
    assert_eq!(typed(5, 5, ""), 5..5);
    assert_eq!(typed(0, 20, ""), 0..0);
}
