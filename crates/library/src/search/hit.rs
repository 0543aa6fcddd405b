use text::LanguageTag;

use super::fold::fold;
use crate::post::Hit;

/// How many characters of a sentence are shown on either side.
const SHOWN: usize = 60;

/// A short text with the first place in it where one of the words stands.
pub(crate) fn marked(text: &str, words: &[String], language: &LanguageTag) -> Option<Hit> {
    let found = find(text, words)?;
    Some(Hit {
        language: language.clone(),
        before: text[..found.start].to_owned(),
        matched: text[found.clone()].to_owned(),
        after: text[found.end..].to_owned(),
    })
}

/// Where the first of the words stands.
fn find(text: &str, words: &[String]) -> Option<std::ops::Range<usize>> {
    let (last, others) = words.split_last()?;
    fold(text).find(text, |word| {
        word.starts_with(last) || others.iter().any(|other| other == word)
    })
}

/// The first place where one of the words stands in a text, shown in its sentence.
pub(crate) fn hit(text: &str, words: &[String], language: &LanguageTag) -> Option<Hit> {
    let found = find(text, words)?;
    // Sentences are looked for in the line only: a body may have 300,000 words.
    let line_from = text[..found.start].rfind('\n').map_or(0, |at| at + 1);
    let line_to = text[found.end..]
        .find('\n')
        .map_or(text.len(), |at| found.end + at);
    let line = &text[line_from..line_to];
    let (from, to) = (found.start - line_from, found.end - line_from);
    let sentence = if line.len() > 100_000 {
        0..line.len()
    } else {
        text::segment::sentences(line, language)
            .into_iter()
            .find(|s| s.start <= from && to <= s.end)
            .unwrap_or(0..line.len())
    };
    // What makes a heading, a quotation or an item of the line is not read.
    let before = line[sentence.start..from].trim_start_matches(['#', '>', '-', '+', ' ', '\t']);
    let after = &line[to..sentence.end];
    let cut = before.chars().count().saturating_sub(SHOWN);
    let start = before
        .char_indices()
        .nth(cut)
        .map_or(before.len(), |(at, _)| at);
    let ellipsis = if cut > 0 { "…" } else { "" };
    let mut tail: String = after.chars().take(SHOWN * 2).collect();
    if tail.len() < after.len() {
        tail.push('…');
    }
    Some(Hit {
        language: language.clone(),
        before: format!("{ellipsis}{}", before[start..].trim_start()),
        matched: line[from..to].to_owned(),
        after: tail.trim_end().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_is_shown_in_its_sentence() {
        let text = "# El pozo\n\nLlegaron. Éramos sesenta compañerxs en la reunión. Luego más.";
        let es = LanguageTag::parse("es").unwrap();
        let found = hit(text, &["reunio".to_owned()], &es).unwrap();
        assert_eq!(found.matched, "reunión");
        let heading = hit(text, &["pozo".to_owned()], &es).unwrap();
        assert_eq!(heading.before, "El ");
        assert!(
            found.before.ends_with("Éramos sesenta compañerxs en la "),
            "{found:?}"
        );
        assert!(found.after.starts_with('.'), "{found:?}");
    }

    #[test]
    fn decomposed_letters_are_shown_whole() {
        let en = LanguageTag::parse("en").unwrap();
        let found = hit("a cafe\u{301} b", &["cafe".to_owned()], &en).unwrap();
        assert_eq!(found.matched, "cafe\u{301}");
    }
}
