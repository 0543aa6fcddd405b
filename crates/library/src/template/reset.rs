use super::{TemplateKey, undone_by};
use crate::error::{OrNotFound, Result, What};
use crate::library::Tx;

/// Lets a shipped template say what it said when it was shipped.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for a template of a person's own.
pub fn reset(tx: &mut Tx<'_>, key: &TemplateKey) -> Result<()> {
    let TemplateKey::Shipped(shipped) = *key else {
        return None.or_not_found(What::Template, key);
    };
    if let Some(before) = tx.template_instead_of(shipped)? {
        let id = before.id;
        tx.delete_template(id)?;
        undone_by(tx, id, Some(before));
    }
    Ok(())
}
