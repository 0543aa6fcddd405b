//! What this application exported itself.
//!
//! Its blocks say their language each, since no block of WordPress can say it for several; a
//! separator stands where another language begins.

use text::LanguageTag;
use text::write::block::Block;

use super::entry::Entry;
use super::language;

/// Whether an item was exported by this application.
pub(super) fn is_own(entry: &Entry) -> bool {
    entry.guid.starts_with("urn:uuid:") && entry.language.is_some()
}

/// At which second of its day an item says that it was written: its place among the languages of
/// its post, where each is an item.
pub(super) fn second(entry: &Entry) -> Option<u32> {
    let second = entry.date.get(10..)?.strip_prefix(" 00:00:")?;
    second.trim().parse().ok()
}

/// Whether an item is not the first language of its post.
pub(super) fn follows(entry: &Entry) -> bool {
    second(entry).is_some_and(|second| second > 0)
}

/// The blocks of each language, in order; nothing where there is one.
pub(super) fn languages(content: &str) -> Option<Vec<(LanguageTag, String)>> {
    let mut parts: Vec<(LanguageTag, String)> = Vec::new();
    for piece in content.split(SEPARATOR) {
        match (said(piece), parts.last_mut()) {
            // The separator itself is of neither.
            (Some(tag), Some((last, _))) if *last != tag => {
                let behind = piece.split_once("<!-- /wp:separator -->");
                let piece = behind.map_or(piece, |(_, rest)| rest);
                parts.push((tag, piece.to_owned()));
            }
            (_, Some((_, text))) => {
                text.push_str(SEPARATOR);
                text.push_str(piece);
            }
            (Some(tag), None) => parts.push((tag, piece.to_owned())),
            (None, None) => return None,
        }
    }
    (parts.len() > 1).then_some(parts)
}

/// How a separator begins.
const SEPARATOR: &str = "<!-- wp:separator -->";

/// The language of the first block that says one.
fn said(piece: &str) -> Option<LanguageTag> {
    let (_, rest) = piece.split_once("<span lang=\"")?;
    let (tag, _) = rest.split_once('"')?;
    language::tag(tag)
}

/// Takes the line of date and place off the beginning: a short line with a figure and a comma,
/// mostly without a year, that ends like no sentence.
pub(super) fn place_line(body: &str) -> Option<(String, String)> {
    let (first, rest) = body.split_once("\n\n")?;
    let is_plain = !first.contains(['\n', '*', '[', '#', '>', '|', '`', '!', '?', ':']);
    let ends = first.trim_end().ends_with(['.', ',', ';', '…']);
    let is_short = first.chars().count() <= 80;
    let has_both = first.contains(',') && first.contains(char::is_numeric);
    (is_plain && is_short && !ends && has_both).then(|| (first.trim().to_owned(), rest.to_owned()))
}

/// Puts headings back to where they were: below the title of a language that is not the first,
/// which is a heading itself.
pub(super) fn raise(blocks: &mut [Block]) {
    let mut levels = blocks.iter_mut().filter_map(|block| match block {
        Block::Heading(level, _) => Some(level),
        _ => None,
    });
    if let Some(title) = levels.next() {
        let by = title.saturating_sub(1);
        levels.for_each(|level| *level = level.saturating_sub(by).max(1));
    }
}

/// The same where the title is not there: all headings are one step too low.
pub(super) fn raise_all(blocks: &mut [Block]) {
    let levels = blocks.iter_mut().filter_map(|block| match block {
        Block::Heading(level, _) => Some(level),
        _ => None,
    });
    levels.for_each(|level| *level = level.saturating_sub(1).max(1));
}
