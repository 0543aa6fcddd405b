//! Pairs of two libraries joined, once the texts stand.
//!
//! What one side did to a pair comes: confirmed it, put it in step, linked it anew. What both did
//! to the same pair stays as it is here. A pair remembers what both sides said when it was in
//! step, so it is changed or in step by what the joined texts say.

use std::collections::BTreeMap;

use text::diff;
use text::edit::Edit;
use text::pairs::{Pair, Place, carry_place};

use super::handed::{HandedPair, HandedPairing};
use super::read;
use crate::alignment::{self, Living, ReadMark};
use crate::check::{self, Dismissal};
use crate::edition;
use crate::error::Result;
use crate::id::EditionId;
use crate::library::Tx;
use crate::storage::Key;
use crate::undo::Inverse;

/// The pairs of two editions in one state, and what the editions said.
#[derive(Clone, Debug)]
pub(super) struct Stood {
    pub pairing: HandedPairing,
    pub bodies: [String; 2],
}

impl Stood {
    /// The same with source and target the other way round.
    fn flipped(mut self) -> Stood {
        self.bodies.reverse();
        let pairing = &mut self.pairing;
        std::mem::swap(&mut pairing.source, &mut pairing.target);
        pairing.target_leads = !pairing.target_leads;
        for pair in &mut pairing.pairs {
            pair.places.reverse();
            pair.then.reverse();
            pair.target_leads = pair.target_leads.map(|leads| !leads);
            for (_, one, other) in &mut pair.dismissed {
                std::mem::swap(one, other);
            }
        }
        self
    }

    fn along(self, ids: [EditionId; 2]) -> Stood {
        match self.pairing.source == ids[0] {
            true => self,
            false => self.flipped(),
        }
    }

    /// Where each pair stands in other texts.
    fn carried(&self, to: [&str; 2]) -> Vec<[Option<Place>; 2]> {
        let edits = self.edits(to);
        let places = self.pairing.pairs.iter().map(|pair| {
            [0, 1].map(|side: usize| {
                let (from, to) = pair.places[side]?;
                let place = carry_place(&(from..to), &edits[side]);
                (place.start < place.end).then_some(place)
            })
        });
        places.collect()
    }

    fn edits(&self, to: [&str; 2]) -> [Vec<Edit>; 2] {
        [0, 1].map(|side: usize| diff::edits_between(&self.bodies[side], to[side]))
    }
}

/// What was done to the pairs of this side before the texts were joined.
pub(super) struct Own {
    pub stood: Stood,
    /// The rows of its pairs, in their order.
    pub keys: Vec<Option<Key>>,
}

/// Reads the pairs of this side, written down so that they are known afterwards; `None` where
/// the two were never aligned.
pub(super) fn own(tx: &mut Tx<'_>, one: EditionId, other: EditionId) -> Result<Option<Own>> {
    let (Some(first), Some(second)) = (tx.edition(one)?, tx.edition(other)?) else {
        return Ok(None);
    };
    if tx.alignment(first.key, second.key)?.is_none() {
        return Ok(None);
    }
    alignment::keep(tx, one, other)?;
    let living = alignment::read(tx, one, other)?;
    let keys = read::standing(&living).map(|pair| pair.key).collect();
    Ok(Some(Own {
        stood: Stood {
            pairing: read::pairing(tx, &living)?,
            bodies: bodies(&living),
        },
        keys,
    }))
}

fn bodies(living: &Living) -> [String; 2] {
    [0, 1].map(|side: usize| living.cuts[side].body().to_owned())
}

/// Joins the pairs of a file with those of this side. Gives what takes it back.
pub(super) fn join(
    tx: &mut Tx<'_>,
    was: Option<Stood>,
    own: Option<&Own>,
    theirs: Stood,
) -> Result<Vec<Inverse>> {
    let mut inverses = Vec::new();
    let ids = [theirs.pairing.source, theirs.pairing.target];
    let (source, target) = (edition::get(tx, ids[0])?, edition::get(tx, ids[1])?);
    if tx.alignment(source.key, target.key)?.is_none() {
        let lead = read::side(theirs.pairing.target_leads);
        tx.put_alignment([&source, &target], lead)?;
    }
    join_lead(tx, was.as_ref(), own, &theirs, &mut inverses)?;
    let living = alignment::read(tx, ids[0], ids[1])?;
    let theirs = theirs.along(living.ids());
    let was = was.map(|was| was.along(living.ids()));
    let now = bodies(&living);
    let now = [now[0].as_str(), now[1].as_str()];
    let news = news(was.as_ref(), &theirs);
    let places = theirs.carried(now);
    let decided = decided(was.as_ref(), own);
    let come: Vec<(&HandedPair, &[Option<Place>; 2])> = (theirs.pairing.pairs.iter())
        .zip(&places)
        .zip(&news)
        .filter(|(_, is_news)| **is_news)
        .map(|(pair, _)| pair)
        .collect();
    let mut probe = living.pairs.clone();
    let mut is_put = false;
    for (handed, places) in &come {
        is_put |= put(&mut probe, handed, places, &decided);
    }
    if is_put {
        let (_, inverse) = alignment::act_on(tx, living, |pairs, _| {
            for (handed, places) in &come {
                put(pairs, handed, places, &decided);
            }
        })?;
        inverses.push(inverse);
    }
    beside(tx, was.as_ref(), &theirs, &places, &mut inverses)?;
    // What the joined texts make of the pairs is written now, and is no news the next time.
    alignment::keep(tx, ids[0], ids[1])?;
    Ok(inverses)
}

fn join_lead(
    tx: &mut Tx<'_>,
    was: Option<&Stood>,
    own: Option<&Own>,
    theirs: &Stood,
    inverses: &mut Vec<Inverse>,
) -> Result<()> {
    let leader = |stood: &Stood| match stood.pairing.target_leads {
        true => stood.pairing.target,
        false => stood.pairing.source,
    };
    let Some(own) = own else { return Ok(()) };
    let (mine, other) = (leader(&own.stood), leader(theirs));
    if mine != other && was.is_some_and(|was| leader(was) == mine) {
        alignment::set_lead(tx, theirs.pairing.source, theirs.pairing.target, other)?;
        inverses.extend(tx.inverse.take());
    }
    Ok(())
}

/// Of each pair of the file, whether something was done to it since the common state.
fn news(was: Option<&Stood>, theirs: &Stood) -> Vec<bool> {
    let pairs = &theirs.pairing.pairs;
    let Some(was) = was else {
        return vec![true; pairs.len()];
    };
    let places = was.carried([&theirs.bodies[0], &theirs.bodies[1]]);
    let is_old = |pair: &HandedPair| {
        let mut olds = was.pairing.pairs.iter().zip(&places);
        olds.any(|(old, at)| *at == ranges(pair) && is_alike(old, pair))
    };
    pairs.iter().map(|pair| !is_old(pair)).collect()
}

/// The rows of the pairs of this side to which something was done since the common state.
fn decided(was: Option<&Stood>, own: Option<&Own>) -> BTreeMap<Key, bool> {
    let Some(own) = own else {
        return BTreeMap::new();
    };
    let pairs = &own.stood.pairing.pairs;
    let is_news = match was {
        Some(was) => {
            let was = was
                .clone()
                .along([own.stood.pairing.source, own.stood.pairing.target]);
            news(Some(&was), &own.stood)
        }
        // Where nothing is known of before, only what a person has confirmed is decided.
        None => pairs.iter().map(|pair| pair.confirmed).collect(),
    };
    let keys = own.keys.iter().zip(is_news);
    keys.filter_map(|(key, is_news)| Some(((*key)?, is_news)))
        .collect()
}

fn ranges(pair: &HandedPair) -> [Option<Place>; 2] {
    pair.places.map(|place| place.map(|(from, to)| from..to))
}

/// Whether two states of a pair say the same of it, wherever it stands. What both sides said while
/// it is changed is known in part only, and tells nothing.
fn is_alike(one: &HandedPair, other: &HandedPair) -> bool {
    let in_step = |pair: &HandedPair| (!pair.is_changed).then(|| pair.then.clone());
    one.is_changed == other.is_changed
        && in_step(one) == in_step(other)
        && (one.confirmed, one.half) == (other.confirmed, other.half)
        && one.target_leads == other.target_leads
}

/// Whether a pair stands here already as it does in the file.
fn is_there(pair: &Pair, handed: &HandedPair, places: &[Option<Place>; 2]) -> bool {
    let as_handed = read::pair(handed, None);
    let remembers = match handed.is_changed {
        true => pair.is_changed,
        false => pair.then == as_handed.then,
    };
    pair.places == *places
        && remembers
        && (pair.confirmed, pair.half) == (as_handed.confirmed, as_handed.half)
        && pair.lead == as_handed.lead
}

/// Puts a pair of the file in the place of those that stand there, unless something was decided on
/// them here; says whether it did.
fn put(
    pairs: &mut Vec<Pair>,
    handed: &HandedPair,
    places: &[Option<Place>; 2],
    decided: &BTreeMap<Key, bool>,
) -> bool {
    let is_whole = (0..2).all(|side| places[side].is_some() == handed.places[side].is_some());
    // A side may have been deleted here meanwhile.
    if !is_whole || pairs.iter().any(|pair| is_there(pair, handed, places)) {
        return false;
    }
    let meets = |pair: &Pair, side: usize| match (&pair.places[side], &places[side]) {
        (Some(own), Some(other)) => own.start < other.end && other.start < own.end,
        _ => false,
    };
    let is_met = |pair: &Pair| meets(pair, 0) || meets(pair, 1);
    let is_decided = |pair: &Pair| {
        pair.key
            .is_some_and(|key| decided.get(&key).copied().unwrap_or(false))
    };
    if pairs.iter().any(|pair| is_met(pair) && is_decided(pair)) {
        return false;
    }
    let mut heirs = pairs.iter().filter(|pair| meets(pair, 1) || is_met(pair));
    let key = heirs.next().and_then(|pair| pair.key);
    pairs.retain(|pair| !is_met(pair));
    let mut pair = read::pair(handed, key);
    pair.places.clone_from(places);
    pairs.push(pair);
    true
}

/// What lies beside the pairs: findings that were dismissed, and who has read them.
fn beside(
    tx: &mut Tx<'_>,
    was: Option<&Stood>,
    theirs: &Stood,
    places: &[[Option<Place>; 2]],
    inverses: &mut Vec<Inverse>,
) -> Result<()> {
    let pairs = || theirs.pairing.pairs.iter().zip(places);
    if pairs().all(|(pair, _)| pair.dismissed.is_empty() && pair.readers.is_empty()) {
        return Ok(());
    }
    let before = was.map(|was| was.carried([&theirs.bodies[0], &theirs.bodies[1]]));
    let old_of = |pair: &HandedPair| {
        let (was, before) = (was?, before.as_ref()?);
        let at = before.iter().position(|at| *at == ranges(pair))?;
        was.pairing.pairs.get(at)
    };
    let [source, target] = [theirs.pairing.source, theirs.pairing.target];
    alignment::keep(tx, source, target)?;
    let living = alignment::read(tx, source, target)?;
    for (handed, place) in pairs() {
        let here = living.pairs.iter().find(|pair| pair.places == *place);
        let Some(bead) = here.and_then(|pair| pair.key) else {
            continue;
        };
        let old = old_of(handed);
        for told in &handed.dismissed {
            if old.is_some_and(|old| old.dismissed.contains(told)) {
                continue;
            }
            let (check, one, other) = told.clone();
            let words = [one, other];
            check::dismiss(tx, Dismissal { bead, check, words })?;
            inverses.extend(tx.inverse.take());
        }
        for reader in &handed.readers {
            if old.is_some_and(|old| old.readers.contains(reader)) {
                continue;
            }
            let before = tx.read_mark(bead, reader)?;
            tx.put_read_mark(&ReadMark {
                bead,
                reader: reader.clone(),
                texts: [0, 1].map(|side: usize| said(theirs, handed, side)),
            })?;
            inverses.push(Inverse::ReadMark {
                bead,
                reader: reader.clone(),
                before,
            });
        }
    }
    Ok(())
}

/// What a pair of the file says on a side.
fn said(theirs: &Stood, pair: &HandedPair, side: usize) -> String {
    let index = text::edit::Utf16Index::new(&theirs.bodies[side]);
    let place = pair.places[side].map(|(from, to)| index.to_byte(from)..index.to_byte(to));
    place
        .and_then(|place| theirs.bodies[side].get(place))
        .unwrap_or_default()
        .to_owned()
}
