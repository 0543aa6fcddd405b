use text::LanguageTag;

use super::{Template, list};
use crate::error::{Error, OrNotFound, Result, What};
use crate::library::Query;

/// The most candidates that an error names.
const SHOWN: usize = 5;

/// Finds a template as a person calls it: by its key, by the first part of a shipped key
/// (`communique`), which then is in `language` or else in English, or by its name.
///
/// # Errors
///
/// [`Error::NotFound`], [`Error::Ambiguous`].
pub fn resolve(q: &Query<'_>, given: &str, language: &LanguageTag) -> Result<Template> {
    let all = list(q)?;
    let of = |wanted: &str| all.iter().find(|it| it.key.to_string() == wanted);
    let in_language = |tag: &str| of(&format!("{given}.{tag}"));
    if let Some(found) = of(given)
        .or_else(|| in_language(language.primary()))
        .or_else(|| in_language("en"))
    {
        return Ok(found.clone());
    }
    let fold = |name: &str| name.to_lowercase();
    let mut named = all.iter().filter(|it| fold(&it.words.name) == fold(given));
    let found = named.next().or_not_found(What::Template, given)?;
    let others: Vec<String> = named.map(|it| it.key.to_string()).take(SHOWN).collect();
    if others.is_empty() {
        return Ok(found.clone());
    }
    let mut candidates = vec![found.key.to_string()];
    candidates.extend(others);
    Err(Error::Ambiguous {
        what: What::Template,
        given: given.to_owned(),
        candidates,
    })
}
