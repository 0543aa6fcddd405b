//! French: the feminine ending behind the word, cut off by a point, a hyphen or brackets.
//!
//! *étudiant·es*, *étudiant.e.s*, *travailleur-euse-s*, *tou(te)s*; and run together, as in
//! *travailleureuses*.

use super::{Known, StandIn};

const POINTS: &str = "·•⋅‧∙.-‐‑()/*_";
/// The longest end of a masculine that a feminine ending takes the place of: *-teur*.
const REPLACED: usize = 5;
/// What a feminine ending may be. What is not here is another word.
const ENDINGS: [&str; 30] = [
    "e", "es", "ne", "nes", "le", "les", "te", "tes", "sse", "sses", "esse", "esses", "se", "ses",
    "euse", "euses", "ice", "ices", "rice", "rices", "trice", "trices", "ve", "ves", "ive", "ives",
    "ère", "ères", "ine", "ines",
];
const WHOLE: [&str; 6] = ["elle", "elles", "une", "unes", "belle", "belles"];

/// A form, cut.
pub(super) struct Cut {
    base: String,
    ending: String,
    is_plural: bool,
}

/// Cuts a word at its points, if its end is one that a feminine has.
pub(super) fn cut(word: &str) -> Option<Cut> {
    let mut parts = word
        .split(|c| POINTS.contains(c))
        .filter(|part| !part.is_empty());
    let base = parts.next()?.to_owned();
    let mut endings: Vec<&str> = parts.filter(|part| *part != "x").collect();
    let has_s = endings.len() > 1 && endings.last() == Some(&"s");
    if has_s {
        endings.pop();
    }
    let [ending] = endings[..] else {
        return None;
    };
    let is_ending = ENDINGS.contains(&ending) || WHOLE.contains(&ending);
    // `vas-y`, `a-t-il`: hyphens join words too.
    let is_joined = word.contains(['-', '‐', '‑']) && WHOLE.contains(&ending);
    (is_ending && !is_joined).then(|| Cut {
        base,
        is_plural: has_s || ending.ends_with('s'),
        ending: ending
            .strip_suffix('s')
            .filter(|e| !e.is_empty())
            .unwrap_or(ending)
            .to_owned(),
    })
}

pub(super) fn accepts(word: &str, known: &Known<'_>) -> bool {
    cut(word).is_some_and(|cut| cut.is_right(known)) || run_together(word, known)
}

impl Cut {
    fn is_right(&self, known: &Known<'_>) -> bool {
        let s = if self.is_plural { "s" } else { "" };
        let is_masculine = known(&self.base) || known(&format!("{}s", self.base));
        is_masculine && self.feminines(s).iter().any(|word| known(word))
    }

    /// The words that base and ending may make.
    fn feminines(&self, s: &str) -> Vec<String> {
        let Self { base, ending, .. } = self;
        let cuts = base.char_indices().rev().map(|(at, _)| at).take(REPLACED);
        let mut found = Vec::new();
        for at in std::iter::once(base.len()).chain(cuts) {
            found.push(format!("{}{ending}{s}", &base[..at]));
            // *act·ice* for *actrice*: the consonant is that of the masculine.
            found.push(format!("{}r{ending}{s}", &base[..at]));
        }
        if let (Some(start), "e") = (base.strip_suffix("er"), ending.as_str()) {
            found.push(format!("{start}ère{s}"));
        }
        found
    }
}

/// *travailleureuses*, *auteurices*: the feminine ending right behind the masculine one.
fn run_together(word: &str, known: &Known<'_>) -> bool {
    let (bare, s) = match word.strip_suffix('s') {
        Some(bare) => (bare, "s"),
        None => (word, ""),
    };
    let is_both = |masculine: String, feminine: String| {
        known(&format!("{masculine}{s}")) && known(&format!("{feminine}{s}"))
    };
    if let Some(stem) = bare.strip_suffix("eureuse") {
        return is_both(format!("{stem}eur"), format!("{stem}euse"));
    }
    if let Some(stem) = bare.strip_suffix("teurice") {
        return is_both(format!("{stem}teur"), format!("{stem}trice"));
    }
    false
}

/// The masculine before the point.
pub(super) fn stand_in(word: &str) -> Option<StandIn> {
    let cut = cut(word)?;
    let form = word.get(cut.base.len()..)?.to_owned();
    Some(StandIn {
        word: cut.base,
        ends: vec![(String::new(), form)],
    })
}
