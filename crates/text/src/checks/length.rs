//! A translation far shorter or longer than its source.

use super::{Check, Findings, reading::Reading};

/// Compares the lengths of both sides.
#[derive(Debug)]
pub(super) struct Length;

/// Below this, a source says too little to weigh its translation.
const LEAST: f32 = 50.0;

impl Check for Length {
    fn name(&self) -> &'static str {
        "length"
    }

    fn pair(&self, reading: &Reading<'_>, found: &mut Findings<'_>) {
        let [source, target] = reading.sides().map(|(side, _)| {
            // Letters of words alone, so that addresses and mark-up do not weigh.
            let letters = side.tokens.iter();
            let letters = letters.map(|token| side.text[token.range()].chars().count());
            let code: usize = side.code.iter().map(|range| range.len()).sum();
            (letters.sum::<usize>() + code) as f32 * density(side.language.primary())
        });
        // A short text varies more.
        let slack = 1.0 + 2.5 / source.max(target).max(1.0).sqrt();
        let whole = |side: usize| side;
        let (from, to) = (
            Some(0..whole(reading.source.text.len())),
            Some(0..whole(reading.target.text.len())),
        );
        if source >= LEAST && target * 1.62 * slack < source {
            found.add(from, to, "length.short", Vec::new());
        } else if target >= LEAST && source * 1.75 * slack < target {
            found.add(from, to, "length.long", Vec::new());
        }
    }
}

/// Returns how many letters of English one of another language makes, about.
fn density(language: &str) -> f32 {
    match language {
        "zh" => 3.2,
        "ja" => 2.2,
        "ko" => 1.9,
        "ar" | "he" | "fa" | "ur" => 1.2,
        "es" | "fr" | "it" | "pt" | "ca" | "gl" | "ro" | "el" => 0.88,
        "de" | "nl" => 0.88,
        _ => 1.0,
    }
}
