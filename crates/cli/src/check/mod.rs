//! What may have gone wrong between two texts: cut to blocks, pair, look.

mod post;

use std::ops::Range;
use std::path::Path;

use commands::{Code, Failure};
use serde_json::{Value, json};
use text::LanguageTag;
use text::align::{Bead, Options, Segment, Side, align};
use text::checks::{
    CheckOptions, CheckSet, Finding, Pair, Post, PostPair, check_pair, check_post, has_rules,
};
use text::segment::{Block, BlockKind, blocks};

use crate::Done;
use crate::args::Check;
use crate::output::Output;
use crate::post::{language, read_text};

pub(crate) fn check(args: &Check, output: &mut Output) -> Done {
    if let (Some(library), Some(post)) = (&args.library, &args.post) {
        return post::check(library, post, args.json, output);
    }
    let (Some(source), Some(target), Some(languages)) = (&args.source, &args.target, &args.langs)
    else {
        return Err(bad_value("--source, --target and --langs belong together"));
    };
    let (from, to) = languages
        .split_once(',')
        .ok_or_else(|| bad_value("--langs takes two languages, such as en,es"))?;
    let source = Text::read(source, from, args.markdown)?;
    let target = Text::read(target, to, args.markdown)?;
    for language in [&source.language, &target.language] {
        if !has_rules(language) {
            output.warning(format_args!(
                "nothing is known of the words of `{language}`: only what needs none is checked"
            ));
        }
    }
    let on = if args.every {
        CheckSet::every()
    } else {
        CheckSet::default()
    };
    let findings = find(&source, &target, &CheckOptions { on, terms: &[] });
    print(&findings, (&source, &target), args.json, output)
}

fn bad_value(message: &str) -> Failure {
    Failure::new(Code::BadValue, message, Value::Null)
}

/// One side, cut into its blocks.
struct Text {
    text: String,
    language: LanguageTag,
    markdown: bool,
    blocks: Vec<Block>,
}

impl Text {
    fn read(path: &Path, tag: &str, markdown: bool) -> Result<Text, Failure> {
        let language = language(tag.trim())?;
        let text = read_text(path)?;
        let markdown = markdown || path.extension().is_some_and(|it| it == "md");
        let blocks = if markdown {
            blocks(&text)
        } else {
            paragraphs(&text)
        };
        Ok(Text {
            text,
            language,
            markdown,
            blocks,
        })
    }

    fn segments(&self) -> Vec<Segment<'_>> {
        let segment = |block: &Block| Segment {
            kind: self.markdown.then_some(block.kind),
            text: &self.text[block.range.clone()],
        };
        self.blocks.iter().map(segment).collect()
    }

    /// The bytes from the first to the last of these blocks.
    fn range(&self, blocks: &Range<usize>) -> Option<Range<usize>> {
        let blocks = self.blocks.get(blocks.clone())?;
        Some(blocks.first()?.range.start..blocks.last()?.range.end)
    }

    fn kinds(&self, blocks: &Range<usize>) -> Vec<BlockKind> {
        let blocks = self.blocks.get(blocks.clone()).unwrap_or_default();
        blocks.iter().map(|block| block.kind).collect()
    }
}

/// Cuts plain text at its blank lines, or, where it has none, at each line.
fn paragraphs(text: &str) -> Vec<Block> {
    let is_blank = |line: &str| line.trim().is_empty();
    let by_line = !text.trim().lines().any(is_blank);
    let mut blocks: Vec<Block> = Vec::new();
    let (mut at, mut goes_on) = (0, false);
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if words.is_empty() {
            goes_on = false;
        } else {
            let start = at + line.len() - line.trim_start().len();
            let range = start..start + words.len();
            match blocks.last_mut() {
                Some(last) if goes_on && !by_line => last.range.end = range.end,
                _ => blocks.push(Block {
                    kind: BlockKind::Paragraph,
                    range,
                }),
            }
            goes_on = true;
        }
        at += line.len();
    }
    blocks
}

/// Pairs both sides and looks at each pair and at the whole; ranges become those of the files.
fn find(source: &Text, target: &Text, options: &CheckOptions<'_>) -> Vec<Finding> {
    let (left, right) = (source.segments(), target.segments());
    let sides = (
        Side {
            language: &source.language,
            segments: &left,
        },
        Side {
            language: &target.language,
            segments: &right,
        },
    );
    let beads = align(&sides.0, &sides.1, &Options::default());
    let kinds: Vec<_> = beads
        .iter()
        .map(|bead| (source.kinds(&bead.source), target.kinds(&bead.target)))
        .collect();
    let text = |side: &'static str, bead: &Bead| match side {
        "source" => source.range(&bead.source),
        _ => target.range(&bead.target),
    };
    let mut findings = Vec::new();
    let mut pairs = Vec::new();
    for (bead, (source_kinds, target_kinds)) in beads.iter().zip(&kinds) {
        let (from, to) = (text("source", bead), text("target", bead));
        let pair = PostPair {
            source: from.clone().map(|range| &source.text[range]),
            target: to.clone().map(|range| &target.text[range]),
            source_kinds,
            target_kinds,
            alone: false,
        };
        pairs.push(pair);
        let found = check_pair(
            &Pair {
                source: pair.source.unwrap_or_default(),
                target: pair.target.unwrap_or_default(),
                source_language: &source.language,
                target_language: &target.language,
                source_kind: only(source_kinds).filter(|_| source.markdown),
                target_kind: only(target_kinds).filter(|_| target.markdown),
                markdown: source.markdown || target.markdown,
                whole: true,
            },
            options,
        );
        findings.extend(found.into_iter().map(|found| moved(found, &from, &to)));
    }
    let post = Post {
        source_language: &source.language,
        target_language: &target.language,
        pairs: &pairs,
    };
    for found in check_post(&post, options) {
        let bead = &beads[found.pair];
        let (from, to) = (text("source", bead), text("target", bead));
        findings.push(moved(found.finding, &from, &to));
    }
    let place = |range: &Option<Range<usize>>| range.as_ref().map_or(usize::MAX, |it| it.start);
    findings.sort_by_key(|found| (place(&found.source).min(place(&found.target)), found.check));
    findings
}

/// The kind of a pair's only block.
fn only(kinds: &[BlockKind]) -> Option<BlockKind> {
    match kinds {
        [kind] => Some(*kind),
        _ => None,
    }
}

/// Moves a finding's ranges from its pair to the files.
fn moved(found: Finding, from: &Option<Range<usize>>, to: &Option<Range<usize>>) -> Finding {
    let shift = |range: Option<Range<usize>>, by: &Option<Range<usize>>| {
        let by = by.as_ref().map_or(0, |by| by.start);
        range.map(|range| range.start + by..range.end + by)
    };
    Finding {
        source: shift(found.source, from),
        target: shift(found.target, to),
        ..found
    }
}

fn print(
    findings: &[Finding],
    (source, target): (&Text, &Text),
    as_json: bool,
    output: &mut Output,
) -> Done {
    let (from, to) = (Characters::of(&source.text), Characters::of(&target.text));
    if as_json {
        let span = |range: &Option<Range<usize>>, characters: &Characters| match range {
            Some(range) => {
                json!({ "from": characters.before(range.start), "to": characters.before(range.end) })
            }
            None => Value::Null,
        };
        let findings: Vec<Value> = findings
            .iter()
            .map(|found| {
                json!({
                    "check": found.check,
                    "message": found.saw.message(),
                    "source": span(&found.source, &from),
                    "target": span(&found.target, &to),
                })
            })
            .collect();
        return output.json(&json!({ "findings": findings }));
    }
    for found in findings {
        let mut places = String::new();
        for (side, range, characters) in [
            ("source", &found.source, &from),
            ("target", &found.target, &to),
        ] {
            if let Some(range) = range {
                let (start, end) = (characters.before(range.start), characters.before(range.end));
                places.push_str(&format!(" [{side} {start}-{end}]"));
            }
        }
        output.line(format_args!(
            "{}: {}{places}",
            found.check,
            found.saw.message()
        ))?;
    }
    Ok(())
}

/// How many characters stand before each byte of a text, looked up in steps.
struct Characters<'a> {
    text: &'a str,
    steps: Vec<usize>,
}

const STEP: usize = 1024;

impl<'a> Characters<'a> {
    fn of(text: &'a str) -> Characters<'a> {
        let mut steps = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at % STEP == 0 {
                steps.push(count);
            }
            // Every byte but those that continue a character begins one.
            count += usize::from(byte & 0xc0 != 0x80);
        }
        steps.push(count);
        Characters { text, steps }
    }

    fn before(&self, byte: usize) -> usize {
        let step = byte / STEP;
        let known = self.steps.get(step).copied().unwrap_or_default();
        let rest = self.text.as_bytes().get(step * STEP..byte);
        let rest = rest.unwrap_or_default().iter();
        known + rest.filter(|byte| **byte & 0xc0 != 0x80).count()
    }
}
