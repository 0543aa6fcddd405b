//! Where somebody was when they left the library, to come back there.
//!
//! It lies in the library and not among the settings of the machine: it is sealed with it, and it
//! is another one for each library.

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::history::Field;
use crate::id::{EditionId, PostId};
use crate::library::{Query, Tx};

/// The place at which somebody left. Positions are UTF-16 units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftAt {
    /// The post that lay open.
    pub post: PostId,
    /// The edition that was written in.
    pub edition: EditionId,
    /// Its revision: what is said of places holds for this text only.
    pub revision: u64,
    /// The field that was written in.
    pub field: Field,
    /// Where the selection began.
    pub anchor: u32,
    /// Where the caret was.
    pub head: u32,
    /// The first character of the body that was in sight.
    pub top: u32,
}

/// The name of the note that older libraries do not have.
const LEFT_AT: &str = "left_at";

/// Where somebody was when they left the library; `None` where nobody has.
///
/// # Errors
///
/// A failed read.
pub fn left_at(q: &Query<'_>) -> Result<Option<LeftAt>> {
    q.setting_if_set(LEFT_AT)
}

/// Notes where somebody is who leaves the library.
///
/// # Errors
///
/// A failed write.
pub fn leave(tx: &mut Tx<'_>, at: &LeftAt) -> Result<()> {
    tx.set_note(LEFT_AT, at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Library, Op};

    #[test]
    fn one_comes_back_to_where_one_left_and_nothing_counts_as_changed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.octavilla");
        let library = Library::create(&path).unwrap();
        assert_eq!(library.read(left_at).unwrap(), None);
        let place = LeftAt {
            post: PostId::new(),
            edition: EditionId::new(),
            revision: 7,
            field: Field::Dek,
            anchor: 3,
            head: 12,
            top: 0,
        };
        let ((), changes) = library.write(Op::Leave, |tx| leave(tx, &place)).unwrap();
        assert!(changes.is_empty());
        library.close();
        let library = Library::open(&path).unwrap();
        assert_eq!(library.read(left_at).unwrap(), Some(place));
    }
}
