//! What a library remembers of the states in which its posts were handed over.

use std::collections::{BTreeMap, BTreeSet};

use text::edit::black_out;

use super::handed::{FIELDS, Handed};
use super::states::States;
use crate::edition::Edition;
use crate::error::{Error, Result};
use crate::id::{EditionId, NoteId, PostId, StateId};
use crate::library::{Query, Tx};

/// A state as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StoredState {
    pub id: StateId,
    /// Those that it was made from.
    pub parents: Vec<StateId>,
    /// What the post said; `None` where nobody here knows it.
    pub said: Option<Vec<u8>>,
    /// Whether something in it waits for a decision here: then `said` is what was taken of it.
    pub in_part: bool,
}

/// The states of a post that were met.
#[derive(Debug)]
pub(super) struct Met {
    /// Those of which nothing waits for a decision.
    pub states: States,
    /// These, and those that were taken in part.
    pub all: States,
    stored: BTreeMap<StateId, StoredState>,
}

impl Met {
    /// What the post said in a state, where that is known and can be read.
    pub fn said(&self, state: StateId) -> Option<Handed> {
        unpack(self.stored.get(&state)?.said.as_deref()?)
    }

    /// The states of which it is known what they said.
    pub fn readable(&self) -> BTreeSet<StateId> {
        let readable = self.stored.iter().filter(|(_, state)| state.said.is_some());
        readable.map(|(id, _)| *id).collect()
    }

    /// A state as it is stored.
    pub fn stored(&self, state: StateId) -> Option<&StoredState> {
        self.stored.get(&state)
    }
}

/// Reads the states of a post.
pub(super) fn known(q: &Query<'_>, post: PostId) -> Result<Met> {
    let mut met = Met {
        states: States::default(),
        all: States::default(),
        stored: BTreeMap::new(),
    };
    for state in q.handed(post)? {
        met.all.add(state.id, state.parents.iter().copied());
        if !state.in_part {
            met.states.add(state.id, state.parents.iter().copied());
        }
        met.stored.insert(state.id, state);
    }
    Ok(met)
}

/// Fast enough for every file, and a third smaller than the least.
const LEVEL: i32 = 6;
/// The largest that is unpacked, bytes.
const LARGEST: usize = 64 * 1024 * 1024;

/// What a post says, as it is stored.
pub(super) fn pack(post: &Handed) -> Result<Vec<u8>> {
    let json = serde_json::to_vec(post)?;
    zstd::bulk::compress(&json, LEVEL).map_err(|error| Error::io("the library", error))
}

fn unpack(packed: &[u8]) -> Option<Handed> {
    let length = zstd::zstd_safe::get_frame_content_size(packed).ok()??;
    let length = usize::try_from(length).ok().filter(|it| *it <= LARGEST)?;
    let json = zstd::bulk::decompress(packed, length).ok()?;
    serde_json::from_slice(&json).ok()
}

/// Forgets that states were met, for whoever takes a takeover back; what was known of them before
/// is known again.
pub(crate) fn unmeet(
    tx: &mut Tx<'_>,
    post: PostId,
    states: &[StateId],
    before: &[StoredState],
) -> Result<()> {
    for state in states {
        tx.delete_handed(post, *state)?;
    }
    for state in before {
        tx.put_handed(post, state)?;
    }
    Ok(())
}

/// Takes away what is remembered of an edition's words where that is not what it says now. What
/// is handed over afterwards finds no common words, and everything different is shown.
pub(crate) fn forget(tx: &mut Tx<'_>, edition: &Edition) -> Result<()> {
    let now = super::read::handed(tx, edition.post).ok();
    let is_now = |said: &Handed| {
        let of = |post: &Handed| post.editions.iter().find(|it| it.id == edition.id).cloned();
        of(said).is_none() || now.as_ref().is_some_and(|now| of(now) == of(said))
    };
    drop_unless(tx, edition.post, is_now)
}

/// Blacks a passage out of what is remembered of an edition's post; says how often it stood there.
pub(crate) fn forget_passage(tx: &mut Tx<'_>, edition: &Edition, passage: &str) -> Result<usize> {
    let mut occurrences = 0;
    for state in tx.handed(edition.post)? {
        let Some(mut said) = state.said.as_deref().and_then(unpack) else {
            continue;
        };
        let before = occurrences;
        for own in said.editions.iter_mut().filter(|own| own.id == edition.id) {
            for field in FIELDS {
                if let Some(text) = own.text_mut(field) {
                    occurrences += blacken(text, passage)?;
                }
            }
            for note in &mut own.notes {
                occurrences += blacken(&mut note.words, passage)?;
                for entry in &mut note.entries {
                    occurrences += blacken(&mut entry.writer, passage)?;
                    occurrences += blacken(&mut entry.text, passage)?;
                }
            }
        }
        if occurrences > before {
            // What pairs remember would be left; without it they are as they are here.
            said.pairings.clear();
            let packed = pack(&said)?;
            tx.update_handed(edition.post, state.id, Some(&packed))?;
        }
    }
    Ok(occurrences)
}

fn blacken(text: &mut String, passage: &str) -> Result<usize> {
    let blacked = black_out(text, &[], passage).map_err(Error::from)?;
    if let Some(left) = blacked.base {
        *text = left;
    }
    Ok(blacked.occurrences)
}

/// Takes away what is remembered of a post with an edition that is gone for good.
pub(crate) fn forget_edition(tx: &mut Tx<'_>, post: PostId, id: EditionId) -> Result<()> {
    drop_unless(tx, post, |said| said.editions.iter().all(|it| it.id != id))
}

/// Takes away what is remembered of a post with a note that is gone for good.
pub(crate) fn forget_note(tx: &mut Tx<'_>, post: PostId, id: NoteId) -> Result<()> {
    drop_unless(tx, post, |said| {
        let mut notes = said.editions.iter().flat_map(|it| &it.notes);
        notes.all(|note| note.id != id)
    })
}

fn drop_unless(tx: &mut Tx<'_>, post: PostId, stays: impl Fn(&Handed) -> bool) -> Result<()> {
    for state in tx.handed(post)? {
        let Some(packed) = &state.said else { continue };
        // What cannot be read is words of somebody all the same.
        if !unpack(packed).is_some_and(|said| stays(&said)) {
            tx.update_handed(post, state.id, None)?;
        }
    }
    Ok(())
}
