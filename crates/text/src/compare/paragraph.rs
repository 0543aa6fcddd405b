//! A text cut into paragraphs that leave nothing out.

use std::ops::Range;

/// A line with words, and the blank lines behind it.
pub(crate) struct Paragraph<'a> {
    /// Its bytes in the text, blank lines included.
    pub(crate) range: Range<usize>,
    /// All of it.
    pub(crate) whole: &'a str,
    /// What it says, without the white space that only sets it apart.
    pub(crate) text: &'a str,
}

/// Cuts a text into paragraphs; blank lines at its beginning belong to the first.
pub(super) fn paragraphs(text: &str) -> Vec<Paragraph<'_>> {
    let mut paragraphs = Vec::new();
    let (mut start, mut end) = (0, 0);
    let mut has_words = false;
    for line in text.split_inclusive('\n') {
        let is_blank = line.trim().is_empty();
        if !is_blank && has_words {
            paragraphs.push(paragraph(text, start..end));
            start = end;
        }
        has_words |= !is_blank;
        end += line.len();
    }
    if start < end {
        paragraphs.push(paragraph(text, start..end));
    }
    paragraphs
}

fn paragraph(text: &str, range: Range<usize>) -> Paragraph<'_> {
    let whole = &text[range.clone()];
    Paragraph {
        range,
        whole,
        text: whole.trim_start_matches(['\r', '\n']).trim_end(),
    }
}
