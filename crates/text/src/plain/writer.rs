//! Blocks as lines of text.

use pulldown_cmark::{Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::table;
use crate::{
    render::notes::Notes,
    sanitize::{ImageSource, Policy, Target, image_source, link_target},
};

/// How deep lines are indented; deeper nesting shows no further.
const DEEPEST: usize = 20;

pub(super) struct Writer<'a> {
    pub(super) policy: &'a Policy,
    notes: Notes<'a>,
    out: String,
    /// The text of the block that is open.
    pub(super) block: String,
    /// What stands before every line of the open quotations and items.
    indents: Vec<String>,
    /// What stands before the first line of the next block: the marker of an item.
    marker: Option<String>,
    /// The numbers of the open lists' next items; none for lists with hyphens.
    lists: Vec<Option<u64>>,
    /// Whether the last block was an item's line without a paragraph of its own.
    after_tight: bool,
    in_paragraph: bool,
    in_heading: bool,
    in_code: bool,
    /// For each open link, where its words begin and where it leads.
    links: Vec<(usize, String)>,
    /// The captions of the open images.
    pub(super) captions: Vec<String>,
    /// The rows of the open table, and whether the first of them is a header.
    pub(super) rows: Vec<Vec<String>>,
    is_headed: bool,
    /// The tags of HTML that are open inside the line, outermost first, and what ends each.
    pub(super) tags: Vec<(String, TagEnd)>,
    /// The element inside the line that is not for readers, and where it begins.
    pub(super) hidden: Option<(String, usize)>,
    /// How many elements are open around whole blocks that say that these are deleted.
    pub(super) deleted: usize,
    /// The element around whole blocks that is not for readers.
    pub(super) dropped: Option<String>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(notes: Notes<'a>, policy: &'a Policy) -> Self {
        Self {
            policy,
            notes,
            out: String::new(),
            block: String::new(),
            indents: Vec::new(),
            marker: None,
            lists: Vec::new(),
            after_tight: false,
            in_paragraph: false,
            in_heading: false,
            in_code: false,
            links: Vec::new(),
            captions: Vec::new(),
            rows: Vec::new(),
            is_headed: false,
            tags: Vec::new(),
            hidden: None,
            deleted: 0,
            dropped: None,
        }
    }

    pub(super) fn write(&mut self, events: Vec<Event<'a>>) {
        for event in events {
            self.event(event);
        }
        self.flush();
    }

    pub(super) fn write_notes(&mut self) {
        while let Some((place, events)) = self.notes.next() {
            self.marker = Some(format!("[{}] ", self.notes.number(place).0));
            self.write(events);
        }
    }

    pub(super) fn finish(mut self) -> String {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out
    }

    pub(super) fn event(&mut self, event: Event<'a>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            // HTML leaves white space beside breaks and other white space, which shows nothing.
            Event::Text(text) if !self.in_code && self.is_after_space() => {
                self.block.push_str(text.trim_start_matches(' '));
            }
            Event::Text(text) | Event::Code(text) => self.block.push_str(&text),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.block.push_str(&text),
            Event::SoftBreak => self.space(),
            Event::HardBreak => {
                let length = self.block.trim_end_matches(' ').len();
                self.block.truncate(length);
                self.block.push('\n');
            }
            Event::Rule => {
                self.flush();
                self.block.push_str("* * *");
                self.flush();
            }
            Event::FootnoteReference(label) => {
                if let Some((number, _)) = self.notes.mention(&label) {
                    self.block.push_str(&format!("[{number}]"));
                }
            }
            Event::Html(html) => self.block.push_str(&html),
            Event::InlineHtml(html) => self.html_tag(&html),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'a>) {
        match tag {
            Tag::Paragraph => {
                self.flush();
                self.in_paragraph = true;
            }
            Tag::Heading { .. } => {
                self.flush();
                self.in_paragraph = true;
                self.in_heading = true;
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.in_code = true;
            }
            Tag::HtmlBlock => self.flush(),
            Tag::Table(_) => {
                self.flush();
                self.is_headed = false;
            }
            Tag::TableHead => {
                self.rows.push(Vec::new());
                self.is_headed = true;
            }
            Tag::TableRow => self.rows.push(Vec::new()),
            // Words that were struck out must not read as if they still held.
            Tag::Strikethrough => self.block.push_str("~~"),
            Tag::BlockQuote(_) => {
                self.flush();
                self.indents.push("> ".to_owned());
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push(first);
            }
            Tag::Item => {
                self.flush();
                let marker = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        let marker = format!("{number}. ");
                        *number = number.saturating_add(1);
                        marker
                    }
                    _ => "- ".to_owned(),
                };
                self.indents.push(" ".repeat(marker.len()));
                self.marker = Some(marker);
            }
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let is_shown = matches!(link_type, LinkType::Autolink | LinkType::Email);
                let is_refused = link_target(&dest_url, self.policy) == Target::Refused;
                let is_told = !is_shown && !is_refused && !dest_url.starts_with('#');
                let address = match is_told {
                    true => dest_url.strip_prefix("mailto:").unwrap_or(&dest_url),
                    false => "",
                };
                self.links.push((self.block.len(), address.to_owned()));
            }
            Tag::Image {
                dest_url, title, ..
            } => {
                // Of an image that is left out, the words stay.
                let is_own = image_source(&dest_url, self.policy) != ImageSource::Refused;
                let caption = if is_own { title.trim() } else { "" };
                self.captions.push(caption.to_owned());
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                self.flush();
                self.in_paragraph = false;
            }
            TagEnd::Heading(level) => {
                self.close_tags(0);
                if matches!(level, HeadingLevel::H1 | HeadingLevel::H2) {
                    let line = underline(self.block.trim(), '-');
                    self.block.push_str(&line);
                }
                self.flush();
                self.in_paragraph = false;
                self.in_heading = false;
            }
            TagEnd::Strikethrough => self.block.push_str("~~"),
            TagEnd::CodeBlock => {
                self.in_code = false;
                let code = std::mem::take(&mut self.block);
                let lines: Vec<String> = code.lines().map(|line| format!("    {line}")).collect();
                self.block = lines.join("\n");
                self.flush();
            }
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.block);
                self.html_block(&html);
            }
            TagEnd::TableCell => {
                self.close_tags(0);
                let cell = std::mem::take(&mut self.block);
                if let Some(row) = self.rows.last_mut() {
                    row.push(cell.split_whitespace().collect::<Vec<_>>().join(" "));
                }
            }
            TagEnd::Table => {
                self.block = table::lines(&std::mem::take(&mut self.rows), self.is_headed);
                self.flush();
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.indents.pop();
            }
            TagEnd::Item => {
                self.flush();
                self.indents.pop();
                self.marker = None;
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
                self.after_tight &= !self.lists.is_empty();
            }
            TagEnd::Link => {
                if let Some((from, address)) = self.links.pop()
                    && !address.is_empty()
                    && self.block.get(from..) != Some(address.as_str())
                {
                    self.block.push_str(&format!(" ({address})"));
                }
            }
            TagEnd::Image => {
                let caption = self.captions.pop().unwrap_or_default();
                if !caption.is_empty() {
                    self.block.push_str(&format!(" ({caption})"));
                }
            }
            _ => {}
        }
    }

    /// Whether what is written now has to stay in its line: in a table, a heading or code.
    pub(super) fn is_within_line(&self) -> bool {
        !self.rows.is_empty() || self.in_heading || self.in_code || !self.captions.is_empty()
    }

    /// Keeps what follows from running into what stands there, where HTML begins or ends a block.
    pub(super) fn apart(&mut self) {
        if !self.is_within_line() {
            self.flush();
        } else if self.in_heading || self.in_code {
            if !self.block.is_empty() && !self.block.ends_with('\n') {
                self.block.push('\n');
            }
        } else {
            self.space();
        }
    }

    /// Writes a space, unless one or a line's beginning stands there.
    pub(super) fn space(&mut self) {
        if !self.is_after_space() {
            self.block.push(' ');
        }
    }

    fn is_after_space(&self) -> bool {
        self.block.is_empty() || self.block.ends_with([' ', '\n'])
    }

    /// Writes the open block, if there is one.
    pub(super) fn flush(&mut self) {
        self.close_tags(0);
        let block = std::mem::take(&mut self.block);
        let block = block.trim_end().trim_matches('\n');
        if block.is_empty() || self.dropped.is_some() {
            return;
        }
        let struck;
        let block = match self.deleted {
            0 => block,
            _ => {
                struck = format!("~~{block}~~");
                &struck
            }
        };
        let tight = !self.lists.is_empty() && !self.in_paragraph;
        if !self.out.is_empty() {
            self.out.push_str(if self.after_tight && tight {
                "\n"
            } else {
                "\n\n"
            });
        }
        self.after_tight = tight;
        for line in block.split('\n') {
            if !self.out.is_empty() && !self.out.ends_with('\n') {
                self.out.push('\n');
            }
            let marker = self.marker.take();
            // The marker of an item stands in the place of its own indentation.
            let own = usize::from(marker.is_some() && !self.indents.is_empty());
            let outer = self.indents.len() - own;
            for indent in self.indents.iter().take(outer.min(DEEPEST)) {
                self.out.push_str(indent);
            }
            self.out.push_str(marker.as_deref().unwrap_or_default());
            self.out.push_str(line.trim_end());
        }
    }
}

/// A line feed and a line of signs, as long as the heading that it is to stand below.
#[must_use]
pub fn underline(heading: &str, sign: char) -> String {
    let longest = heading.lines().map(|line| line.chars().count()).max();
    match longest.unwrap_or(0) {
        0 => String::new(),
        length => format!("\n{}", String::from(sign).repeat(length.min(72))),
    }
}
