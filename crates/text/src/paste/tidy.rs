//! White space where it was seen.

use crate::{
    invisible::{is_harmless, is_without_spaces},
    watermark::is_wide,
    write::block::{Ink, Piece},
};

/// Cuts a flow of pieces into paragraphs: at empty lines, as the eye does.
///
/// Runs of white space become one space, which is set as the words on both sides are set alike; no
/// paragraph or line begins or ends with one. No-break spaces stay where typography
/// wants them. Pieces that are set alike become one. Control characters are left out, and added to
/// `controls`.
#[must_use]
pub fn paragraphs(pieces: Vec<Piece>, controls: &mut usize) -> Vec<Vec<Piece>> {
    let mut tidy = Tidy::default();
    for piece in pieces {
        match piece {
            Piece::Text(text, ink) => {
                for character in text.chars() {
                    tidy.character(character, &ink, controls);
                }
            }
            Piece::Break => tidy.breaks += 1,
            piece @ (Piece::Note(_) | Piece::Image(..)) => {
                tidy.part(None);
                tidy.paragraph.push(piece);
                tidy.last = None;
            }
        }
    }
    tidy.finish()
}

/// The same on one line.
pub(super) fn line(pieces: Vec<Piece>, controls: &mut usize) -> Vec<Piece> {
    let mut line: Vec<Piece> = Vec::new();
    for paragraph in paragraphs(pieces, controls) {
        if !line.is_empty() {
            push(&mut line, ' ', &Ink::default());
        }
        for piece in paragraph {
            match piece {
                Piece::Break => push(&mut line, ' ', &Ink::default()),
                piece => line.push(piece),
            }
        }
    }
    line
}

#[derive(Default)]
struct Tidy {
    paragraphs: Vec<Vec<Piece>>,
    paragraph: Vec<Piece>,
    /// The line breaks since the last character.
    breaks: usize,
    /// The white space since then, if any.
    space: Option<char>,
    last: Option<char>,
}

impl Tidy {
    fn character(&mut self, character: char, ink: &Ink, controls: &mut usize) {
        match character {
            '\u{a0}' | '\u{202f}' => {
                let alone = self.space.is_none();
                self.space = Some(if alone { character } else { ' ' });
            }
            // The space of ideographs is as wide as they are.
            '\u{3000}' if self.space.is_none() => self.space = Some(character),
            // Where words are written without spaces, one without width says where they end.
            '\u{200b}' if self.space.is_none() && self.last.is_some_and(is_without_spaces) => {
                push(&mut self.paragraph, character, ink);
            }
            // Where a line could break is not for the eye.
            '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
            // What an object stands in for was left out, or stands elsewhere.
            '\u{fffc}' => {}
            '\u{2028}' => self.breaks += 1,
            '\u{2029}' => self.breaks += 2,
            _ if character.is_whitespace() => self.space = Some(' '),
            _ if !is_harmless(character) => *controls += 1,
            _ => {
                self.part(Some((character, ink)));
                push(&mut self.paragraph, character, ink);
                self.last = Some(character);
            }
        }
    }

    /// Writes what parts the last character from the next.
    fn part(&mut self, next: Option<(char, &Ink)>) {
        let (breaks, space) = (self.breaks, self.space.take());
        self.breaks = 0;
        if self.paragraph.is_empty() {
            return;
        }
        if breaks > 1 {
            self.paragraphs.push(std::mem::take(&mut self.paragraph));
        } else if breaks == 1 {
            self.paragraph.push(Piece::Break);
        } else if let Some(space) = space {
            let wanted = next.is_some_and(|(next, _)| holds(self.last, next));
            let space = if wanted || is_beside_wide(space, self.last, next) {
                space
            } else {
                ' '
            };
            let ink = match (self.paragraph.last(), next) {
                (Some(Piece::Text(_, before)), Some((_, next))) => before.common(next),
                _ => Ink::default(),
            };
            push(&mut self.paragraph, space, &ink);
        }
    }

    fn finish(mut self) -> Vec<Vec<Piece>> {
        if !self.paragraph.is_empty() {
            self.paragraphs.push(self.paragraph);
        }
        self.paragraphs
    }
}

fn push(pieces: &mut Vec<Piece>, character: char, ink: &Ink) {
    if let Some(Piece::Text(text, before)) = pieces.last_mut()
        && before == ink
    {
        text.push(character);
        return;
    }
    pieces.push(Piece::Text(character.to_string(), ink.clone()));
}

/// Tells whether no line may break between two characters: before the high signs of French and
/// inside its quotes, and inside figures.
fn holds(before: Option<char>, next: char) -> bool {
    matches!(next, ':' | ';' | '!' | '?' | '»' | '›' | '%' | '€' | '°')
        || matches!(before, Some('«' | '‹' | '§' | '№'))
        || (next.is_ascii_digit() && before.is_some_and(|before| before.is_ascii_digit()))
}

/// Tells whether a space is that of ideographs, and stands beside one.
fn is_beside_wide(space: char, before: Option<char>, next: Option<(char, &Ink)>) -> bool {
    let next = next.map(|(next, _)| next);
    space == '\u{3000}' && [before, next].into_iter().flatten().any(is_wide)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str, strong: bool) -> Piece {
        let ink = Ink {
            strong,
            ..Ink::default()
        };
        Piece::Text(text.to_owned(), ink)
    }

    #[test]
    fn spaces_stand_outside_of_emphasis_and_equal_pieces_are_one() {
        let given = vec![
            text(" El ", false),
            text(" agua ", true),
            text("\n es", true),
        ];
        let tidy = paragraphs(given, &mut 0);
        assert_eq!(tidy, [[text("El ", false), text("agua es", true)]]);
    }

    #[test]
    fn empty_lines_part_paragraphs() {
        let given = vec![
            Piece::Break,
            text("uno ", false),
            Piece::Break,
            text(" dos", false),
            Piece::Break,
            text("\u{a0}", false),
            Piece::Break,
            text("tres", false),
            Piece::Break,
        ];
        let expected: [&[Piece]; 2] = [
            &[text("uno", false), Piece::Break, text("dos", false)],
            &[text("tres", false)],
        ];
        assert_eq!(paragraphs(given, &mut 0), expected);
    }

    #[test]
    fn no_break_spaces_stay_where_typography_wants_them() {
        let given = "L’eau\u{a0}est «\u{a0}à nous\u{202f}» :\u{a0}\u{a0}10\u{a0}000 voix\u{a0}!";
        let expected = "L’eau est «\u{a0}à nous\u{202f}» : 10\u{a0}000 voix\u{a0}!";
        assert_eq!(
            paragraphs(vec![text(given, false)], &mut 0),
            [[text(expected, false)]]
        );
    }

    #[test]
    fn scripts_keep_their_own_spaces() {
        for given in ["水は\u{3000}みんなの", "ភាសា\u{200b}ខ្មែរ"] {
            assert_eq!(
                paragraphs(vec![text(given, false)], &mut 0),
                [[text(given, false)]]
            );
        }
        let given = "el\u{3000}agua\u{200b}";
        assert_eq!(
            paragraphs(vec![text(given, false)], &mut 0),
            [[text("el agua", false)]]
        );
    }

    #[test]
    fn what_is_no_character_is_counted() {
        let mut controls = 0;
        let tidy = paragraphs(vec![text("a\u{7}g\u{ad}ua\u{200b}", false)], &mut controls);
        assert_eq!(tidy, [[text("agua", false)]]);
        assert_eq!(controls, 1);
    }
}
