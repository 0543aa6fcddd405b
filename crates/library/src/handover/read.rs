//! What a library says of a post, as it would be handed over.

use std::collections::BTreeMap;

use text::diff::{self, WordChange};
use text::edit::Utf16Index;
use text::pairs::{Half, Pair, Side, what_it_says};

use super::handed::{Handed, HandedEdition, HandedEntry, HandedNote, HandedPair, HandedPairing};
use crate::alignment::{self, Living};
use crate::check::Dismissal;
use crate::edition::{self, Edition, Role};
use crate::error::Result;
use crate::history;
use crate::id::PostId;
use crate::library::Query;
use crate::storage::Key;
use crate::{note, people, post};

/// Milliseconds of a day: finer than this no time travels.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// Reads a post with all of it that travels. Editions and notes in the trash do not, nor does any
/// word that was deleted.
///
/// # Errors
///
/// [`crate::Error::NotFound`], and a failed read.
pub(super) fn handed(q: &Query<'_>, id: PostId) -> Result<Handed> {
    let post = post::get(q, id)?;
    let mut editions = edition::of_post(q, id)?;
    editions.sort_by_key(|edition| (edition.role == Role::Translation, edition.id));
    let mut series = people::series_names(q, id)?;
    series.sort();
    let handed = editions
        .iter()
        .map(|edition| handed_edition(q, edition))
        .collect::<Result<_>>()?;
    Ok(Handed {
        post: id,
        slug: post.slug,
        slug_is_chosen: post.slug_is_chosen,
        date: post.date,
        status: post.status,
        tags: post.tags,
        series,
        people: post.people,
        editions: handed,
        pairings: pairings(q, &editions)?,
    })
}

fn handed_edition(q: &Query<'_>, edition: &Edition) -> Result<HandedEdition> {
    let fields = history::fields(q, edition)?;
    Ok(HandedEdition {
        id: edition.id,
        language: edition.language.clone(),
        name: edition.name.clone(),
        role: edition.role,
        from: edition.translated_from,
        is_current: edition.is_current,
        slug: edition.slug.clone(),
        tags: edition.tags.clone(),
        notes: notes(q, edition, &fields.body)?,
        title: fields.title,
        dek: fields.dek,
        place_line: fields.place_line,
        body: fields.body,
    })
}

fn notes(q: &Query<'_>, edition: &Edition, body: &str) -> Result<Vec<HandedNote>> {
    let index = Utf16Index::new(body);
    let mut notes = Vec::new();
    for note in note::of_edition(q, edition)? {
        let (from, to) = (index.to_byte(note.span.from), index.to_byte(note.span.to));
        let entries = note.entries.into_iter().map(|entry| HandedEntry {
            day: entry.at.div_euclid(DAY),
            writer: entry.writer,
            text: entry.text,
        });
        notes.push(HandedNote {
            id: note.id,
            from: note.span.from,
            to: note.span.to,
            // The words that it was put on may have been deleted since.
            words: body.get(from..to).unwrap_or_default().to_owned(),
            holds: note.holds,
            is_resolved: note.resolved_at.is_some(),
            entries: entries.collect(),
        });
    }
    notes.sort_by_key(|note| note.id);
    Ok(notes)
}

fn pairings(q: &Query<'_>, editions: &[Edition]) -> Result<Vec<HandedPairing>> {
    let is_here = |id| editions.iter().any(|edition| edition.id == id);
    let mut pairings = BTreeMap::new();
    for edition in editions {
        for (source, target) in q.alignments_of(edition.key)? {
            let is_new = !pairings.contains_key(&(source, target));
            if is_new && is_here(source) && is_here(target) {
                let living = alignment::read(q, source, target)?;
                pairings.insert((source, target), pairing(q, &living)?);
            }
        }
    }
    Ok(pairings.into_values().collect())
}

/// The pairs of two editions, in the order of [`standing`].
pub(super) fn pairing(q: &Query<'_>, living: &Living) -> Result<HandedPairing> {
    let [source, target] = &living.editions;
    let dismissals = q.dismissals([source, target])?;
    let marks = q.read_marks(&living.editions)?;
    let mut pairs = Vec::new();
    for pair in standing(living) {
        let words = [0, 1].map(|side| words_of(living, pair, side));
        let is_dismissed = |it: &&Dismissal| {
            Some(it.bead) == pair.key
                && (0..2).all(|side| words[side].contains(it.words[side].as_str()))
        };
        let mut dismissed: Vec<_> = dismissals
            .iter()
            .filter(is_dismissed)
            .map(|it| {
                let [one, other] = it.words.clone();
                (it.check.clone(), one, other)
            })
            .collect();
        dismissed.sort();
        let own = marks.iter().filter(|mark| Some(mark.bead) == pair.key);
        let mut readers: Vec<String> = own
            .filter(|mark| mark.stands(&words))
            .map(|mark| mark.reader.clone())
            .collect();
        readers.sort();
        pairs.push(HandedPair {
            places: pair
                .places
                .clone()
                .map(|place| place.map(|place| (place.start, place.end))),
            then: then(living, pair, words),
            step_day: pair.step_at.div_euclid(DAY),
            is_changed: pair.is_whole() && pair.is_changed,
            confirmed: pair.confirmed,
            half: pair.half as u8,
            target_leads: pair.lead.map(|lead| lead == Side::Target),
            score: thousandths(pair.score),
            dismissed,
            readers,
        });
    }
    Ok(HandedPairing {
        source: source.id,
        target: target.id,
        target_leads: living.lead == Side::Target,
        pairs,
    })
}

/// The pairs that stand somewhere; what is only remembered is nobody else's.
pub(super) fn standing(living: &Living) -> impl Iterator<Item = &Pair> {
    living.pairs.iter().filter(|pair| !pair.is_ghost())
}

fn words_of<'a>(living: &'a Living, pair: &Pair, side: usize) -> &'a str {
    let place = pair.places[side].as_ref();
    place.map_or("", |place| living.cuts[side].slice(place))
}

/// What a pair remembers of both sides, without words that were deleted since. One that has
/// changed stays changed.
fn then(living: &Living, pair: &Pair, words: [&str; 2]) -> [Option<String>; 2] {
    let lead = living.scene().lead_of(pair) as usize;
    [0, 1].map(|side| {
        let then = pair.then[side].as_deref()?;
        let now = words[side];
        pair.places[side].as_ref()?;
        if then == now || (side == lead && !pair.is_changed) {
            return Some(now.to_owned());
        }
        let kept = still_said(then, now);
        let says_the_same = what_it_says(&kept) == what_it_says(now);
        Some(match side == lead && says_the_same {
            true => String::new(),
            false => kept,
        })
    })
}

/// The words that were said then and still are. Read again where it was taken over, it is the same.
fn still_said(then: &str, now: &str) -> String {
    let mut said = then.to_owned();
    loop {
        let changes = diff::words(&said, now).into_iter();
        let kept: String = changes
            .filter_map(|change| match change {
                WordChange::Same(text) => Some(text),
                WordChange::Added(_) | WordChange::Removed(_) => None,
            })
            .collect();
        // A comparison that people are to read joins what is near, so that less is the same.
        if kept.len() >= said.len() {
            return kept;
        }
        said = kept;
    }
}

fn thousandths(score: f32) -> u16 {
    (score.clamp(0.0, 1.0) * 1000.0).round() as u16
}

/// A pair as a library keeps it, under the row of one that it takes the place of.
pub(super) fn pair(handed: &HandedPair, key: Option<Key>) -> Pair {
    Pair {
        key,
        places: handed.places.map(|place| place.map(|(from, to)| from..to)),
        then: handed.then.clone(),
        said: [None, None],
        step_at: handed.step_day.saturating_mul(DAY),
        confirmed: handed.confirmed,
        half: match handed.half {
            1 => Half::Alone,
            2 => Half::Apart,
            _ => Half::Waits,
        },
        lead: handed.target_leads.map(side),
        is_changed: false,
        score: f32::from(handed.score) / 1000.0,
    }
}

/// Which side leads.
pub(super) fn side(target_leads: bool) -> Side {
    match target_leads {
        true => Side::Target,
        false => Side::Source,
    }
}

/// The beginning of a day that travelled, milliseconds since 1970.
pub(super) fn day_at(day: i64) -> i64 {
    day.saturating_mul(DAY)
}
