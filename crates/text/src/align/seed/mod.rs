//! Common words of six languages, which ship with the application (`common.txt`).

use std::{collections::HashMap, sync::LazyLock};

use super::{
    stem::{fold, stem},
    ties::{Chances, raise},
    words::{Kind, Words},
};

/// The languages of the table, in the order of its cells; the last cell holds figures.
const LANGUAGES: [&str; 6] = ["en", "es", "fr", "de", "it", "pt"];

/// For a language, the meanings of its stems: numbers of lines of the table.
type Meanings = HashMap<String, Vec<u16>>;

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("common.txt")));

struct Table {
    languages: [Meanings; 6],
    figures: Meanings,
}

impl Table {
    fn read(text: &str) -> Self {
        let mut table = Self {
            languages: std::array::from_fn(|_| Meanings::new()),
            figures: Meanings::new(),
        };
        let lines = text.lines().filter(|line| line.contains('|'));
        for (line, meaning) in lines.zip(0_u16..) {
            for (at, cell) in line.split('|').enumerate() {
                for form in cell.split_whitespace() {
                    let (stems, key) = match LANGUAGES.get(at) {
                        Some(language) => {
                            let stemmed = stem(&fold(form), language).to_owned();
                            (&mut table.languages[at], stemmed)
                        }
                        None => (&mut table.figures, form.to_owned()),
                    };
                    let meanings: &mut Vec<u16> = stems.entry(key).or_default();
                    if meanings.last() != Some(&meaning) {
                        meanings.push(meaning);
                    }
                }
            }
        }
        table
    }

    fn meanings(&self, language: &str) -> Option<&Meanings> {
        let at = LANGUAGES.iter().position(|known| *known == language)?;
        Some(&self.languages[at])
    }
}

/// Ties words that the table says translate each other, and number words with figures.
pub(super) fn tie(
    (source, from): (&Words, &str),
    (target, to): (&Words, &str),
    chances: &mut Chances,
) {
    let (left, right) = (meant(source, from), meant(target, to));
    let mut by_meaning: HashMap<u16, Vec<(u32, f32)>> = HashMap::new();
    for (at, meaning, part) in right {
        by_meaning.entry(meaning).or_default().push((at, part));
    }
    for (at, meaning, part) in left {
        for &(other, its) in by_meaning.get(&meaning).into_iter().flatten() {
            raise(chances, (at, other), KNOWN * part * its);
        }
    }
}

/// How much less a part of a compound says than a whole word.
const PART: f32 = 0.6;

/// How likely words of one meaning are to translate each other.
const KNOWN: f32 = 0.4;

/// Says what the types of a side mean, and how surely.
fn meant(words: &Words, language: &str) -> Vec<(u32, u16, f32)> {
    let mut meant = Vec::new();
    let meanings = TABLE.meanings(language);
    let compounds = matches!(language, "de");
    for (word, at) in words.types.iter().zip(0_u32..) {
        let found = match word.kind {
            Kind::Word => meanings.and_then(|meanings| meanings.get(&word.stem)),
            Kind::Figure => TABLE.figures.get(&word.stem),
            Kind::Address | Kind::Sign => None,
        };
        meant.extend(
            found
                .into_iter()
                .flatten()
                .map(|&meaning| (at, meaning, 1.0)),
        );
        let Some(meanings) = meanings.filter(|_| compounds && found.is_none()) else {
            continue;
        };
        if word.kind == Kind::Word && word.folded.is_ascii() && word.folded.len() >= 8 {
            for cut in 4..=word.folded.len() - 4 {
                let (first, last) = word.folded.split_at(cut);
                let parts = [stem(first, language), stem(last, language)];
                let found = parts.iter().filter(|part| part.len() >= 4);
                for &meaning in found.filter_map(|&part| meanings.get(part)).flatten() {
                    meant.push((at, meaning, PART));
                }
            }
        }
    }
    meant
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_line_has_a_cell_for_each_language() {
        for line in include_str!("common.txt").lines() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            assert!(matches!(cells.len(), 6 | 7), "{line}");
            assert!(cells.iter().all(|cell| !cell.is_empty()), "{line}");
        }
    }
}
