//! Words that a library has learned to be each other's translation, from the pairs that people
//! have confirmed in it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use text::LanguageTag;
use text::align::Lexicon;

use crate::error::Result;
use crate::library::{Library, Query};

/// Fewer confirmed pairs teach nothing.
const FEWEST: usize = 30;

/// So many of the newest pairs are learned from.
const MOST: usize = 2_000;

/// How many more pairs there must be, in percent, before they are learned from again.
const GROWN: usize = 120;

/// Two languages, source and target, by their primary subtags.
type Languages = (String, String);

/// What a library has learned so far. It is kept in memory only, and learned again from the pairs.
#[derive(Default)]
pub(crate) struct Lexicons {
    known: Mutex<HashMap<Languages, Learned>>,
}

/// What was learned for two languages, and from how many pairs; nothing until then.
#[derive(Default)]
struct Learned {
    lexicon: Option<Arc<Lexicon>>,
    pairs: usize,
}

impl Lexicons {
    /// What is known of two languages. That they were asked for is remembered: at the next pause
    /// they are learned.
    pub(crate) fn of(&self, source: &LanguageTag, target: &LanguageTag) -> Option<Arc<Lexicon>> {
        let key = (source.primary().to_owned(), target.primary().to_owned());
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(key).or_default().lexicon.clone()
    }

    /// Gives up what was learned, as when words must be forgotten.
    pub(crate) fn clear(&self) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known
            .values_mut()
            .for_each(|learned| *learned = Learned::default());
    }

    fn wanted(&self) -> Vec<(Languages, usize)> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let wanted = known
            .iter()
            .map(|(key, learned)| (key.clone(), learned.pairs));
        wanted.collect()
    }

    fn put(&self, key: Languages, lexicon: Lexicon, pairs: usize) {
        let lexicon = Some(Arc::new(lexicon));
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(key, Learned { lexicon, pairs });
    }
}

/// Learns the words of the languages that were asked for, where there are enough confirmed pairs,
/// and more of them than before. It takes no longer than a moment and runs at pauses.
///
/// # Errors
///
/// A failed read.
pub fn learn(library: &Library) -> Result<()> {
    for ((source, target), before) in library.lexicons().wanted() {
        let pairs = library.read(|q| confirmed(q, &source, &target))?;
        if pairs.len() < FEWEST || pairs.len() * 100 < before * GROWN {
            continue;
        }
        let (Ok(from), Ok(to)) = (LanguageTag::parse(&source), LanguageTag::parse(&target)) else {
            continue;
        };
        let texts = pairs
            .iter()
            .map(|(one, other)| (one.as_str(), other.as_str()));
        let lexicon = Lexicon::learn(texts, (&from, &to));
        library
            .lexicons()
            .put((source, target), lexicon, pairs.len());
    }
    Ok(())
}

/// What confirmed pairs of two languages said when they were last in step, those of the newest
/// alignments first.
fn confirmed(q: &Query<'_>, source: &str, target: &str) -> Result<Vec<(String, String)>> {
    let mut pairs = q.confirmed_texts(source, target, MOST)?;
    let back = q.confirmed_texts(target, source, MOST - pairs.len())?;
    pairs.extend(back.into_iter().map(|(one, other)| (other, one)));
    Ok(pairs)
}
