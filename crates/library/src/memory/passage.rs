use std::ops::Range;

use text::LanguageTag;
use text::align::{self, Options, Segment};
use text::edit::utf16_len;
use text::{markdown, segment};

use super::wanted::{Place, Wanted, Words};
use crate::alignment::Span;

/// A paragraph longer than that is shown whole instead of being cut into sentences.
const LONGEST: usize = 100_000;

/// One side of a pair: Markdown, and its language.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    pub markdown: &'a str,
    pub language: &'a LanguageTag,
}

/// A place where the words stand, and what belongs to it.
pub(super) struct Passage {
    /// The sentences that have the words: bytes of the one side.
    pub source: Range<usize>,
    /// Those that belong to them: bytes of the other.
    pub target: Range<usize>,
    /// Where the words stand, from the beginning of the sentences on.
    pub matches: Vec<Span>,
    /// Whether they stand together as they were asked for.
    pub exact: bool,
}

/// Finds the words in one side of a pair, sentence by sentence, in order.
pub(super) fn find(wanted: &Wanted, here: Text<'_>, there: Text<'_>) -> Vec<Passage> {
    if !wanted.may_stand_in(here.markdown) {
        return Vec::new();
    }
    let words = Words::of(&markdown::prose(here.markdown), here.language);
    let sentences = sentences(here);
    let found = places(wanted, &words, &sentences);
    if found.is_empty() {
        return Vec::new();
    }
    let facing = Facing::new(here, there, sentences);
    let mut passages: Vec<Passage> = Vec::new();
    for (sentences, place) in found {
        let (source, target) = facing.around(sentences);
        let span = Span {
            from: utf16_len(&here.markdown[source.start..place.range.start]),
            to: utf16_len(&here.markdown[source.start..place.range.end]),
        };
        match passages.last_mut() {
            Some(last) if last.source == source => {
                last.matches.push(span);
                last.exact |= place.agrees;
            }
            _ => passages.push(Passage {
                source,
                target,
                matches: vec![span],
                exact: place.agrees,
            }),
        }
    }
    passages
}

/// The places of the words, each with the sentences that it stands in: where they stand
/// together, or else where a sentence has all of them.
fn places(
    wanted: &Wanted,
    words: &Words,
    sentences: &[Range<usize>],
) -> Vec<(Range<usize>, Place)> {
    let touched = |place: &Range<usize>| {
        let first = sentences.partition_point(|s| s.end <= place.start);
        let last = sentences.partition_point(|s| s.start < place.end);
        first..last.max(first + 1).min(sentences.len())
    };
    let together = wanted.together(words);
    if !together.is_empty() {
        let placed = together.into_iter().map(|p| (touched(&p.range), p));
        return placed.filter(|(touched, _)| !touched.is_empty()).collect();
    }
    let mut found = Vec::new();
    for (at, sentence) in sentences.iter().enumerate() {
        for range in wanted.scattered(words, sentence) {
            let agrees = false;
            found.push((at..at + 1, Place { range, agrees }));
        }
    }
    found
}

fn sentences(text: Text<'_>) -> Vec<Range<usize>> {
    match text.markdown.len() {
        0..=LONGEST => segment::sentences(text.markdown, text.language),
        longer => std::iter::once(0..longer).collect(),
    }
}

/// The sentences of two sides, and which of them belong together.
struct Facing {
    source: Vec<Range<usize>>,
    target: Vec<Range<usize>>,
    beads: Vec<align::Bead>,
    /// How long the other side is.
    end: usize,
}

impl Facing {
    fn new(here: Text<'_>, there: Text<'_>, source: Vec<Range<usize>>) -> Facing {
        let target = sentences(there);
        let beads = if source.len() < 2 || target.len() < 2 {
            Vec::new()
        } else {
            let (left, right) = (segments(here, &source), segments(there, &target));
            align::align(
                &side(here.language, &left),
                &side(there.language, &right),
                &Options::default(),
            )
        };
        Facing {
            source,
            target,
            beads,
            end: there.markdown.len(),
        }
    }

    /// The bytes of some sentences with those that are tied to them, and of what belongs to
    /// them; the whole other side where no sentence of it does.
    fn around(&self, mut sentences: Range<usize>) -> (Range<usize>, Range<usize>) {
        let mut there: Option<Range<usize>> = None;
        for bead in &self.beads {
            let meets = bead.source.start < sentences.end && sentences.start < bead.source.end;
            if !meets || bead.target.is_empty() {
                continue;
            }
            sentences.start = sentences.start.min(bead.source.start);
            sentences.end = sentences.end.max(bead.source.end);
            there = Some(match there {
                Some(there) => there.start.min(bead.target.start)..there.end.max(bead.target.end),
                None => bead.target.clone(),
            });
        }
        let bytes = |all: &[Range<usize>], some: &Range<usize>| {
            let first = all.get(some.start)?.start;
            Some(first..all.get(some.end.checked_sub(1)?)?.end)
        };
        let source = bytes(&self.source, &sentences).unwrap_or_default();
        let target = there.and_then(|there| bytes(&self.target, &there));
        (source, target.unwrap_or(0..self.end))
    }
}

fn segments<'a>(text: Text<'a>, sentences: &[Range<usize>]) -> Vec<Segment<'a>> {
    let segment = |sentence: &Range<usize>| Segment {
        kind: None,
        text: &text.markdown[sentence.clone()],
    };
    sentences.iter().map(segment).collect()
}

fn side<'a>(language: &'a LanguageTag, segments: &'a [Segment<'a>]) -> align::Side<'a> {
    align::Side { language, segments }
}
