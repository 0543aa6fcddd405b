//! Quotation marks of another language.

use super::{Check, Findings, reading::Kind, reading::Reading};

/// Finds typographic quotation marks that a language does not use. Off by default: many a house
/// has its own habit.
#[derive(Debug)]
pub(super) struct Quotes;

impl Check for Quotes {
    fn name(&self) -> &'static str {
        "quotes"
    }

    fn is_usual(&self) -> bool {
        false
    }

    fn judges_unfinished(&self) -> bool {
        true
    }

    fn pair(&self, reading: &Reading<'_>, found: &mut Findings<'_>) {
        for (side, is_source) in reading.sides() {
            let foreign: &[char] = match side.language.primary() {
                "en" => &['«', '»', '„', '‹', '›'],
                "es" | "pt" | "it" | "fr" | "ca" => &['„', '‚'],
                "de" => &['”'],
                _ => continue,
            };
            let strange = side.tokens.iter().find_map(|token| match token.kind {
                Kind::Mark(mark) if foreign.contains(&mark) => Some((mark, token.range())),
                _ => None,
            });
            if let Some((mark, range)) = strange {
                let (source, target) = super::side_range(is_source, range);
                found.add(source, target, "quotes.foreign", vec![mark.to_string()]);
            }
        }
    }
}
