//! Names and other words that a translation leaves as they are.

use std::{collections::HashMap, ops::Range};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{
    Check, Findings,
    reading::{Reading, Side, Token},
};
use crate::segment::BlockKind;

/// Finds a name in whose place another one stands.
///
/// Countries, peoples, offices and short forms are translated, and much with a capital is no
/// name: a name of one side counts as changed only where a name of the other side is as new.
#[derive(Debug)]
pub(super) struct Names;

impl Check for Names {
    fn name(&self) -> &'static str {
        "names"
    }

    fn pair(&self, reading: &Reading<'_>, found: &mut Findings<'_>) {
        let (source, target) = (&reading.source, &reading.target);
        let (from, to) = (Words::of(source), Words::of(target));
        let titles = (has_title_case(source), has_title_case(target));
        let gone = new_names(source, &to, titles.0);
        let come = new_names(target, &from, titles.1);
        let (Some(old), Some(new)) = (gone.into_iter().next(), come.into_iter().next()) else {
            return;
        };
        let args = vec![
            source.text[old.clone()].to_owned(),
            target.text[new.clone()].to_owned(),
        ];
        found.add(Some(old), Some(new), "names.changed", args);
    }
}
/// The words of a side without case and accents, by their first three letters; each with whether
/// it has a capital.
struct Words(HashMap<[char; 3], Vec<(String, bool)>>);

/// So many words with the same beginning are looked through, and no more.
const BUCKET: usize = 48;

impl Words {
    fn of(side: &Side<'_>) -> Self {
        let mut words: HashMap<[char; 3], Vec<(String, bool)>> = HashMap::new();
        for token in side.words() {
            let word = bare(side.folded(token));
            let bucket = words.entry(beginning(&word)).or_default();
            let word = (word, token.capital && !token.begins);
            if bucket.len() < BUCKET && !bucket.contains(&word) {
                bucket.push(word);
            }
        }
        Self(words)
    }

    /// Tells whether there is this very word.
    fn has(&self, word: &str) -> bool {
        let bucket = self.0.get(&beginning(word));
        bucket.is_some_and(|bucket| bucket.iter().any(|(other, _)| other == word))
    }

    /// Tells whether there is a word that is the same or nearly so, as "Federación" is to
    /// "Federation".
    fn has_like(&self, word: &str) -> bool {
        let bucket = self.0.get(&beginning(word));
        bucket.is_some_and(|bucket| {
            bucket
                .iter()
                .any(|(other, capital)| alike(word, other, *capital))
        })
    }
}

fn bare(word: &str) -> String {
    let word = word.strip_suffix("'s").unwrap_or(word);
    word.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

fn beginning(word: &str) -> [char; 3] {
    let mut letters = word.chars();
    let mut next = || letters.next().unwrap_or(' ');
    [next(), next(), next()]
}

/// Tells whether two words are the same name. A word without a capital may be the same too, as
/// "mexicano" is to "Mexican", if it is long enough not to be another by chance.
fn alike(name: &str, other: &str, capital: bool) -> bool {
    if name == other {
        return true;
    }
    let same = name.chars().zip(other.chars()).take_while(|(a, b)| a == b);
    let same = same.count();
    let (name, other) = (name.chars().count(), other.chars().count());
    let rest = name.max(other) - same;
    if capital {
        same >= 4 && same * 5 >= name.min(other) * 3 || same >= 3 && name == other && rest == 1
    } else {
        name >= 7 && same >= 5 && same * 2 >= name
    }
}

/// Returns the words with a capital that the other side has nothing like.
fn new_names(side: &Side<'_>, others: &Words, is_title: bool) -> Vec<Range<usize>> {
    // Where all nouns have capitals, or any word may have one, a name is told by the one beside it.
    let in_heading =
        is_title || side.rules.capital_nouns || matches!(side.kind, Some(BlockKind::Heading(_)));
    let words: Vec<&Token> = side.words().collect();
    let names = words.iter().enumerate();
    let names = names.filter(|(_, token)| token.capital && is_name(side, token, is_title));
    let names = names.filter(|(_, token)| !is_spelled_out(side, token));
    names
        .filter(|(_, token)| !others.has_like(&bare(side.folded(token))))
        .filter(|(at, _)| !in_heading || is_beside_shared(side, &words, *at, others))
        .map(|(_, token)| *token)
        .map(Token::range)
        .collect()
}

/// Tells whether a name stands beside one that both sides have, as "Solís" does in "Marta Solís".
/// In a heading, where any word may have a capital, nothing else makes it a name.
fn is_beside_shared(side: &Side<'_>, words: &[&Token], at: usize, others: &Words) -> bool {
    let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    near.filter_map(|near| words.get(near)).any(|near| {
        let word = bare(side.folded(near));
        let (first, second) = (near.end.min(words[at].end), near.start.max(words[at].start));
        let between = side.text.get(first..second).unwrap_or_default();
        let adjacent = between.trim().is_empty() && !between.is_empty();
        near.capital
            && !is_short_form(side, near)
            && near.known.is_none()
            && adjacent
            && others.has(&word)
    })
}

fn is_name(side: &Side<'_>, token: &Token, is_title: bool) -> bool {
    let letters = side.text[token.range()].chars().count();
    let plain = |known: &super::languages::Lexeme| {
        known.capital
            || known.function
            || known.negation
            || known.cardinal.is_some()
            || known.ordinal.is_some()
    };
    letters > 2
        && (!token.begins || is_title)
        && !token.known.is_some_and(plain)
        && !is_short_form(side, token)
}

/// Tells whether a word is of a phrase that is shortened behind it, as in "Long Term Support
/// (LTS)". Such phrases are translated.
fn is_spelled_out(side: &Side<'_>, token: &Token) -> bool {
    let next = side.tokens.partition_point(|it| it.start <= token.start);
    let near = side.tokens[next..].iter().take(5);
    let mut near = near.skip_while(|it| it.is_word());
    let opens = near.next().is_some_and(|it| it.is('('));
    opens
        && near
            .next()
            .is_some_and(|it| it.is_word() && is_short_form(side, it))
}

/// Tells whether a word is an abbreviation in capitals. Many are translated letter by letter.
fn is_short_form(side: &Side<'_>, token: &Token) -> bool {
    let text = side.slice(token);
    text.chars().filter(|c| c.is_uppercase()).count() > 1 && !text.chars().any(char::is_lowercase)
}

/// Tells whether a text gives its words capitals as English headings do. Outside headings, one
/// long word without is enough to say that it does not.
fn has_title_case(side: &Side<'_>) -> bool {
    let (mut capitals, mut long) = (0, 0);
    for token in side.words().filter(|token| token.end - token.start > 3) {
        long += 1;
        capitals += usize::from(token.capital);
    }
    let heading = matches!(side.kind, Some(BlockKind::Heading(_)));
    long > 0 && (capitals == long || heading && capitals * 2 > long)
}
