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
        // Addresses and mark-up do not weigh; code weighs the same on both sides, so that one is
        // compared with it and once without.
        let weigh = |code: bool| {
            reading.sides().map(|(side, _)| {
                let letters = side.tokens.iter();
                let letters = letters.map(|token| side.text[token.range()].chars().count());
                let prose = letters.sum::<usize>() as f32 * density(side.language.primary());
                let code = side
                    .code
                    .iter()
                    .filter(|_| code)
                    .map(ExactSizeIterator::len);
                prose + code.sum::<usize>() as f32
            })
        };
        let whole = (
            Some(0..reading.source.text.len()),
            Some(0..reading.target.text.len()),
        );
        let [source, target] = weigh(true);
        // A short text varies more.
        let slack = |source: f32, target: f32| 1.0 + 2.5 / source.max(target).max(1.0).sqrt();
        let [bare_source, bare_target] = weigh(false);
        let is_short = |source: f32, target: f32| {
            source >= LEAST && target * 1.62 * slack(source, target) < source
        };
        if is_short(source, target) || is_short(bare_source, bare_target) {
            found.add(whole.0, whole.1, "length.short", Vec::new());
        } else if target >= LEAST && source * 1.8 * slack(source, target) < target {
            found.add(whole.0, whole.1, "length.long", Vec::new());
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
