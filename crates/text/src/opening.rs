//! What stands above a text: its title, its dek, and the line of date and place.
//!
//! A file says them as headings and paragraphs, like everything else. What is taken for one is
//! taken only where little else could be meant; a reader finds the rest where it stood.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use crate::{dates, markdown};

/// How long a title that is no heading may be, in characters.
const LONGEST_TITLE: usize = 150;
/// How long a dek may be, in characters.
const LONGEST_DEK: usize = 400;
/// How many words a line of date and place may have.
const LONGEST_PLACE: usize = 14;
/// How many blocks are looked at.
const BLOCKS: usize = 5;

/// What stood above a text, and the text without it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// The title; empty where none was found, or one is known already.
    pub title: String,
    /// The dek; may be empty.
    pub dek: String,
    /// The line of date and place; may be empty.
    pub place_line: String,
    /// The Markdown below.
    pub body: String,
}

/// What is known of a text before its opening is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// Its title; empty where nothing says it.
    pub title: &'a str,
    /// Its dek; empty where nothing says it.
    pub dek: &'a str,
    /// Whether a first line by itself may be the title: in text without formatting there are no
    /// headings.
    pub is_plain: bool,
}

/// Takes title, dek and place line out of the first blocks of a Markdown.
///
/// The title is the first heading; where there is none above the text, a first paragraph that is
/// all strong, or in plain text a first short line. The line of date and place ends with a day of
/// a year and begins with a place; the dek is all emphasized and stands right under the title.
#[must_use]
pub fn opening(markdown: &str, known: Known<'_>) -> Opening {
    let heads = heads(markdown);
    let mut opening = Opening::default();
    let mut taken: Vec<&Head> = Vec::new();
    let mut rest = heads.iter().peekable();
    let above = heads.first().zip(heads.get(1));
    if let Some((place, title)) = above
        && place.is_place_line()
        && (!known.title.is_empty() || title.level.is_some() || title.is_title(known.is_plain))
    {
        opening.place_line.clone_from(&place.words);
        taken.extend(rest.next());
    }
    let is_followed = |head: &Head| head.range.end < markdown.trim_end().len();
    if let Some(head) = rest.peek() {
        let is_heading = head.level.is_some() && head.is_bare && !head.words.is_empty();
        let is_known = is_heading && same(&head.words, known.title);
        let is_title = known.title.is_empty()
            && (is_heading || (head.is_title(known.is_plain) && is_followed(head)));
        if is_title {
            opening.title.clone_from(&head.words);
        }
        if is_title || is_known {
            taken.extend(rest.next());
        }
    }
    let has_title = !known.title.is_empty() || !opening.title.is_empty();
    while let Some(head) = rest.peek() {
        if opening.place_line.is_empty() && head.is_place_line() && is_followed(head) {
            opening.place_line.clone_from(&head.words);
        } else if has_title && head.is_dek() && is_followed(head) {
            if known.dek.is_empty() && opening.dek.is_empty() {
                opening.dek.clone_from(&head.words);
            } else if !same(&head.words, known.dek) {
                break;
            }
        } else {
            break;
        }
        taken.extend(rest.next());
    }
    let mut body = String::with_capacity(markdown.len());
    let mut from = 0;
    for head in taken {
        body.push_str(&markdown[from..head.range.start]);
        from = head.range.end;
    }
    body.push_str(&markdown[from..]);
    opening.body = body.trim_start_matches(['\n', '\r']).to_owned();
    opening
}

/// Tells whether two titles say the same.
fn same(one: &str, other: &str) -> bool {
    let plain = |text: &str| -> String {
        let kept = text.chars().filter(|it| it.is_alphanumeric());
        kept.flat_map(char::to_lowercase).collect()
    };
    let one = plain(one);
    !one.is_empty() && one == plain(other)
}

/// One of the first blocks.
struct Head {
    range: Range<usize>,
    /// The level of a heading; none of a paragraph.
    level: Option<HeadingLevel>,
    words: String,
    /// Whether there is nothing in it but words: no link, picture, footnote or HTML.
    is_bare: bool,
    is_one_line: bool,
    /// Whether all of its words are emphasized, and strongly so.
    is_emphasized: bool,
    is_strong: bool,
}

impl Head {
    fn is_short_line(&self, longest: usize) -> bool {
        let is_paragraph = self.level.is_none() && self.is_bare && self.is_one_line;
        is_paragraph && (1..=longest).contains(&self.words.chars().count())
    }

    fn is_title(&self, is_plain: bool) -> bool {
        let ends_otherwise = self.words.ends_with([':', ',', ';', '.']);
        let may_be = self.is_strong || (is_plain && !self.is_emphasized);
        may_be && self.is_short_line(LONGEST_TITLE) && !ends_otherwise && !self.is_place_line()
    }

    fn is_dek(&self) -> bool {
        self.is_emphasized && !self.is_strong && self.is_short_line(LONGEST_DEK)
    }

    /// Tells whether it is a place and a day, such as *Ocosingo, Chiapas, a 3 de mayo de 2021*.
    fn is_place_line(&self) -> bool {
        if !self.is_short_line(LONGEST_DEK) {
            return false;
        }
        let words = self
            .words
            .trim_end_matches(['.', ',', ':', '–', '—', '-', ' ']);
        let count = words.split_whitespace().count();
        let Some(year) = words.get(words.len().saturating_sub(4)..) else {
            return false;
        };
        let ends_with_year = year.len() == 4 && year.bytes().all(|it| it.is_ascii_digit());
        if count > LONGEST_PLACE || !ends_with_year || dates::in_words(words).is_empty() {
            return false;
        }
        // A sentence has verbs in front of its day; a place has a name.
        let mut before = words
            .split(|it: char| it.is_whitespace())
            .take_while(|word| !word.contains(|it: char| it.is_ascii_digit()));
        before.all(|word| {
            let word = word.trim_matches(|it: char| !it.is_alphanumeric());
            let begins = word.chars().next();
            begins.is_none_or(|it| !it.is_lowercase()) || LINKING.contains(&word)
        })
    }
}

/// Small words between the names of a place and a day.
const LINKING: &[&str] = &[
    "a", "al", "am", "an", "au", "aux", "d", "da", "das", "de", "dei", "del", "dell", "della",
    "dem", "den", "der", "des", "di", "do", "dos", "du", "e", "el", "els", "em", "en", "et", "i",
    "il", "im", "in", "la", "las", "le", "les", "los", "na", "no", "of", "on", "the", "und", "y",
    "à", "às", "ao", "l",
];

/// Reads the first headings and paragraphs, up to the first block of another kind.
fn heads(markdown: &str) -> Vec<Head> {
    let mut heads: Vec<Head> = Vec::new();
    let mut open: Option<Head> = None;
    let (mut emphasis, mut strong) = (0_usize, 0_usize);
    for (event, range) in markdown::parser(markdown) {
        let Some(head) = &mut open else {
            let level = match event {
                Event::Start(Tag::Heading { level, .. }) => Some(level),
                Event::Start(Tag::Paragraph) => None,
                _ => break,
            };
            open = Some(Head {
                range,
                level,
                words: String::new(),
                is_bare: true,
                is_one_line: true,
                is_emphasized: true,
                is_strong: true,
            });
            continue;
        };
        match event {
            Event::End(TagEnd::Heading(_) | TagEnd::Paragraph) => {
                head.words = head.words.trim().to_owned();
                heads.extend(open.take());
                if heads.len() == BLOCKS {
                    break;
                }
            }
            Event::Start(Tag::Emphasis) => emphasis += 1,
            Event::Start(Tag::Strong) => strong += 1,
            Event::End(TagEnd::Emphasis) => emphasis = emphasis.saturating_sub(1),
            Event::End(TagEnd::Strong) => strong = strong.saturating_sub(1),
            Event::Text(text) | Event::Code(text) => {
                let says = !text.trim().is_empty();
                head.is_emphasized &= emphasis > 0 || !says;
                head.is_strong &= strong > 0 || !says;
                head.words.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => {
                // A heading of two lines is one heading.
                head.is_one_line = head.level.is_some();
                head.words.push(' ');
            }
            _ => head.is_bare = false,
        }
    }
    heads
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(markdown: &str, known: Known<'_>, expected: [&str; 4]) {
        let made = opening(markdown, known);
        let told = [&made.place_line, &made.title, &made.dek, &made.body].map(String::as_str);
        assert_eq!(told, expected, "{markdown}");
    }

    const NOTHING: Known<'_> = Known {
        title: "",
        dek: "",
        is_plain: false,
    };
    const PLAIN: Known<'_> = Known {
        is_plain: true,
        ..NOTHING
    };

    #[test]
    fn what_stands_above_a_text_is_found() {
        check(
            "# El *agua* no se vende\n\n*Desde la sierra*\n\nOcosingo, Chiapas, a 3 de mayo de \
             2021.\n\nCompañeras:\n",
            NOTHING,
            [
                "Ocosingo, Chiapas, a 3 de mayo de 2021.",
                "El agua no se vende",
                "Desde la sierra",
                "Compañeras:\n",
            ],
        );
        check(
            "Athens, May 3, 2021\n\n**We march**\n\nComrades:\n",
            NOTHING,
            ["Athens, May 3, 2021", "We march", "", "Comrades:\n"],
        );
        check(
            "El agua no se vende\n\nCompañeras:\n",
            PLAIN,
            ["", "El agua no se vende", "", "Compañeras:\n"],
        );
        check(
            "## We march\n\nComrades\n",
            Known {
                title: "We march!",
                ..NOTHING
            },
            ["", "", "", "Comrades\n"],
        );
    }

    #[test]
    fn what_may_be_something_else_stays() {
        for markdown in [
            "El agua no se vende\n\nCompañeras:\n",
            "Nos vemos el domingo 3 de mayo de 2021\n\nCompañeras:\n",
            "**Compañeras:**\n\nEl agua\n",
            "*Agua*\n\nEl agua\n",
            "- # uno\n\nEl agua\n",
            "![x](y)\n\n# Title\n",
            "**¡Agua!**\n",
            "# A [link](https://example.org)\n\nEl agua\n",
        ] {
            check(markdown, NOTHING, ["", "", "", markdown]);
        }
        check(
            "Hola:\n\nEl agua\n",
            PLAIN,
            ["", "", "", "Hola:\n\nEl agua\n"],
        );
        check("¡Agua!\n", PLAIN, ["", "", "", "¡Agua!\n"]);
    }
}
