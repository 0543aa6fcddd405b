//! Switches, lists and notes of two states brought together.

use std::collections::BTreeSet;

use super::handed::HandedNote;

/// A switch: whoever changed it has it. Without a base, what is on anywhere is on.
pub(super) fn either(base: Option<bool>, mine: bool, theirs: bool) -> bool {
    match base {
        Some(base) if mine == base => theirs,
        Some(_) => mine,
        None => mine || theirs,
    }
}

/// A list without repetition: where one side changed it, as that side has it; where both did, what
/// neither took away, and then what either added.
pub(super) fn list(
    base: Option<&Vec<String>>,
    mine: &[String],
    theirs: &[String],
    is_sorted: bool,
) -> Vec<String> {
    let empty = Vec::new();
    let base_is_known = base.is_some();
    let base = base.unwrap_or(&empty);
    let is_mine = mine == theirs || base_is_known && theirs == base;
    if is_mine {
        return mine.to_vec();
    }
    if base_is_known && mine == base {
        return theirs.to_vec();
    }
    let kept = base
        .iter()
        .filter(|name| mine.contains(name) && theirs.contains(name));
    let mut all: Vec<String> = kept.cloned().collect();
    let added: BTreeSet<&String> = mine
        .iter()
        .chain(theirs)
        .filter(|name| !base.contains(name))
        .collect();
    all.extend(added.into_iter().cloned());
    if is_sorted {
        all.sort();
    }
    all
}

/// Notes of both: new ones come, what was said is added, and one that somebody put into the trash
/// goes unless the other has said more in it.
pub(super) fn notes(
    base: Option<&[HandedNote]>,
    mine: &[HandedNote],
    theirs: &[HandedNote],
) -> Vec<HandedNote> {
    let of = |notes: &[HandedNote], id| notes.iter().find(|note| note.id == id).cloned();
    let known = base.unwrap_or_default();
    let ids: BTreeSet<_> = mine.iter().chain(theirs).map(|note| note.id).collect();
    let mut all = Vec::new();
    for id in ids {
        let was = of(known, id);
        let note = match (of(mine, id), of(theirs, id)) {
            (Some(own), Some(other)) => Some(note(was.as_ref(), own, &other)),
            (Some(only), None) | (None, Some(only)) => {
                let is_gone = was.is_some_and(|was| says_the_same(&was, &only));
                (!is_gone).then_some(only)
            }
            (None, None) => None,
        };
        all.extend(note);
    }
    all
}

/// Whether two states of a note say the same, wherever it lies.
fn says_the_same(one: &HandedNote, other: &HandedNote) -> bool {
    one.entries == other.entries && (one.holds, one.is_resolved) == (other.holds, other.is_resolved)
}

fn note(base: Option<&HandedNote>, mut own: HandedNote, other: &HandedNote) -> HandedNote {
    own.holds = either(base.map(|base| base.holds), own.holds, other.holds);
    own.is_resolved = match base {
        Some(base) if own.is_resolved == base.is_resolved => other.is_resolved,
        Some(_) => own.is_resolved,
        // Somebody is not through with it.
        None => own.is_resolved && other.is_resolved,
    };
    if own.entries == other.entries {
        return own;
    }
    let first = base.map_or(&[][..], |base| &base.entries[..]);
    let own_is_longer = own.entries.starts_with(first);
    let other_is_longer = other.entries.starts_with(first);
    if own_is_longer && other_is_longer {
        let mut added: Vec<_> = own.entries[first.len()..].to_vec();
        for entry in &other.entries[first.len()..] {
            if !added.contains(entry) {
                added.push(entry.clone());
            }
        }
        // The hour is not known; so it comes to the same on both sides.
        added.sort();
        own.entries.truncate(first.len());
        own.entries.extend(added);
    } else {
        for entry in &other.entries {
            if !own.entries.contains(entry) {
                own.entries.push(entry.clone());
            }
        }
    }
    own
}
