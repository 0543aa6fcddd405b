//! Laws that hold of every text.

use std::collections::HashMap;

use proptest::prelude::*;

use super::*;

/// No block is lost or doubled, and all keep their order; nor is any word.
#[track_caller]
pub(super) fn holds(text: &str) {
    let split = split(text, &Options::default());
    assert!(!split.editions.is_empty());
    if split.layout == Layout::One {
        assert_eq!(split.editions.len(), 1);
        assert_eq!(split.editions[0].markdown, text);
        return;
    }
    assert!(split.editions.len() > 1);
    let mut before = words(text);
    let mut after: HashMap<String, i64> = HashMap::new();
    for edition in &split.editions {
        assert!(edition.language.is_some());
        for part in [&edition.title, &edition.dek, &edition.place_line] {
            add(&mut after, &said(&literal(part)));
        }
        add(&mut after, &said(&edition.markdown));
    }
    for seam in &split.seams {
        add(&mut after, &said(seam));
    }
    // What parts the halves of one heading is no word of either.
    for words in [&mut before, &mut after] {
        words.retain(|word, _| word.chars().any(char::is_alphanumeric));
    }
    assert_eq!(before, after, "{text}");
    let parted = parted(text, &[]).unwrap();
    assert_eq!(parted.units.len(), parted.of.len());
    for pair in parted.units.windows(2) {
        let is_note = |unit: &Unit| unit.defines.is_some();
        assert!(
            pair[0].range.end <= pair[1].range.start || pair.iter().any(is_note),
            "{pair:?}"
        );
    }
}

/// A title as Markdown that says the same.
fn literal(words: &str) -> String {
    words
        .chars()
        .flat_map(|it| {
            let escape = it.is_ascii_punctuation().then_some('\\');
            escape.into_iter().chain([it])
        })
        .collect()
}

fn words(text: &str) -> HashMap<String, i64> {
    let mut counts = HashMap::new();
    add(&mut counts, &said(text));
    counts
}

/// What is read in a text, footnotes and code included.
fn said(text: &str) -> String {
    let mut said = String::new();
    for event in crate::markdown::events(text) {
        match event {
            pulldown_cmark::Event::Text(words)
            | pulldown_cmark::Event::Code(words)
            | pulldown_cmark::Event::Html(words) => said.push_str(&words),
            // One that nobody defines is read as it is written.
            pulldown_cmark::Event::FootnoteReference(label) => said.push_str(&label),
            pulldown_cmark::Event::InlineHtml(_)
            | pulldown_cmark::Event::SoftBreak
            | pulldown_cmark::Event::HardBreak
            | pulldown_cmark::Event::End(_) => said.push(' '),
            _ => {}
        }
    }
    said
}

fn add(counts: &mut HashMap<String, i64>, text: &str) {
    let alphanumeric = |it: char| !it.is_alphanumeric();
    for word in text.split(alphanumeric).filter(|it| !it.is_empty()) {
        *counts.entry(word.to_owned()).or_default() += 1;
    }
}

const SPANISH: [&str; 8] = [
    "No nos iremos de este valle y no nos callaremos.",
    "# La carta que nadie quiso leer",
    "- Que los pozos se abran otra vez.\n- Que el estudio se publique.",
    "> Nadie nos preguntó, dijo la vecina.",
    "La empresa no ha contestado nuestra carta.[^1]",
    "[^1]: Según el periódico del 3 de abril.",
    "¡El agua es nuestra!",
    "Más en [el informe][i] de la asamblea.\n\n[i]: https://example.org/es",
];

const ENGLISH: [&str; 8] = [
    "We will not leave this valley and we will not be silent.",
    "# The letter that nobody wanted to read",
    "- That the wells are opened again.\n- That the study is published.",
    "> Nobody asked us, the neighbour said.",
    "The company has not answered our letter.[^2]",
    "[^2]: According to the newspaper of 3 April.",
    "The water is ours!",
    "There is more in [the report][r] of the assembly.\n\n[r]: https://example.org/en",
];

fn block() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0..8_usize).prop_map(|at| SPANISH[at].to_owned()),
        4 => (0..8_usize).prop_map(|at| ENGLISH[at].to_owned()),
        1 => Just("---".to_owned()),
        1 => Just("English".to_owned()),
        1 => Just("| uno de los dos | one of the two |\n| - | - |\n| no es de nadie | it is of nobody |".to_owned()),
        1 => Just("    let code = 1;".to_owned()),
        1 => "[-a-zñ#>*_`|\\[\\]()!<&1-3. \n]{0,40}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_block_is_lost_of_any_text(blocks in prop::collection::vec(block(), 0..14)) {
        holds(&blocks.join("\n\n"));
    }

    #[test]
    fn no_block_is_lost_of_two_texts(
        chosen in prop::collection::vec(0..8_usize, 1..8),
        by_turns in any::<bool>(),
        between in prop_oneof![Just(""), Just("---\n\n"), Just("## English\n\n")],
    ) {
        let mut text = String::new();
        if by_turns {
            for &at in &chosen {
                text.push_str(&format!("{}\n\n{}\n\n", SPANISH[at], ENGLISH[at]));
            }
        } else {
            for &at in &chosen {
                text.push_str(&format!("{}\n\n", SPANISH[at]));
            }
            text.push_str(between);
            for &at in &chosen {
                text.push_str(&format!("{}\n\n", ENGLISH[at]));
            }
        }
        holds(&text);
    }
}
