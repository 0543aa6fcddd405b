use std::collections::HashMap;
use std::ops::Range;

use super::pairs::{Page, pairs};
use super::passage::{self, Text};
use super::wanted::Wanted;
use super::{Found, Hit, Lookup, Side};
use crate::edition;
use crate::error::Result;
use crate::library::Query;
use crate::storage::memory::Candidate;

/// How many hits are given.
const LIMIT: usize = 50;

/// How much is read for one search: a word that is in every post must not take long.
const MOST_EDITIONS: usize = 500;
const MOST_BYTES: usize = 8 << 20;

/// Looks words up in all pairs of the library that lie outside the trash.
///
/// An edition whose text cannot be read is passed over: it must not keep the others from being
/// found.
///
/// # Errors
///
/// A failed read.
pub fn search(q: &Query<'_>, lookup: &Lookup<'_>) -> Result<Found> {
    let Some(wanted) = Wanted::read(lookup.words, lookup.language) else {
        return Ok(Found::default());
    };
    let language = lookup.language.primary();
    let candidates = q.memory_candidates(&wanted.expression(), language, MOST_EDITIONS + 1)?;
    let mut hunt = Hunt::new(wanted, lookup);
    let mut left = MOST_BYTES;
    for (number, candidate) in candidates.iter().enumerate() {
        if hunt.exact.len() > LIMIT {
            break;
        }
        if number == MOST_EDITIONS || left == 0 {
            hunt.bounded = true;
            break;
        }
        let read = hunt.read(q, candidate)?;
        left = left.saturating_sub(read);
    }
    Ok(hunt.found())
}

struct Hunt<'a> {
    wanted: Wanted,
    other: Option<&'a str>,
    /// Where the words stand together as they were asked for, and the other places.
    exact: Vec<Hit>,
    rest: Vec<Hit>,
    /// What stands facing what, and which hit shows it: whether it is among the exact ones,
    /// and its number.
    seen: HashMap<(String, String), (bool, usize)>,
    bounded: bool,
}

impl<'a> Hunt<'a> {
    fn new(wanted: Wanted, lookup: &Lookup<'a>) -> Hunt<'a> {
        Hunt {
            wanted,
            other: lookup.other.map(text::LanguageTag::primary),
            exact: Vec::new(),
            rest: Vec::new(),
            seen: HashMap::new(),
            bounded: false,
        }
    }

    /// Takes what one edition has; says how many bytes were read for it.
    fn read(&mut self, q: &Query<'_>, candidate: &Candidate) -> Result<usize> {
        let edition = edition::get(q, candidate.edition)?;
        let Ok(here) = Page::read(q, edition) else {
            return Ok(0);
        };
        let mut bytes = here.body.len();
        let fields = [&here.body, &here.edition.title, &here.edition.dek];
        // Most of what the index gives for scattered words ends here.
        if !fields
            .into_iter()
            .any(|text| self.wanted.may_stand_in(text))
        {
            return Ok(bytes);
        }
        for partner in q.partners(&here.edition, self.other)? {
            let edition = edition::get(q, partner.edition)?;
            let Ok(there) = Page::read(q, edition) else {
                continue;
            };
            bytes += there.body.len();
            for pair in pairs(q, &here, &there, &partner)? {
                let source = Text {
                    markdown: pair.here,
                    language: &here.edition.language,
                };
                let target = Text {
                    markdown: pair.there,
                    language: &there.edition.language,
                };
                for passage in passage::find(&self.wanted, source, target) {
                    let exact = passage.exact;
                    let hit = Hit {
                        post: candidate.post,
                        title: title(&here, &there),
                        date: candidate.date.clone(),
                        at: candidate.touched_at,
                        source: cut(&here, pair.here, &passage.source),
                        target: cut(&there, pair.there, &passage.target),
                        matches: passage.matches,
                        times: 1,
                    };
                    self.take(hit, exact);
                }
            }
        }
        Ok(bytes)
    }

    fn take(&mut self, hit: Hit, exact: bool) {
        let same = (hit.source.text.clone(), hit.target.text.clone());
        if let Some((exact, at)) = self.seen.get(&same) {
            let shown = if *exact {
                &mut self.exact
            } else {
                &mut self.rest
            };
            if let Some(shown) = shown.get_mut(*at) {
                shown.times += 1;
            }
            return;
        }
        let taken = if exact {
            &mut self.exact
        } else {
            &mut self.rest
        };
        // One more than is given tells that there are more.
        if taken.len() <= LIMIT {
            self.seen.insert(same, (exact, taken.len()));
            taken.push(hit);
        }
    }

    fn found(self) -> Found {
        let mut hits = self.exact;
        hits.extend(self.rest);
        let more = hits.len() > LIMIT;
        hits.truncate(LIMIT);
        Found {
            hits,
            more,
            bounded: self.bounded,
        }
    }
}

fn title(here: &Page, there: &Page) -> String {
    let (title, other) = (&here.edition.title, &there.edition.title);
    let shown = if title.is_empty() { other } else { title };
    shown.clone()
}

/// A side of a hit: what is shown of its half of the pair, and what stands around that.
fn cut(page: &Page, half: &str, shown: &Range<usize>) -> Side {
    let part = |range: Range<usize>| half.get(range).unwrap_or_default();
    Side {
        edition: page.edition.id,
        language: page.edition.language.clone(),
        text: part(shown.clone()).trim().to_owned(),
        before: part(0..shown.start).to_owned(),
        after: part(shown.end..half.len()).to_owned(),
    }
}
