use super::{StoredTemplate, Template, TemplateKey, Words, get, kept, undone_by};
use crate::error::{OrNotFound, Result, What};
use crate::id::TemplateId;
use crate::library::Tx;

/// Lets a template say something else; a shipped one can be reset.
///
/// # Errors
///
/// [`crate::Error::NameMissing`], [`crate::Error::TooLarge`], [`crate::Error::NotFound`].
pub fn save(tx: &mut Tx<'_>, key: &TemplateKey, words: Words) -> Result<Template> {
    let words = kept(words)?;
    let now = get(tx, key)?;
    if now.words == words {
        return Ok(now);
    }
    let (before, shipped) = match key {
        TemplateKey::Shipped(shipped) => (tx.template_instead_of(shipped)?, *shipped),
        TemplateKey::Own(id) => (
            Some(tx.template(*id)?.or_not_found(What::Template, id)?),
            "",
        ),
    };
    let stored = StoredTemplate {
        id: before.as_ref().map_or_else(TemplateId::new, |row| row.id),
        shipped: shipped.to_owned(),
        words,
    };
    tx.put_template(&stored)?;
    undone_by(tx, stored.id, before);
    get(tx, key)
}
