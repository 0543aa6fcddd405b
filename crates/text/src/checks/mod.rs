//! What may have gone wrong between a text and its translation.
//!
//! 1. [`reading`] reads each side of a pair once: words, figures, links, notes, emphasis.
//! 2. [`languages`] says what is known of a language; one without rules is still checked for
//!    all that needs none.
//! 3. [`CHECKS`] are run in their order, one type a check; each says what it saw ([`Saw`]).
//! 4. [`check_post`] adds what can only be seen in the whole post.
//!
//! A check that is wrong more often than one pair in some hundreds is worth nothing, because
//! people switch it off: where a sign is weak, a check asks for a second one or is silent.
//! Each check takes time in proportion to the pair's length.

mod brackets;
mod doubled_word;
mod ending;
mod figures;
mod footnotes;
mod inclusive;
mod languages;
mod length;
mod links;
mod names;
mod negation;
mod opening;
mod paragraphs;
mod post;
mod quotes;
mod reading;
mod saw;
mod scan;
mod spacing;
mod structure;
mod terms;
mod untranslated;

use std::ops::Range;

use serde::Serialize;

use crate::{LanguageTag, segment::BlockKind};

pub use post::{Post, PostFinding, PostPair, check_post};
pub use saw::{SENTENCES, Saw};

use reading::Reading;

/// Holds a pair of texts that should say the same.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    /// The text that leads.
    pub source: &'a str,
    /// The text that follows it.
    pub target: &'a str,
    /// The language of the source.
    pub source_language: &'a LanguageTag,
    /// The language of the target.
    pub target_language: &'a LanguageTag,
    /// What kind of block the source is, if it is known.
    pub source_kind: Option<BlockKind>,
    /// What kind of block the target is, if it is known.
    pub target_kind: Option<BlockKind>,
    /// Whether the texts are Markdown.
    pub markdown: bool,
    /// Whether the target is done; one that is still being typed is not asked for what may yet
    /// come.
    pub whole: bool,
}

/// Says that a term of the source is to be translated by a term of the target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The term as the source has it.
    pub source: String,
    /// The term that its translation has to use.
    pub target: String,
}

/// Says what is looked for.
#[derive(Clone, Debug, Default)]
pub struct CheckOptions<'a> {
    /// The checks that are on.
    pub on: CheckSet,
    /// The glossary between the two languages.
    pub terms: &'a [Term],
}

/// Holds what one check found in a pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The name of the check.
    pub check: &'static str,
    /// The bytes of the source that it is about, if there are any.
    pub source: Option<Range<usize>>,
    /// The bytes of the target that it is about, if there are any.
    pub target: Option<Range<usize>>,
    /// What it saw.
    pub saw: Saw,
}

/// A rule of quality.
pub trait Check: Sync {
    /// Returns the name by which it is switched on and off, such as `figures`.
    fn name(&self) -> &'static str;

    /// Tells whether it is on unless somebody switches it off.
    fn is_usual(&self) -> bool {
        true
    }

    /// Tells whether it can judge a target that is still being typed.
    fn judges_unfinished(&self) -> bool {
        false
    }

    /// Looks at one pair.
    #[doc(hidden)]
    fn pair(&self, _reading: &Reading<'_>, _found: &mut Findings<'_>) {}

    /// Looks at a whole post.
    #[doc(hidden)]
    fn post(&self, _post: &Post<'_>, _found: &mut post::PostFindings<'_>) {}
}

/// All checks, in the order in which their findings are shown.
pub static CHECKS: &[&dyn Check] = &[
    &paragraphs::Paragraphs,
    &untranslated::Untranslated,
    &figures::Figures,
    &negation::Negation,
    &names::Names,
    &links::Links,
    &footnotes::Footnotes,
    &terms::Terms,
    &structure::Structure,
    &doubled_word::DoubledWord,
    &opening::Opening,
    &spacing::Spacing,
    &brackets::Brackets,
    &ending::Ending,
    &length::Length,
    &quotes::Quotes,
    &negation::NegationAdded,
    &inclusive::Inclusive,
];

/// Holds which checks are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CheckSet(u32);

impl Default for CheckSet {
    fn default() -> Self {
        let usual = CHECKS.iter().enumerate();
        let usual = usual.filter(|(_, check)| check.is_usual());
        Self(usual.fold(0, |set, (at, _)| set | 1 << at))
    }
}

impl CheckSet {
    /// Returns the set with no check on.
    #[must_use]
    pub fn none() -> Self {
        Self(0)
    }

    /// Returns the set with every check on.
    #[must_use]
    pub fn every() -> Self {
        Self((1 << CHECKS.len()) - 1)
    }

    /// Switches a check on or off; tells whether there is a check of that name.
    pub fn set(&mut self, name: &str, on: bool) -> bool {
        let Some(at) = CHECKS.iter().position(|check| check.name() == name) else {
            return false;
        };
        self.0 = if on {
            self.0 | 1 << at
        } else {
            self.0 & !(1 << at)
        };
        true
    }

    /// Tells whether a check is on.
    #[must_use]
    pub fn has(self, name: &str) -> bool {
        self.checks().any(|check| check.name() == name)
    }

    fn checks(self) -> impl Iterator<Item = &'static dyn Check> {
        let checks = CHECKS.iter().enumerate();
        checks.filter_map(move |(at, check)| (self.0 & 1 << at != 0).then_some(*check))
    }
}

/// Gathers what is found in one pair.
#[doc(hidden)]
pub struct Findings<'a> {
    check: &'static str,
    terms: &'a [Term],
    found: Vec<Finding>,
}

impl Findings<'_> {
    fn add(
        &mut self,
        source: Option<Range<usize>>,
        target: Option<Range<usize>>,
        key: &'static str,
        args: Vec<String>,
    ) {
        debug_assert!(SENTENCES.iter().any(|(it, _)| *it == key), "{key}");
        self.found.push(Finding {
            check: self.check,
            source,
            target,
            saw: Saw { key, args },
        });
    }
}

/// Tells whether anything is known of the words of a language.
///
/// Without it, what needs words is not checked: negation, months, the language of a sentence.
#[must_use]
pub fn has_rules(language: &LanguageTag) -> bool {
    languages::rules(language).known
}

/// Puts a range on its side.
fn side_range(
    is_source: bool,
    range: Range<usize>,
) -> (Option<Range<usize>>, Option<Range<usize>>) {
    if is_source {
        (Some(range), None)
    } else {
        (None, Some(range))
    }
}

/// Shortens a quotation so that it can stand in a sentence.
fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words,
    }
}

/// Looks at one pair with all checks that are on.
///
/// Where one side is blank there is nothing to compare; [`check_post`] says what is missing.
#[must_use]
pub fn check_pair(pair: &Pair<'_>, options: &CheckOptions<'_>) -> Vec<Finding> {
    if pair.source.trim().is_empty() || pair.target.trim().is_empty() {
        return Vec::new();
    }
    let reading = Reading::of(pair);
    let mut findings = Findings {
        check: "",
        terms: options.terms,
        found: Vec::new(),
    };
    for check in options.on.checks() {
        if pair.whole || check.judges_unfinished() {
            findings.check = check.name();
            check.pair(&reading, &mut findings);
        }
    }
    let mut found = findings.found;
    // A sentence that is not translated yet has lost no negation.
    let left: Vec<Range<usize>> = found
        .iter()
        .filter(|finding| finding.check == untranslated::NAME)
        .filter_map(|finding| finding.target.clone())
        .collect();
    found.retain(|finding| {
        let here = finding.target.as_ref();
        let is_left = here.is_some_and(|here| {
            left.binary_search_by_key(&here.start, |it| it.start)
                .is_ok()
        });
        finding.check != negation::NAME || !is_left
    });
    found
}

#[cfg(test)]
mod faults;
#[cfg(test)]
mod measure;
#[cfg(test)]
mod tests;
