//! HTML that mail programs show.

use super::plan::Plan;
use super::{Piece, fragment};

/// One file a post, and its images.
pub(super) fn files(piece: &Piece, plan: &mut Plan) {
    fragment::files(piece, plan);
}
