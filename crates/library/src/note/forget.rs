use text::edit::{Utf16Index, black_out};

use crate::anchor;
use crate::edition::Edition;
use crate::error::{Error, Result};
use crate::history;
use crate::library::Tx;

/// Takes away what the notes of an edition remember of the words that they were put on, where
/// these stand no longer: what they lie on now takes their place.
///
/// # Errors
///
/// A failed read or write.
pub(crate) fn forget(tx: &mut Tx<'_>, edition: &Edition) -> Result<()> {
    let notes = tx.all_notes(edition.key)?;
    if notes.is_empty() {
        return Ok(());
    }
    anchor::bring_up(tx, edition)?;
    super::find_again(tx, edition)?;
    let body = history::body(tx, edition)?;
    let index = Utf16Index::new(&body);
    for note in tx.all_notes(edition.key)? {
        let (from, to) = (index.to_byte(note.span.from), index.to_byte(note.span.to));
        let now = body.get(from..to).unwrap_or_default();
        if now != note.words {
            tx.update_note_words(note.key, now)?;
        }
    }
    Ok(())
}

/// Blacks a passage out of an edition's notes, out of the words that they were put on and out of
/// what was said in them; says how often it stood there.
///
/// # Errors
///
/// A failed read or write.
pub(crate) fn forget_passage(tx: &mut Tx<'_>, edition: &Edition, passage: &str) -> Result<usize> {
    let left_of = |text: &str| {
        let blacked = black_out(text, &[], passage).map_err(Error::from)?;
        Ok::<_, Error>((blacked.occurrences, blacked.base))
    };
    let mut occurrences = 0;
    for note in tx.all_notes(edition.key)? {
        let (found, left) = left_of(&note.words)?;
        occurrences += found;
        if let Some(left) = left {
            tx.update_note_words(note.key, &left)?;
        }
        for (position, mut said) in tx.stored_entries(note.key)? {
            for part in [&mut said.writer, &mut said.text] {
                let (found, left) = left_of(part)?;
                occurrences += found;
                if let Some(left) = left {
                    *part = left;
                }
            }
            tx.update_entry(note.key, position, &said)?;
        }
    }
    Ok(occurrences)
}
