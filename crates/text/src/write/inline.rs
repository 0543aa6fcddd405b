//! What stands inside a line, as Markdown.

use pulldown_cmark::{Event, LinkType, Tag};

use super::{
    Writing,
    address::{bare, target},
    block::{Image, Ink, Link, Piece},
    escape::{escaped_for, guarded_for, longest_run},
    line_break,
    loose::{loosened, merged},
};
use crate::markdown;

/// Writes pieces.
///
/// Marks are only marks where words stand right beside them, and what ends a mark is decided by
/// all of its line. So what was written is read again, and where it does not say the same words,
/// it is written with fewer marks: the words count more.
pub(super) fn inline(
    pieces: &[Piece],
    options: &Writing<'_>,
    label: impl Fn(usize) -> Option<String>,
) -> String {
    let mut pieces = named(pieces, label);
    for part in &mut pieces {
        part.ink.code &=
            !matches!(&part.words, Words::Text(text) if options.dialect.misreads(text));
    }
    let pieces = apart(pieces);
    let expected = words(&pieces);
    let mut marked = loosened(pieces);
    for strip in [keep, emphasis, marks, everything] {
        for part in &mut marked {
            strip(&mut part.ink);
        }
        // Signs in two pieces may be one sign once those are set alike.
        marked = merged(marked);
        let written = written(&marked, options);
        if reads_as(&written, &expected) {
            return written;
        }
    }
    written(&marked, options)
}

fn keep(_: &mut Ink) {}

fn emphasis(ink: &mut Ink) {
    ink.emphasis = false;
    ink.strike = false;
}

fn marks(ink: &mut Ink) {
    ink.strong = false;
}

fn everything(ink: &mut Ink) {
    *ink = Ink::default();
}

/// A piece with what it is to be in Markdown.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    pub(super) words: Words,
    pub(super) ink: Ink,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Words {
    Text(String),
    Break,
    Image(Image),
    /// The mention of a footnote.
    Note(String),
}

fn named(pieces: &[Piece], label: impl Fn(usize) -> Option<String>) -> Vec<Part> {
    let part = |piece: &Piece| {
        let (words, ink) = match piece {
            Piece::Text(text, ink) => (Words::Text(text.clone()), ink.clone()),
            Piece::Break => (Words::Break, Ink::default()),
            Piece::Image(image, ink) => (Words::Image(image.clone()), ink.clone()),
            Piece::Note(place) => {
                let mention = format!("[^{}]", label(*place)?);
                (Words::Note(mention), Ink::default())
            }
        };
        Some(Part { words, ink })
    };
    pieces.iter().filter_map(part).collect()
}

/// Puts a space between a footnote and a link, which would be read as one link.
fn apart(parts: Vec<Part>) -> Vec<Part> {
    let mut apart: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts {
        let after_note = matches!(apart.last(), Some(last) if matches!(last.words, Words::Note(_)));
        if after_note && part.ink.link.is_some() {
            apart.push(Part {
                words: Words::Text(" ".to_owned()),
                ink: Ink::default(),
            });
        }
        apart.push(part);
    }
    apart
}

/// What the pieces say, line by line.
fn words(parts: &[Part]) -> String {
    let mut said = String::new();
    for part in parts {
        match &part.words {
            Words::Text(text) | Words::Note(text) => said.push_str(text),
            Words::Image(image) => said.push_str(&image.words),
            Words::Break => said.push('\n'),
        }
    }
    said.trim_ascii().to_owned()
}

/// Tells whether Markdown is one paragraph that says the words.
fn reads_as(markdown: &str, expected: &str) -> bool {
    let mut said = String::with_capacity(expected.len());
    let mut blocks = 0;
    for event in markdown::events(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => said.push_str(&text),
            Event::SoftBreak | Event::HardBreak => said.push('\n'),
            Event::FootnoteReference(label) => said.push_str(&format!("[^{label}]")),
            Event::Start(Tag::Paragraph) => blocks += 1,
            Event::Start(Tag::Link {
                link_type: LinkType::Inline | LinkType::Autolink | LinkType::Email,
                ..
            }) => {}
            Event::Start(Tag::Image {
                link_type: LinkType::Inline,
                ..
            }) => {}
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) | Event::End(_) => {}
            _ => return false,
        }
    }
    blocks <= 1 && said == expected
}

/// The marks that a piece can have.
const MARKS: [Mark; 4] = [Mark::Link, Mark::Strong, Mark::Emphasis, Mark::Strike];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Link,
    Strong,
    Emphasis,
    Strike,
}

impl Mark {
    fn goes_on(self, before: &Ink, after: &Ink) -> bool {
        match self {
            Self::Link => before.link.is_some() && before.link == after.link,
            _ => self.is_on(before) && self.is_on(after),
        }
    }

    fn is_on(self, ink: &Ink) -> bool {
        match self {
            Self::Link => ink.link.is_some(),
            Self::Strong => ink.strong,
            Self::Emphasis => ink.emphasis,
            Self::Strike => ink.strike,
        }
    }

    fn open(self) -> &'static str {
        match self {
            Self::Link => "[",
            Self::Strong => "**",
            Self::Emphasis => "*",
            Self::Strike => "~~",
        }
    }

    fn close(self, ink: &Ink, options: &Writing<'_>) -> String {
        match self {
            Self::Link => match ink.link.as_deref() {
                Some(Link { address, title }) => format!("]({})", target(address, title, options)),
                None => "]".to_owned(),
            },
            _ => self.open().to_owned(),
        }
    }
}

fn written(parts: &[Part], options: &Writing<'_>) -> String {
    let ends = ends(parts);
    let mut out = String::new();
    let mut line_from = 0;
    let mut open: Vec<Mark> = Vec::new();
    let mut before = &Ink::default();
    for (at, part) in parts.iter().enumerate() {
        let kept = open
            .iter()
            .position(|mark| !mark.goes_on(before, &part.ink))
            .unwrap_or(open.len());
        for mark in open.drain(kept..).rev() {
            out.push_str(&mark.close(before, options));
        }
        let mut opening: Vec<Mark> = MARKS
            .into_iter()
            .filter(|mark| mark.is_on(&part.ink) && !open.contains(mark))
            .collect();
        // What lasts longest stands outermost.
        opening.sort_by_key(|mark| std::cmp::Reverse(ends[at][*mark as usize]));
        let after_note = at > 0 && matches!(parts[at - 1].words, Words::Note(_));
        match &part.words {
            Words::Break => {
                guard_from(&mut out, line_from, options);
                out.push_str(line_break(options.reading));
                line_from = out.len();
            }
            Words::Note(mention) => {
                keep_sign(&mut out);
                out.push_str(mention);
            }
            Words::Image(image) => {
                for mark in &opening {
                    out.push_str(mark.open());
                }
                open.append(&mut opening);
                let words = escaped_for(&image.words, options.dialect);
                let address = options.image_address(&image.address);
                let target = target(&address, &image.title, options);
                out.push_str(&format!("![{words}]({target})"));
            }
            Words::Text(text) => {
                let alone = ends[at][Mark::Link as usize] == at && opening.contains(&Mark::Link);
                let is_bare = alone && !part.ink.code && !out.ends_with('<');
                let shown = part.ink.link.as_deref().filter(|_| is_bare);
                if let Some(shown) = shown.and_then(|link| bare(link, text)) {
                    opening.retain(|mark| *mark != Mark::Link);
                    opening.iter().for_each(|mark| out.push_str(mark.open()));
                    out.push_str(&shown);
                    for mark in opening.iter().rev() {
                        out.push_str(mark.open());
                    }
                    // Its marks are closed already.
                    before = PLAIN;
                    continue;
                }
                for mark in &opening {
                    if *mark == Mark::Link {
                        keep_sign(&mut out);
                    }
                    out.push_str(mark.open());
                }
                open.append(&mut opening);
                if after_note && text.starts_with(['(', ':']) {
                    out.push('\\');
                }
                if part.ink.code {
                    out.push_str(&code(text));
                } else {
                    out.push_str(&escaped_for(text, options.dialect));
                }
            }
        }
        before = &part.ink;
    }
    for mark in open.iter().rev() {
        out.push_str(&mark.close(before, options));
    }
    guard_from(&mut out, line_from, options);
    out
}

/// The ink of words that are as words usually are.
const PLAIN: &Ink = &Ink {
    strong: false,
    emphasis: false,
    strike: false,
    code: false,
    link: None,
};

/// For each part, where each of its marks ends.
fn ends(parts: &[Part]) -> Vec<[usize; 4]> {
    let mut ends = vec![[0; 4]; parts.len()];
    for at in (0..parts.len()).rev() {
        for mark in MARKS {
            let lasts = parts
                .get(at + 1)
                .is_some_and(|next| mark.goes_on(&parts[at].ink, &next.ink));
            let behind = ends.get(at + 1).map_or(at, |behind| behind[mark as usize]);
            ends[at][mark as usize] = if lasts { behind } else { at };
        }
    }
    ends
}

fn guard_from(out: &mut String, from: usize, options: &Writing<'_>) {
    let line = out.split_off(from);
    out.push_str(&guarded_for(&line, options.dialect));
}

/// Keeps an exclamation mark before a bracket from making a picture of it.
fn keep_sign(out: &mut String) {
    if out.ends_with('!') {
        out.pop();
        out.push_str("\\!");
    }
}

fn code(text: &str) -> String {
    let fence = "`".repeat(match longest_run(text, '`') {
        0 => 1,
        longest => longest + 1,
    });
    let room = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{room}{text}{room}{fence}")
}
