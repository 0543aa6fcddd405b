//! White space where it was seen.

use text::write::block::{Ink, Piece};

use super::comments::is_marker;

/// Cuts what a paragraph holds at its empty lines, and makes one space of each run of white
/// space; none stands at the beginning or end of a line. No-break spaces stay. `removed` counts
/// characters that nobody could see.
pub(super) fn paragraphs(pieces: Vec<Piece>, removed: &mut usize) -> Vec<Vec<Piece>> {
    let mut tidy = Tidy::default();
    for piece in pieces {
        match piece {
            Piece::Text(text, ink) => {
                for sign in text.chars() {
                    tidy.sign(sign, &ink, removed);
                }
            }
            Piece::Break => tidy.breaks += 1,
            piece @ (Piece::Note(_) | Piece::Image(..)) => {
                tidy.part(None);
                tidy.line.push(piece);
                tidy.said = true;
            }
        }
    }
    tidy.finish()
}

#[derive(Default)]
struct Tidy {
    done: Vec<Vec<Piece>>,
    line: Vec<Piece>,
    /// Whether the line shows something.
    said: bool,
    space: bool,
    breaks: usize,
}

impl Tidy {
    fn sign(&mut self, sign: char, ink: &Ink, removed: &mut usize) {
        match sign {
            _ if is_marker(sign) => push(&mut self.line, sign, ink),
            '\u{ad}' | '\u{feff}' | '\u{fffc}' => {}
            '\u{b}' | '\u{2028}' => self.breaks += 1,
            '\u{2029}' => self.breaks += 2,
            ' ' if ink.code && self.said && self.breaks == 0 => push(&mut self.line, ' ', ink),
            ' ' | '\t' | '\n' | '\r' | '\u{c}' => self.space = true,
            _ if sign.is_control() => *removed += 1,
            _ => {
                self.part(Some(ink));
                push(&mut self.line, sign, ink);
                self.said = true;
            }
        }
    }

    /// Writes what parts what was said from what comes.
    fn part(&mut self, next: Option<&Ink>) {
        let space = std::mem::take(&mut self.space);
        let breaks = std::mem::take(&mut self.breaks);
        if !self.said {
            return;
        }
        match breaks {
            0 if space => {
                let ink = match (self.line.last(), next) {
                    (Some(Piece::Text(_, before)), Some(next)) => before.common(next),
                    _ => Ink::default(),
                };
                push(&mut self.line, ' ', &ink);
            }
            0 => {}
            1 => self.line.push(Piece::Break),
            _ => {
                self.done.push(std::mem::take(&mut self.line));
                self.said = false;
            }
        }
    }

    fn finish(mut self) -> Vec<Vec<Piece>> {
        match (self.said, self.done.last_mut()) {
            (true, _) => self.done.push(self.line),
            // A comment may end where nothing is said any more.
            (false, Some(last)) => last.append(&mut self.line),
            (false, None) => {}
        }
        self.done
    }
}

fn push(line: &mut Vec<Piece>, sign: char, ink: &Ink) {
    if let Some(Piece::Text(before, known)) = line.last_mut()
        && known == ink
    {
        before.push(sign);
        return;
    }
    line.push(Piece::Text(sign.to_string(), ink.clone()));
}

/// Puts paragraphs on one line.
pub(super) fn on_one_line(paragraphs: Vec<Vec<Piece>>) -> Vec<Piece> {
    let mut line: Vec<Piece> = Vec::new();
    for paragraph in paragraphs {
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

/// The lines of code in a paragraph; none where there is more than words.
pub(super) fn code(pieces: &[Piece]) -> Option<String> {
    let mut code = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text, _) => code.extend(text.chars().filter(|it| !is_marker(*it))),
            Piece::Break => code.push('\n'),
            Piece::Note(_) | Piece::Image(..) => return None,
        }
    }
    Some(code)
}

/// Takes the weight off words that have it all over.
pub(super) fn plain_weight(pieces: &mut [Piece]) {
    let is_strong = |piece: &Piece| match piece {
        Piece::Text(text, ink) => {
            ink.strong || text.chars().all(|it| it.is_whitespace() || is_marker(it))
        }
        Piece::Break | Piece::Note(_) | Piece::Image(..) => true,
    };
    if pieces.iter().all(is_strong) {
        for piece in pieces {
            if let Piece::Text(_, ink) = piece {
                ink.strong = false;
            }
        }
    }
}
