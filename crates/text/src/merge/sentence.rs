//! Where sentences of the base begin and end.

use unicode_segmentation::UnicodeSegmentation;

use super::change::Change;

/// Lists the tokens at which a sentence begins or ends, and across which nothing was changed.
///
/// Both ends of the text are among them. Sentences are those of Unicode Standard Annex 29, in
/// every language.
pub(super) fn borders(base: &str, tokens: &[&str], changes: &[Change<'_>]) -> Vec<usize> {
    let mut borders = vec![0];
    let (mut token, mut byte) = (0, 0);
    for place in places(base) {
        while byte < place && token < tokens.len() {
            byte += tokens[token].len();
            token += 1;
        }
        if byte == place {
            borders.push(token);
        }
    }
    borders.push(tokens.len());
    borders.dedup();
    let mut next = 0;
    let mut covered = 0;
    borders.retain(|&border| {
        while let Some(change) = changes.get(next)
            && change.base.start < border
        {
            covered = covered.max(change.base.end);
            next += 1;
        }
        covered <= border
    });
    borders
}

/// Lists the bytes at which sentences begin and end, the white space between them left out.
fn places(base: &str) -> impl Iterator<Item = usize> {
    base.split_sentence_bound_indices()
        .filter(|(_, sentence)| !sentence.trim().is_empty())
        .flat_map(|(start, sentence)| {
            let indent = sentence.len() - sentence.trim_start().len();
            [start + indent, start + sentence.trim_end().len()]
        })
}
