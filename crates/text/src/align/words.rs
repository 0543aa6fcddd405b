//! A side as words: each of its segments a set of types.

use std::collections::HashMap;

use unicode_normalization::char::is_combining_mark;

use super::{
    Side,
    stem::{fold, stem},
};

/// The words of one side.
pub(super) struct Words {
    /// Each type once.
    pub(super) types: Vec<Type>,
    /// For each segment, its types in rising order.
    pub(super) segments: Vec<Vec<u32>>,
    /// How many segments have types in all, each counted once.
    pub(super) total: f32,
}

/// What counts as one word: all forms with one stem.
pub(super) struct Type {
    pub(super) kind: Kind,
    /// The stem; of a figure its digits.
    pub(super) stem: String,
    /// The folded form in which it came first.
    pub(super) folded: String,
    /// The forms that it came in, in lower case; kept only where a lexicon asks for them.
    pub(super) forms: Vec<String>,
    /// Whether it came with a capital letter inside a sentence.
    pub(super) is_name: bool,
    /// In how many segments it is.
    pub(super) count: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Word,
    Figure,
    Address,
    Sign,
}

impl Words {
    pub(super) fn read(side: &Side<'_>, keep_forms: bool) -> Self {
        let texts = side.segments.iter().map(|segment| segment.text);
        Self::of(texts, side.language.primary(), keep_forms)
    }

    pub(super) fn of<'a>(
        texts: impl Iterator<Item = &'a str>,
        language: &str,
        keep_forms: bool,
    ) -> Self {
        let mut words = Self {
            types: Vec::new(),
            segments: Vec::new(),
            total: 0.0,
        };
        let mut reader = Reader {
            language,
            keep_forms,
            known: HashMap::new(),
            stems: HashMap::new(),
        };
        for text in texts {
            let mut found = Vec::new();
            reader.segment(text, &mut words.types, &mut found);
            found.sort_unstable();
            found.dedup();
            for &at in &found {
                words.types[at as usize].count += 1;
            }
            words.total += found.len() as f32;
            words.segments.push(found);
        }
        words
    }
}

struct Reader<'a> {
    language: &'a str,
    keep_forms: bool,
    /// Types by the form that was read.
    known: HashMap<String, u32>,
    /// Types by their stem.
    stems: HashMap<(Kind, String), u32>,
}

impl Reader<'_> {
    fn segment(&mut self, text: &str, types: &mut Vec<Type>, found: &mut Vec<u32>) {
        let mut begins = true;
        for token in text.split_whitespace() {
            if token.contains("://") || token.contains("](") {
                for part in token.split(['(', ')', '<', '>', '[', ']']) {
                    if part.contains("://") || part.contains('/') || part.contains('@') {
                        found.push(self.type_of(Kind::Address, part, part, types));
                    }
                }
            }
            for word in token.split(|character: char| !is_of_word(character)) {
                if !word.is_empty() {
                    self.word(word, begins, types, found);
                    begins = false;
                }
            }
            begins |= token.ends_with(['.', '!', '?', '…', ':', '«', '„', '"', '»']);
        }
        for sign in SIGNS {
            if text.contains(sign.characters) {
                found.push(self.type_of(Kind::Sign, sign.name, sign.name, types));
            }
        }
    }

    fn word(&mut self, word: &str, begins: bool, types: &mut Vec<Type>, found: &mut Vec<u32>) {
        if word.contains(|character: char| character.is_numeric()) {
            // 1,000 and 1.000 are one figure, and so are 300 and 300+.
            let digits: String = word.chars().filter(|sign| sign.is_numeric()).collect();
            found.push(self.type_of(Kind::Figure, &digits, &digits, types));
        }
        for word in word.split(['.', ',', '@', '*']) {
            if !word.contains(char::is_alphabetic) || word.contains(char::is_numeric) {
                continue;
            }
            let at = match self.known.get(word) {
                Some(&at) => at,
                None => {
                    let folded = fold(word);
                    let stemmed = stem(&folded, self.language);
                    let at = self.type_of(Kind::Word, stemmed, &folded, types);
                    self.known.insert(word.to_owned(), at);
                    if self.keep_forms {
                        types[at as usize].forms.push(word.to_lowercase());
                    }
                    at
                }
            };
            types[at as usize].is_name |= !begins && word.starts_with(char::is_uppercase);
            found.push(at);
        }
    }

    fn type_of(&mut self, kind: Kind, stem: &str, folded: &str, types: &mut Vec<Type>) -> u32 {
        let next = u32::try_from(types.len()).unwrap_or(u32::MAX);
        let at = *self.stems.entry((kind, stem.to_owned())).or_insert(next);
        if at == next {
            types.push(Type {
                kind,
                stem: stem.to_owned(),
                folded: folded.to_owned(),
                forms: Vec::new(),
                is_name: false,
                count: 0,
            });
        }
        at
    }
}

fn is_of_word(character: char) -> bool {
    character.is_alphanumeric()
        || is_combining_mark(character)
        || matches!(character, '.' | ',' | '@' | '*')
}

/// A mark that a translation mostly keeps, in the glyphs of any language.
struct Sign {
    name: &'static str,
    characters: &'static [char],
}

const SIGNS: [Sign; 6] = [
    Sign {
        name: "?",
        characters: &['?', '؟', '？'],
    },
    Sign {
        name: "!",
        characters: &['!', '！'],
    },
    Sign {
        name: ":",
        characters: &[':', '：'],
    },
    Sign {
        name: "(",
        characters: &['(', '[', '（'],
    },
    Sign {
        name: "\"",
        characters: &['"', '“', '«', '„', '»'],
    },
    Sign {
        name: "…",
        characters: &['…'],
    },
];
