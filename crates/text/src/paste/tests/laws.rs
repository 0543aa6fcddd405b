//! What holds for every clip and every text.

use proptest::prelude::*;

use super::{
    super::{Options, clip, join_wrapped, plain, visible_lines},
    html_of,
    visible::rendered_words,
};
use crate::plain::escape;

/// Words and signs with which Markdown, HTML or both could be misread.
fn scrap() -> impl Strategy<Value = String> {
    let scraps = [
        "agua",
        "tod*s",
        "compañer@s",
        "l*s",
        "_x_",
        "snake_case",
        "__",
        "**",
        "*",
        "~~",
        "~",
        "`",
        "```",
        "[x]",
        "[^1]",
        "]",
        "](u)",
        "![",
        "!",
        "<",
        "<b>",
        "</b>",
        "<!--",
        "&",
        "&amp;",
        "&#1;",
        "\\",
        "\\*",
        "1886.",
        "13)",
        "1.",
        "2.",
        "#",
        "##",
        "#agua",
        ">",
        "+",
        "-",
        "--",
        "---",
        "===",
        "|",
        "|-|",
        "$",
        "^",
        ":",
        "::",
        "«",
        "»",
        "¡Ni",
        "atrás!",
        "“",
        "”",
        "…",
        "·",
        "étudiant·es",
        "👩‍👩‍👧",
        "ع",
        "\u{301}",
        "https://example.org/a_b_c?d=e&f=*g*",
        "agua@example.org",
        "10\u{a0}000",
        "(",
        ")",
        "\"",
        "'",
        "€5",
        "5%",
    ];
    let space = prop_oneof![4 => Just(" "), 2 => Just(""), 1 => Just("  ")];
    (prop::sample::select(scraps.to_vec()), space)
        .prop_map(|(scrap, space)| format!("{scrap}{space}"))
}

fn phrase() -> impl Strategy<Value = String> {
    prop::collection::vec(scrap(), 1..6).prop_map(|scraps| scraps.concat())
}

/// Inline HTML and the text that it shows.
fn inline() -> impl Strategy<Value = (String, String)> {
    let marks = [
        ("", ""),
        ("<b>", "</b>"),
        ("<i>", "</i>"),
        ("<s>", "</s>"),
        ("<b><i>", "</i></b>"),
        ("<code>", "</code>"),
        ("<a href=\"https://example.org/?a=b&amp;c\">", "</a>"),
        ("<span style=\"font-weight:700\">", "</span>"),
        ("<i><a href='https://example.org'>", "</a></i>"),
        ("<br>", "<br>"),
    ];
    let one = (prop::sample::select(marks.to_vec()), phrase()).prop_map(|((open, close), text)| {
        let around = if open == "<br>" { "\n" } else { "" };
        (
            format!("{open}{}{close}", escape(&text)),
            format!("{around}{text}{around}"),
        )
    });
    prop::collection::vec(one, 1..5).prop_map(|parts| {
        let (html, text): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
        (html.concat(), text.concat())
    })
}

/// Blocks of HTML and the text that they show.
fn block() -> impl Strategy<Value = (String, String)> {
    let around = [
        ("<p>", "</p>"),
        ("<div>", "</div>"),
        ("<h2>", "</h2>"),
        ("<blockquote><p>", "</p></blockquote>"),
        ("<ul><li>", "</li></ul>"),
        ("<ol start=7><li><p>", "</p></li></ol>"),
        ("<ul><li>uno<ol><li>", "</li></ol></li></ul>"),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>",
            "</td></tr></table>",
        ),
        (
            "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'>",
            "</p>",
        ),
        (
            "<b style='font-weight:normal' id='docs-internal-guid-1'><p>",
            "</p></b>",
        ),
    ];
    (prop::sample::select(around.to_vec()), inline()).prop_map(|((open, close), (html, text))| {
        let before: String = open
            .split('<')
            .filter_map(|tag| tag.split_once('>').map(|(_, words)| words))
            .flat_map(|words| [words, "\n"])
            .collect();
        (
            format!("{open}{html}{close}"),
            format!("{before}\n{text}\n"),
        )
    })
}

/// What can be told apart in text whatever its white space: all other characters.
fn ink(text: &str) -> String {
    text.chars()
        .filter(|it| !it.is_whitespace() && !matches!(it, '\u{fe0e}'))
        .collect()
}

/// The text of HTML that was sanitized, in which no attribute has a `>`.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    let names = [
        ("&nbsp;", "\u{a0}"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&amp;", "&"),
    ];
    names
        .iter()
        .fold(text, |text, (name, sign)| text.replace(name, sign))
}

/// Lines of rendered plain text, each with whether it is an item.
fn lines_of(html: &str) -> Vec<(String, bool)> {
    let mut lines = Vec::new();
    let blocks = html
        .replace("<br>\n", "\n")
        .replace("</p>", "\n")
        .replace("<p>", "");
    for line in blocks.split('\n').filter(|line| !line.is_empty()) {
        let is_item = line.contains("<li>");
        let text = text_of(line);
        if !text.is_empty() {
            lines.push((text, is_item));
        }
    }
    lines
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn clips_say_what_they_showed(blocks in prop::collection::vec(block(), 1..6)) {
        let (html, text): (Vec<_>, Vec<_>) = blocks.into_iter().unzip();
        let markdown = clip(&html.concat(), Options::default()).markdown;
        let rendered = text_of(&html_of(&markdown));
        prop_assert_eq!(ink(&rendered), ink(&text.concat()), "{}", markdown);
    }

    #[test]
    fn plain_text_keeps_its_lines(
        lines in prop::collection::vec((prop::sample::select(&["", "    ", "\t", "- ", "* ", "1. ", "2. ", "> "][..]), phrase()), 0..8),
        gaps in prop::collection::vec(any::<bool>(), 8),
    ) {
        let text: String = lines
            .iter()
            .zip(&gaps)
            .map(|((start, line), gap)| format!("{start}{line}\n{}", if *gap { "\n" } else { "" }))
            .collect();
        let markdown = plain(&text, Options::default());
        let rendered = lines_of(&html_of(&markdown));
        let expected: Vec<String> =
            visible_lines(&text).into_iter().filter(|line| !line.is_empty()).collect();
        prop_assert_eq!(rendered.len(), expected.len(), "{}", markdown);
        for ((line, is_item), expected) in rendered.into_iter().zip(expected) {
            let seen = if is_item {
                expected.split_once([' ', '\t']).map_or("", |(_, words)| words.trim_start())
            } else {
                &expected
            };
            prop_assert_eq!(line, seen, "{}", markdown);
        }
    }

    #[test]
    fn joining_lines_changes_no_word(text in "(([a-zñ]{1,9}[.,*>-]? ?){1,30}\n){0,12}") {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let joined = join_wrapped(&text);
        let without_quotes = |words: Vec<String>| words.into_iter().filter(|it| it != ">").collect::<Vec<_>>();
        prop_assert_eq!(without_quotes(words(&joined)), without_quotes(words(&text)));
    }

    #[test]
    fn no_html_panics(html in "(<[a-z/!]{0,3}[ a-z=\"':;#-]{0,9}>?|[ -~]{0,6}|\u{a0}|\n|<!--|-->|</?(p|li|ul|ol|td|tr|table|b|a|div|h1|pre|style)>){0,60}") {
        let markdown = clip(&html, Options::default()).markdown;
        let _ = rendered_words(&html_of(&markdown));
    }

    #[test]
    fn no_text_panics(text in any::<String>()) {
        let markdown = plain(&text, Options::default());
        let html = html_of(&markdown);
        let rendered: String = lines_of(&html).into_iter().map(|(line, _)| line).collect();
        prop_assert!(ink(&rendered).len() <= ink(&text).len());
    }
}

#[test]
fn deep_and_long_clips_are_read() {
    for part in [
        "<div>",
        "<blockquote>",
        "<ul><li>",
        "<b><i>",
        "<table><tr><td>",
        "<a href=#>",
        "<p><b>",
    ] {
        let html = format!("{}agua", part.repeat(20_000));
        let markdown = clip(&html, Options::default()).markdown;
        assert!(markdown.contains("agua"), "{part}");
        assert!(markdown.len() < 2_000, "{part} {}", markdown.len());
    }
    let long = format!("<p>{}</p>", "agua * ".repeat(150_000));
    assert!(clip(&long, Options::default()).markdown.len() > 900_000);
}
