//! One noun in several inclusive styles.

use std::{collections::HashMap, ops::Range};

use super::{
    Check, Finding, Saw,
    post::{Post, PostFindings},
    reading::Side,
};

/// Finds "compañerxs" beside "compañer@s", "compañeres" or "compañeros" in one Spanish text. Off
/// by default: "todos los días" is right beside "todxs", and a collective may mean its mixture.
#[derive(Debug)]
pub(super) struct Inclusive;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    X,
    At,
    E,
    O,
}

/// A use of a noun: its style, the pair, where, and the word.
type Use = (Style, usize, Range<usize>, String);

impl Check for Inclusive {
    fn name(&self) -> &'static str {
        "inclusive"
    }

    fn is_usual(&self) -> bool {
        false
    }

    fn post(&self, post: &Post<'_>, found: &mut PostFindings<'_>) {
        for (language, in_source) in [(post.source_language, true), (post.target_language, false)] {
            if language.primary() != "es" {
                continue;
            }
            let texts = post.pairs.iter().enumerate().filter_map(|(at, pair)| {
                let text = if in_source { pair.source } else { pair.target };
                text.map(|text| (at, text))
            });
            let mut nouns: HashMap<String, Vec<Use>> = HashMap::new();
            for (at, text) in texts {
                let side = Side::read(text, language, None, true);
                for token in side.words() {
                    if let Some((stem, style)) = noun(side.folded(token)) {
                        let uses = nouns.entry(stem.to_owned()).or_default();
                        if uses.iter().all(|(other, ..)| *other != style) {
                            let word = side.slice(token).to_owned();
                            uses.push((style, at, token.range(), word));
                        }
                    }
                }
            }
            let mut mixed: Vec<_> = nouns
                .into_values()
                .filter(|uses| {
                    uses.len() > 1
                        && uses
                            .iter()
                            .any(|(style, ..)| matches!(style, Style::X | Style::At))
                })
                .collect();
            mixed.sort_by_key(|uses| (uses[1].1, uses[1].2.start));
            for uses in mixed {
                for (_, at, range, word) in &uses[1..] {
                    let (source, target) = super::side_range(in_source, range.clone());
                    let saw = Saw {
                        key: "inclusive.mixed",
                        args: vec![uses[0].3.clone(), word.clone()],
                    };
                    let check = "";
                    found.add(
                        *at,
                        Finding {
                            check,
                            source,
                            target,
                            saw,
                        },
                    );
                }
            }
        }
    }
}

/// Returns the stem of a noun that may be inclusive, and its style.
fn noun(word: &str) -> Option<(&str, Style)> {
    // Articles, pronouns and the like go with the noun beside them.
    const SMALL: [&str; 12] = [
        "tod", "l", "un", "otr", "nosotr", "vosotr", "ell", "est", "es", "much", "poc", "algun",
    ];
    let singular = word.strip_suffix('s').unwrap_or(word);
    let (stem, style) = [
        ("x", Style::X),
        ("@", Style::At),
        ("e", Style::E),
        ("o", Style::O),
    ]
    .into_iter()
    .find_map(|(ending, style)| Some((singular.strip_suffix(ending)?, style)))?;
    (stem.chars().count() > 2 && !SMALL.contains(&stem)).then_some((stem, style))
}
