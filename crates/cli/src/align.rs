//! Pairs of two texts, without a library.

use std::path::Path;

use serde_json::json;
use text::LanguageTag;
use text::align::{Bead, Lexicon, Options, Segment, Side, align as pair};
use text::segment::{BlockKind, blocks, sentences};

use crate::Done;
use crate::args::{Align, Unit};
use crate::output::Output;
use crate::post::{language, read_text};

pub(crate) fn align(args: &Align, output: &mut Output) -> Done {
    let (from, to) = (language(&args.langs.0)?, language(&args.langs.1)?);
    let (left, right) = (read_text(&args.source)?, read_text(&args.target)?);
    let source = segments(&left, &from, args);
    let target = segments(&right, &to, args);
    let lexicon = args.lexicon.as_deref().map(lexicon).transpose()?;
    let beads = pair(
        &Side {
            language: &from,
            segments: &source,
        },
        &Side {
            language: &to,
            segments: &target,
        },
        &Options {
            confirmed: &[],
            lexicon: lexicon.as_ref(),
        },
    );
    if args.json {
        let beads: Vec<_> = beads.iter().map(value).collect();
        return output.json(&json!({ "beads": beads }));
    }
    for (at, bead) in beads.iter().enumerate() {
        if at > 0 {
            output.line("")?;
        }
        for segment in &source[bead.source.clone()] {
            output.line(format_args!("< {}", one_line(segment.text)))?;
        }
        for segment in &target[bead.target.clone()] {
            output.line(format_args!("> {}", one_line(segment.text)))?;
        }
    }
    Ok(())
}

fn value(bead: &Bead) -> serde_json::Value {
    let indices = |range: &std::ops::Range<usize>| range.clone().collect::<Vec<_>>();
    // Three places, so that the same score is written the same on every machine.
    let score = (f64::from(bead.score) * 1000.0).round() / 1000.0;
    json!({
        "source": indices(&bead.source),
        "target": indices(&bead.target),
        "score": score,
    })
}

/// Cuts a text as the arguments say.
fn segments<'a>(text: &'a str, language: &LanguageTag, args: &Align) -> Vec<Segment<'a>> {
    let line = |text| Segment { kind: None, text };
    if args.plain {
        return text.lines().map(line).collect();
    }
    let blocks = blocks(text).into_iter();
    match args.unit {
        Unit::Block => blocks
            .map(|block| Segment {
                kind: Some(block.kind),
                text: &text[block.range],
            })
            .collect(),
        Unit::Sentence => blocks
            .filter(|block| !matches!(block.kind, BlockKind::Code | BlockKind::Rule))
            .flat_map(|block| {
                let block = &text[block.range];
                let sentences = sentences(block, language).into_iter();
                sentences.map(move |sentence| line(&block[sentence]))
            })
            .collect(),
    }
}

/// Reads a lexicon: a word, its translation and, if wanted, a weight from 0 to 1, between tabs.
fn lexicon(path: &Path) -> Result<Lexicon, commands::Failure> {
    let text = read_text(path)?;
    let rows = text.lines().filter_map(|line| {
        let mut cells = line.split('\t').map(str::trim);
        let (word, other) = (cells.next()?, cells.next()?);
        let weight = cells.next().and_then(|cell| cell.parse().ok());
        let whole = !word.is_empty() && !other.is_empty();
        whole.then_some((word, other, weight.unwrap_or(1.0)))
    });
    Ok(Lexicon::from_pairs(rows))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
