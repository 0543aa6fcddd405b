use std::collections::BTreeMap;

use super::due::{DAY, Sighting};
use super::{Forgotten, Item, days, forget};
use crate::error::{Error, Result, What};
use crate::library::{Changes, Library, Query, Tx};
use crate::op::Op;

/// How many things one transaction forgets; typing waits for no more than these.
const BATCH: usize = 100;

/// Forgets everything in the trash. Its words are unreadable in the file once
/// [`crate::purge::run`] is through.
///
/// It is done in short transactions, between which others write. What is put into the trash
/// or taken out of it meanwhile is not forgotten.
///
/// # Errors
///
/// A failed write; what was forgotten before it stays forgotten.
pub fn empty(library: &Library) -> Result<(Forgotten, Changes)> {
    let items: Vec<Item> = library.read(|q| {
        let trashed = q.trashed_items()?.into_iter();
        Ok(trashed.map(|(item, _)| item).collect())
    })?;
    forget_all(library, &items)
}

/// Forgets what has lain in the trash for the stated time, by the rule of [`super`]. `now` is
/// milliseconds since 1970.
///
/// # Errors
///
/// A failed write; what was forgotten before it stays forgotten.
pub fn empty_due(library: &Library, now: i64) -> Result<(Forgotten, Changes)> {
    let (items, seen) = library.read(|q| Ok((q.trashed_items()?, q.trash_seen()?)))?;
    if items.is_empty() && seen.is_empty() {
        return Ok(Default::default());
    }
    let (due, _) = library.write(Op::Upkeep, |tx| look(tx, now))?;
    forget_all(library, &due)
}

/// Forgets one thing now.
///
/// # Errors
///
/// [`Error::NotInTrash`], [`Error::NotFound`].
pub fn forget_one(library: &Library, item: &Item) -> Result<(Forgotten, Changes)> {
    library.read(|q| check_trashed(q, item))?;
    forget_all(library, std::slice::from_ref(item))
}

/// Notes what lies in the trash, and says what of it has waited long enough.
fn look(tx: &mut Tx<'_>, now: i64) -> Result<Vec<Item>> {
    let before = tx.trash_seen()?;
    let mut seen = BTreeMap::new();
    let mut due = Vec::new();
    // Where nothing goes by itself, nothing needs to be counted.
    if let Some(days) = days(tx)? {
        let stated = i64::from(days) * DAY;
        for (item, trashed_at) in tx.trashed_items()? {
            let key = item.key();
            let sighting = before
                .get(&key)
                .copied()
                .filter(|sighting| sighting.is_of(trashed_at))
                .unwrap_or_else(|| Sighting::first(trashed_at))
                .again(now, stated);
            if sighting.is_due(now, stated) {
                due.push(item);
            }
            seen.insert(key, sighting);
        }
    }
    tx.set_trash_seen(&seen)?;
    Ok(due)
}

fn forget_all(library: &Library, items: &[Item]) -> Result<(Forgotten, Changes)> {
    let mut all = (Forgotten::default(), Changes::default());
    for batch in items.chunks(BATCH) {
        let (forgotten, changes) = library.write(Op::EmptyTrash, |tx| forget(tx, batch))?;
        all.0.add(forgotten);
        all.1.add(changes);
    }
    Ok(all)
}

fn check_trashed(q: &Query<'_>, item: &Item) -> Result<()> {
    let (what, id, trashed_at) = match item {
        Item::Post(id) => (
            What::Post,
            id.to_string(),
            q.post(*id)?.map(|p| p.trashed_at),
        ),
        Item::Edition(id) => {
            let edition = q.edition(*id)?;
            (What::Edition, id.to_string(), edition.map(|e| e.trashed_at))
        }
        Item::Note(id) => {
            let note = q.note(*id)?;
            (What::Note, id.to_string(), note.map(|n| n.trashed_at))
        }
        Item::Image(name) => (What::Image, name.clone(), q.image_trashed(name)?),
    };
    match trashed_at {
        Some(Some(_)) => Ok(()),
        Some(None) => Err(Error::NotInTrash { what, id }),
        None => Err(Error::NotFound { what, id }),
    }
}
