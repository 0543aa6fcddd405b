use super::{Template, TemplateKey, get, shipped};
use crate::error::Result;
use crate::library::Query;

/// All templates: the shipped ones first, then a person's own by name.
///
/// # Errors
///
/// A failed read.
pub fn list(q: &Query<'_>) -> Result<Vec<Template>> {
    let shipped = shipped::keys().map(|key| get(q, &TemplateKey::Shipped(key)));
    let mut all: Vec<Template> = shipped.collect::<Result<_>>()?;
    let own = q.own_templates()?.into_iter().map(|row| Template {
        key: TemplateKey::Own(row.id),
        is_changed: false,
        words: row.words,
    });
    all.extend(own);
    Ok(all)
}
