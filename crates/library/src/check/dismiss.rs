use super::Dismissal;
use crate::error::{OrNotFound, Result, What};
use crate::library::Tx;
use crate::undo::Inverse;

/// Dismisses a finding for one pair, until one of the words that it pointed at changes.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for a bead that is gone.
pub fn dismiss(tx: &mut Tx<'_>, dismissal: Dismissal) -> Result<()> {
    let (_, target) = tx
        .editions_of_bead(dismissal.bead)?
        .or_not_found(What::Bead, dismissal.bead)?;
    if tx.insert_dismissal(&dismissal)? {
        tx.touch_edition(target);
        tx.undone_by(Inverse::BringBackFinding { dismissal });
    }
    Ok(())
}

/// Shows a finding again.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for a bead that is gone.
pub(crate) fn bring_back(tx: &mut Tx<'_>, dismissal: &Dismissal) -> Result<()> {
    let (_, target) = tx
        .editions_of_bead(dismissal.bead)?
        .or_not_found(What::Bead, dismissal.bead)?;
    tx.delete_dismissal(dismissal)?;
    tx.touch_edition(target);
    Ok(())
}
