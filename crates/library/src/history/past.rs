//! Search in the past of an edition: what was written and is no longer there.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use text::LanguageTag;
use text::edit::{self, Edit, Rope};

use super::change::Field;
use super::fields::unfit;
use super::text_at::rope_at;
use crate::edition::Edition;
use crate::error::{Error, Result};
use crate::library::Query;
use crate::post::Hit;
use crate::search;

/// What goes in one run of deletions before the state above it is looked at, UTF-16 units:
/// less is a slip of the finger.
const RUN: u64 = 16;
/// The state is looked at this often in any case, changes.
const OFTEN: u64 = 200;

/// A paragraph that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastHit {
    /// The newest revision known at which it stood so.
    pub revision: u64,
    /// When that revision was made, milliseconds since 1970.
    pub at: Option<i64>,
    /// The field.
    pub field: Field,
    /// The words in their sentence.
    pub hit: Hit,
    /// Whether it is not in the text now.
    pub is_gone: bool,
}

/// Finds paragraphs that had all of these words, the newest first; accents and case are
/// ignored and the last word may be unfinished.
///
/// A paragraph that went on being written is found once, as it was when it went. Where the
/// journal is damaged, the states up to the next keyframe are left out.
///
/// # Errors
///
/// A failed read.
pub fn search_past(
    q: &Query<'_>,
    edition: &Edition,
    words: &str,
    limit: usize,
) -> Result<Vec<PastHit>> {
    let words = search::words(words);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let mut hits = Vec::new();
    for field in Field::ALL {
        let mut seeker = Seeker {
            words: &words,
            known: HashMap::new(),
            standing: Vec::new(),
            at: 0,
            reached: 0,
            gone: Vec::new(),
        };
        seeker.walk(q, edition, field)?;
        hits.extend(seeker.finish(edition.revision, field, &edition.language));
    }
    hits.sort_by_key(|hit| std::cmp::Reverse(hit.revision));
    hits.truncate(limit);
    for hit in &mut hits {
        hit.at = q.change_time(edition.key, hit.revision)?;
    }
    Ok(hits)
}

struct Seeker<'a> {
    words: &'a [String],
    /// The paragraphs of the last look by their hashes, with their text where they had the
    /// words: of a long text only what has changed is folded again.
    known: HashMap<u64, Option<Rc<str>>>,
    /// Those that had the words, in order.
    standing: Vec<(u64, Rc<str>)>,
    at: u64,
    /// The last revision that could be read.
    reached: u64,
    gone: Vec<(u64, Rc<str>)>,
}

impl Seeker<'_> {
    /// Walks through a field's readable past; what is damaged is left out up to the next
    /// whole text.
    fn walk(&mut self, q: &Query<'_>, edition: &Edition, field: Field) -> Result<()> {
        let mut start = q.forgotten_up_to(edition.key, field, edition.revision)?;
        loop {
            self.reached = start;
            match self.walk_from(q, edition, field) {
                Err(Error::Damaged { .. }) => {}
                walked => return walked,
            }
            match q.keyframe_after(edition.key, field, self.reached)? {
                Some(next) => start = next,
                None => return Ok(()),
            }
        }
    }

    /// Replays a field and looks where something may have gone.
    fn walk_from(&mut self, q: &Query<'_>, edition: &Edition, field: Field) -> Result<()> {
        let start = self.reached;
        let mut rope = rope_at(q, edition, field, start)?;
        // The state above the run of deletions that is under way.
        let mut above: Option<(u64, Rope)> = None;
        let (mut run, mut unseen) = (0, 0);
        q.each_edits(
            edition.key,
            field,
            (start, edition.revision),
            |number, edits| {
                let deleted = units_deleted(&edits);
                if deleted >= RUN {
                    self.look(number - 1, &rope.to_string());
                    (above, run) = (None, 0);
                } else if deleted == 0 {
                    (above, run) = (None, 0);
                } else {
                    let (revision, before) =
                        above.get_or_insert_with(|| (number - 1, rope.clone()));
                    run += deleted;
                    // Once in a run: what is left of the paragraph after that is a stump.
                    if (RUN..RUN + deleted).contains(&run) {
                        self.look(*revision, &before.to_string());
                    }
                }
                edit::apply_to(&mut rope, &edits).map_err(|e| unfit(edition, &e))?;
                self.reached = number;
                unseen += 1;
                if unseen >= OFTEN {
                    self.look(number, &rope.to_string());
                    unseen = 0;
                }
                Ok(())
            },
        )?;
        self.look(edition.revision, &rope.to_string());
        Ok(())
    }

    fn look(&mut self, revision: u64, text: &str) {
        let before = std::mem::take(&mut self.known);
        let mut found = Vec::new();
        let mut come = 0;
        for line in text.lines() {
            let hash = hash(line);
            let known = before.get(&hash).cloned();
            let is_new = known.is_none();
            let with_words = known.unwrap_or_else(|| self.with_words(line));
            if let Some(line) = &with_words {
                come += usize::from(is_new);
                found.push((hash, Rc::clone(line)));
            }
            self.known.insert(hash, with_words);
        }
        let standing = std::mem::replace(&mut self.standing, found).into_iter();
        let went: Vec<_> = standing
            .filter(|(hash, _)| !self.known.contains_key(hash))
            .collect();
        // As many as have come are those that went on being written; the rest is gone.
        let lost = went.len().saturating_sub(come);
        let at = self.at;
        let gone = went.into_iter().rev().take(lost);
        self.gone.extend(gone.map(|(_, line)| (at, line)));
        self.at = revision;
    }

    fn with_words(&self, line: &str) -> Option<Rc<str>> {
        search::matches(&[line], self.words).then(|| line.into())
    }

    fn finish(
        mut self,
        newest: u64,
        field: Field,
        language: &LanguageTag,
    ) -> impl Iterator<Item = PastHit> {
        let mut told: Vec<(u64, Rc<str>, bool)> = Vec::new();
        let mut known: HashSet<Rc<str>> = HashSet::new();
        known.extend(self.standing.iter().map(|(_, line)| Rc::clone(line)));
        // What went more than once is told once, as it last went.
        while let Some((revision, line)) = self.gone.pop() {
            if known.insert(Rc::clone(&line)) {
                told.push((revision, line, true));
            }
        }
        let standing = self.standing.into_iter();
        told.extend(standing.map(|(_, line)| (newest, line, false)));
        told.into_iter()
            .filter_map(move |(revision, line, is_gone)| {
                Some(PastHit {
                    revision,
                    at: None,
                    field,
                    hit: search::hit(&line, self.words, language)?,
                    is_gone,
                })
            })
    }
}

fn hash(line: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    line.hash(&mut hasher);
    hasher.finish()
}

fn units_deleted(edits: &[Edit]) -> u64 {
    edits.iter().map(|e| u64::from(e.deleted)).sum()
}
