//! The examples in `specs/`, read and compared: tests are data there, one `check` per area here.
//!
//! `UPDATE_SPECS=1 cargo test -p text specs` writes what comes out into the files, to be read
//! with care before it is kept.

use std::{collections::BTreeMap, env, fs, path::PathBuf};

use crate::{
    LanguageTag,
    align::{Options as AlignOptions, Segment, Side, align},
    checks::{CheckOptions, CheckSet, Finding, Pair, Post, PostPair, Term, check_pair, check_post},
    clean::{Dialect, anew, as_typed},
    compare::{Row, RowKind, compare},
    diff::WordChange,
    inclusive::words,
    markdown::MarkdownOptions,
    merge::{Part, merge},
    plain::{PlainOptions, plain_text},
    render::{ImageSizes, Images, Options, render},
    sanitize::{LinkRel, Policy, Scheme, sanitize_with},
    segment::{BlockKind, blocks, sentences},
    typography::{SpanishQuotes, Style, marks, typeset},
    watermark::{unmark, unmark_line, unmark_pasted},
};

/// Runs every example of a file through `run`, which gets the words behind `example` and the
/// input, and returns how many there are.
fn check(area: &str, run: impl Fn(&[&str], &str) -> String) -> usize {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("specs")
        .join(format!("{area}.md"));
    let file = fs::read_to_string(&path).unwrap();
    let mut updated = String::new();
    let mut failures = String::new();
    let mut lines = file.lines();
    let mut count = 0;
    while let Some(line) = lines.next() {
        updated.push_str(line);
        updated.push('\n');
        let fence: String = line
            .chars()
            .take_while(|&character| character == '`')
            .collect();
        let Some(options) = line
            .strip_prefix(&fence)
            .and_then(|rest| rest.strip_prefix("example"))
        else {
            continue;
        };
        if fence.len() < 3 {
            continue;
        }
        count += 1;
        let inside: Vec<&str> = lines.by_ref().take_while(|line| *line != fence).collect();
        let dot = inside.iter().position(|line| *line == ".").unwrap();
        // What cannot be seen is written so that it can.
        let input = inside[..dot]
            .join("\n")
            .replace('→', "\t")
            .replace('␣', "\u{a0}")
            .replace('␊', "\r");
        let expected = inside[dot + 1..].join("\n");
        let options: Vec<&str> = options.split_whitespace().collect();
        let actual = run(&options, &input)
            .trim_end()
            .replace('\u{202f}', "␠")
            .replace('\u{a0}', "␣");
        if actual != expected {
            failures.push_str(&format!(
                "{area}, example {count}\n{input}\n-- expected\n{expected}\n-- actual\n{actual}\n\n"
            ));
        }
        updated.push_str(&format!(
            "{}\n.\n{actual}\n{fence}\n",
            inside[..dot].join("\n")
        ));
    }
    assert!(count > 0, "{area} has no examples");
    if env::var_os("UPDATE_SPECS").is_some() {
        fs::write(&path, updated.replace("\n.\n\n```", "\n.\n```")).unwrap();
        return count;
    }
    assert!(failures.is_empty(), "{failures}");
    count
}

fn language(options: &[&str]) -> Option<LanguageTag> {
    options
        .iter()
        .find_map(|option| LanguageTag::parse(option).ok())
}

fn style(options: &[&str]) -> Style {
    let spanish = if options.contains(&"angular") {
        SpanishQuotes::Angular
    } else if options.contains(&"curly") {
        SpanishQuotes::Curly
    } else {
        SpanishQuotes::Region
    };
    Style { spanish }
}

/// A policy, by what it allows beyond the strict one.
fn policy(options: &[&str]) -> Policy {
    let named = |name: &str| Scheme::ALL.into_iter().find(|it| it.as_str() == name);
    let rel = |name: &str| LinkRel::ALL.into_iter().find(|it| it.as_str() == name);
    let strict = Policy::default();
    Policy {
        schemes: options.iter().filter_map(|it| named(it)).collect(),
        remote_images: options.contains(&"remote"),
        class_names: options.contains(&"classes"),
        alignments: options.contains(&"alignments"),
        rel: match options.iter().find_map(|it| it.strip_prefix("rel=")) {
            Some(names) => names.split('+').filter_map(rel).collect(),
            None => strict.rel,
        },
    }
}

#[test]
fn watermark_examples() {
    // A character is written as its number where nobody could tell it.
    let written = |text: &str| -> String {
        let mut parts = text.split('⟨');
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |made, part| {
            let (number, rest) = part.split_once('⟩').unwrap();
            let character = char::from_u32(u32::from_str_radix(number, 16).unwrap()).unwrap();
            format!("{made}{character}{rest}")
        })
    };
    let shown = |text: &str| -> String {
        let is_seen = |it: char| matches!(it, '\n' | ' '..='~' | '\u{a0}' | '\u{202f}' | '¡'..='ɏ' | '‐'..='‧' | '€');
        text.chars()
            .map(
                |it| match is_seen(it) || it.is_alphabetic() && !('Α'..='ӿ').contains(&it) {
                    true => it.to_string(),
                    false if ('Α'..='ӿ').contains(&it) => it.to_string(),
                    false => format!("⟨{:04X}⟩", u32::from(it)),
                },
            )
            .collect()
    };
    check("watermark", |options, input| {
        let (language, input) = (language(options), written(input));
        let unmark = match options {
            [.., "line"] => unmark_line,
            [.., "clip"] => unmark_pasted,
            _ => unmark,
        };
        let once = unmark(&input, language.as_ref());
        let twice = unmark(&once.text, language.as_ref());
        assert_eq!(twice.text, once.text, "not a fixed point");
        let told: String = once
            .found
            .places()
            .iter()
            .map(|it| format!("\n? {} {}: {}", it.line, it.kind.as_str(), shown(&it.what)))
            .collect();
        format!("{}{told}", shown(&once.text).trim_end_matches('\n'))
    });
}

#[test]
fn render_examples() {
    let sizes = ImageSizes::from([("plaza.jpg".to_owned(), (1600, 900))]);
    check("render", |options, input| {
        let (language, policy) = (language(options), policy(options));
        let rendering = Options {
            line_breaks: options.contains(&"line-breaks"),
            language: language.as_ref(),
            typeset: language.is_some(),
            style: style(options),
            id_prefix: options
                .iter()
                .find_map(|option| option.strip_prefix("prefix="))
                .unwrap_or(""),
            heading_shift: if options.contains(&"shift") { 2 } else { 0 },
            under: if options.contains(&"under") { 2 } else { 0 },
            keep_images: if options.contains(&"images") {
                Images::Local
            } else {
                Images::None
            },
            image_sizes: options.contains(&"sizes").then_some(&sizes),
            policy: &policy,
        };
        let (html, diagnostics) = render(input, &rendering).sanitize();
        let again = sanitize_with(html.as_str(), &policy).0;
        assert_eq!(again, html, "not a fixed point");
        let said: String = diagnostics
            .iter()
            .map(|diagnostic| format!("\n? {}", diagnostic.message))
            .collect();
        format!("{}{said}", html.as_str().trim_end())
    });
}

#[test]
fn anew_examples() {
    check("anew", |options, input| {
        let language = language(options);
        let policy = Policy {
            alignments: true,
            ..Policy::default()
        };
        let rendering = Options {
            policy: &policy,
            line_breaks: options.contains(&"line-breaks"),
            language: language.as_ref(),
            typeset: true,
            keep_images: match options.contains(&"images") {
                true => Images::Local,
                false => Images::None,
            },
            ..Options::default()
        };
        let dialect = match options[0] {
            "hugo" => Dialect::Hugo,
            "zola" => Dialect::Zola,
            _ => Dialect::Own,
        };
        let (html, _) = render(input, &rendering).sanitize();
        let (markdown, diagnostics) = anew(&html, dialect, "");
        let said: String = diagnostics
            .iter()
            .map(|diagnostic| format!("\n? {}", diagnostic.message))
            .collect();
        format!("{}{said}", markdown.trim_end())
    });
}

#[test]
fn as_typed_examples() {
    check("as-typed", |_, input| {
        let rendering = Options {
            keep_images: Images::Local,
            ..Options::default()
        };
        let strict = Default::default();
        let (html, _) = render(input, &rendering).sanitize();
        let left = as_typed(input, &html, strict);
        assert_eq!(as_typed(&left, &html, strict), left, "not a fixed point");
        left
    });
}

#[test]
fn sanitize_examples() {
    check("sanitize", |options, input| {
        let policy = policy(options);
        let (html, _) = sanitize_with(input, &policy);
        let again = sanitize_with(html.as_str(), &policy).0;
        assert_eq!(again, html, "not a fixed point");
        html.into_string()
    });
}

#[test]
fn plain_examples() {
    check("plain", |options, input| {
        let reading = MarkdownOptions {
            line_breaks: options.contains(&"line-breaks"),
        };
        let language = language(options);
        let options = PlainOptions {
            reading,
            language: language.as_ref(),
            style: style(options),
            ..PlainOptions::default()
        };
        plain_text(input, &options)
    });
}

#[test]
fn typography_examples() {
    for area in ["typography", "typing"] {
        check(area, |options, input| {
            let language = language(options).unwrap();
            let style = style(options);
            let set = typeset(input, &language, style);
            assert_eq!(typeset(&set, &language, style), set, "not a fixed point");
            set
        });
    }
}

/// The editor has no table of marks of its own: its tests read those of `specs/marks.json`.
#[test]
fn marks_are_written_down_for_the_editor() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("specs/marks.json");
    let languages = [
        "en", "es", "es-ES", "es-MX", "fr", "fr-CA", "de", "de-CH", "it", "pt", "pt-PT", "el",
        "pl", "sv", "hu", "ru", "da", "ja", "ar",
    ];
    let of = |given: &str| marks(&LanguageTag::parse(given).unwrap(), Style::default());
    let all: BTreeMap<&str, _> = languages.into_iter().map(|it| (it, of(it))).collect();
    let actual = serde_json::to_string_pretty(&all).unwrap() + "\n";
    if env::var_os("UPDATE_SPECS").is_some() {
        fs::write(&path, &actual).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), actual);
}

#[test]
fn segment_examples() {
    for language in ["en", "es", "fr", "de", "it", "pt", "el"] {
        let area = format!("segment-{language}");
        let count = check(&area, |options, input| lines(input, options));
        println!("own examples, {language}: {count} of {count}");
    }
    check("segment", |options, input| match language(options) {
        Some(_) => lines(input, options),
        None => {
            let lines: Vec<String> = blocks(input)
                .into_iter()
                .map(|block| {
                    format!(
                        "{:?} | {}",
                        block.kind,
                        input[block.range].replace('\n', "↵")
                    )
                })
                .collect();
            lines.join("\n")
        }
    });
}

/// Each golden rule passes, and none of the published ones is missing. What is printed stands in
/// `docs/BENCHMARKS.md`.
#[test]
fn golden_rules() {
    for (language, published) in [
        ("en", 48),
        ("es", 5 + 25),
        ("fr", 5),
        ("de", 3 + 25),
        ("it", 3 + 31),
        ("el", 1),
    ] {
        let count = check(&format!("golden-{language}"), |options, input| {
            lines(input, options)
        });
        assert_eq!(count, published, "{language}");
        println!("golden rules, {language}: {count} of {published}");
    }
}

/// Cuts an input into sentences, one a line.
fn lines(input: &str, options: &[&str]) -> String {
    let lines: Vec<&str> = sentences(input, &language(options).unwrap())
        .into_iter()
        .map(|range| &input[range])
        .collect();
    lines.join("\n")
}

#[test]
fn align_examples() {
    check("align", |options, input| {
        let tags: Vec<LanguageTag> = options
            .iter()
            .filter_map(|option| LanguageTag::parse(option).ok())
            .collect();
        let (left, right) = input.split_once("\n---\n").unwrap();
        fn segments(text: &str) -> Vec<Segment<'_>> {
            text.lines()
                .map(|text| Segment { kind: None, text })
                .collect()
        }
        let (left, right) = (segments(left), segments(right));
        let beads = align(
            &Side {
                language: &tags[0],
                segments: &left,
            },
            &Side {
                language: &tags[1],
                segments: &right,
            },
            &AlignOptions::default(),
        );
        let numbers = |range: std::ops::Range<usize>| -> String {
            let numbers: Vec<String> = range.map(|at| (at + 1).to_string()).collect();
            if numbers.is_empty() {
                "-".to_owned()
            } else {
                numbers.join("+")
            }
        };
        let beads: Vec<String> = beads
            .into_iter()
            .map(|bead| format!("{}={}", numbers(bead.source), numbers(bead.target)))
            .collect();
        beads.join(" ")
    });
}

#[test]
fn compare_examples() {
    fn line(row: &Row) -> String {
        let mark = match row.kind {
            RowKind::Same => '=',
            RowKind::Changed => '~',
            RowKind::Added => '+',
            RowKind::Removed => '-',
        };
        let marked = row.kind == RowKind::Changed;
        let runs: String = row
            .runs
            .iter()
            .map(|run| match run {
                WordChange::Removed(text) if marked => format!("[-{text}-]"),
                WordChange::Added(text) if marked => format!("{{+{text}+}}"),
                WordChange::Same(text) | WordChange::Removed(text) | WordChange::Added(text) => {
                    text.clone()
                }
            })
            .collect();
        let runs = runs.trim_end_matches('\n').replace('\n', "↵");
        format!("{mark} {runs}\n")
    }
    check("compare", |_, input| {
        let (before, after) = input.split_once("\n---\n").unwrap();
        let comparison = compare(before, after);
        let rows: String = comparison.rows.iter().map(line).collect();
        format!("{rows}came {}, went {}", comparison.came, comparison.went)
    });
}

#[test]
fn merge_examples() {
    check("merge", |_, input| {
        let texts: Vec<&str> = input.split("\n---\n").collect();
        let parts = merge(texts[0], texts[1], texts[2]).parts;
        let parts: String = parts
            .into_iter()
            .map(|part| match part {
                Part::Text(text) => text,
                Part::Conflict { base, mine, theirs } => format!("<{mine}|{base}|{theirs}>"),
            })
            .collect();
        parts.replace('\n', "↵")
    });
}

#[test]
fn inclusive_examples() {
    check("inclusive", |options, input| {
        let language = language(options).unwrap();
        let words: Vec<String> = words(input, &language)
            .iter()
            .map(|word| match word.ending {
                Some(ending) => {
                    let number = if ending.plural { "s" } else { "" };
                    let open = if ending.open { "…" } else { "" };
                    format!("{}-{number}{open}", word.stem)
                }
                None => word.stem.to_owned(),
            })
            .collect();
        words.join(" ")
    });
}

#[test]
fn checks_examples() {
    check("checks", |options, input| {
        let tags: Vec<LanguageTag> = options
            .iter()
            .filter_map(|option| LanguageTag::parse(option).ok())
            .collect();
        let kind = |name: &str| match name {
            "paragraph" => Some(BlockKind::Paragraph),
            "item" => Some(BlockKind::ListItem),
            "quotation" => Some(BlockKind::Quote),
            "h2" => Some(BlockKind::Heading(2)),
            "h3" => Some(BlockKind::Heading(3)),
            _ => None,
        };
        let kinds: Vec<BlockKind> = options.iter().filter_map(|name| kind(name)).collect();
        let terms: Vec<Term> = options
            .iter()
            .filter_map(|option| option.split_once('='))
            .map(|(source, target)| Term {
                source: source.to_owned(),
                target: target.to_owned(),
            })
            .collect();
        let mut on = CheckSet::default();
        for option in options {
            on.set(option, true);
        }
        let checking = CheckOptions { on, terms: &terms };
        let (source, target) = input.split_once("\n---\n").unwrap();
        let line = |finding: &Finding, source: &str, target: &str| {
            let place = |range: &Option<std::ops::Range<usize>>, text: &str| match range {
                Some(range) => text[range.clone()].replace('\n', "↵"),
                None => "-".to_owned(),
            };
            let (from, to) = (
                place(&finding.source, source),
                place(&finding.target, target),
            );
            let message = finding.saw.message();
            format!("{} | {from} | {to} | {message}\n", finding.check)
        };
        if !options.contains(&"post") {
            let pair = Pair {
                source,
                target,
                source_language: &tags[0],
                target_language: &tags[1],
                source_kind: kinds.first().copied(),
                target_kind: kinds.get(1).copied(),
                markdown: !options.contains(&"plain"),
                whole: true,
            };
            let findings = check_pair(&pair, &checking);
            return findings.iter().map(|it| line(it, source, target)).collect();
        }
        // A pair a line, so that a post can be seen at one glance.
        let side = |text: &str| -> Vec<Option<String>> {
            let lines = text
                .lines()
                .map(|line| (line != "-").then(|| line.replace('↵', "\n\n")));
            lines.collect()
        };
        let (left, right) = (side(source), side(target));
        let of_pair = |text: &Option<String>| -> Vec<BlockKind> {
            blocks(text.as_deref().unwrap_or_default())
                .into_iter()
                .map(|block| block.kind)
                .collect()
        };
        let kinds: Vec<_> = left
            .iter()
            .zip(&right)
            .map(|(l, r)| (of_pair(l), of_pair(r)))
            .collect();
        let pairs: Vec<PostPair<'_>> = left
            .iter()
            .zip(&right)
            .zip(&kinds)
            .map(|((source, target), kinds)| PostPair {
                source: source.as_deref(),
                target: target.as_deref(),
                source_kinds: &kinds.0,
                target_kinds: &kinds.1,
                alone: options.contains(&"alone"),
            })
            .collect();
        let post = Post {
            source_language: &tags[0],
            target_language: &tags[1],
            pairs: &pairs,
        };
        let findings = check_post(&post, &checking);
        let findings = findings.iter().map(|it| {
            let pair = &pairs[it.pair];
            let (source, target) = (pair.source.unwrap_or(""), pair.target.unwrap_or(""));
            format!("{} {}", it.pair + 1, line(&it.finding, source, target))
        });
        findings.collect()
    });
}
