//! Every word of `crates/text/specs/spelling.md` against the dictionaries that are shipped.

use text::LanguageTag;
use text::spelling::Form;

use super::{Personal, check, suggest};

fn tag(language: &str) -> LanguageTag {
    LanguageTag::parse(language).unwrap()
}

/// The wrong words of a text.
fn wrong(language: &str, text: &str) -> Vec<String> {
    let passages = [text.to_owned()];
    let checked = check(&tag(language), &Personal::default(), &passages, Form::Plain).unwrap();
    assert!(checked.known);
    let units: Vec<u16> = text.encode_utf16().collect();
    let word =
        |&(from, to): &(u32, u32)| String::from_utf16(&units[from as usize..to as usize]).unwrap();
    checked.words[0].iter().map(word).collect()
}

/// The blocks of the file: whether their words are right, in which language, and the words.
fn blocks() -> Vec<(bool, String, Vec<String>)> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../text/specs/spelling.md");
    let file = std::fs::read_to_string(path).unwrap();
    let fenced = file.split("```").skip(1).step_by(2);
    let block = |block: &str| {
        let (head, words) = block.split_once('\n')?;
        let (kind, language) = head.split_once(' ')?;
        let words = words.split_whitespace().map(str::to_owned).collect();
        Some((kind == "right", language.to_owned(), words))
    };
    fenced.map(|text| block(text).unwrap()).collect()
}

#[test]
fn right_words_are_let_through_and_wrong_ones_are_caught() {
    let mut failures = Vec::new();
    for (is_right, language, words) in blocks() {
        for word in words {
            let is_found_right = wrong(&language, &word).is_empty();
            if is_found_right != is_right {
                let said = if is_right { "flagged" } else { "let through" };
                failures.push(format!("{language}: {word} is {said}"));
            }
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

/// Neighbours on a Spanish keyboard.
fn neighbours(letter: char) -> &'static str {
    let rows = ["qwertyuiop", "asdfghjklñ", "zxcvbnm"];
    rows.iter()
        .find_map(|row| {
            let at = row.find(letter)?;
            let from = row[..at]
                .char_indices()
                .next_back()
                .map_or(at, |(at, _)| at);
            let letters = row[from..]
                .chars()
                .take(3)
                .map(char::len_utf8)
                .sum::<usize>();
            Some(&row[from..from + letters])
        })
        .unwrap_or_default()
}

/// What one slip of the hand makes of a word, its last three letters left as they are.
fn typos(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut made = Vec::new();
    for at in 1..letters.len().saturating_sub(3) {
        let mut without = letters.clone();
        without.remove(at);
        let mut doubled = letters.clone();
        doubled.insert(at, letters[at]);
        let mut swapped = letters.clone();
        swapped.swap(at, at + 1);
        made.extend([without, doubled, swapped]);
        for other in neighbours(letters[at]).chars() {
            let mut beside = letters.clone();
            beside[at] = other;
            made.push(beside);
        }
    }
    let mut made: Vec<String> = made.into_iter().map(String::from_iter).collect();
    made.sort();
    made.dedup();
    made.retain(|typo| typo != word);
    made
}

#[test]
fn a_slip_inside_a_form_is_caught() {
    let forms: Vec<String> = blocks()
        .into_iter()
        .filter(|(is_right, language, _)| *is_right && language == "es")
        .flat_map(|(.., words)| words)
        .filter(|word| word.chars().count() >= 6 && word.ends_with(['x', '@', 's']))
        .filter(|word| word.contains(['x', '@']) && !word.contains(['-', '/']))
        .collect();
    let made: Vec<String> = forms.iter().flat_map(|form| typos(form)).collect();
    let through: Vec<&String> = made
        .iter()
        .filter(|typo| wrong("es", typo).is_empty())
        .collect();
    println!(
        "{} forms, {} slips, {} let through: {through:?}",
        forms.len(),
        made.len(),
        through.len()
    );
    assert!(forms.len() >= 150 && made.len() >= 100);
    assert!(through.len() * 100 <= made.len() * 3, "{through:?}");
}

/// The project's own Spanish prose: what it flags besides names it flags wrongly.
#[test]
fn little_of_right_prose_is_flagged() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/example");
    let mut words = 0;
    let mut found = Vec::new();
    for name in ["strike.es.md", "well.es.md"] {
        let text = std::fs::read_to_string(format!("{folder}/{name}")).unwrap();
        words += text.split_whitespace().count();
        found.extend(wrong("es", &text));
    }
    let messages = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/messages/es.json");
    let messages = std::fs::read_to_string(messages).unwrap();
    let messages: std::collections::BTreeMap<String, String> =
        serde_json::from_str(&messages).unwrap();
    for message in messages.values() {
        // What stands in braces is the name of what is filled in.
        let pieces = message
            .split('}')
            .map(|piece| piece.split('{').next().unwrap_or_default());
        let text = pieces.collect::<Vec<_>>().join("");
        words += text.split_whitespace().count();
        found.extend(wrong("es", &text));
    }
    println!("{words} words, {} flagged: {found:?}", found.len());
    assert!(words > 1000);
    assert!(found.len() * 100 <= words * 2, "{found:?}");
}

#[test]
fn a_typo_in_a_form_is_corrected_into_the_form() {
    for (language, typo, meant) in [
        ("es", "compañrxs", "compañerxs"),
        ("es", "amgi@s", "amig@s"),
        ("es", "nosotrsx", "nosotrxs"),
        ("es", "TRABJADORXS", "TRABAJADORXS"),
        ("es", "tdoxs", "todxs"),
        ("es", "compañres", "compañeres"),
        ("es", "amgiues", "amigues"),
        ("es", "plaazs", "plazas"),
        ("pt", "companhierxs", "companheirxs"),
        ("it", "ragzzə", "ragazzə"),
        ("de", "Bürgre*innen", "Bürger*innen"),
        ("fr", "étdiant·es", "étudiant·es"),
        ("en", "peolpe", "people"),
    ] {
        let offered = suggest(&tag(language), &Personal::default(), typo).unwrap();
        assert!(
            offered.iter().any(|word| word == meant),
            "{typo}: {offered:?}"
        );
    }
}

#[test]
fn whatever_is_asked_comes_to_an_end() {
    let pieces = [
        "a",
        "un",
        "donau",
        "s'",
        "x*",
        "-a",
        "@",
        "é\u{301}",
        "compañer",
        "in:",
    ];
    let personal = Personal::default();
    for language in super::dictionary::languages() {
        let tag = tag(language);
        for length in [40, 118, 5000, 200_000] {
            let passages = pieces.map(|piece| piece.repeat(length / piece.len()));
            check(&tag, &personal, &passages, Form::Markdown).unwrap();
        }
        // What is too long to be a word is not looked for.
        assert!(
            suggest(&tag, &personal, &"un".repeat(20))
                .unwrap()
                .is_empty()
        );
    }
}

#[test]
fn names_and_inclusive_spanish_are_let_be_in_other_languages() {
    let text =
        "Three compañerxs of Aguas del Llano were taken in San Jacinto: Inés Robledo and Tomás Ek.";
    assert_eq!(wrong("en", text), [""; 0]);
    assert_eq!(
        wrong("en", "Three compañrxs and teh bell. Teh end."),
        ["compañrxs", "teh", "Teh"]
    );
}
