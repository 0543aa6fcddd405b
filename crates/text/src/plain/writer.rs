//! Blocks as lines of text.

use pulldown_cmark::{Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::table;
use crate::{
    render::notes::Notes,
    sanitize::{ImageSource, Policy, Target, image_source, link_target, sanitize_with},
};

/// How deep lines are indented; deeper nesting shows no further.
const DEEPEST: usize = 20;

pub(super) struct Writer<'a> {
    policy: &'a Policy,
    notes: Notes<'a>,
    out: String,
    /// The text of the block that is open.
    block: String,
    /// What stands before every line of the open quotations and items.
    indents: Vec<String>,
    /// What stands before the first line of the next block: the marker of an item.
    marker: Option<String>,
    /// The numbers of the open lists' next items; none for lists with hyphens.
    lists: Vec<Option<u64>>,
    /// Whether the last block was an item's line without a paragraph of its own.
    after_tight: bool,
    in_paragraph: bool,
    /// For each open link, where its words begin and where it leads.
    links: Vec<(usize, String)>,
    /// The captions of the open images.
    captions: Vec<String>,
    /// The rows of the open table.
    rows: Vec<Vec<String>>,
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
            links: Vec::new(),
            captions: Vec::new(),
            rows: Vec::new(),
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

    fn event(&mut self, event: Event<'a>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.block.push_str(&text),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.block.push_str(&text),
            Event::SoftBreak => self.block.push(' '),
            Event::HardBreak => self.block.push('\n'),
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
            // A tag inside a line has no words; those it stands around come as text.
            Event::InlineHtml(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'a>) {
        match tag {
            Tag::Paragraph | Tag::Heading { .. } => {
                self.flush();
                self.in_paragraph = true;
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Table(_) => self.flush(),
            Tag::TableHead | Tag::TableRow => self.rows.push(Vec::new()),
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
                if matches!(level, HeadingLevel::H1 | HeadingLevel::H2) {
                    let line = underline(self.block.trim(), '-');
                    self.block.push_str(&line);
                }
                self.flush();
                self.in_paragraph = false;
            }
            TagEnd::CodeBlock => {
                let code = std::mem::take(&mut self.block);
                let lines: Vec<String> = code.lines().map(|line| format!("    {line}")).collect();
                self.block = lines.join("\n");
                self.flush();
            }
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.block);
                self.block = words_of(sanitize_with(&html, self.policy).0.as_str());
                self.flush();
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.block);
                if let Some(row) = self.rows.last_mut() {
                    row.push(cell.split_whitespace().collect::<Vec<_>>().join(" "));
                }
            }
            TagEnd::Table => {
                self.block = table::lines(&std::mem::take(&mut self.rows));
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

    /// Writes the open block, if there is one.
    fn flush(&mut self) {
        let block = std::mem::take(&mut self.block);
        let block = block.trim_end().trim_matches('\n');
        if block.is_empty() {
            return;
        }
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

/// Takes the tags out of HTML that was sanitized, in which no text or attribute has a `<` of its
/// own.
fn words_of(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        words.push_str(&rest[..at]);
        rest = rest[at..].split_once('>').map_or("", |(_, after)| after);
    }
    words.push_str(rest);
    words
        .replace("&nbsp;", "\u{a0}")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}
