use super::{TemplateKey, undone_by};
use crate::error::{Error, OrNotFound, Result, What};
use crate::library::Tx;

/// Removes a template of a person's own.
///
/// # Errors
///
/// [`Error::ShippedTemplate`] for one that is shipped, which can only be reset;
/// [`Error::NotFound`].
pub fn remove(tx: &mut Tx<'_>, key: &TemplateKey) -> Result<()> {
    let TemplateKey::Own(id) = *key else {
        return Err(Error::ShippedTemplate {
            key: key.to_string(),
        });
    };
    let before = tx.template(id)?.or_not_found(What::Template, id)?;
    tx.delete_template(id)?;
    undone_by(tx, id, Some(before));
    Ok(())
}
