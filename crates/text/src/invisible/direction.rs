//! Which marks of direction turn anything (Unicode Standard Annex 9).
//!
//! A mark is a letter without width. It says nothing beside a letter that is written the same way,
//! nor between two of them with nothing between but spaces and points. Between two letters of one
//! word a mark of the other way could only tear it in two.

use icu_properties::{CodePointMapData, props::BidiClass};

use super::kind::Kind;

/// Which way a letter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Right,
    Left,
    /// To the left, and figures behind it are Arabic ones.
    ArabicLeft,
}

impl Way {
    /// Whether two letters stand in one row.
    fn is_along(self, other: Self) -> bool {
        (self == Self::Right) == (other == Self::Right)
    }

    fn of_mark(mark: char) -> Self {
        match mark {
            '\u{200e}' => Self::Right,
            '\u{61c}' => Self::ArabicLeft,
            _ => Self::Left,
        }
    }
}

/// What a character is to the marks beside it.
enum Part {
    Letter(Way),
    /// Stands over a letter.
    Over,
    /// A space or a point, which goes the way of the letters around it.
    Between,
    /// A figure, a sign, or what may be mark-up.
    Other,
}

fn part(character: char) -> Part {
    if character.is_ascii_alphabetic() {
        return Part::Letter(Way::Right);
    }
    match CodePointMapData::<BidiClass>::new().get(character) {
        BidiClass::LeftToRight => Part::Letter(Way::Right),
        BidiClass::RightToLeft => Part::Letter(Way::Left),
        BidiClass::ArabicLetter => Part::Letter(Way::ArabicLeft),
        BidiClass::NonspacingMark => Part::Over,
        BidiClass::WhiteSpace => Part::Between,
        _ => match character {
            '.' | ',' | ':' | '!' | '?' | '…' | '-' | '–' | '—' | '’' | '“' | '”' | '«' | '»'
            | '،' | '؟' => Part::Between,
            _ => Part::Other,
        },
    }
}

/// Which way is written before a mark.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Behind {
    /// Of the letter just before it.
    beside: Option<Way>,
    /// Of the last letter, if nothing but spaces and points parts it from the mark.
    last: Option<Way>,
}

impl Behind {
    /// Takes in the next character that stays.
    pub(super) fn take(&mut self, character: char, kind: Kind) {
        let both = |way| Self {
            beside: way,
            last: way,
        };
        *self = match kind {
            Kind::Plain => match part(character) {
                Part::Letter(way) => both(Some(way)),
                Part::Over => *self,
                Part::Between => Self {
                    beside: None,
                    ..*self
                },
                Part::Other => both(None),
            },
            Kind::Mark => both(Some(Way::of_mark(character))),
            Kind::Open | Kind::Close => both(None),
            _ => *self,
        };
    }

    /// Tells whether a mark can change in which order anything around it is shown.
    pub(super) fn is_turned(self, mark: char, ahead: Ahead) -> bool {
        let way = Way::of_mark(mark);
        let is_along = |it: Option<Way>| it.is_some_and(|it| it.is_along(way));
        // What stands behind it sees only the last letter, and what stands before it the next.
        let says_nothing = self.beside == Some(way)
            || is_along(ahead.beside)
            || is_along(self.last) && is_along(ahead.next);
        let is_in_word = match (self.beside, ahead.beside) {
            (Some(one), Some(other)) => one.is_along(other),
            _ => false,
        };
        !says_nothing && !is_in_word
    }
}

/// Which way is written behind a mark.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ahead {
    /// Of the letter just behind it.
    beside: Option<Way>,
    /// Of the next letter, if nothing but spaces and points parts it from the mark.
    next: Option<Way>,
}

/// For each character, which way is written behind it; `isolates` are those that stay, `edges` the
/// places where a part in a direction of its own begins or ends.
pub(super) fn ahead(
    characters: &[char],
    kinds: &[Kind],
    isolates: &[bool],
    edges: &[usize],
) -> Vec<Ahead> {
    let mut all = vec![Ahead::default(); characters.len()];
    let mut now = Ahead::default();
    let mut edges = edges.iter().rev().peekable();
    for at in (0..characters.len()).rev() {
        while edges.next_if(|edge| **edge > at).is_some() {
            now = Ahead::default();
        }
        all[at] = now;
        let character = match kinds[at] {
            Kind::Plain => characters[at],
            Kind::Separator => ' ',
            Kind::Open | Kind::Close if isolates.get(at).is_some_and(|it| *it) => {
                now = Ahead::default();
                continue;
            }
            _ => continue,
        };
        now = match part(character) {
            Part::Letter(way) => Ahead {
                beside: Some(way),
                next: Some(way),
            },
            Part::Over | Part::Between => Ahead {
                beside: None,
                ..now
            },
            Part::Other => Ahead::default(),
        };
    }
    all
}
