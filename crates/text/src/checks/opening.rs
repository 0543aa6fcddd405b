//! Questions and exclamations that are not opened.

use super::{
    Check, Findings,
    reading::{Kind, Reading, Side},
};

/// Finds "?" without "¿" and "!" without "¡", in languages that open them.
#[derive(Debug)]
pub(super) struct Opening;

impl Check for Opening {
    fn name(&self) -> &'static str {
        "opening"
    }

    fn judges_unfinished(&self) -> bool {
        true
    }

    fn pair(&self, reading: &Reading<'_>, found: &mut Findings<'_>) {
        for (side, is_source) in reading.sides() {
            if side.rules.opens {
                look(side, is_source, found);
            }
        }
    }
}

fn look(side: &Side<'_>, is_source: bool, found: &mut Findings<'_>) {
    let mut open = false;
    for (at, token) in side.tokens.iter().enumerate() {
        let closes = match token.kind {
            Kind::Mark('¿' | '¡') => {
                open = true;
                continue;
            }
            Kind::Mark('?') => "opening.question",
            Kind::Mark('!') => "opening.exclamation",
            _ => continue,
        };
        let before = at.checked_sub(1).map(|before| &side.tokens[before]);
        // "¿¡Cómo!?" and "¡¡No!!" close in a row.
        let in_row = !token.spaced && before.is_some_and(|it| it.is('?') || it.is('!'));
        // "(!)" and "?" alone stand for a sign, not for the end of a sentence.
        let alone = side.text[..token.start].ends_with(char::is_whitespace)
            || before
                .is_none_or(|it| matches!(it.kind, Kind::Mark('(' | '[' | '"' | '«' | '“' | '\'')));
        // "Yahoo! compró": a name's own sign.
        let inside = side
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.is_word() && !next.capital)
            && before.is_some_and(|it| it.capital && !it.begins);
        if !open && !in_row && !alone && !inside && !is_foreign(side, token.start) {
            let (source, target) = super::side_range(is_source, token.range());
            found.add(source, target, closes, Vec::new());
        }
        open = false;
    }
}

/// Tells whether a place is inside an emphasis without a word of this language: a saying in Latin.
fn is_foreign(side: &Side<'_>, at: usize) -> bool {
    // Where hundreds are emphasised, the first ones are enough.
    let mut emphases = side.emphases.iter().take(32);
    emphases.any(|range| {
        let words = || side.words().filter(|word| range.contains(&word.start));
        range.contains(&at)
            && side.rules.known
            && words().count() > 2
            && words().all(|word| !word.known.is_some_and(|known| known.function))
    })
}
