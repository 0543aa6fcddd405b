use super::{StoredTemplate, Template, TemplateKey, Words, kept, undone_by};
use crate::error::Result;
use crate::id::TemplateId;
use crate::library::Tx;

/// Makes a template of a person's own; a copy of another is one with its words.
///
/// # Errors
///
/// [`crate::Error::NameMissing`], [`crate::Error::TooLarge`], a failed write.
pub fn create(tx: &mut Tx<'_>, words: Words) -> Result<Template> {
    let stored = StoredTemplate {
        id: TemplateId::new(),
        shipped: String::new(),
        words: kept(words)?,
    };
    tx.put_template(&stored)?;
    undone_by(tx, stored.id, None);
    Ok(Template {
        key: TemplateKey::Own(stored.id),
        is_changed: false,
        words: stored.words,
    })
}
