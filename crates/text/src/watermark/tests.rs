use proptest::prelude::*;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_script::UnicodeScript;

use super::{lookalike::OWN, *};
use crate::{invisible::tests::any_hidden, markdown::events};

/// Sentences as people write them. Nothing of them is to be touched or told of.
const CORPUS: &str = include_str!("../../fixtures/scripts.txt");

fn sentences() -> impl Iterator<Item = (&'static str, &'static str)> {
    CORPUS
        .lines()
        .filter(|it| !it.is_empty() && !it.starts_with('#'))
        .map(|line| {
            let (language, words) = line.split_once(": ").unwrap();
            (language, words)
        })
}

fn language(tag: &str) -> LanguageTag {
    LanguageTag::parse(tag).unwrap()
}

#[track_caller]
fn stays(given: &str, tag: Option<&str>) {
    let language = tag.map(language);
    for (made, how) in [
        (unmark(given, language.as_ref()), "text"),
        (unmark_pasted(given, language.as_ref()), "clip"),
        (unmark_line(given, language.as_ref()), "line"),
    ] {
        assert_eq!(made.text, given, "{how}");
        // A form of an ideograph is told of, because nobody sees which of many it is.
        let mut places = made.found.places();
        places.retain(|it| !it.what.contains(" U+E01"));
        assert_eq!(places, [], "{how}: {given}");
        assert_eq!(made.edits, []);
    }
}

#[test]
fn what_people_write_stays_in_every_script() {
    let mut count = 0;
    for (tag, words) in sentences() {
        stays(words, Some(tag));
        stays(words, None);
        count += 1;
    }
    assert!(count >= 60, "{count} sentences");
}

#[test]
fn a_sentence_stays_among_words_of_another_script() {
    let around = ["El agua es de todas, ", "Вода для всех, ", "Το νερό, "];
    for (_, words) in sentences() {
        for begin in around {
            let given = format!("{begin}{words} (agua) [вода](x) νερό");
            let made = unmark(&given, None);
            assert_eq!(made.text, given);
        }
    }
}

#[test]
fn accents_are_put_together_in_every_alphabet_that_has_them_so_and_nowhere_else() {
    let mut counts = [0, 0];
    for (tag, words) in sentences() {
        let apart: String = words.nfd().collect();
        let mut letters = words
            .chars()
            .filter(|it| it.is_alphabetic() && it.nfd().nth(1).is_some());
        if letters.all(|it| OWN.contains(&it.script())) {
            let composed: String = words.nfc().collect();
            let made = unmark(&apart, Some(&language(tag)));
            assert_eq!(made.text, composed);
            assert_eq!(crate::edit::apply(&apart, &made.edits).unwrap(), composed);
            assert_eq!(unmark_pasted(&apart, None).text, composed);
            assert_eq!(unmark_line(&apart, None).text, composed);
            counts[0] += made.found.count(Kind::Accent);
            assert_eq!(made.found.places().len(), made.found.count(Kind::Accent));
        } else {
            stays(&apart, Some(tag));
            counts[1] += usize::from(apart.chars().any(is_combining_mark));
        }
    }
    assert!(counts[0] > 50 && counts[1] > 10, "{counts:?}");
    // Sounds that are no one character, and signs that are no letters.
    stays("ɔ̃ n̥ ɛ̃ m̩ ≠ x̄", None);
    stays("ה\u{5bc}\u{5b7} ה\u{5b7}\u{5bc} क\u{93c}", None);
    // What nobody sees parts no accent from its letter.
    assert_eq!(unmark_line("cafe\u{200b}\u{301}", None).text, "café");
    assert_eq!(unmark("cafe\u{200b}\u{301}", None).text, "café\u{200b}");
}

/// Puts marks into a text of Latin letters, one kind by turns; returns how many.
fn marked(words: &str) -> (String, usize) {
    let twins: Vec<(char, char)> = "aeopcxijsyABEHKMOPCTX"
        .chars()
        .zip("аеорсхіјѕуАВЕНКМОРСТХ".chars())
        .collect();
    let mut made = String::new();
    let mut count = 0;
    for word in words.split_inclusive(' ') {
        let is_word = word.trim_end().chars().count() > 2
            && word.trim_end().chars().all(|it| it.is_ascii_alphabetic());
        let place = word.find(|it| twins.iter().any(|(own, _)| *own == it));
        // One that is left must say whose word it is.
        let others = word
            .chars()
            .filter(|it| it.is_ascii_lowercase() && !twins.iter().any(|(own, _)| own == it));
        match place.filter(|_| is_word && others.count() > 0) {
            Some(at) => {
                let (before, rest) = word.split_at(at);
                let own = rest.chars().next().unwrap();
                let twin = twins.iter().find(|(it, _)| *it == own).unwrap().1;
                made.push_str(before);
                made.push(twin);
                made.push_str(&rest[1..]);
                count += 1;
            }
            None => made.push_str(word),
        }
    }
    (made, count)
}

#[test]
fn every_copy_of_a_text_becomes_the_same_text() {
    let original = "The council says that the water is not ours to drink and sends police\n\nWe answer that nobody owns a river or the rain\n";
    let (letters, count) = marked(original);
    assert!(count > 12, "{count}");
    assert_ne!(letters, original);
    let made = unmark(&letters, Some(&language("en")));
    assert_eq!(made.text, original);
    assert_eq!(made.found.count(Kind::Letter), count);
    for space in "\u{a0}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}\u{2009}\u{200a}\u{202f}\u{205f}\u{3000}\u{1680}".chars() {
        let given = original.replace(' ', &space.to_string());
        let made = unmark(&given, Some(&language("en")));
        assert_eq!(made.text, original, "U+{:04X}", u32::from(space));
    }
}

#[test]
fn edits_say_what_was_changed() {
    let given = "El 𝒶gua 😀 п\u{430}n y l\u{430}\u{2003}tierra &emsp;nuestra.\u{2003}\n";
    let made = unmark(given, Some(&language("es")));
    assert_eq!(crate::edit::apply(given, &made.edits).unwrap(), made.text);
    assert!(!made.edits.is_empty());
}

/// Texts of what rests on its neighbours, in every way that Markdown writes things.
fn any_marked() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "a",
        "b",
        "w",
        "water",
        "а",
        "о",
        "к",
        "ж",
        "вода",
        "ο",
        "α",
        "νερό",
        "Ω",
        "\u{2126}",
        "e",
        "ế",
        "и",
        "\u{302}",
        "\u{306}",
        "\u{323}",
        "\u{345}",
        "ⅽ",
        "ⅻ",
        "ᴄ",
        "ſ",
        "ａ",
        "𝐛",
        "ﬁ",
        "水",
        "の",
        "ᠮ",
        "ش",
        "ש",
        " ",
        " ",
        "\n",
        "\n\n",
        "\u{a0}",
        "\u{2003}",
        "\u{2009}",
        "\u{202f}",
        "\u{3000}",
        "\u{1680}",
        "\u{200b}",
        "\u{200d}",
        "\u{2028}",
        "\u{fe0f}",
        "\u{e0061}",
        "\u{301}",
        "1",
        "5",
        ".",
        ",",
        "%",
        ":",
        "«",
        "»",
        "—",
        "-",
        "- ",
        "#",
        "# ",
        "> ",
        "* ",
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "|",
        "|-|\n",
        "[",
        "]",
        "(",
        ")",
        "](x)",
        "](x \"",
        "\")",
        "![",
        "<",
        ">",
        "<b>",
        "</b>",
        "<div>\n",
        "<p title=\"",
        "\">",
        "<code>",
        "</code>",
        "<!--",
        "-->",
        "&",
        ";",
        "&nbsp;",
        "&#8203;",
        "&#x430;",
        "&acy;",
        "&amp;",
        "\\",
        "[^1]",
        "[^1]: ",
        "[a]: x 'а'\n",
        "http://",
        "@",
        "    ",
    ]);
    prop::collection::vec(parts, 0..24).prop_map(|parts| parts.concat())
}

/// What is there without what may be changed.
fn skeleton(text: &str) -> Vec<String> {
    let mut form: Vec<String> = Vec::new();
    for event in events(text) {
        match event {
            pulldown_cmark::Event::Text(text) => {
                let is_kept =
                    |it: &char| it.is_ascii() && !it.is_whitespace() && !it.is_alphabetic();
                let kept: String = text.chars().filter(is_kept).collect();
                match form.last_mut() {
                    Some(last) if last.starts_with("text") => last.push_str(&kept),
                    _ => form.push(format!("text{kept}")),
                }
            }
            pulldown_cmark::Event::Html(_) | pulldown_cmark::Event::InlineHtml(_) => {
                form.push("html".to_owned());
            }
            pulldown_cmark::Event::Start(tag) => form.push(format!("{:?}", tag.to_end())),
            pulldown_cmark::Event::Code(_) => form.push("code".to_owned()),
            other => form.push(format!("{other:?}")),
        }
    }
    form
}

#[test]
fn accents_that_a_letter_brings_along_stand_in_their_order() {
    let once = unmark("aὈ\u{fe27}", None).text.into_owned();
    assert_eq!(unmark(&once, None).text, once);
}

#[test]
fn a_ligature_is_as_many_letters_before_and_after() {
    let once = unmark("1\u{2009}ﬁ\u{430}ﬁ", None).text.into_owned();
    assert_eq!(unmark(&once, None).text, once);
}

#[test]
fn what_would_become_a_tag_is_left() {
    let text = "<div>\n<\u{430}a\u{3bf}<code>a&nbsp;";
    let once = unmark(text, None).text.into_owned();
    assert!(once.starts_with("<div>\n<\u{430}a\u{3bf}"), "{once}");
    assert_eq!(unmark(&once, None).text, once);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6_000))]

    #[test]
    fn doing_it_again_changes_nothing(text in any_marked(), tag in prop::sample::select(vec![None, Some("es"), Some("fr"), Some("ru"), Some("ja")])) {
        let language = tag.map(language);
        let once = unmark(&text, language.as_ref()).text.into_owned();
        let twice = unmark(&once, language.as_ref()).text.into_owned();
        prop_assert_eq!(twice.escape_unicode().to_string(), once.escape_unicode().to_string());
        let once = unmark_pasted(&text, language.as_ref()).text.into_owned();
        let twice = unmark_pasted(&once, language.as_ref()).text.into_owned();
        prop_assert_eq!(twice.escape_unicode().to_string(), once.escape_unicode().to_string());
        let once = unmark_line(&text, language.as_ref()).text.into_owned();
        let twice = unmark_line(&once, language.as_ref()).text.into_owned();
        prop_assert_eq!(twice.escape_unicode().to_string(), once.escape_unicode().to_string());
    }

    #[test]
    fn in_which_way_accents_are_written_leaves_no_trace(text in "(([a-zñéàöçộẵāș]{1,8}|[а-яїўёѝ]{1,8}|[α-ωΐῷάὕ]{1,8})(, | )){1,6}") {
        let [one, other] = [text.nfc().collect::<String>(), text.nfd().collect()];
        prop_assert_eq!(&unmark(&other, None).text, &one);
        prop_assert_eq!(&unmark_pasted(&other, None).text, &one);
    }

    #[test]
    fn the_markdown_says_the_same(text in any_marked(), is_pasted: bool) {
        let made = if is_pasted { unmark_pasted(&text, None) } else { unmark(&text, None) };
        prop_assert_eq!(skeleton(&made.text), skeleton(&text));
        if !is_pasted {
            prop_assert_eq!(crate::edit::apply(&text, &made.edits).unwrap(), made.text);
        }
    }

    #[test]
    fn hidden_characters_leave_lines(text in any_hidden()) {
        let made = unmark_line(&text, None).text.into_owned();
        prop_assert!(crate::invisible::clean(&made).1.is_empty(), "{:?}", made);
    }

    #[test]
    fn any_text_is_fine(text in any::<String>()) {
        let once = unmark(&text, None).text.into_owned();
        let twice = unmark(&once, None).text.into_owned();
        prop_assert_eq!(twice, once);
    }
}
