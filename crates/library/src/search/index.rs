use super::{as_title, fold};
use crate::edition::Edition;
use crate::error::Result;
use crate::history;
use crate::library::Tx;

/// Brings an edition's row in the index up to its newest revision.
pub(crate) fn index(tx: &mut Tx<'_>, edition: &Edition) -> Result<()> {
    let fields = history::fields(tx, edition)?;
    // Folded here, so that what is sought and what is found are folded by one rule in every
    // script.
    let folded = |text: &str| fold(text).into_text();
    tx.replace_in_index(
        edition,
        [
            as_title(&fields.title),
            folded(&fields.dek),
            folded(&fields.body),
        ],
    )
}
