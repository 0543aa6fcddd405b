//! Markdown cut at paragraph level.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use crate::markdown;

/// Tells what a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// A heading and its level, 1 to 6.
    Heading(u8),
    /// A paragraph that stands by itself.
    Paragraph,
    /// A paragraph of a list item.
    ListItem,
    /// A paragraph of a quotation.
    Quote,
    /// A paragraph that is one image and nothing else.
    Image,
    /// A row of a table, headings included.
    TableRow,
    /// A code block.
    Code,
    /// A thematic break.
    Rule,
    /// A block of raw HTML.
    Html,
    /// A paragraph of a footnote.
    Footnote,
    /// A line of a paragraph made only of short lines that end in an exclamation mark.
    Slogan,
}

/// Holds one paragraph-level unit.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its bytes in the Markdown, without list marker, quote marker or newline around it.
    pub range: Range<usize>,
}

/// The longest line that counts as a slogan, in characters.
const SLOGAN: usize = 120;

/// Cuts Markdown into its paragraph-level units, in order and without overlap.
///
/// Nothing readable is left out, except link definitions, which are not text. In a quotation or
/// a list, the markers of a block's first line are outside its range; those of its later lines
/// are inside.
#[must_use]
pub fn blocks(markdown: &str) -> Vec<Block> {
    let mut cutter = Cutter {
        markdown,
        blocks: Vec::new(),
        containers: Vec::new(),
        open: None,
    };
    for (event, range) in markdown::parser(markdown) {
        cutter.event(event, range);
    }
    cutter.close();
    cutter.blocks
}

struct Cutter<'a> {
    markdown: &'a str,
    blocks: Vec<Block>,
    /// The kinds that paragraphs take on inside the open quotations, items and footnotes.
    containers: Vec<BlockKind>,
    open: Option<Open>,
}

/// A block that has begun and not ended.
struct Open {
    kind: BlockKind,
    range: Range<usize>,
    /// How many emphases and links are open.
    depth: usize,
    /// Where its lines are broken outside any emphasis or link.
    breaks: Vec<Range<usize>>,
    /// Whether a line is broken inside an emphasis or link, so that lines are no units.
    tied: bool,
    images: usize,
    /// Whether there is anything besides images.
    words: bool,
}

impl Cutter<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Rule => self.leaf(BlockKind::Rule, range),
            Event::SoftBreak | Event::HardBreak => {
                self.inline(range.clone());
                if let Some(open) = &mut self.open {
                    open.tied |= open.depth > 0;
                    open.breaks.push(range);
                }
            }
            Event::Text(_)
            | Event::Code(_)
            | Event::InlineHtml(_)
            | Event::Html(_)
            | Event::FootnoteReference(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::TaskListMarker(_) => {
                self.inline(range);
                if let Some(open) = &mut self.open {
                    open.words |= open.images == 0 || open.depth == 0;
                }
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.begin(self.paragraph_kind(), range),
            Tag::Heading { level, .. } => self.begin(BlockKind::Heading(*level as u8), range),
            Tag::CodeBlock(_) => self.begin(BlockKind::Code, range),
            Tag::HtmlBlock => self.begin(BlockKind::Html, range),
            Tag::TableHead | Tag::TableRow => self.begin(BlockKind::TableRow, range),
            Tag::TableCell => {}
            Tag::BlockQuote(_) => self.enter(BlockKind::Quote),
            Tag::Item => self.enter(BlockKind::ListItem),
            Tag::FootnoteDefinition(_) => self.enter(BlockKind::Footnote),
            Tag::List(_) | Tag::Table(_) => self.close(),
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. } => {
                self.inline(range);
                if let Some(open) = &mut self.open {
                    open.depth += 1;
                    if matches!(tag, Tag::Image { .. }) {
                        open.images += 1;
                    } else {
                        open.words = true;
                    }
                }
            }
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::TableHead
            | TagEnd::TableRow => {
                self.inline(range);
                self.close();
            }
            TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.close();
                self.containers.pop();
            }
            TagEnd::List(_) | TagEnd::Table => self.close(),
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image => {
                if let Some(open) = &mut self.open {
                    open.depth = open.depth.saturating_sub(1);
                }
            }
            TagEnd::TableCell
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn paragraph_kind(&self) -> BlockKind {
        self.containers
            .last()
            .copied()
            .unwrap_or(BlockKind::Paragraph)
    }

    fn enter(&mut self, kind: BlockKind) {
        self.close();
        self.containers.push(kind);
    }

    fn leaf(&mut self, kind: BlockKind, range: Range<usize>) {
        self.begin(kind, range);
        self.close();
    }

    fn begin(&mut self, kind: BlockKind, range: Range<usize>) {
        self.close();
        self.open = Some(Open {
            kind,
            range,
            depth: 0,
            breaks: Vec::new(),
            tied: false,
            images: 0,
            words: false,
        });
    }

    /// Makes the open block reach over `range`. The text of a tight list item stands in no
    /// paragraph, so it begins a block of its own.
    fn inline(&mut self, range: Range<usize>) {
        match &mut self.open {
            Some(open) => open.range.end = open.range.end.max(range.end),
            None => {
                // What is escaped comes without the sign that escapes it.
                let is_escaped = self.markdown[..range.start].ends_with('\\');
                let start = range.start - usize::from(is_escaped);
                self.begin(self.paragraph_kind(), start..range.end);
            }
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let plain = open.kind == BlockKind::Paragraph;
        if plain
            && !open.tied
            && let Some(lines) = self.slogans(&open)
        {
            self.blocks.extend(lines);
            return;
        }
        let only_image = open.images == 1 && !open.words;
        let kind = if plain && only_image {
            BlockKind::Image
        } else {
            open.kind
        };
        self.push(kind, open.range);
    }

    /// Cuts a paragraph into slogans, if that is what all its lines are.
    fn slogans(&self, open: &Open) -> Option<Vec<Block>> {
        let mut lines = Vec::with_capacity(open.breaks.len() + 1);
        let mut start = open.range.start;
        let ends = open.breaks.iter().map(|gap| (gap.start, gap.end));
        for (end, next) in ends.chain([(open.range.end, open.range.end)]) {
            let range = trimmed(self.markdown, start..end);
            if !is_slogan(self.markdown.get(range.clone())?) {
                return None;
            }
            lines.push(Block {
                kind: BlockKind::Slogan,
                range,
            });
            start = next;
        }
        Some(lines)
    }

    fn push(&mut self, kind: BlockKind, range: Range<usize>) {
        let mut range = trimmed(self.markdown, range);
        // No event may make blocks overlap, whatever the parser reports.
        if let Some(last) = self.blocks.last() {
            range.start = range.start.max(last.range.end);
        }
        if range.start < range.end {
            self.blocks.push(Block { kind, range });
        }
    }
}

fn trimmed(markdown: &str, range: Range<usize>) -> Range<usize> {
    let Some(text) = markdown.get(range.clone()) else {
        return range;
    };
    let blank: &[char] = &['\n', '\r', ' ', '\t'];
    let start = range.start + (text.len() - text.trim_start_matches(['\n', '\r']).len());
    start..(range.start + text.trim_end_matches(blank).len()).max(start)
}

fn is_slogan(line: &str) -> bool {
    let words = line.trim_end_matches(['*', '_', '~', '"', '”', '»', '’', '\'', ')', ' ', '\\']);
    words.ends_with(['!', '！']) && line.chars().count() <= SLOGAN
}
