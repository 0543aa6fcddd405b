use super::{Template, TemplateKey, shipped};
use crate::error::{OrNotFound, Result, What};
use crate::library::Query;

/// Reads a template: what a person has made of it, or as it was shipped.
///
/// # Errors
///
/// [`crate::Error::NotFound`].
pub fn get(q: &Query<'_>, key: &TemplateKey) -> Result<Template> {
    let (row, usual) = match key {
        TemplateKey::Shipped(shipped) => (q.template_instead_of(shipped)?, shipped::words(shipped)),
        TemplateKey::Own(id) => (q.template(*id)?, None),
    };
    let is_changed = row.is_some() && usual.is_some();
    let words = row.map(|row| row.words).or(usual);
    Ok(Template {
        key: key.clone(),
        is_changed,
        words: words.or_not_found(What::Template, key)?,
    })
}
