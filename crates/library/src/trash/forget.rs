use super::{Forgotten, Item};
use crate::error::Result;
use crate::handover;
use crate::id::{EditionId, NoteId};
use crate::image::Uses;
use crate::library::Tx;
use crate::purge;

/// Forgets things that are still in the trash; what was taken out meanwhile stays.
pub(crate) fn forget(tx: &mut Tx<'_>, items: &[Item]) -> Result<Forgotten> {
    let mut forgotten = Forgotten::default();
    let mut images = Vec::new();
    for item in items {
        match item {
            Item::Post(id) => forgotten.posts += usize::from(tx.delete_trashed_post(*id)?),
            Item::Edition(id) => forgotten.editions += usize::from(forget_edition(tx, *id)?),
            Item::Note(id) => forgotten.notes += usize::from(forget_note(tx, *id)?),
            Item::Image(name) => images.push(name.as_str()),
        }
    }
    // After the texts, which may have shown them.
    forgotten.images = forget_images(tx, &images)?;
    if forgotten != Forgotten::default() {
        tx.delete_unnamed()?;
        purge::ask(tx)?;
        tx.changes.list = true;
        tx.cached = None;
    }
    Ok(forgotten)
}

fn forget_edition(tx: &mut Tx<'_>, id: EditionId) -> Result<bool> {
    let Some(edition) = tx.edition(id)? else {
        return Ok(false);
    };
    let is_deleted = tx.delete_trashed_edition(&edition)?;
    if is_deleted {
        handover::forget_edition(tx, edition.post, id)?;
        tx.touch_edition(id);
        tx.touch_post(edition.post);
    }
    Ok(is_deleted)
}

fn forget_note(tx: &mut Tx<'_>, id: NoteId) -> Result<bool> {
    let Some(note) = tx.note(id)?.filter(|note| note.trashed_at.is_some()) else {
        return Ok(false);
    };
    tx.delete_note(&note)?;
    if let Some(edition) = tx.edition(note.edition)? {
        handover::forget_note(tx, edition.post, id)?;
        tx.touch_notes(edition.post);
    }
    Ok(true)
}

fn forget_images(tx: &mut Tx<'_>, names: &[&str]) -> Result<usize> {
    if names.is_empty() {
        return Ok(0);
    }
    let uses = Uses::read(tx)?;
    let mut forgotten = 0;
    for name in names {
        if uses.of(name).is_empty() {
            forgotten += usize::from(tx.delete_trashed_image(name)?);
        } else {
            tx.update_image_trashed(name, None)?;
            tx.changes.list = true;
        }
    }
    Ok(forgotten)
}
