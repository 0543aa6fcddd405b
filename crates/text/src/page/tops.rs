use pulldown_cmark::{Event, Tag};

use crate::markdown;

/// Where the outermost blocks of a text begin, byte by byte, without footnotes and definitions:
/// they become the outermost elements of its HTML, unless it has HTML of its own.
#[must_use]
pub fn tops(markdown: &str) -> Vec<usize> {
    let mut depth = 0_usize;
    let mut tops = Vec::new();
    for (event, range) in markdown::parser(markdown) {
        let is_note = matches!(event, Event::Start(Tag::FootnoteDefinition(_)));
        if depth == 0 && !is_note && !matches!(event, Event::End(_)) {
            tops.push(range.start);
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    tops
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outermost_blocks_are_found() {
        let markdown = "One[^1]\n\n- a\n\n  b\n- c\n\n---\n\n> q\n\n[^1]: Note\n\n# Two\n";
        let found: Vec<&str> = tops(markdown)
            .into_iter()
            .map(|at| markdown[at..].lines().next().unwrap())
            .collect();
        assert_eq!(found, ["One[^1]", "- a", "---", "> q", "# Two"]);
    }
}
