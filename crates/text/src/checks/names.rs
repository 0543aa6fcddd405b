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
        let gone = new_names(source, &to);
        let come = new_names(target, &from);
        // Where all nouns have capitals, no name can be told from them; one that is gone from
        // the other side has to do.
        let pair = match (gone.into_iter().next(), come.into_iter().next()) {
            (Some(old), Some(new)) => (old, new),
            (Some(old), None) if target.rules.capital_nouns => {
                let args = vec![source.text[old.clone()].to_owned()];
                return found.add(Some(old), None, "names.missing", args);
            }
            (None, Some(new)) if source.rules.capital_nouns => {
                let args = vec![target.text[new.clone()].to_owned()];
                return found.add(None, Some(new), "names.added", args);
            }
            _ => return,
        };
        let (old, new) = pair;
        let args = vec![
            source.text[old.clone()].to_owned(),
            target.text[new.clone()].to_owned(),
        ];
        found.add(Some(old), Some(new), "names.changed", args);
    }
}
/// The words of a side without case and accents, by their first three letters.
struct Words(HashMap<[char; 3], Vec<String>>);

/// So many words with the same beginning are looked through, and no more.
const BUCKET: usize = 48;

impl Words {
    fn of(side: &Side<'_>) -> Self {
        let mut words: HashMap<[char; 3], Vec<String>> = HashMap::new();
        for token in side.words() {
            let word = bare(side.folded(token));
            let bucket = words.entry(beginning(&word)).or_default();
            if bucket.len() < BUCKET && !bucket.contains(&word) {
                bucket.push(word);
            }
        }
        Self(words)
    }

    /// Tells whether there is a word that is the same or nearly so, as "Federación" is to
    /// "Federation".
    fn has_like(&self, word: &str) -> bool {
        let bucket = self.0.get(&beginning(word));
        bucket.is_some_and(|bucket| bucket.iter().any(|other| alike(word, other)))
    }
}

fn bare(word: &str) -> String {
    word.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

fn beginning(word: &str) -> [char; 3] {
    let mut letters = word.chars();
    let mut next = || letters.next().unwrap_or(' ');
    [next(), next(), next()]
}

fn alike(left: &str, right: &str) -> bool {
    if left == right {
        return true;
    }
    let same = left.chars().zip(right.chars()).take_while(|(a, b)| a == b);
    let same = same.count();
    let shorter = left.chars().count().min(right.chars().count());
    same >= 4 && same * 2 >= shorter || same >= 3 && same * 3 >= shorter * 2
}

/// Returns the words with a capital that the other side has nothing like.
fn new_names(side: &Side<'_>, others: &Words) -> Vec<Range<usize>> {
    if side.rules.capital_nouns || has_title_case(side) {
        return Vec::new();
    }
    let capitals = side.words().filter(|token| token.capital);
    capitals
        .filter(|token| is_name(side, token))
        .filter(|token| !others.has_like(&bare(side.folded(token))))
        .map(Token::range)
        .collect()
}

fn is_name(side: &Side<'_>, token: &Token) -> bool {
    let letters = side.text[token.range()].chars().count();
    let plain = |known: &super::languages::Lexeme| {
        known.capital
            || known.function
            || known.negation
            || known.cardinal.is_some()
            || known.ordinal.is_some()
    };
    letters > 2 && !token.begins && !token.known.is_some_and(plain) && !is_short_form(side, token)
}

/// Tells whether a word is an abbreviation in capitals. Many are translated letter by letter.
fn is_short_form(side: &Side<'_>, token: &Token) -> bool {
    let text = side.slice(token);
    text.chars().filter(|c| c.is_uppercase()).count() > 1 && !text.chars().any(char::is_lowercase)
}

/// Tells whether a text gives most of its words a capital, as English headings do.
fn has_title_case(side: &Side<'_>) -> bool {
    let (mut capitals, mut long) = (0, 0);
    for token in side.words().filter(|token| token.end - token.start > 3) {
        long += 1;
        capitals += usize::from(token.capital);
    }
    let heading = matches!(side.kind, Some(BlockKind::Heading(_)));
    capitals * 5 > long * 3 || heading && capitals * 2 > long
}
