//! How a text ends.

use std::ops::Range;

use super::{
    Check, Findings,
    reading::{Kind, Reading, Side},
};
use crate::segment::BlockKind;

/// Compares the sign at the end of both sides, tolerantly: only a question is told from all else,
/// and a sign from none.
#[derive(Debug)]
pub(super) struct Ending;

/// The fewest words of a text that has to end with a sign because its source does.
const WORDS: usize = 8;

impl Check for Ending {
    fn name(&self) -> &'static str {
        "ending"
    }

    fn pair(&self, reading: &Reading<'_>, found: &mut Findings<'_>) {
        let (source, target) = (&reading.source, &reading.target);
        let (Some(from), Some(to)) = (End::of(source), End::of(target)) else {
            return;
        };
        if from.asks != to.asks {
            // "Right?", he asked. One side may put the speaker last.
            let inside = if from.asks { target } else { source };
            if !asks_in_speech(inside) {
                let key = "ending.question";
                found.add(Some(from.range), Some(to.range), key, Vec::new());
            }
        } else if from.signed != to.signed && is_prose(source) && is_prose(target) {
            let (signed, unsigned) = if from.signed {
                (source, target)
            } else {
                (target, source)
            };
            let sign = if from.signed { &from.range } else { &to.range };
            let sign = &signed.text[sign.clone()];
            let long = unsigned.words().take(WORDS).count() == WORDS;
            if from.signed && long && sign != ":" {
                let args = vec![sign.to_owned()];
                found.add(Some(from.range), Some(to.range), "ending.missing", args);
            }
        }
    }
}

fn is_prose(side: &Side<'_>) -> bool {
    matches!(
        side.kind,
        None | Some(BlockKind::Paragraph | BlockKind::Quote)
    )
}

/// Tells whether a question ends inside a text with a quotation or before a dash.
fn asks_in_speech(side: &Side<'_>) -> bool {
    side.tokens.windows(2).any(|two| {
        let closes = matches!(
            two[1].kind,
            Kind::Mark('"' | '”' | '»' | '“' | '«' | '—' | '–' | ',' | '’' | '\'')
        );
        is_question(side, two[0].kind) && closes
    })
}

fn is_question(side: &Side<'_>, kind: Kind) -> bool {
    match kind {
        Kind::Mark('?' | '？' | '؟') => true,
        Kind::Mark(';' | '\u{37e}') => side.language.primary() == "el",
        _ => false,
    }
}

struct End {
    range: Range<usize>,
    asks: bool,
    signed: bool,
}

impl End {
    fn of(side: &Side<'_>) -> Option<Self> {
        let closes = |kind: Kind| {
            matches!(
                kind,
                Kind::Mark(
                    '"' | '\'' | '”' | '’' | '»' | '›' | '«' | '“' | ')' | ']' | '*' | '_' | '>'
                )
            )
        };
        let last = side.tokens.iter().rposition(|token| !closes(token.kind))?;
        let token = &side.tokens[last];
        // Code or an address that ends the text hides what stands before it.
        let hidden = |range: &Range<usize>| range.start >= token.end;
        if side.code.iter().any(hidden) || side.links.iter().any(|link| hidden(&link.range)) {
            return None;
        }
        let noted = side.notes.iter().any(|(range, _)| hidden(range));
        // "?!" and "!?" ask.
        let mut asks = is_question(side, token.kind);
        for two in side.tokens[..=last].windows(2).rev().take(8) {
            let in_row = two[0].end == two[1].start
                && matches!(two[1].kind, Kind::Mark('!' | '?' | '.' | '…'));
            if !in_row {
                break;
            }
            asks |= is_question(side, two[0].kind);
        }
        let signed = noted
            || matches!(
                token.kind,
                Kind::Mark(
                    '.' | '!'
                        | '?'
                        | '…'
                        | ':'
                        | ';'
                        | '。'
                        | '！'
                        | '？'
                        | '؟'
                        | '।'
                        | '۔'
                        | '\u{37e}'
                )
            );
        Some(Self {
            range: token.range(),
            asks,
            signed,
        })
    }
}
