//! Rows of cells: what is read together, and the bytes that each character stands for.

use std::ops::Range;

use html5ever::data::NAMED_ENTITIES;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::{
    invisible::may_hide,
    markdown::parser,
    render::glyphs::{is_address, is_inline},
    sanitize::is_within_text,
};

/// A character, and the bytes that it stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) character: char,
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether it is written as the name of a character, `&nbsp;`.
    pub(super) is_named: bool,
    /// Whether it has to stay as it is written.
    pub(super) is_fixed: bool,
}

/// Characters that are read together; a line feed parts lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    /// Where elements of HTML begin and end that are written in a direction of their own.
    pub(super) edges: Vec<usize>,
    /// Whether it is an address, which only can be told of.
    pub(super) is_address: bool,
    /// Whether it is code, in which every letter and space is itself.
    pub(super) is_code: bool,
}

/// Stands for something that is no word, such as code.
const OPAQUE: char = '□';

/// The rows of a text without mark-up: its lines.
pub(super) fn lines(text: &str) -> Vec<Row> {
    let mut row = Row::default();
    row.cells
        .extend(text.char_indices().map(|(at, character)| Cell {
            character,
            from: at,
            to: at + character.len_utf8(),
            is_named: false,
            is_fixed: character == '\n',
        }));
    vec![row]
}

/// The rows of Markdown.
pub(super) fn markdown(source: &str) -> Vec<Row> {
    let mut reader = Reader {
        source,
        rows: Vec::new(),
        row: Row::default(),
        outer: Vec::new(),
        links: Vec::new(),
        is_code: false,
        html_code: 0,
        html: Vec::new(),
        last_end: 0,
    };
    let events = parser(source);
    let definitions: Vec<(Range<usize>, String)> = events
        .reference_definitions()
        .iter()
        .filter(|(_, definition)| definition.title.is_some())
        .map(|(_, definition)| (definition.span.clone(), definition.dest.to_string()))
        .collect();
    for (event, range) in events {
        reader.event(event, range);
    }
    reader.close();
    for (span, address) in definitions {
        reader.title(span, &address);
    }
    reader.rows
}

/// A link or an image that is open.
struct Link {
    range: Range<usize>,
    address: String,
    has_title: bool,
    is_image: bool,
    /// Whether its words are its label, or its address.
    is_fixed: bool,
}

struct Reader<'a> {
    source: &'a str,
    rows: Vec<Row>,
    row: Row,
    /// The rows around an image whose alternative text is being read.
    outer: Vec<Row>,
    links: Vec<Link>,
    is_code: bool,
    /// How many elements of HTML are open whose content is code.
    html_code: usize,
    /// The HTML of the block that is being read.
    html: Vec<(usize, char)>,
    last_end: usize,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let end = range.end;
        let is_end = matches!(event, Event::End(_));
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(_) if self.is_code => self.code(range),
            Event::Text(_) if self.html_code > 0 => {
                self.code(range.clone());
                self.opaque(range);
            }
            Event::Text(text) => self.text(&text, range),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.code(range.clone());
                self.opaque(range);
            }
            Event::SoftBreak | Event::HardBreak => self.fixed('\n', range),
            Event::Html(_) => {
                let begin = range.start;
                let characters = self.source[range].char_indices();
                self.html
                    .extend(characters.map(|(at, it)| (begin + at, it)));
            }
            Event::InlineHtml(_) => {
                let begin = range.start;
                let characters: Vec<(usize, char)> = self.source[range]
                    .char_indices()
                    .map(|(at, it)| (begin + at, it))
                    .collect();
                self.read_html(&characters);
            }
            Event::Rule | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
        if !is_end {
            self.last_end = end;
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        if matches!(tag, Tag::CodeBlock(_)) {
            self.is_code = true;
        }
        if !is_inline(&tag.to_end()) {
            self.close();
        }
        let is_shown = is_address(&tag);
        let is_image = matches!(tag, Tag::Image { .. });
        if let Tag::Link {
            link_type,
            dest_url,
            title,
            ..
        }
        | Tag::Image {
            link_type,
            dest_url,
            title,
            ..
        } = tag
        {
            let is_label = matches!(
                link_type,
                LinkType::Collapsed
                    | LinkType::CollapsedUnknown
                    | LinkType::Shortcut
                    | LinkType::ShortcutUnknown
            );
            let is_inline = link_type == LinkType::Inline;
            self.address(&dest_url, &range);
            if is_image {
                self.outer.push(std::mem::take(&mut self.row));
            }
            self.links.push(Link {
                range,
                address: dest_url.into_string(),
                has_title: is_inline && !title.is_empty(),
                is_image,
                is_fixed: is_label || is_shown,
            });
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link | TagEnd::Image => self.end_link(),
            TagEnd::CodeBlock => self.is_code = false,
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html);
                self.read_html(&html);
            }
            _ => {}
        }
        if !is_inline(&tag) {
            self.close();
        }
    }

    fn end_link(&mut self) {
        let Some(link) = self.links.pop() else { return };
        let from = self.last_end.clamp(link.range.start, link.range.end);
        if link.is_image {
            let alternative =
                std::mem::replace(&mut self.row, self.outer.pop().unwrap_or_default());
            self.rows.push(alternative);
            self.opaque(link.range.clone());
        }
        if link.has_title {
            self.title(from..link.range.end, &link.address);
        }
        self.last_end = link.range.end;
    }

    /// Reads the title behind an address.
    fn title(&mut self, span: Range<usize>, address: &str) {
        let Some(written) = self.source.get(span.clone()) else {
            return;
        };
        // An address that is written otherwise than it is read ends where white space begins.
        let behind = match written.find(address).filter(|_| !address.is_empty()) {
            Some(at) => at + address.len(),
            None => match written.find([' ', '\t', '\n']) {
                Some(at) => at,
                None => return,
            },
        };
        let begin = span.start + behind;
        let characters: Vec<(usize, char)> = self.source[begin..span.end]
            .char_indices()
            .map(|(at, it)| (begin + at, it))
            .collect();
        let mut row = Row::default();
        push_named(&mut row, &characters);
        self.rows.push(row);
    }

    /// An address as a row of its own, at the place of its link.
    fn address(&mut self, address: &str, range: &Range<usize>) {
        if address.is_ascii() {
            return;
        }
        let cell = |character| Cell {
            character,
            from: range.start,
            to: range.start,
            is_named: false,
            is_fixed: true,
        };
        self.rows.push(Row {
            cells: address.chars().map(cell).collect(),
            edges: Vec::new(),
            is_address: true,
            is_code: false,
        });
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let is_fixed = self.links.last().is_some_and(|link| link.is_fixed);
        let written = &self.source[range.clone()];
        let mut characters = text.chars();
        let only = (characters.next(), characters.next());
        if written == text {
            let cells = text.char_indices().map(|(at, character)| Cell {
                character,
                from: range.start + at,
                to: range.start + at + character.len_utf8(),
                is_named: false,
                is_fixed,
            });
            self.row.cells.extend(cells);
        } else if let (Some(character), None) = only {
            self.row.cells.push(Cell {
                character,
                from: range.start,
                to: range.end,
                is_named: written.starts_with('&'),
                is_fixed,
            });
        } else {
            for character in text.chars() {
                self.fixed(character, range.clone());
            }
        }
    }

    /// Code as a row of its own, as it is written.
    fn code(&mut self, range: Range<usize>) {
        let written = &self.source[range.clone()];
        if may_hide(written) {
            let mut row = lines(written).swap_remove(0);
            for cell in &mut row.cells {
                cell.from += range.start;
                cell.to += range.start;
            }
            row.is_code = true;
            self.rows.push(row);
        }
    }

    fn fixed(&mut self, character: char, range: Range<usize>) {
        self.row.cells.push(Cell {
            character,
            from: range.start,
            to: range.end,
            is_named: false,
            is_fixed: true,
        });
    }

    fn opaque(&mut self, range: Range<usize>) {
        self.fixed(OPAQUE, range);
    }

    fn close(&mut self) {
        self.html_code = 0;
        if !self.row.cells.is_empty() {
            self.rows.push(std::mem::take(&mut self.row));
        }
    }

    /// Reads HTML: what stands between tags, and the values that people read.
    fn read_html(&mut self, html: &[(usize, char)]) {
        let mut at = 0;
        while at < html.len() {
            let text = html[at..].iter().position(|(_, it)| *it == '<');
            let end = text.map_or(html.len(), |text| at + text);
            if self.html_code == 0 {
                push_named(&mut self.row, &html[at..end]);
            }
            at = end;
            if at < html.len() {
                let length = tag_length(&html[at..]);
                self.html_tag(&html[at..at + length]);
                at += length;
                // A sign before a letter of another script: with one of its own it would be a tag.
                if length == 1
                    && self.html_code == 0
                    && let Some((from, character)) = html.get(at).filter(|it| it.1.is_alphabetic())
                {
                    self.fixed(*character, *from..from + character.len_utf8());
                    at += 1;
                }
            }
        }
    }

    fn html_tag(&mut self, tag: &[(usize, char)]) {
        let is_end = tag.get(1).is_some_and(|(_, it)| *it == '/');
        let name: String = tag
            .iter()
            .skip(1 + usize::from(is_end))
            .map(|(_, it)| it.to_ascii_lowercase())
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        if name.is_empty() {
            // No tag but a sign, or a comment.
            return;
        }
        if !is_within_text(&name) {
            let code = self.html_code;
            self.close();
            self.html_code = code;
        }
        if matches!(
            &*name,
            "code" | "pre" | "kbd" | "samp" | "script" | "style" | "textarea"
        ) {
            self.html_code = match is_end {
                true => self.html_code.saturating_sub(1),
                false => self.html_code + 1,
            };
        }
        let turns = |tag: &[(usize, char)]| {
            let written: String = tag.iter().map(|it| it.1.to_ascii_lowercase()).collect();
            written.contains("dir")
        };
        if is_end && !self.row.edges.is_empty()
            || matches!(&*name, "bdi" | "bdo")
            || is_within_text(&name) && turns(tag)
        {
            self.row.edges.push(self.row.cells.len());
        }
        for value in values(tag) {
            let mut row = Row::default();
            push_named(&mut row, value);
            self.rows.push(row);
        }
    }
}

/// How many characters a tag or a comment has; one that does not end goes on to the end.
fn tag_length(html: &[(usize, char)]) -> usize {
    let starts = |wanted: &str| {
        wanted
            .chars()
            .eq(html.iter().take(wanted.len()).map(|it| it.1))
    };
    if starts("<!--") {
        let end = (4..html.len())
            .find(|&at| html[at].1 == '>' && html[at - 1].1 == '-' && html[at - 2].1 == '-');
        return end.map_or(html.len(), |end| end + 1);
    }
    let begins = |it: char| it.is_ascii_alphabetic() || matches!(it, '/' | '!' | '?');
    if !html.get(1).is_some_and(|it| begins(it.1)) {
        return 1;
    }
    let mut quote = None;
    for (at, (_, it)) in html.iter().enumerate() {
        match (quote, it) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(*it),
            (Some(open), it) if open == *it => quote = None,
            _ => {}
        }
    }
    html.len()
}

/// The quoted values of a tag that people read.
fn values(tag: &[(usize, char)]) -> Vec<&[(usize, char)]> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = tag[at..].iter().position(|it| matches!(it.1, '"' | '\'')) {
        let open = at + open;
        let close = tag[open + 1..].iter().position(|it| it.1 == tag[open].1);
        let Some(close) = close.map(|close| open + 1 + close) else {
            break;
        };
        let before: String = tag[at..open]
            .iter()
            .map(|it| it.1.to_ascii_lowercase())
            .collect();
        let name = before.trim_end().trim_end_matches('=').trim_end();
        if name.ends_with("alt") || name.ends_with("title") {
            found.push(&tag[open + 1..close]);
        }
        at = close + 1;
    }
    found
}

/// The longest name of a character, with its signs.
const LONGEST_NAME: usize = 36;

/// Takes in characters, and names of characters as what they name.
fn push_named(row: &mut Row, characters: &[(usize, char)]) {
    let mut at = 0;
    while at < characters.len() {
        let (from, character) = characters[at];
        if character == '&'
            && let Some((length, named)) = name(&characters[at..])
        {
            let last = characters[at + length - 1];
            row.cells.push(Cell {
                character: named,
                from,
                to: last.0 + last.1.len_utf8(),
                is_named: true,
                is_fixed: false,
            });
            at += length;
            continue;
        }
        row.cells.push(Cell {
            character,
            from,
            to: from + character.len_utf8(),
            is_named: false,
            is_fixed: character == '\n',
        });
        at += 1;
    }
}

/// Reads the name of one character.
fn name(characters: &[(usize, char)]) -> Option<(usize, char)> {
    let within = &characters[..characters.len().min(LONGEST_NAME)];
    let length = within.iter().position(|(_, it)| *it == ';')? + 1;
    let name: String = within[1..length].iter().map(|(_, it)| it).collect();
    let number = |digits: &str, base| u32::from_str_radix(digits.trim_end_matches(';'), base).ok();
    let named = match name.strip_prefix('#') {
        Some(rest) => match rest.strip_prefix(['x', 'X']) {
            Some(rest) => number(rest, 16),
            None => number(rest, 10),
        },
        None => match NAMED_ENTITIES.get(&name) {
            Some((one, 0)) => Some(*one),
            _ => None,
        },
    }?;
    char::from_u32(named)
        .filter(|it| *it != '\0')
        .map(|it| (length, it))
}
