use text::align::{self, Options, Segment};
use text::diff::{self, WordChange};
use text::pairs::{self, Half, Pair, what_it_says};
use text::segment;

use super::living::{Living, read};
use super::{Alignment, Bead, Span, Step};
use crate::error::Result;
use crate::id::EditionId;
use crate::library::Query;
use crate::storage::Key;

/// Shows the pairs of two editions as they are now.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for an edition that is not there, or for two of different posts.
pub fn get(q: &Query<'_>, one: EditionId, other: EditionId) -> Result<Alignment> {
    show(q, &read(q, one, other)?)
}

/// Shows pairs that have been read.
///
/// # Errors
///
/// A failed read.
pub fn show(q: &Query<'_>, living: &Living) -> Result<Alignment> {
    let mut beads = Vec::with_capacity(living.pairs.len());
    let marks = q.read_marks(&living.editions)?;
    for pair in living.pairs.iter().filter(|pair| !pair.is_ghost()) {
        let mut bead = bead(living, pair);
        let own = marks.iter().filter(|mark| Some(mark.bead) == pair.key);
        bead.readers = own
            .filter(|mark| mark.stands(&words_of(living, pair)))
            .map(|mark| mark.reader.clone())
            .collect();
        beads.push(bead);
    }
    Ok(Alignment {
        editions: [0, 1].map(|side: usize| living.editions[side].id),
        revisions: [0, 1].map(|side: usize| living.editions[side].revision),
        lead: living.lead,
        beads,
    })
}

/// The words of a pair on both sides, as they are written; empty where a side is missing.
pub(super) fn words_of<'a>(living: &'a Living, pair: &Pair) -> [&'a str; 2] {
    [0, 1].map(|side| {
        let place = pair.places[side].as_ref();
        place.map_or("", |place| living.cuts[side].slice(place))
    })
}

/// How a pair stands.
pub(super) fn says(pair: &Pair) -> Step {
    match (pair.is_whole(), pair.half) {
        (true, _) if pair.is_changed => Step::Changed,
        (true, _) => Step::InStep,
        (false, Half::Alone) => Step::Alone,
        (false, _) => Step::Missing,
    }
}

fn bead(living: &Living, pair: &Pair) -> Bead {
    let scene = living.scene();
    let lead = scene.lead_of(pair);
    let changes = match &pair.then[lead as usize] {
        Some(then) if pair.is_changed => changed_words(then, words_of(living, pair)[lead as usize]),
        _ => Vec::new(),
    };
    Bead {
        key: pair.key,
        places: pair.places.clone().map(|place| place.map(Span::from)),
        step: says(pair),
        lead,
        confirmed: pair.confirmed,
        since: (pair.step_at > 0).then_some(pair.step_at),
        changes,
        carries: pairs::carries(pair, &scene),
        readers: Vec::new(),
    }
}

/// What became of words, where only the style of their mark-up differs not told apart.
fn changed_words(then: &str, now: &str) -> Vec<WordChange> {
    let mut changes: Vec<WordChange> = Vec::new();
    let mut rest = diff::words(then, now).into_iter().peekable();
    while let Some(change) = rest.next() {
        let is_silent = |text: &str| what_it_says(text).is_empty();
        let told = match (change, rest.peek()) {
            (WordChange::Removed(gone), Some(WordChange::Added(come)))
                if what_it_says(&gone) == what_it_says(come) =>
            {
                let come = come.clone();
                rest.next();
                WordChange::Same(come)
            }
            (WordChange::Removed(gone), _) if is_silent(&gone) => continue,
            (WordChange::Added(come), _) if is_silent(&come) => WordChange::Same(come),
            (change, _) => change,
        };
        match (changes.last_mut(), told) {
            (Some(WordChange::Same(before)), WordChange::Same(more)) => before.push_str(&more),
            (_, told) => changes.push(told),
        }
    }
    changes
}

/// Aligns the sentences of one pair: for each group its places in the bodies, source and target.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for a bead that is gone.
pub fn sentences(living: &Living, bead: Key) -> Result<Vec<[Option<Span>; 2]>> {
    let pair = &living.pairs[living.find(bead)?];
    let words = words_of(living, pair);
    let cut =
        [0, 1].map(|side: usize| segment::sentences(words[side], &living.editions[side].language));
    let segments = [0, 1].map(|side: usize| -> Vec<Segment<'_>> {
        cut[side]
            .iter()
            .map(|range| Segment {
                kind: None,
                text: &words[side][range.clone()],
            })
            .collect()
    });
    let side = |side: usize| align::Side {
        language: &living.editions[side].language,
        segments: &segments[side],
    };
    let span = |side: usize, group: &std::ops::Range<usize>| -> Option<Span> {
        let first = cut[side].get(group.start)?.start;
        let last = cut[side].get(group.end.checked_sub(1)?)?.end;
        let start = pair.places[side].as_ref()?.start;
        let at = |byte: usize| start + text::edit::utf16_len(&words[side][..byte]);
        (!group.is_empty()).then(|| Span {
            from: at(first),
            to: at(last),
        })
    };
    let beads = align::align(&side(0), &side(1), &Options::default());
    Ok(beads
        .iter()
        .map(|bead| [span(0, &bead.source), span(1, &bead.target)])
        .collect())
}
