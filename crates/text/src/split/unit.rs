//! A text cut into what can be in one edition or another: blocks that stand at its top, the items
//! of lists, and the lines of a paragraph where those are in several languages.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::markdown;
use crate::segment::BlockKind;

/// One block.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Its bytes in the Markdown, marks included.
    pub range: Range<usize>,
    /// What it is.
    pub kind: BlockKind,
    /// What is read in it.
    pub text: String,
    /// The list or paragraph that it is an item or a line of, by where that begins.
    pub part_of: Option<usize>,
    /// Where its lines are broken.
    pub breaks: Vec<Range<usize>>,
    /// The footnotes that it mentions.
    pub mentions: Vec<String>,
    /// The footnote that it defines.
    pub defines: Option<String>,
    /// The labels that its links and images go by.
    pub labels: Vec<String>,
    /// Whether all of it is emphasised, or strong.
    pub look: Look,
    /// The cells of a table, row by row.
    pub rows: Vec<Vec<Range<usize>>>,
    /// Of a cell, whether it is in the first row.
    pub cell: Option<Cell>,
}

/// Where a cell stands that has become a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub column: usize,
    pub is_head: bool,
}

/// How all of a block is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub emphasis: bool,
    pub strong: bool,
}

/// What an address is written under elsewhere in the text.
pub(super) struct Definition {
    pub label: String,
    pub range: Range<usize>,
}

/// Cuts a text. Definitions of addresses are no blocks.
pub(super) fn units(text: &str) -> (Vec<Unit>, Vec<Definition>) {
    let mut cutter = Cutter {
        text,
        units: Vec::new(),
        depth: 0,
        list: None,
        inked: [0; 2],
        bare: [false; 2],
        images: 0,
        words: false,
    };
    let parser = markdown::parser(text);
    let mut definitions: Vec<Definition> = parser
        .reference_definitions()
        .iter()
        .map(|(label, it)| Definition {
            label: label.to_lowercase(),
            range: it.span.clone(),
        })
        .collect();
    definitions.sort_by_key(|it| it.range.start);
    for (event, range) in parser {
        cutter.event(event, range);
    }
    (cutter.units, definitions)
}

struct Cutter<'a> {
    text: &'a str,
    units: Vec<Unit>,
    /// How many containers are open within what is a unit.
    depth: usize,
    /// Where the list at the top begins.
    list: Option<usize>,
    /// How many emphases and strong emphases are open.
    inked: [usize; 2],
    /// Whether anything of the unit stands outside of them.
    bare: [bool; 2],
    images: usize,
    words: bool,
}

impl Cutter<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag, &range),
            Event::Rule if self.depth == 0 => {
                self.open(BlockKind::Rule, range);
                self.close();
            }
            Event::Text(words) => self.say(&words),
            Event::Code(_) => self.say(" "),
            Event::SoftBreak | Event::HardBreak => {
                let inked = self.inked.iter().sum::<usize>() > 0;
                if self.depth == 1 && !inked {
                    self.last(|unit| unit.breaks.push(range));
                }
                self.say("\n");
            }
            Event::FootnoteReference(label) => {
                self.last(|unit| unit.mentions.push(label.to_lowercase()));
            }
            Event::Html(html) | Event::InlineHtml(html) if self.depth > 0 => {
                // Words between tags are events of their own, but for those of a block.
                if matches!(self.units.last(), Some(unit) if unit.kind == BlockKind::Html) {
                    let words = untagged(&html);
                    self.say(&words);
                } else {
                    self.say(" ");
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        if self.depth == 0 {
            let kind = match tag {
                Tag::List(_) => {
                    self.list = Some(range.start);
                    return;
                }
                Tag::Item => BlockKind::ListItem,
                Tag::Heading { level, .. } => BlockKind::Heading(*level as u8),
                Tag::BlockQuote(_) => BlockKind::Quote,
                Tag::CodeBlock(_) => BlockKind::Code,
                Tag::HtmlBlock => BlockKind::Html,
                Tag::FootnoteDefinition(_) => BlockKind::Footnote,
                Tag::Table(_) => BlockKind::TableRow,
                _ => BlockKind::Paragraph,
            };
            self.open(kind, range);
            if let Tag::FootnoteDefinition(label) = tag {
                let label = label.to_lowercase();
                self.last(|unit| unit.defines = Some(label));
            }
            return;
        }
        self.depth += 1;
        match tag {
            Tag::Emphasis => self.inked[0] += 1,
            Tag::Strong => self.inked[1] += 1,
            Tag::Paragraph | Tag::Item | Tag::Heading { .. } => self.say("\n"),
            Tag::TableHead | Tag::TableRow => self.last(|unit| unit.rows.push(Vec::new())),
            Tag::TableCell => {
                self.say("\n");
                self.last(|unit| {
                    if let Some(row) = unit.rows.last_mut() {
                        row.push(range);
                    }
                });
            }
            Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. } => {
                if matches!(tag, Tag::Image { .. }) {
                    self.images += 1;
                }
                if matches!(
                    link_type,
                    LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut
                ) {
                    let label = id.to_lowercase();
                    self.last(|unit| unit.labels.push(label));
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Emphasis => self.inked[0] = self.inked[0].saturating_sub(1),
            TagEnd::Strong => self.inked[1] = self.inked[1].saturating_sub(1),
            _ => {}
        }
        if self.depth == 0 {
            self.list = None;
            return;
        }
        self.depth -= 1;
        if self.depth == 0 {
            let end = range.end;
            self.last(|unit| unit.range.end = unit.range.end.max(end));
            self.close();
        }
    }

    fn open(&mut self, kind: BlockKind, range: Range<usize>) {
        // What stands before it in its line is its indentation.
        let line = self.text[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let before = &self.text[line..range.start];
        let start = if before.trim().is_empty() {
            line
        } else {
            range.start
        };
        let last = self.units.last().map_or(0, |unit| unit.range.end);
        self.units.push(Unit {
            range: start.max(last)..range.end,
            kind,
            text: String::new(),
            part_of: self.list,
            breaks: Vec::new(),
            mentions: Vec::new(),
            defines: None,
            labels: Vec::new(),
            look: Look::default(),
            rows: Vec::new(),
            cell: None,
        });
        self.depth = 1;
        self.bare = [false; 2];
        self.images = 0;
        self.words = false;
    }

    fn close(&mut self) {
        self.depth = 0;
        self.inked = [0; 2];
        let (bare, words, images) = (self.bare, self.words, self.images);
        let text = self.text;
        self.last(|unit| {
            let slice = &text[unit.range.clone()];
            unit.range.end = unit.range.start + slice.trim_end().len();
            unit.look = Look {
                emphasis: words && !bare[0],
                strong: words && !bare[1],
            };
            let is_plain = unit.kind == BlockKind::Paragraph;
            if is_plain && images > 0 && !words {
                unit.kind = BlockKind::Image;
            }
        });
    }

    fn say(&mut self, words: &str) {
        if self.depth == 0 {
            return;
        }
        if words.contains(|it: char| it.is_alphanumeric()) {
            // What an image shows is not what the block says.
            self.words |= self.images == 0;
            for (bare, inked) in self.bare.iter_mut().zip(self.inked) {
                *bare |= inked == 0;
            }
        }
        self.last(|unit| unit.text.push_str(words));
    }

    fn last(&mut self, change: impl FnOnce(&mut Unit)) {
        if let Some(unit) = self.units.last_mut() {
            change(unit);
        }
    }
}

/// Takes the tags out of raw HTML.
fn untagged(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut is_tag = false;
    for character in html.chars() {
        match character {
            '<' => is_tag = true,
            '>' if is_tag => {
                is_tag = false;
                words.push(' ');
            }
            _ if !is_tag => words.push(character),
            _ => {}
        }
    }
    words
}

impl Unit {
    /// How many letters are read in it.
    pub fn letters(&self) -> usize {
        self.text.chars().filter(|it| it.is_alphabetic()).count()
    }

    /// Its lines as units of their own.
    pub fn lines(&self, text: &str) -> Vec<Unit> {
        let mut lines = Vec::with_capacity(self.breaks.len() + 1);
        let mut start = self.range.start;
        let ends = self.breaks.iter().map(|gap| (gap.start, gap.end));
        for (end, next) in ends.chain([(self.range.end, self.range.end)]) {
            let Some(source) = text.get(start..end) else {
                return vec![self.clone()];
            };
            let trimmed = source.trim_end();
            let prose = markdown::prose(trimmed);
            let said = |label: &String| source.contains(&format!("[^{label}]"));
            lines.push(Unit {
                range: start..start + trimmed.len(),
                kind: BlockKind::Slogan,
                text: prose.split_whitespace().collect::<Vec<_>>().join(" "),
                part_of: Some(self.range.start),
                breaks: Vec::new(),
                mentions: self
                    .mentions
                    .iter()
                    .filter(|it| said(it))
                    .cloned()
                    .collect(),
                defines: None,
                labels: self.labels.clone(),
                look: Look::default(),
                rows: Vec::new(),
                cell: None,
            });
            start = next;
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_at_the_top_are_units_and_so_are_items() {
        let text = "# A\n\nOne\ntwo[^1] [x]\n\n- *uno*\n- dos\n\n  tres\n\n> q\n\n![a](b)\n\n    code\n\n***\n\n| a | b |\n| - | - |\n| c | d |\n\n[x]: https://example.org\n[^1]: note\n";
        let (units, definitions) = units(text);
        let slices: Vec<&str> = units.iter().map(|it| &text[it.range.clone()]).collect();
        assert_eq!(
            slices,
            [
                "# A",
                "One\ntwo[^1] [x]",
                "- *uno*",
                "- dos\n\n  tres",
                "> q",
                "![a](b)",
                "    code",
                "***",
                "| a | b |\n| - | - |\n| c | d |",
                "[^1]: note",
            ]
        );
        assert_eq!(units[1].mentions, ["1"]);
        assert_eq!(units[1].labels, ["x"]);
        assert_eq!(units[1].breaks.len(), 1);
        assert!(units[2].look.emphasis);
        assert_eq!(units[5].kind, BlockKind::Image);
        assert_eq!(units[8].rows.len(), 2);
        assert_eq!(definitions.len(), 1);
        assert_eq!(
            &text[definitions[0].range.clone()],
            "[x]: https://example.org"
        );
    }
}
