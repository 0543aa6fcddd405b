//! What is told of a file that was read.

use text::Diagnostic;

/// Tells of so many things, in a sentence that begins with their number.
pub(super) fn told(code: &'static str, count: usize, one: &str, many: &str) -> Diagnostic {
    let words = if count == 1 { one } else { many };
    Diagnostic {
        code,
        count,
        message: format!("{count} {words}"),
    }
}

/// Tells of one thing about the whole file.
pub(super) fn told_once(code: &'static str, message: impl Into<String>) -> Diagnostic {
    Diagnostic {
        code,
        count: 1,
        message: message.into(),
    }
}
