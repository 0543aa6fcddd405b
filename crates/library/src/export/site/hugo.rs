//! The conventions of Hugo.

use super::super::plan::Plan;
use super::super::{Piece, markdown};

/// One file a language, and the images.
pub(in crate::export) fn files(piece: &Piece, plan: &mut Plan) {
    markdown::files(piece, plan);
}
