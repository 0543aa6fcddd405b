//! What a renderer has to say about a text that it nevertheless worked through.

use serde::Serialize;

/// Tells one thing that was changed, left out or found odd on the way.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Diagnostic {
    /// A stable name for programs, such as `images.left-out`.
    pub code: &'static str,
    /// One plain sentence for people.
    pub message: String,
}

impl Diagnostic {
    /// Makes a diagnostic from its code and its sentence.
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }
}

/// Counts in words: `counted(1, "image was", "images were")` is "1 image was".
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 {
        format!("1 {one}")
    } else {
        format!("{count} {many}")
    }
}
