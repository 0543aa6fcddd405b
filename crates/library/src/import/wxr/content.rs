//! The text of a post, as a site keeps it, becomes HTML that says the same by itself.

use std::collections::HashMap;

use super::autop::paragraphs;
use super::shortcode::{Codes, expand};

/// What a site would have put into a text when it was shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Left {
    pub codes: Codes,
    /// Blocks that hold nothing and show what the site knows, such as its latest posts.
    pub blocks: usize,
}

/// Reads a text of either editor.
pub(super) fn html(content: &str, pictures: &HashMap<u64, String>, left: &mut Left) -> String {
    let expanded = expand(content, pictures, &mut left.codes);
    if !content.contains("<!-- wp:") {
        return paragraphs(&expanded);
    }
    for (at, _) in expanded.match_indices("<!-- wp:") {
        let comment = expanded[at..].split("-->").next().unwrap_or_default();
        let name = comment["<!-- wp:".len()..].split_whitespace().next();
        let shows_nothing = matches!(name, Some("more" | "nextpage" | "spacer" | "separator"));
        left.blocks += usize::from(comment.trim_end().ends_with('/') && !shows_nothing);
    }
    expanded
}

/// What a bit of HTML says, in one line: titles and excerpts are HTML.
pub(super) fn line(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return html.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    text::paste::words(html)
}
