use crate::edition::Edition;
use crate::error::Result;
use crate::history;
use crate::library::Tx;

/// Brings an edition's row in the index up to its newest revision.
pub(crate) fn index(tx: &mut Tx<'_>, edition: &Edition) -> Result<()> {
    let fields = history::fields(tx, edition)?;
    tx.replace_in_index(edition, &fields)
}
