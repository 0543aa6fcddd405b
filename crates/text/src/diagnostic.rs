//! What a renderer has to say about a text that it nevertheless worked through.

use serde::Serialize;

/// Tells one thing that was changed, left out or found odd on the way.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Diagnostic {
    /// A stable name for programs, such as `images.left-out`.
    pub code: &'static str,
    /// How many things it is about.
    #[serde(skip)]
    pub count: usize,
    /// One plain sentence for people.
    pub message: String,
}

impl Diagnostic {
    /// Makes a diagnostic of so many things, whose sentence begins with their number.
    pub(crate) fn new(code: &'static str, count: usize, one: &str, many: &str) -> Self {
        Self {
            code,
            count,
            message: counted(count, one, many),
        }
    }
}

/// Counts in words: `counted(1, "image was", "images were")` is "1 image was".
fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 {
        format!("1 {one}")
    } else {
        format!("{count} {many}")
    }
}
