//! Spaces around signs.

use super::{
    Check, Findings,
    reading::{Kind, Reading, Side},
};

/// Finds signs without the space that French sets before them, and in other languages signs with
/// a space that nobody sets.
#[derive(Debug)]
pub(super) struct Spacing;

impl Check for Spacing {
    fn name(&self) -> &'static str {
        "spacing"
    }

    fn judges_unfinished(&self) -> bool {
        true
    }

    fn pair(&self, reading: &Reading<'_>, found: &mut Findings<'_>) {
        for (side, is_source) in reading.sides() {
            if side.rules.known {
                look(side, is_source, found);
            }
        }
    }
}

fn look(side: &Side<'_>, is_source: bool, found: &mut Findings<'_>) {
    let french = side.rules.spaces_signs;
    let canadian = side.language.primary() == "fr" && !french;
    for (at, token) in side.tokens.iter().enumerate().skip(1) {
        let Kind::Mark(sign) = token.kind else {
            continue;
        };
        let before = &side.tokens[at - 1];
        let ends = side.text[token.end..]
            .chars()
            .next()
            .is_none_or(|next| next.is_whitespace() || ")]»”\"*_[".contains(next));
        let key = match sign {
            ';' | '!' | '?' if french && ends && !token.spaced && before.is_word() => {
                // What is adjacent in the tokens may have mark-up between it.
                "spacing.french"
            }
            ',' | '.' if ends && token.spaced && before.is_word() => "spacing.before",
            ';' | '!' | '?' | ':'
                if !french && !canadian && ends && token.spaced && before.is_word() =>
            {
                "spacing.before"
            }
            _ => continue,
        };
        let between = &side.text[before.end..token.start];
        let spaced = !between.is_empty() && between.chars().all(char::is_whitespace);
        if (key == "spacing.before") != spaced || key == "spacing.french" && !between.is_empty() {
            continue;
        }
        let (source, target) = super::side_range(is_source, before.start..token.end);
        found.add(source, target, key, vec![sign.to_string()]);
    }
}
