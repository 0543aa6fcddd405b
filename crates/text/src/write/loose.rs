//! Marks that begin and end at words.

use super::inline::{Part, Words};
use crate::write::block::Ink;

/// Lets marks begin and end at words.
///
/// A sign between a word and a mark keeps the mark from being one (`**water.**now`), so it moves
/// out of it. Pieces that are signs only have no marks, unless both neighbours are set so.
pub(super) fn loosened(mut parts: Vec<Part>) -> Vec<Part> {
    for at in 0..parts.len() {
        let Words::Text(text) = &parts[at].words else {
            continue;
        };
        if parts[at].ink.code || text.chars().any(char::is_alphanumeric) {
            continue;
        }
        let ink = |at: Option<usize>| at.and_then(|at| parts.get(at)).map(|part| &part.ink);
        let (before, after) = (ink(at.checked_sub(1)), ink(Some(at + 1)));
        let bare = Ink {
            link: parts[at].ink.link.clone(),
            ..Ink::default()
        };
        let is_alike = |it: &Ink| !it.code && it.link == bare.link;
        let joins = before == after && before.is_some_and(is_alike);
        parts[at].ink = match before {
            Some(before) if joins => before.clone(),
            _ => bare,
        };
    }
    for at in 1..parts.len() {
        let (head, tail) = parts.split_at_mut(at);
        if let (Some(before), Some(after)) = (head.last_mut(), tail.first_mut()) {
            loosen(before, after);
        }
    }
    merged(parts)
}

/// Makes one of pieces that are set alike.
pub(super) fn merged(mut parts: Vec<Part>) -> Vec<Part> {
    let is_left = |part: &Part| !matches!(&part.words, Words::Text(text) if text.is_empty());
    parts.retain(is_left);
    parts.dedup_by(|after, before| {
        if let (Words::Text(text), Words::Text(more)) = (&mut before.words, &after.words)
            && before.ink == after.ink
        {
            text.push_str(more);
            return true;
        }
        false
    });
    parts
}

fn loosen(before: &mut Part, after: &mut Part) {
    let opens = |here: &Ink, there: &Ink| {
        (there.strong && !here.strong)
            || (there.emphasis && !here.emphasis)
            || (there.strike && !here.strike)
    };
    let (Words::Text(left), Words::Text(right)) = (&mut before.words, &mut after.words) else {
        return;
    };
    // A sign that moved over the end of a link would lead elsewhere.
    if before.ink.code || after.ink.code || before.ink.link != after.ink.link {
        return;
    }
    let is_word = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    if opens(&before.ink, &after.ink) && is_word(left.chars().next_back()) {
        let signs = right.find(char::is_alphanumeric).unwrap_or(right.len());
        left.push_str(&right[..signs]);
        right.drain(..signs);
    }
    if opens(&after.ink, &before.ink) && is_word(right.chars().next()) {
        let word = left
            .trim_end_matches(|it: char| !it.is_alphanumeric())
            .len();
        right.insert_str(0, &left[word..]);
        left.truncate(word);
    }
}
