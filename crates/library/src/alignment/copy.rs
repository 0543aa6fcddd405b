use text::pairs::Pair;

use super::living::read;
use crate::error::Result;
use crate::id::EditionId;
use crate::library::Tx;
use crate::{anchor, edition};

/// Gives two editions that say the same as two others the pairs of these, as they stand now.
/// Nothing is done where those were never aligned.
pub(crate) fn copy(tx: &mut Tx<'_>, from: [EditionId; 2], to: [EditionId; 2]) -> Result<()> {
    let living = read(tx, from[0], from[1])?;
    let [one, other] = &living.editions;
    if tx.alignment(one.key, other.key)?.is_none() {
        return Ok(());
    }
    let counterpart = |id: EditionId| if id == from[0] { to[0] } else { to[1] };
    let [source, target] = living.ids().map(counterpart);
    let (source, target) = (edition::get(tx, source)?, edition::get(tx, target)?);
    for edition in [&source, &target] {
        anchor::bring_up(tx, edition)?;
    }
    let editions = [&source, &target];
    let alignment = tx.put_alignment(editions, living.lead)?;
    for (position, pair) in living.pairs.iter().enumerate() {
        let pair = Pair {
            key: None,
            ..pair.clone()
        };
        tx.put_bead(alignment, editions, position, &pair, None)?;
    }
    Ok(())
}
