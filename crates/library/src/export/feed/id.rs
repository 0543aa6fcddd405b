use sha2::{Digest as _, Sha256};
use text::LanguageTag;
use uuid::Builder;

use crate::export::Piece;
use crate::export::profile::Profile;
use crate::id::LibraryId;

/// The id of a feed: the same as long as library and profile are the same.
///
/// Shipped profiles have the same id everywhere; the library tells its feed from those of others.
pub(super) fn of_feed(library: Option<LibraryId>, profile: &Profile) -> String {
    let library = library.map(|id| id.to_string()).unwrap_or_default();
    made_of(&["feed", &profile.id.to_string(), &library])
}

/// The id of an edition: the same in every feed, whatever becomes of its title and its address.
pub(in crate::export) fn of_edition(piece: &Piece, language: &LanguageTag) -> String {
    let language = language.as_str().to_ascii_lowercase();
    made_of(&["edition", &piece.post.id.to_string(), &language])
}

/// A UUID that tells nothing of what it is made of.
fn made_of(parts: &[&str]) -> String {
    let digest = Sha256::digest(parts.join("\n"));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Builder::from_custom_bytes(bytes)
        .into_uuid()
        .urn()
        .to_string()
}
