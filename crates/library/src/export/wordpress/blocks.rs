//! Blocks, as its own editor writes them.

use super::super::plan::Plan;
use super::super::{Piece, fragment};

/// One file a post, and its images.
pub(in crate::export) fn files(piece: &Piece, plan: &mut Plan) {
    fragment::files(piece, plan);
}
