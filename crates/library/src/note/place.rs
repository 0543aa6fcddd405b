//! Words that were deleted and have come back, by undo for instance.

use text::edit::Utf16Index;

use crate::alignment::Span;
use crate::edition::Edition;
use crate::error::Result;
use crate::history;
use crate::library::Tx;

/// Lays the notes of an edition on their own words again where these have come back.
///
/// The anchors must stand at the newest revision.
///
/// # Errors
///
/// A failed read or write.
pub(crate) fn find_again(tx: &mut Tx<'_>, edition: &Edition) -> Result<()> {
    let notes = tx.notes(edition.key)?;
    if notes.is_empty() {
        return Ok(());
    }
    let body = history::body(tx, edition)?;
    let index = Utf16Index::new(&body);
    for note in notes {
        let place = (index.to_byte(note.span.from), index.to_byte(note.span.to));
        if let Some(place) = found(&body, &note.words, place) {
            let span = shown(&index, place);
            tx.update_anchor(note.anchor, (span.from, span.to))?;
        }
    }
    Ok(())
}

/// Where a note's own words stand at its place, if that is not just where it lies: around what
/// is left of them, or within what has come in their stead. Bytes of the text.
pub(super) fn found(body: &str, words: &str, (from, to): (usize, usize)) -> Option<(usize, usize)> {
    if words.is_empty() || body.get(from..to)? == words {
        return None;
    }
    let start = before(body, from, words.len());
    let end = after(body, to, words.len());
    let window = body.get(start..end)?;
    let mut at = 0;
    while let Some(next) = window.get(at..).and_then(|rest| rest.find(words)) {
        let place = (start + at + next, start + at + next + words.len());
        // What only touches them is another place where they happen to stand, unless nothing is
        // left of the note's own.
        let overlaps = place.0 < to && place.1 > from;
        let touches = from == to && place.0 <= to && place.1 >= from;
        if overlaps || touches {
            return Some(place);
        }
        at += next + words.chars().next().map_or(1, char::len_utf8);
    }
    None
}

pub(super) fn shown(index: &Utf16Index, (from, to): (usize, usize)) -> Span {
    Span {
        from: index.to_utf16(from),
        to: index.to_utf16(to),
    }
}

fn before(body: &str, at: usize, by: usize) -> usize {
    let mut start = at.saturating_sub(by);
    while !body.is_char_boundary(start) {
        start -= 1;
    }
    start
}

fn after(body: &str, at: usize, by: usize) -> usize {
    let mut end = (at + by).min(body.len());
    while !body.is_char_boundary(end) {
        end += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The place is what stands between brackets; so is the place that is found.
    #[track_caller]
    fn check(given: &str, words: &str, expected: Option<&str>) {
        let (from, rest) = given.split_once('[').unwrap();
        let (span, end) = rest.split_once(']').unwrap();
        let body = format!("{from}{span}{end}");
        let place = (from.len(), from.len() + span.len());
        let marked = found(&body, words, place)
            .map(|(from, to)| format!("{}[{}]{}", &body[..from], &body[from..to], &body[to..]));
        assert_eq!(marked.as_deref(), expected, "{given}");
    }

    #[test]
    fn words_are_found_at_their_place() {
        check("The [well] is", "well", None);
        // They came back with what stood around them.
        check("[The well is] ours", "well", Some("The [well] is ours"));
        check("The [ñ]andú is", "ñandú", Some("The [ñandú] is"));
        check("The [w]ell is", "well", Some("The [well] is"));
        check("The []well is", "well", Some("The [well] is"));
        check("The well[] is", "well", Some("The [well] is"));
        check("aa[a]", "aa", Some("a[aa]"));
    }

    #[test]
    fn words_elsewhere_are_other_words() {
        check("The well and the [spring]", "well", None);
        check("The [] and the well", "well", None);
        check("[Our]Our well", "our", None);
        check("[Ours]Our well", "Our", Some("[Our]sOur well"));
        check("well[spring]well", "well", None);
        check("[x]", "", None);
    }
}
