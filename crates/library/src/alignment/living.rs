use std::sync::Arc;

use text::LanguageTag;
use text::align::Lexicon;
use text::pairs::{self, Cut, Pair, Place, Scene, Side};

use super::Step;
use super::get::says;
use crate::anchor;
use crate::edition::{self, Edition};
use crate::error::{Error, OrNotFound, Result, What};
use crate::history::{self, Field};
use crate::id::EditionId;
use crate::library::{Query, Tx, now};
use crate::storage::Key;
use crate::storage::alignment::{AlignmentRow, BeadRow};

/// Two editions, and their pairs as they are now.
pub struct Living {
    /// Source and target.
    pub(crate) editions: [Edition; 2],
    pub(crate) cuts: [Cut; 2],
    pub(crate) lead: Side,
    pub(crate) pairs: Vec<Pair>,
    row: Option<AlignmentRow>,
    /// What is stored, carried to where the texts are now.
    rows: Vec<BeadRow>,
    lexicon: Option<Arc<Lexicon>>,
    now: i64,
}

impl Living {
    /// Source and target.
    pub fn ids(&self) -> [EditionId; 2] {
        [0, 1].map(|side: usize| self.editions[side].id)
    }

    /// Their revisions.
    pub fn revisions(&self) -> [u64; 2] {
        [0, 1].map(|side: usize| self.editions[side].revision)
    }

    /// Their languages.
    pub fn languages(&self) -> [&LanguageTag; 2] {
        [0, 1].map(|side: usize| &self.editions[side].language)
    }

    /// How each pair stands that is not only remembered.
    pub fn steps(&self) -> impl Iterator<Item = Step> {
        self.pairs.iter().filter(|pair| !pair.is_ghost()).map(says)
    }

    /// What the pairs are seen against.
    pub(crate) fn scene(&self) -> Scene<'_> {
        let [source, target] = [0, 1].map(|side: usize| &self.editions[side].language);
        Scene {
            cuts: [&self.cuts[0], &self.cuts[1]],
            languages: [source, target],
            lead: self.lead,
            lexicon: self.lexicon.as_deref(),
            now: self.now,
        }
    }

    /// Changes the pairs, and makes them fit again.
    pub(crate) fn change<T>(&mut self, act: impl FnOnce(&mut Vec<Pair>, &Scene<'_>) -> T) -> T {
        let mut pairs = std::mem::take(&mut self.pairs);
        let scene = self.scene();
        let done = act(&mut pairs, &scene);
        let pairs = pairs::renew(pairs, [&[], &[]], &scene);
        self.pairs = pairs;
        done
    }

    /// The pair of a key.
    pub(crate) fn find(&self, bead: Key) -> Result<usize> {
        self.pairs
            .iter()
            .position(|pair| pair.key == Some(bead))
            .or_not_found(What::Bead, bead)
    }
}

/// Reads the pairs of two editions of a post as they are now, whether they were ever aligned or
/// not. Nothing is written.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for an edition that is not there, or for two of different posts.
pub fn read(q: &Query<'_>, one: EditionId, other: EditionId) -> Result<Living> {
    read_as(q, one, other, pairs::renew)
}

/// How stored pairs are made to fit what the editions say now.
pub(super) type Fit = fn(Vec<Pair>, [&[Place]; 2], &Scene<'_>) -> Vec<Pair>;

/// Reads pairs as [`read`] does, made to fit otherwise.
pub(super) fn read_as(q: &Query<'_>, one: EditionId, other: EditionId, fit: Fit) -> Result<Living> {
    let (one, other) = (edition::get(q, one)?, edition::get(q, other)?);
    let is_pair = one.post == other.post && one.id != other.id;
    is_pair
        .then_some(())
        .or_not_found(What::Edition, other.id)?;
    let row = q.alignment(one.key, other.key)?;
    let editions = match &row {
        Some(row) if row.source == one.id => [one, other],
        Some(_) => [other, one],
        None => in_order(one, other),
    };
    let mut rows = match &row {
        Some(row) => q.beads(row.key)?,
        None => Vec::new(),
    };
    let mut cuts = Vec::with_capacity(2);
    let mut touched: [Vec<Place>; 2] = [Vec::new(), Vec::new()];
    for (side, edition) in editions.iter().enumerate() {
        let edits = anchor::since(q, edition)?;
        if !edits.is_empty() {
            for place in rows
                .iter_mut()
                .filter_map(|row| row.pair.places[side].as_mut())
            {
                *place = pairs::carry_place(place, &edits);
            }
        }
        if let Some(row) = &row {
            touched[side] = match q.edits_after(edition.key, Field::Body, row.revisions[side]) {
                Ok(edits) => pairs::touched_by(&edits),
                // Where it was edited is not known any more: it may have been everywhere.
                Err(Error::Forgotten { .. }) => std::iter::once(0..u32::MAX).collect(),
                Err(other) => return Err(other),
            };
        }
        cuts.push(Cut::new(history::body(q, edition)?));
    }
    let target = cuts.pop().unwrap_or_else(|| Cut::new(String::new()));
    let source = cuts.pop().unwrap_or_else(|| Cut::new(String::new()));
    let lexicon = q.lexicons.of(&editions[0].language, &editions[1].language);
    let mut living = Living {
        lexicon,
        editions,
        cuts: [source, target],
        lead: row.map_or(Side::Source, |row| row.lead),
        pairs: rows.iter().map(|row| row.pair.clone()).collect(),
        row,
        rows,
        now: now(),
    };
    let pairs = std::mem::take(&mut living.pairs);
    living.pairs = fit(pairs, [&touched[0], &touched[1]], &living.scene());
    Ok(living)
}

/// Reads every pairing that an edition has a part in, and says which side of it the edition is.
/// One whose other edition is gone meanwhile is left out.
///
/// # Errors
///
/// A failed read.
pub(crate) fn read_all(q: &Query<'_>, edition: &Edition) -> Result<Vec<(Living, usize)>> {
    let mut all = Vec::new();
    for (source, target) in q.alignments_of(edition.key)? {
        match read(q, source, target) {
            Ok(living) => {
                let side = usize::from(living.editions[1].id == edition.id);
                all.push((living, side));
            }
            Err(Error::NotFound { .. }) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(all)
}

/// Which of two editions is the source of the other, or else comes first.
fn in_order(one: Edition, other: Edition) -> [Edition; 2] {
    let is_source = |this: &Edition, that: &Edition| that.translated_from == Some(this.id);
    let first = if is_source(&one, &other) || is_source(&other, &one) {
        is_source(&one, &other)
    } else if one.role == other.role {
        one.key < other.key
    } else {
        one.role == edition::Role::Source
    };
    if first { [one, other] } else { [other, one] }
}

/// Whether the pairs stand otherwise than they are written down: not only elsewhere.
pub fn is_news(living: &Living) -> bool {
    let is_same = |(row, pair): (&BeadRow, &Pair)| {
        let old = &row.pair;
        let (lead, is_whole) = (living.scene().lead_of(pair) as usize, pair.is_whole());
        old.key == pair.key
            && (0..2).all(|side| old.places[side].is_some() == pair.places[side].is_some())
            && (old.confirmed, old.half, old.lead) == (pair.confirmed, pair.half, pair.lead)
            && (old.is_changed, old.step_at) == (pair.is_changed, pair.step_at)
            && (is_whole || (&old.then, &old.said) == (&pair.then, &pair.said))
            && old.then[lead] == pair.then[lead]
    };
    living.row.is_none()
        || living.rows.len() != living.pairs.len()
        || !living.rows.iter().zip(&living.pairs).all(is_same)
}

/// Writes the pairs of two editions down as they are now.
///
/// # Errors
///
/// A failed read or write, and what [`read`] says.
pub fn keep(tx: &mut Tx<'_>, one: EditionId, other: EditionId) -> Result<()> {
    let mut living = read(tx, one, other)?;
    write(tx, &mut living)
}

/// Writes pairs down; those that are new get their keys.
pub(crate) fn write(tx: &mut Tx<'_>, living: &mut Living) -> Result<()> {
    let before = tally(living.rows.iter().map(|row| &row.pair));
    for edition in &living.editions {
        anchor::bring_up(tx, edition)?;
    }
    let [source, target] = &living.editions;
    let alignment = tx.put_alignment([source, target], living.lead)?;
    let kept: std::collections::HashMap<Key, &BeadRow> = living
        .rows
        .iter()
        .filter_map(|row| Some((row.pair.key?, row)))
        .collect();
    // What goes first makes room for what stays.
    let stays: std::collections::HashSet<Key> =
        living.pairs.iter().filter_map(|pair| pair.key).collect();
    for (key, row) in &kept {
        if !stays.contains(key) {
            tx.delete_bead(row)?;
        }
    }
    for (position, pair) in living.pairs.iter_mut().enumerate() {
        let old = pair.key.and_then(|key| kept.get(&key).copied());
        let is_same = old.is_some_and(|old| old.position == position && old.pair == *pair);
        if !is_same {
            pair.key = Some(tx.put_bead(alignment, [source, target], position, pair, old)?);
        }
    }
    if before != tally(living.pairs.iter()) {
        tx.touch_post(source.post);
    }
    Ok(())
}

/// What lists show of an alignment: pairs, missing and changed.
fn tally<'a>(pairs: impl Iterator<Item = &'a Pair>) -> [usize; 4] {
    let mut tally = [0; 4];
    for pair in pairs.filter(|pair| !pair.is_ghost()) {
        tally[says(pair) as usize] += 1;
    }
    tally
}
