use text::LanguageTag;

use super::list_of;
use crate::error::Result;
use crate::library::Query;

/// The words on the list of a language, in the order of their letters.
///
/// # Errors
///
/// A failed read.
pub fn list(q: &Query<'_>, language: &LanguageTag) -> Result<Vec<String>> {
    q.words(list_of(language))
}
