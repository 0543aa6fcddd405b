use crate::error::{OrNotFound, Result, What};
use crate::library::{Query, Tx};
use crate::undo::Inverse;

/// The greatest width that an export gives an image, pixels; 0 for its own. `None` where there
/// is no such image.
///
/// # Errors
///
/// A failed read.
pub fn export_width(q: &Query<'_>, name: &str) -> Result<Option<u32>> {
    q.export_width(name)
}

/// Sets the greatest width that an export gives an image, pixels; 0 for its own.
///
/// # Errors
///
/// [`crate::Error::NotFound`].
pub fn set_export_width(tx: &mut Tx<'_>, name: &str, width: u32) -> Result<()> {
    let before = tx.export_width(name)?.or_not_found(What::Image, name)?;
    if before != width {
        tx.update_export_width(name, width)?;
        tx.changes.list = true;
        tx.undone_by(Inverse::ExportWidth {
            name: name.to_owned(),
            width: before,
        });
    }
    Ok(())
}
