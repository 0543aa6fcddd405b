//! What the checks find in the pairs of two editions, and what people have dismissed.

mod dismiss;
mod find;
mod settings;

pub(crate) use dismiss::bring_back;
pub use dismiss::dismiss;
pub use find::{Found, Memo, find};
pub use settings::{switch, switched_on};

use crate::storage::Key;

/// A finding that is to be seen no more while its words stay the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Dismissal {
    /// The pair that it was found in.
    pub bead: Key,
    /// The name of the check.
    pub check: String,
    /// The words that it pointed at in source and target; empty where it pointed at none.
    pub words: [String; 2],
}
