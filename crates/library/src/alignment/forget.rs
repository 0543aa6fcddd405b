use super::align;
use crate::edition::Edition;
use crate::error::Result;
use crate::library::Tx;

/// Takes away what an edition's pairs remember of what it said when they were last in step,
/// where that is not what it says now. They stay changed.
///
/// With a passage, only what has a line of it in it.
///
/// # Errors
///
/// A failed read or write.
pub(crate) fn forget(tx: &mut Tx<'_>, source: &Edition, passage: Option<&str>) -> Result<()> {
    // Which pairs have changed is known only once they stand at what the texts say now.
    for target in tx.aligned_with(source.key)? {
        align(tx, source.id, target)?;
    }
    match passage {
        None => tx.blank_source_texts(source.key, ""),
        Some(passage) => passage
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .try_for_each(|line| tx.blank_source_texts(source.key, line)),
    }
}
