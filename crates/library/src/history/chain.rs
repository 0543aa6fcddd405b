//! The chain of hashes over an edition's changes.
//!
//! It is made over changes, not whole texts, so that it costs the same at any length; each
//! payload enters by its seal alone, with a nonce, so that a purge can delete payload and
//! nonce, keep the seal, and leave a chain from which the words cannot be guessed. Two
//! copies of a library find their last common revision by comparing chains.

use sha2::{Digest, Sha256};

use super::change::Recorded;
use crate::id::{AuthorId, EditionId};

/// A hash of the chain.
pub type Chain = [u8; 32];

/// The chain of an edition without changes.
pub fn start(edition: EditionId) -> Chain {
    let mut hash = Sha256::new();
    hash.update(b"octavilla edition 1\0");
    hash.update(edition.as_bytes());
    hash.finalize().into()
}

/// The seal of a payload.
pub(crate) fn seal(nonce: &[u8; 16], payload: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(b"octavilla payload 1\0");
    hash.update(nonce);
    hash.update(payload);
    hash.finalize().into()
}

/// The chain after a change whose parents have these chains; the first is the change
/// before it, a second comes from a merge.
pub(crate) fn link(parents: &[Chain], change: &Recorded) -> Chain {
    let sealed = match (&change.payload, &change.seal) {
        (Some((nonce, payload)), _) => seal(nonce, payload),
        (None, Some(kept)) => *kept,
        // The table's check keeps such a row out; a chain over it fits nothing.
        (None, None) => [0; 32],
    };
    let mut hash = Sha256::new();
    hash.update(b"octavilla change 1\0");
    hash.update([u8::try_from(parents.len()).unwrap_or(u8::MAX)]);
    for parent in parents {
        hash.update(parent);
    }
    hash.update(change.number.to_le_bytes());
    hash.update([change.field.code(), change.kind.code()]);
    hash.update(change.at.to_le_bytes());
    hash.update(change.author.as_ref().map_or(&[0; 16], AuthorId::as_bytes));
    hash.update(change.undo_group.to_le_bytes());
    let (anchor, head) = change.selection.unwrap_or((u32::MAX, u32::MAX));
    hash.update(anchor.to_le_bytes());
    hash.update(head.to_le_bytes());
    hash.update(sealed);
    hash.finalize().into()
}
