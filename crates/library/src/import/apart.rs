//! One text in two languages becomes a post with two editions.

use text::edit::utf16_len;
use text::opening::{Known, opening};
use text::split::{Edition, Layout, Options, split};

use super::incoming::{Comment, Incoming, IncomingEdition};
use crate::alignment::Span;

/// Parts the text of a post that has one edition, where it is in several languages; none where
/// there is nothing to part.
#[must_use]
pub fn apart(incoming: &Incoming) -> Option<Incoming> {
    let [whole] = incoming.editions.as_slice() else {
        return None;
    };
    let options = Options {
        languages: &[],
        title: &whole.title,
    };
    let parts = split(&whole.body, &options);
    let are_known = parts.editions.iter().all(|it| it.language.is_some());
    if parts.layout == Layout::One || parts.editions.len() < 2 || !are_known {
        return None;
    }
    let mut parted = Incoming {
        editions: Vec::with_capacity(parts.editions.len()),
        ..incoming.clone()
    };
    for (at, part) in parts.editions.into_iter().enumerate() {
        let known = Known {
            title: &part.title,
            dek: &part.dek,
            is_plain: false,
        };
        // What stands above the others is looked for as it was above the whole.
        let head = opening(&part.markdown, known);
        let either = |own: String, found: String| if own.is_empty() { found } else { own };
        let part = Edition {
            title: either(part.title, head.title),
            dek: either(part.dek, head.dek),
            place_line: either(part.place_line, head.place_line),
            markdown: head.body,
            ..part
        };
        // What stood above the whole text is the first one's where nothing nearer is.
        let above = |own: String, whole: &str| match own.is_empty() && at == 0 {
            true => whole.to_owned(),
            false => own,
        };
        parted.editions.push(IncomingEdition {
            language: part.language,
            title: above(part.title, &whole.title),
            dek: above(part.dek, &whole.dek),
            place_line: above(part.place_line, &whole.place_line),
            body: part.markdown,
            ..IncomingEdition::default()
        });
    }
    for comment in &whole.comments {
        place(comment, &whole.body, &mut parted.editions);
    }
    parted.diagnostics.extend(parts.diagnostics);
    Some(parted)
}

/// Gives a comment to the edition that has its words; one on no words, or on words that were parted,
/// to the first.
fn place(comment: &Comment, body: &str, editions: &mut [IncomingEdition]) {
    let Span { from, to } = comment.span;
    let units: Vec<u16> = body
        .encode_utf16()
        .skip(from as usize)
        .take(to.saturating_sub(from) as usize)
        .collect();
    let words = String::from_utf16_lossy(&units);
    let words = words.trim();
    let mut at = 0;
    let mut span = Span { from: 0, to: 0 };
    if !words.is_empty() {
        for (place, edition) in editions.iter().enumerate() {
            if let Some(found) = edition.body.find(words) {
                at = place;
                let from = utf16_len(&edition.body[..found]);
                span = Span {
                    from,
                    to: from + utf16_len(words),
                };
                break;
            }
        }
    }
    if let Some(edition) = editions.get_mut(at) {
        edition.comments.push(Comment {
            span,
            ..comment.clone()
        });
    }
}
