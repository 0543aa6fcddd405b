use super::SavedFilter;
use crate::error::Result;
use crate::library::Query;

/// The saved filters, by name.
///
/// # Errors
///
/// A failed read.
pub fn list(q: &Query<'_>) -> Result<Vec<SavedFilter>> {
    q.saved_filters()
}
