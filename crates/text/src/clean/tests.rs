use proptest::prelude::*;

use super::{
    Dialect, anew, as_typed,
    tree::{Element, Node, tree},
};
use crate::{
    SafeHtml,
    render::{Images, Options, render},
};

fn fragment(markdown: &str) -> SafeHtml {
    let options = Options {
        keep_images: Images::Local,
        line_breaks: true,
        ..Options::default()
    };
    render(markdown, &options).sanitize().0
}

/// All that a fragment says, shows and leads to, in order; white space is not told apart, nor is a
/// link around nothing, or to nowhere.
fn says(element: &Element) -> String {
    let mut inside = String::new();
    for node in &element.children {
        match node {
            Node::Text(text) => inside.extend(text.chars().filter(|it| !it.is_whitespace())),
            Node::Element(element) => inside.push_str(&says(element)),
        }
    }
    let value = |name: &str| {
        let value = element.attribute(name).unwrap_or_default().trim();
        value.replace("%7B", "{").replace("%40", "@")
    };
    match element.name.as_str() {
        "img" => format!("<{}|{}>", value("src"), value("alt")),
        "a" if !inside.is_empty()
            && !value("href").starts_with('#')
            && !value("href").is_empty() =>
        {
            // Two links side by side that lead to one place may become one.
            let address = value("href");
            inside
                .chars()
                .map(|it| format!("{it}<{address}>"))
                .collect()
        }
        _ => inside,
    }
}

/// Pieces of Markdown as somebody may write it, and as nobody should.
fn any_markdown() -> impl Strategy<Value = String> {
    let scraps = prop::sample::select(vec![
        "agua",
        "El pozo",
        " ",
        "\n",
        "\n\n",
        "*",
        "**",
        "_",
        "`",
        "~~",
        "[x](https://e.org/a(b))",
        "[y](u \"t\")",
        "![a \"b\"](image/a.png)",
        "\n\n![c](image/b.png \"d {{< e\")\n\n",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<br>",
        "<u>",
        "</u>",
        "[^1]",
        "\n- ",
        "\n  ",
        "\n1. ",
        "\n7) ",
        "\n> ",
        "\n# ",
        "\n\n## ",
        "\n---\n",
        "\n\n    ",
        "\n```\n",
        "\n| a | b |\n|---|---|\n| ",
        " | ",
        "|",
        "{{< x >}}",
        "{{% x %}}",
        "{{ x() }}",
        "{% x() %}",
        "<!--more-->",
        "{#id}",
        "\\",
        "&amp;",
        "&#123;",
        "<",
        ">",
        "\"",
        "'",
        "--",
        "...",
        ":",
        "\n: ",
        "@",
        "www.e.org",
        "https://e.org",
        "<https://e.org>",
        "!",
        "[",
        "]",
        "](",
        "(",
        ")",
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "\n<table><tr><td>",
        "</table>\n",
        "ñ",
        "👩‍👩‍👧",
        "1886.",
        "+",
        "=",
        "\n===\n",
        "#",
        "<a href='https://e.org/{{'>in</a>",
        "\u{a0}",
        "\t",
        "<code>",
        "</code>",
        "<pre>",
        "</pre>",
    ]);
    prop::collection::vec(scraps, 0..24)
        .prop_map(|scraps| format!("{}\n\n[^1]: note\n\nx[^1]\n", scraps.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn markdown_anew_says_what_the_fragment_says(
        markdown in any_markdown(),
        dialect in prop::sample::select(vec![Dialect::Own, Dialect::Hugo, Dialect::Zola]),
    ) {
        // Others leave out footnotes that nobody mentions, or that say nothing.
        prop_assume!(markdown.matches("[^1]:").count() == 1);
        let first = fragment(&markdown);
        let (written, _) = anew(&first, dialect, "image/");
        if dialect != Dialect::Hugo || !written.contains("{{< figure") {
            let again = fragment(&written);
            prop_assert_eq!(says(&tree(&again)), says(&tree(&first)), "{}", written);
        }
        for call in ["{{<", "{{%", "{{", "{%", "<!--", "\n+++"] {
            let own = written.replace("{{< figure src=\"image/b.png\" alt=\"c\" caption=\"", "");
            prop_assert!(dialect == Dialect::Own || !own.contains(call), "{}", written);
        }
    }
}

/// What the policy says where it takes something out.
const TAKEN_OUT: [&str; 4] = [
    "html.active",
    "html.left-out",
    "images.left-out",
    "links.left-out",
];

fn any_nasty_markdown() -> impl Strategy<Value = String> {
    let scraps = prop::sample::select(vec![
        "agua",
        " ",
        "\n",
        "\n\n",
        "*",
        "`",
        "> ",
        "- ",
        "[x](javascript:y)",
        "[x]",
        "[y][x]",
        "\n[x]: javascript:y\n",
        "\n[y]: https://e.org\n",
        "![z](https://e.org/t.gif)",
        "[",
        "]",
        "](javascript:y)",
        "](https://e.org)",
        "![",
        "<javascript:y>",
        "<script>",
        "</script>",
        "<b onclick=x>",
        "</b>",
        "<svg><style>",
        "</svg>",
        "<!--",
        "-->",
        "<a href=javascript:y>",
        "<a href='https://e.org'>",
        "</a>",
        "<img src=x onerror=y>",
        "<div>",
        "</div>",
        "<p>",
        "<iframe src=x>",
        "</iframe>",
        "<table><tr><td>",
        "</td></tr></table>",
        "\\",
        "&#x6a;",
        "<img src=image/a.png alt='[x](javascript:y)'>",
        "\u{1}",
        "<",
        ">",
        "\"",
        "(",
        ")",
        "\t",
        "<style>",
        "</style>",
        "<title>",
        "<textarea>",
        "</textarea>",
        "<math><mi>",
        "<?php x ?>",
        "<![CDATA[",
        "]]>",
        "[^1]",
        "\n[^1]: ",
        "| a |\n|---|\n| ",
        "    ",
        "```\n",
        "#",
    ]);
    prop::collection::vec(scraps, 0..20).prop_map(|scraps| scraps.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn of_markdown_as_typed_nothing_is_left_to_take_out(markdown in any_nasty_markdown()) {
        let options = Options {
            keep_images: Images::Local,
            ..Options::default()
        };
        let left = as_typed(&markdown, &fragment(&markdown), Default::default());
        prop_assert_eq!(&as_typed(&left, &fragment(&left), Default::default()), &left);
        let (_, diagnostics) = render(&left, &options).sanitize();
        let taken: Vec<_> = diagnostics.iter().filter(|it| TAKEN_OUT.contains(&it.code)).collect();
        prop_assert!(taken.is_empty(), "{left:?} {taken:?}");
    }

    // A reference with a parenthesis behind it is a link, to wherever that says.
    #[test]
    fn markdown_without_html_and_links_stays_as_typed(
        markdown in "([a-z ñ*_`>#|?.,:;\"'()0-9\n-]|\n\n|    |\\[x\\]\\(https://e\\.org\\)|\\[\\^1\\][a-z ]){0,60}",
    ) {
        let line = format!("{markdown}\n");
        prop_assert_eq!(as_typed(&line, &fragment(&line), Default::default()), line);
    }
}
