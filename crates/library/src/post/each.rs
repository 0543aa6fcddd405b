use crate::error::Result;
use crate::id::PostId;
use crate::library::Tx;
use crate::undo::Inverse;

/// Does the same to several posts, in one transaction that is taken back as one.
///
/// # Errors
///
/// Those of `act`; nothing is done to any post then.
pub fn each(
    tx: &mut Tx<'_>,
    posts: &[PostId],
    mut act: impl FnMut(&mut Tx<'_>, PostId) -> Result<()>,
) -> Result<()> {
    let mut inverses = Vec::new();
    for post in posts {
        act(tx, *post)?;
        inverses.extend(tx.inverse.take());
    }
    if !inverses.is_empty() {
        tx.undone_by(Inverse::Each(inverses));
    }
    Ok(())
}
