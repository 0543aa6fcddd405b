use proptest::prelude::*;
use serde::Deserialize;

use super::*;
use crate::invisible::tests::any_hidden;
use crate::sanitize::{Scheme, sanitize, sanitize_with};

#[derive(Deserialize)]
struct Example {
    example: u32,
    markdown: String,
    html: String,
}

/// Examples of CommonMark whose result differs from the specification, and why.
const DEVIATIONS: &[(u32, &str)] = &[];

#[test]
fn commonmark_examples_come_out_as_specified() {
    let examples: Vec<Example> =
        serde_json::from_str(include_str!("../../specs/commonmark-0.31.2.json")).unwrap();
    assert_eq!(examples.len(), 652);
    let mut failures = String::new();
    for example in &examples {
        // What the policy takes out, and how a browser closes what is open, is alike on both sides.
        let expected = sanitize(&example.html).0;
        let actual = render(&example.markdown, &Options::default()).sanitize().0;
        let deviates = DEVIATIONS
            .iter()
            .any(|(number, _)| *number == example.example);
        if (expected == actual) == deviates {
            failures.push_str(&format!(
                "example {}{}\n{}\n-- expected\n{expected}\n-- actual\n{actual}\n\n",
                example.example,
                if deviates {
                    " passes now: take it off the list"
                } else {
                    ""
                },
                example.markdown,
            ));
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn two_editions_on_one_page_do_not_collide() {
    let ids = |prefix: &str| -> Vec<String> {
        let options = Options {
            id_prefix: prefix,
            ..Options::default()
        };
        let (html, _) = render("a[^1] b[^1] c[^2]\n\n[^1]: x\n[^2]: y", &options).sanitize();
        html.as_str()
            .split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .map(str::to_owned)
            .collect()
    };
    let mut all = ids("en-");
    all.extend(ids("es-"));
    assert_eq!(all.len(), 10);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 10);
}

#[test]
fn any_prefix_becomes_one_that_the_policy_lets_through() {
    for prefix in ["", "ES", "zh_Hant/é ", "--a--", "\"><script>"] {
        let options = Options {
            id_prefix: prefix,
            ..Options::default()
        };
        let (html, _) = render("a[^1]\n\n[^1]: x", &options).sanitize();
        assert_eq!(
            html.as_str().matches("note-1\"").count(),
            2,
            "{prefix}: {html}"
        );
    }
}

#[test]
fn what_was_seen_is_told() {
    let markdown = "# One *two* `three`\n\n[a](https://example.org) [b](https://example.org) \
        [c](javascript:x) ![d](image/d.png) ![d](image/d.png) ![e](https://example.org/e.png)";
    let options = Options {
        keep_images: Images::Local,
        heading_shift: 9,
        ..Options::default()
    };
    let rendered = render(markdown, &options);
    assert_eq!(
        rendered.outline,
        [Heading {
            level: 6,
            text: "One two three".to_owned()
        }]
    );
    assert_eq!(rendered.links, ["https://example.org"]);
    assert_eq!(rendered.images, ["d.png"]);
    let codes: Vec<&str> = rendered
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.code)
        .collect();
    assert_eq!(codes, ["images.left-out", "links.left-out"]);
}

#[test]
fn no_image_stays_where_none_is_wanted() {
    let (html, _) = render(
        "<img src=image/a.png alt=x> ![y](image/b.png)",
        &Options::default(),
    )
    .sanitize();
    assert_eq!(html.as_str(), "<p>x y</p>\n");
}

#[test]
fn a_policy_says_what_stays() {
    let markdown = "[a](tel:112) [b](https://example.org) ![c](https://example.org/c.png 'C')\n\n\
        |x|\n|-:|\n|1|\n";
    let policy = Policy {
        schemes: vec![Scheme::Tel],
        remote_images: true,
        class_names: true,
        alignments: false,
        rel: Vec::new(),
    };
    let options = Options {
        keep_images: Images::Local,
        policy: &policy,
        ..Options::default()
    };
    let rendered = render(markdown, &options);
    assert_eq!(rendered.remote_images, ["https://example.org/c.png"]);
    let (html, diagnostics) = rendered.sanitize();
    assert_eq!(
        html.as_str(),
        "<p><a href=\"tel:112\">a</a> <a href=\"https://example.org\">b</a> <img \
         src=\"https://example.org/c.png\" alt=\"c\" title=\"C\" referrerpolicy=\"no-referrer\"></p>\n\
         <table>\n<thead>\n<tr><th scope=\"col\" class=\"align-right\">x</th></tr>\n</thead>\n\
         <tbody>\n<tr><td class=\"align-right\">1</td></tr>\n</tbody>\n</table>\n"
    );
    let codes: Vec<&str> = diagnostics.iter().map(|it| it.code).collect();
    assert_eq!(codes, ["images.remote"]);
    let none = Options {
        keep_images: Images::None,
        ..options
    };
    assert!(
        !render(markdown, &none)
            .sanitize()
            .0
            .as_str()
            .contains("<img")
    );
}

#[test]
fn ids_are_the_renderers_own() {
    let note = "<li id=\"note-1\">";
    for html in [
        "<p id=note-1>a</p>",
        "<p id='note-1'>a</p>",
        "<p ID=note-1 own-id-0=note-1 OWN-ID-1=note-1>a</p>",
        "<p own-id-0=ref-1>a</p>",
    ] {
        let markdown = format!("{html}\n\nb[^1]\n\n[^1]: c");
        let (safe, _) = render(&markdown, &Options::default()).sanitize();
        assert!(safe.as_str().starts_with("<p>a</p>"), "{safe}");
        assert!(safe.as_str().contains(note), "{safe}");
        assert_eq!(safe.as_str().matches(" id=").count(), 2, "{safe}");
        assert_eq!(sanitize(safe.as_str()).0, safe);
    }
    // An address in angle brackets is no HTML.
    let (safe, _) = render(
        "<https://example.org> b[^1]\n\n[^1]: c",
        &Options::default(),
    )
    .sanitize();
    assert!(safe.as_str().contains(note), "{safe}");
    let (safe, _) = render("<p id=note-1>a</p>", &Options::default()).sanitize();
    assert_eq!(safe.as_str(), "<p>a</p>");
}

#[test]
fn what_nobody_sees_goes_from_all_that_is_shown() {
    let markdown = "# T\u{200b}itle\n\n[a\u{202e}b](https://example.org '\u{ad}c') \
        ![d\u{e0061}](image/d.png) می\u{200c}*\u{200c}خواهم* 👩&zwj;👩\n";
    let options = Options {
        keep_images: Images::Local,
        ..Options::default()
    };
    let rendered = render(markdown, &options);
    assert_eq!(rendered.outline[0].text, "Title");
    let (html, diagnostics) = rendered.sanitize();
    assert_eq!(
        html.as_str(),
        "<h1>Title</h1>\n<p><a href=\"https://example.org\" title=\"c\" \
         rel=\"noopener noreferrer\">ab</a> <img src=\"image/d.png\" alt=\"d\"> \
         می\u{200c}<em>خواهم</em> 👩\u{200d}👩</p>\n"
    );
    let codes: Vec<&str> = diagnostics.iter().map(|it| it.code).collect();
    assert_eq!(codes, ["text.invisible", "text.directions", "text.tags"]);
}

#[test]
fn what_nests_too_deep_is_flattened_and_soon_done() {
    for unit in [
        "> ", "- ", "1. ", "*a **b ", "[", "![", "<div>", "<b>", "[^1]: ", "a ` ", "| ", "a[^1] ",
    ] {
        let markdown = format!("{}palabra\n\nfin", unit.repeat(20_000));
        // Where the work grows with the square of the depth, this takes hours.
        let rendered = render(&markdown, &Options::default());
        let nests = rendered
            .diagnostics
            .iter()
            .any(|diagnostic| diagnostic.code == "nesting.capped");
        assert_eq!(nests, matches!(unit, "> " | "- " | "1. "), "{unit}");
        let (html, _) = rendered.sanitize();
        assert!(html.as_str().contains("palabra"), "{unit}");
        assert_eq!(sanitize(html.as_str()).0, html, "{unit}");
    }
}

/// Pieces of Markdown as nobody should write it.
fn any_markdown() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "# ",
        "> ",
        "- ",
        "1. ",
        "\n",
        "\n\n",
        "*",
        "**",
        "_",
        "~~",
        "a ` ",
        "```\n",
        "[",
        "](x)",
        "![",
        "](image/a.png)",
        "[^1]",
        "[^1]: ",
        "|",
        "|-|-|\n",
        "<b>",
        "</b>",
        "<div>\n",
        "<p>",
        "<table>",
        "<a href=x>",
        "&#13;",
        "&lt;",
        "&amp;",
        "\\",
        "\"",
        "'",
        "palabra",
        " ",
        "    ",
        "---\n",
        "===\n",
        "<https://example.org>",
        "\t",
        "\r\n",
        "é",
        "😀",
        "!",
        "(javascript:x)",
        "<!--",
        "<pre>\n\n",
        "</p>",
        "<td>",
        "\u{1}",
        "\u{fffe}",
        "[x]: /y\n",
        "a@b.c",
        "<img src=image/b.png>",
        "](http://[)",
        "](https://example.org/a.png)",
        "](tel:112)",
        "<p id=note-1 class=dek>",
        ":-:|",
    ]);
    let piece = prop_oneof![4 => piece.prop_map(str::to_owned), 1 => any_hidden()];
    prop::collection::vec(piece, 0..28).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn rendered_text_is_a_fixed_point_of_the_policy(
        markdown in any_markdown(),
        typeset in any::<bool>(),
        wide in any::<bool>(),
    ) {
        let policy = if wide {
            Policy {
                schemes: Scheme::ALL.to_vec(),
                remote_images: true,
                class_names: true,
                ..Policy::default()
            }
        } else {
            Policy::default()
        };
        let es = LanguageTag::parse("es").unwrap();
        let options = Options {
            line_breaks: typeset,
            language: Some(&es),
            typeset,
            id_prefix: "es-",
            keep_images: Images::Local,
            policy: &policy,
            ..Options::default()
        };
        let (html, _) = render(&markdown, &options).sanitize();
        let (again, found) = sanitize_with(html.as_str(), &policy);
        prop_assert_eq!(again.as_str(), html.as_str());
        let only_warned = found.iter().all(|it| it.code == "images.remote");
        prop_assert!(only_warned, "{:?}", found);
    }

    #[test]
    fn blocks_are_in_order_and_within_the_text(markdown in any_markdown()) {
        let mut last = 0;
        for block in crate::segment::blocks(&markdown) {
            prop_assert!(last <= block.range.start && block.range.start < block.range.end);
            prop_assert!(markdown.get(block.range.clone()).is_some());
            last = block.range.end;
        }
    }

    #[test]
    fn plain_text_takes_anything(markdown in any_markdown()) {
        let _ = crate::plain::plain_text(&markdown, &Default::default());
    }
}
