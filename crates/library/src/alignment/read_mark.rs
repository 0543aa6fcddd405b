use text::pairs::same_words;

use super::get::words_of;
use super::living::{read, write};
use crate::error::{OrNotFound, Result, What};
use crate::library::Tx;
use crate::storage::Key;
use crate::undo::Inverse;

/// Who has read a pair, and what it said then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReadMark {
    pub bead: Key,
    pub reader: String,
    /// Source and target.
    pub texts: [String; 2],
}

impl ReadMark {
    /// Whether the pair still says what was read.
    pub(crate) fn stands(&self, now: &[&str; 2]) -> bool {
        (0..2).all(|side| same_words(&self.texts[side], now[side]))
    }
}

/// Notes by initials that somebody has read a pair as it is now, or takes that back. The mark
/// lapses when its words change, and stands again when they are as they were.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for a bead that is gone.
pub fn mark_read(tx: &mut Tx<'_>, bead: Key, reader: &str, has_read: bool) -> Result<()> {
    let (source, target) = tx.editions_of_bead(bead)?.or_not_found(What::Bead, bead)?;
    let mut living = read(tx, source, target)?;
    living.find(bead)?;
    write(tx, &mut living)?;
    let pair = &living.pairs[living.find(bead)?];
    let reader = reader.trim();
    let before = tx.read_mark(bead, reader)?;
    if has_read {
        tx.put_read_mark(&ReadMark {
            bead,
            reader: reader.to_owned(),
            texts: words_of(&living, pair).map(str::to_owned),
        })?;
    } else {
        tx.delete_read_mark(bead, reader)?;
    }
    tx.touch_edition(target);
    tx.undone_by(Inverse::ReadMark {
        bead,
        reader: reader.to_owned(),
        before,
    });
    Ok(())
}

/// Makes a mark what it was.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for a bead that is gone.
pub(crate) fn take_back_mark(
    tx: &mut Tx<'_>,
    bead: Key,
    reader: &str,
    before: Option<&ReadMark>,
) -> Result<()> {
    let (_, target) = tx.editions_of_bead(bead)?.or_not_found(What::Bead, bead)?;
    match before {
        Some(mark) => tx.put_read_mark(mark)?,
        None => tx.delete_read_mark(bead, reader)?,
    }
    tx.touch_edition(target);
    Ok(())
}
