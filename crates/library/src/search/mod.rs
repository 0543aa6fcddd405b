//! Search over titles, deks and bodies of all languages; accents and case are ignored.

mod fold;
mod hit;
mod index;

pub(crate) use fold::fold;
pub(crate) use hit::{hit, marked};
pub(crate) use index::index;

/// The words of a query, folded as the index folds them.
pub(crate) fn words(query: &str) -> Vec<String> {
    fold(query).words().map(str::to_owned).collect()
}

/// Whether two are the same but for case, accents and signs.
pub fn is_same_word(one: &str, other: &str) -> bool {
    words(one) == words(other)
}

/// The expression of FTS5 for these words: all of them, the last one unfinished.
pub(crate) fn expression(words: &[String]) -> Option<String> {
    let (last, others) = words.split_last()?;
    let mut expression: String = others.iter().map(|w| format!("\"{w}\" ")).collect();
    expression.push_str(&format!("\"{last}\"*"));
    Some(expression)
}

/// Stands before the words of a title where they are indexed once more, as those of the title.
///
/// The index does not keep in which column a word stands. No word begins with this sign, since
/// folding takes signs away.
const OF_THE_TITLE: char = '¶';

/// The words of a title as those of any text, and once more as those of a title.
pub(crate) fn as_title(title: &str) -> String {
    let folded = fold(title);
    let mut words: Vec<String> = folded.words().map(str::to_owned).collect();
    words.extend(folded.words().map(|word| format!("{OF_THE_TITLE}{word}")));
    words.join(" ")
}

/// The expression of FTS5 for titles in which words begin with all of these.
pub(crate) fn beginnings(words: &[String]) -> Option<String> {
    let all: Vec<String> = words
        .iter()
        .map(|word| format!("\"{OF_THE_TITLE}{word}\"*"))
        .collect();
    (!all.is_empty()).then(|| all.join(" AND "))
}

/// Whether all of these begin words of a text, by the index's own rules.
pub(crate) fn begin_in(text: &str, beginnings: &[String]) -> bool {
    let folded = fold(text);
    beginnings
        .iter()
        .all(|beginning| folded.words().any(|word| word.starts_with(beginning)))
}

/// Whether all words stand in these texts, by the index's own rules.
pub(crate) fn matches(texts: &[&str], words: &[String]) -> bool {
    let Some((last, others)) = words.split_last() else {
        return true;
    };
    let folded: Vec<_> = texts.iter().map(|t| fold(t)).collect();
    let all = || folded.iter().flat_map(fold::Folded::words);
    others.iter().all(|word| all().any(|w| w == word)) && all().any(|w| w.starts_with(last))
}
