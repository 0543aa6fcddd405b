//! What a window could not save in its library, and kept in another place meanwhile.

use text::edit::{self, Edit};
use text::{LanguageTag, diff};

use crate::edition;
use crate::error::{Error, Result};
use crate::history::{self, Append, ChangeKind, Field, Fields};
use crate::id::{EditionId, PostId};
use crate::library::Tx;
use crate::post::{self, NewPost};

/// The words of one edition that were not durable.
#[derive(Clone, Debug)]
pub struct Rescued {
    /// The edition.
    pub edition: EditionId,
    /// Its language.
    pub language: LanguageTag,
    /// The texts as the window last showed them, for when the edition is there no more.
    pub texts: Fields,
    /// What was not saved, in order. Those of one field share their base, since the library
    /// had answered none of them; each has its batch.
    pub batches: Vec<Append>,
}

/// Where they went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenIn {
    /// They were in the library already.
    Nothing,
    /// Into their edition.
    Edition,
    /// Into a post of their own.
    Post(PostId),
}

/// Journals what the library has not got yet, after whatever has been written since.
///
/// # Errors
///
/// Those of [`history::append()`]; nothing is changed then. Words that do not fit the edition
/// can still be kept by [`take_in_as_post`].
pub fn take_in(tx: &mut Tx<'_>, rescued: &Rescued) -> Result<TakenIn> {
    let mut taken = TakenIn::Nothing;
    for field in Field::ALL {
        let own: Vec<&Append> = rescued
            .batches
            .iter()
            .filter(|batch| batch.field == field)
            .collect();
        if take_field(tx, field, &own)? {
            taken = TakenIn::Edition;
        }
    }
    Ok(taken)
}

/// Makes a post of words whose edition is gone, or is no longer the one that they were
/// written on.
///
/// # Errors
///
/// A failed write.
pub fn take_in_as_post(tx: &mut Tx<'_>, rescued: &Rescued, title: &str) -> Result<TakenIn> {
    let Fields {
        title: own_title,
        dek,
        place_line,
        body,
        notes,
    } = &rescued.texts;
    let title = match own_title.trim() {
        "" => title.to_owned(),
        own => format!("{title}: {own}"),
    };
    let new = NewPost {
        language: &rescued.language,
        title: &title,
        dek,
        body,
    };
    let (post, edition) = post::create(tx, new)?;
    for (field, text) in [(Field::PlaceLine, place_line), (Field::Notes, notes)] {
        history::replace(tx, edition, field, text, ChangeKind::Import)?;
    }
    Ok(TakenIn::Post(post))
}

/// Says whether there was anything that the library did not have.
fn take_field(tx: &mut Tx<'_>, field: Field, batches: &[&Append]) -> Result<bool> {
    let Some(first) = batches.first() else {
        return Ok(false);
    };
    let edition = edition::get(tx, first.edition)?;
    let base = first.base;
    if base > edition.revision {
        return Err(Error::FutureRevision {
            base,
            head: edition.revision,
        });
    }
    let mut known = 0;
    for batch in batches {
        let Some(id) = batch.batch else { break };
        if tx.change_with_nonce(edition.key, base, &id)?.is_none() {
            break;
        }
        known += 1;
    }
    let (known, rest) = batches.split_at(known);
    let Some(last) = rest.last() else {
        return Ok(false);
    };

    let before = history::text_at(tx, &edition, field, base)?;
    let mine = edit::apply(&before, &all_edits(known))?;
    let theirs = history::text_at(tx, &edition, field, edition.revision)?;
    if mine == theirs {
        for batch in rest {
            let base = edition::get(tx, edition.id)?.revision;
            history::append(
                tx,
                Append {
                    base,
                    ..(*batch).clone()
                },
            )?;
        }
        return Ok(true);
    }
    // Others wrote in it meanwhile. The batches follow each other and not what came between,
    // so that they are rewritten together.
    let between = diff::edits_between(&mine, &theirs);
    let joined = Append {
        base: edition.revision,
        edits: edit::rebase(&all_edits(rest), &between),
        kind: ChangeKind::Merge,
        undo_group: edition.revision + 1,
        selection: None,
        length: None,
        ..(*last).clone()
    };
    history::append(tx, joined)?;
    Ok(true)
}

fn all_edits(batches: &[&Append]) -> Vec<Edit> {
    batches
        .iter()
        .flat_map(|batch| batch.edits.clone())
        .collect()
}

#[cfg(test)]
mod tests;
