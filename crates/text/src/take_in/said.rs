//! What a paragraph says, apart from how any program writes it down.

use pulldown_cmark::{Event, Tag, TagEnd};
use unicode_normalization::UnicodeNormalization;

use crate::markdown;
use crate::pairs::say;

/// What stands for a paragraph that has pictures and no words, and for one that has neither.
const PICTURE: &str = "\u{FFFC}";
const RULE: &str = "\u{FFFC}-";

/// What a paragraph says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// Its words and marks as [`crate::pairs::what_it_says`] reads them, without the words of
    /// pictures; of a paragraph without words, what it is.
    pub(super) words: String,
    /// Where its links lead, in their order.
    pub(super) links: Vec<String>,
    /// Whether there is any word in it.
    pub(super) has_words: bool,
}

impl Said {
    /// Tells whether a newer state of a paragraph says nothing that this one does not.
    ///
    /// A program that keeps no links has changed none.
    pub(super) fn is_said_by(&self, newer: &Said) -> bool {
        self.words == newer.words && newer.links.iter().all(|link| self.links.contains(link))
    }
}

/// Reads what a block says.
pub(super) fn said(block: &str) -> Said {
    let (mut words, mut links) = (String::with_capacity(block.len()), Vec::new());
    let (mut is_apart, mut pictures, mut has_picture) = (false, 0_usize, false);
    for (event, _) in markdown::inline_parser(block) {
        match event {
            Event::Start(Tag::Image { .. }) => {
                pictures += 1;
                has_picture = true;
            }
            Event::End(TagEnd::Image) => pictures = pictures.saturating_sub(1),
            Event::Start(Tag::Link { dest_url, .. }) if !dest_url.is_empty() => {
                links.push(dest_url.into_string());
            }
            _ if pictures > 0 => {}
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineHtml(text)
            | Event::Html(text)
            | Event::FootnoteReference(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => say(&mut words, &text, &mut is_apart),
            Event::SoftBreak | Event::HardBreak | Event::Rule | Event::TaskListMarker(_) => {
                is_apart = true;
            }
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph | TagEnd::TableCell) => {
                is_apart = true;
            }
            Event::Start(_) | Event::End(_) => {}
        }
    }
    let has_words = !words.is_empty();
    let words = match (has_words, has_picture) {
        (true, _) => words.nfc().collect(),
        (false, true) => PICTURE.to_owned(),
        (false, false) => RULE.to_owned(),
    };
    Said {
        words,
        links,
        has_words,
    }
}

/// Tells whether two lines, such as titles, say the same words.
#[must_use]
pub fn says_the_same(one: &str, other: &str) -> bool {
    one == other || said(one).words == said(other).words
}
