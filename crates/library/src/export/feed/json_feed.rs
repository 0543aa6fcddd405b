//! A JSON Feed 1.1.

use super::super::plan::Plan;
use super::super::{Piece, fragment};

/// One file for all posts.
pub(in crate::export) fn files(pieces: &[Piece], plan: &mut Plan) {
    for piece in pieces {
        fragment::files(piece, plan);
    }
}
