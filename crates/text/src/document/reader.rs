//! Events become blocks.

use std::collections::HashMap;
use std::iter::Peekable;
use std::ops::Range;
use std::rc::Rc;

use pulldown_cmark::{Event, OffsetIter, Tag, TagEnd};

use super::Cut;
use crate::{
    clean,
    markdown::{self, MarkdownOptions},
    sanitize,
    write::block::{Block, Image, Ink, Link, List, Piece, Table, says_nothing},
};

/// How deep quotations and lists go.
const DEEPEST: usize = 100;

pub(super) fn read(markdown: &str, reading: MarkdownOptions) -> Cut {
    let mut places = HashMap::new();
    for (event, range) in markdown::parser(markdown) {
        if let Event::Start(Tag::FootnoteDefinition(label)) = event {
            places.entry(label.to_string()).or_insert(range);
        }
    }
    let mut reader = Reader {
        events: markdown::parser(markdown).peekable(),
        reading,
        known: places,
        said: HashMap::new(),
        labels: HashMap::new(),
        mentioned: Vec::new(),
        depth: 0,
        items: Vec::new(),
        formless: 0,
    };
    let mut cut = Cut::default();
    while let Some((_, range)) = reader.events.peek() {
        let range = range.clone();
        let mut blocks = Vec::new();
        reader.block(&mut blocks);
        let items = std::mem::take(&mut reader.items);
        for block in blocks {
            let is_whole = matches!(&block, Block::List(list) if list.items.len() == items.len());
            cut.items
                .push(if is_whole { items.clone() } else { Vec::new() });
            cut.document.blocks.push(block);
            cut.places.push(range.clone());
        }
    }
    for label in reader.mentioned {
        cut.document
            .notes
            .push(reader.said.remove(&label).unwrap_or_default());
        let place = reader.known.remove(&label).unwrap_or_default();
        cut.notes.push((label, place));
    }
    let mut unmentioned: Vec<(Range<usize>, Vec<Block>)> = reader
        .said
        .into_iter()
        .filter_map(|(label, blocks)| Some((reader.known.remove(&label)?, blocks)))
        .collect();
    unmentioned.sort_by_key(|(place, _)| place.start);
    for (place, blocks) in unmentioned {
        for block in blocks {
            cut.document.blocks.push(block);
            cut.places.push(place.clone());
            cut.items.push(Vec::new());
        }
    }
    cut.formless = reader.formless;
    cut
}

struct Reader<'m> {
    events: Peekable<OffsetIter<'m>>,
    reading: MarkdownOptions,
    /// Where the footnotes stand that there are.
    known: HashMap<String, Range<usize>>,
    /// What each footnote says.
    said: HashMap<String, Vec<Block>>,
    /// Which place each has that was mentioned.
    labels: HashMap<String, usize>,
    mentioned: Vec<String>,
    depth: usize,
    /// Where the items of the outermost list are.
    items: Vec<Range<usize>>,
    formless: usize,
}

impl Reader<'_> {
    /// Reads one block; the words that stand in an item without a paragraph are one.
    fn block(&mut self, into: &mut Vec<Block>) {
        let Some((event, _)) = self.events.peek() else {
            return;
        };
        match event.clone() {
            Event::Start(Tag::Paragraph) => {
                self.events.next();
                let pieces = self.line();
                into.extend(paragraph(pieces));
            }
            Event::Start(Tag::Heading { level, .. }) => {
                self.events.next();
                let pieces = self.line();
                if !says_nothing(&pieces) {
                    into.push(Block::Heading(level as u8, on_one_line(pieces)));
                }
            }
            Event::Start(Tag::BlockQuote(_)) => {
                let blocks = self.within();
                match self.depth < DEEPEST {
                    true if !blocks.is_empty() => into.push(Block::Quote(blocks)),
                    _ => into.extend(blocks),
                }
            }
            Event::Start(Tag::List(first)) => self.list(first, into),
            Event::Start(Tag::Item) => into.extend(self.within()),
            Event::Start(Tag::CodeBlock(_)) => {
                self.events.next();
                into.push(Block::Code(self.text()));
            }
            Event::Start(Tag::HtmlBlock) => {
                self.events.next();
                let html = self.text();
                let (blocks, formless) = clean::blocks(&sanitize::sanitize(&html).0);
                self.formless += formless.max(1);
                into.extend(blocks);
            }
            Event::Start(Tag::Table(alignments)) => {
                self.events.next();
                let mut table = Table {
                    alignments,
                    rows: Vec::new(),
                };
                self.rows(&mut table);
                if !table.rows.is_empty() {
                    into.push(Block::Table(table));
                }
            }
            Event::Start(Tag::FootnoteDefinition(label)) => {
                let blocks = self.within();
                self.said.entry(label.to_string()).or_insert(blocks);
            }
            Event::Rule => {
                self.events.next();
                into.push(Block::Rule);
            }
            Event::End(_) => {
                self.events.next();
            }
            Event::Start(
                Tag::DefinitionList
                | Tag::DefinitionListTitle
                | Tag::DefinitionListDefinition
                | Tag::MetadataBlock(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell,
            ) => into.extend(self.within()),
            _ => {
                let pieces = self.line();
                into.extend(paragraph(pieces));
            }
        }
    }

    /// Reads the blocks of a container up to its end.
    fn within(&mut self) -> Vec<Block> {
        self.events.next();
        let mut blocks = Vec::new();
        if self.depth >= DEEPEST {
            // What is deeper still is read as if it were not.
            let mut open = 1;
            while open > 0 {
                match self.events.peek() {
                    None => break,
                    Some((Event::Start(tag), _)) if is_container(tag) => open += 1,
                    Some((Event::End(tag), _)) if ends_container(*tag) => open -= 1,
                    Some(_) => {
                        self.block(&mut blocks);
                        continue;
                    }
                }
                self.events.next();
            }
            return blocks;
        }
        self.depth += 1;
        loop {
            match self.events.peek() {
                None => break,
                Some((Event::End(_), _)) => {
                    self.events.next();
                    break;
                }
                Some(_) => self.block(&mut blocks),
            }
        }
        self.depth -= 1;
        blocks
    }

    fn list(&mut self, first: Option<u64>, into: &mut Vec<Block>) {
        if self.depth >= DEEPEST {
            return into.extend(self.within());
        }
        self.events.next();
        self.depth += 1;
        let mut items = Vec::new();
        while let Some((event, range)) = self.events.peek() {
            match event {
                Event::Start(Tag::Item) => {
                    let range = range.clone();
                    let item = self.within();
                    if !item.is_empty() {
                        items.push(item);
                        if self.depth == 1 {
                            self.items.push(range);
                        }
                    }
                }
                _ => {
                    self.events.next();
                    break;
                }
            }
        }
        self.depth -= 1;
        if !items.is_empty() {
            into.push(Block::List(List { first, items }));
        }
    }

    fn rows(&mut self, table: &mut Table) {
        let mut row: Vec<Vec<Piece>> = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableCell) => row.push(on_one_line(self.line())),
                Event::End(TagEnd::TableHead | TagEnd::TableRow) => {
                    table.rows.push(std::mem::take(&mut row));
                }
                Event::End(TagEnd::Table) => return,
                _ => {}
            }
        }
    }

    /// The words of lines of code or HTML, up to their end.
    fn text(&mut self) -> String {
        let mut text = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Text(words) | Event::Html(words) => text.push_str(&words),
                Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock) => break,
                _ => {}
            }
        }
        text
    }

    /// Reads what stands in a line, up to where its block ends or another begins.
    fn line(&mut self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut inks = vec![Ink::default()];
        while let Some((event, _)) = self.events.peek() {
            let ink = inks.last().cloned().unwrap_or_default();
            match event.clone() {
                Event::Text(words) => say(&mut pieces, &words, ink),
                // Code that is one space is nothing but that.
                Event::Code(words) if words.trim().is_empty() => say(&mut pieces, " ", ink),
                Event::Code(words) => say(&mut pieces, &words, Ink { code: true, ..ink }),
                Event::InlineHtml(html) | Event::Html(html) => match is_break(&html) {
                    true => pieces.push(Piece::Break),
                    false => self.formless += 1,
                },
                Event::InlineMath(words) | Event::DisplayMath(words) => {
                    say(&mut pieces, &words, ink);
                }
                Event::SoftBreak if !self.reading.line_breaks => say(&mut pieces, " ", ink),
                Event::SoftBreak | Event::HardBreak => pieces.push(Piece::Break),
                Event::FootnoteReference(label) => match self.mention(&label) {
                    Some(place) => pieces.push(Piece::Note(place)),
                    None => say(&mut pieces, &format!("[^{label}]"), ink),
                },
                Event::TaskListMarker(_) => {}
                Event::Start(tag) => match tag {
                    Tag::Emphasis => inks.push(Ink {
                        emphasis: true,
                        ..ink
                    }),
                    Tag::Strong => inks.push(Ink {
                        strong: true,
                        ..ink
                    }),
                    Tag::Strikethrough => inks.push(Ink {
                        strike: true,
                        ..ink
                    }),
                    Tag::Superscript | Tag::Subscript => inks.push(ink),
                    Tag::Link {
                        link_type,
                        dest_url,
                        title,
                        ..
                    } => {
                        let address = match link_type {
                            pulldown_cmark::LinkType::Email => format!("mailto:{dest_url}"),
                            _ => dest_url.to_string(),
                        };
                        let link = Link {
                            address,
                            title: title.to_string(),
                        };
                        inks.push(Ink {
                            link: Some(Rc::new(link)),
                            ..ink
                        });
                    }
                    Tag::Image {
                        dest_url, title, ..
                    } => {
                        self.events.next();
                        let words = words_of(&self.line());
                        let image = Image {
                            address: dest_url.to_string(),
                            words,
                            title: title.to_string(),
                        };
                        pieces.push(Piece::Image(image, ink));
                        continue;
                    }
                    _ => return trimmed(pieces),
                },
                Event::End(tag) => {
                    let is_ink = matches!(
                        tag,
                        TagEnd::Emphasis
                            | TagEnd::Strong
                            | TagEnd::Strikethrough
                            | TagEnd::Superscript
                            | TagEnd::Subscript
                            | TagEnd::Link
                    );
                    if !is_ink {
                        let ends_line = matches!(
                            tag,
                            TagEnd::Paragraph
                                | TagEnd::Heading(_)
                                | TagEnd::TableCell
                                | TagEnd::Image
                        );
                        // The end of what holds a line without a paragraph is not the line's.
                        if ends_line {
                            self.events.next();
                        }
                        // The words of an image that needs none are one space.
                        return match tag {
                            TagEnd::Image => pieces,
                            _ => trimmed(pieces),
                        };
                    }
                    inks.pop();
                }
                Event::Rule => return trimmed(pieces),
            }
            self.events.next();
        }
        trimmed(pieces)
    }

    /// The place of a footnote that is mentioned; none for one that is not there.
    fn mention(&mut self, label: &str) -> Option<usize> {
        if let Some(&place) = self.labels.get(label) {
            return Some(place);
        }
        self.known.contains_key(label).then(|| {
            let place = self.mentioned.len();
            self.labels.insert(label.to_owned(), place);
            self.mentioned.push(label.to_owned());
            place
        })
    }
}

fn is_container(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::BlockQuote(_) | Tag::List(_) | Tag::Item)
}

fn ends_container(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item)
}

fn is_break(html: &str) -> bool {
    let name = html
        .trim_start_matches('<')
        .trim_end_matches('>')
        .trim_end_matches('/');
    name.trim().eq_ignore_ascii_case("br")
}

fn say(pieces: &mut Vec<Piece>, words: &str, ink: Ink) {
    if let Some(Piece::Text(before, known)) = pieces.last_mut()
        && *known == ink
    {
        before.push_str(words);
        return;
    }
    if !words.is_empty() {
        pieces.push(Piece::Text(words.to_owned(), ink));
    }
}

/// Takes the spaces off both ends of a line, which something stood beside that is left out.
fn trimmed(mut pieces: Vec<Piece>) -> Vec<Piece> {
    while let Some(Piece::Text(words, _)) = pieces.first_mut() {
        *words = words.trim_start_matches(' ').to_owned();
        if !words.is_empty() {
            break;
        }
        pieces.remove(0);
    }
    while let Some(Piece::Text(words, _)) = pieces.last_mut() {
        words.truncate(words.trim_end_matches(' ').len());
        if !words.is_empty() {
            break;
        }
        pieces.pop();
    }
    pieces
}

/// A paragraph, or the image with words under it that it is.
fn paragraph(pieces: Vec<Piece>) -> Option<Block> {
    if let [Piece::Image(image, ink)] = pieces.as_slice()
        && ink.link.is_none()
        && !image.title.trim().is_empty()
    {
        let bare = Image {
            title: String::new(),
            ..image.clone()
        };
        let caption = vec![Piece::Text(image.title.clone(), Ink::default())];
        return Some(Block::Figure(bare, caption));
    }
    (!says_nothing(&pieces)).then_some(Block::Paragraph(pieces))
}

fn on_one_line(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut line = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match piece {
            Piece::Break => say(&mut line, " ", Ink::default()),
            Piece::Text(words, ink) => say(&mut line, &words, ink),
            piece => line.push(piece),
        }
    }
    line
}

fn words_of(pieces: &[Piece]) -> String {
    let words = pieces.iter().map(|piece| match piece {
        Piece::Text(words, _) => words.as_str(),
        Piece::Image(image, _) => image.words.as_str(),
        Piece::Break => " ",
        Piece::Note(_) => "",
    });
    words.collect()
}
