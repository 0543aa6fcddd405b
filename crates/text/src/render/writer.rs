//! Blocks and inlines as HTML.

use std::{borrow::Cow, collections::HashSet};

use pulldown_cmark::{Alignment, CowStr, Event, Tag, TagEnd};

use super::{
    Heading, Options, Rendered,
    inline::{Figure, Image},
    link::push_text,
    notes::{Notes, id_prefix},
    words::words,
};
use crate::{
    Diagnostic,
    invisible::{self, Hidden},
    sanitize::remote_images,
};

/// How deep quotations and lists may nest, and how deep emphasis may; what is deeper is flattened.
pub(super) const DEEPEST: usize = 100;

/// Writes events as HTML.
pub(super) struct Writer<'a, 'o> {
    pub(super) options: &'o Options<'o>,
    pub(super) prefix: String,
    pub(super) out: String,
    pub(super) notes: Notes<'a>,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) rendered: Rendered,
    /// For each open quotation, list and item, whether it was written.
    pub(super) containers: Vec<bool>,
    /// How many of them were.
    pub(super) depth: usize,
    /// For each open emphasis and link, what closes it; empty if it was not written.
    pub(super) inlines: Vec<&'static str>,
    pub(super) inline_depth: usize,
    /// Whether a link is open, in which no other may begin.
    pub(super) in_link: bool,
    /// Mentions of footnotes inside a link, which are links too and so wait for its end.
    pub(super) waiting: Vec<CowStr<'a>>,
    /// The image whose alternative text is being read.
    pub(super) image: Option<Image<'a>>,
    pub(super) image_depth: usize,
    /// Where the content of the open paragraph begins.
    pub(super) paragraph: Option<usize>,
    /// The image with which it begins, as long as nothing else has come.
    pub(super) figure: Option<Figure<'a>>,
    pub(super) heading: Option<Heading>,
    /// The level of the last heading, or of the one that the text stands under.
    pub(super) last_level: u8,
    /// By how many levels headings are moved down.
    pub(super) shift: i16,
    pub(super) in_table_head: bool,
    pub(super) table_body: bool,
    /// How the columns of the open table are aligned, and in which of them the next cell is.
    pub(super) columns: Vec<Alignment>,
    pub(super) column: usize,
    /// What links to another site say of themselves.
    pub(super) rel: String,
    pub(super) seen: HashSet<String>,
    pub(super) left_out_images: usize,
    /// Images of which nobody has said what they show, nor that it needs no words.
    pub(super) undescribed: usize,
    pub(super) left_out_links: usize,
    /// Titles of links and images that are too long for an attribute.
    pub(super) left_out_titles: usize,
    pub(super) hidden: Hidden,
    pub(super) too_deep: usize,
}

impl<'a, 'o> Writer<'a, 'o> {
    pub(super) fn new(options: &'o Options<'o>, length: usize, id_attribute: String) -> Self {
        Self {
            options,
            prefix: id_prefix(options.id_prefix),
            out: String::with_capacity(length + length / 4),
            notes: Notes::default(),
            diagnostics: Vec::new(),
            rendered: Rendered {
                keep_images: options.keep_images,
                policy: options.policy.clone(),
                id_attribute,
                ..Rendered::default()
            },
            containers: Vec::new(),
            depth: 0,
            inlines: Vec::new(),
            inline_depth: 0,
            in_link: false,
            waiting: Vec::new(),
            image: None,
            image_depth: 0,
            paragraph: None,
            figure: None,
            heading: None,
            last_level: options.under,
            shift: i16::from(options.heading_shift),
            in_table_head: false,
            table_body: false,
            columns: Vec::new(),
            column: 0,
            rel: options.policy.rel_value(),
            seen: HashSet::new(),
            left_out_images: 0,
            undescribed: 0,
            left_out_links: 0,
            left_out_titles: 0,
            hidden: Hidden::default(),
            too_deep: 0,
        }
    }

    /// Writes events whose highest heading comes right below the one that the text stands under.
    pub(super) fn write_under(&mut self, events: Vec<Event<'a>>, has_notes: bool) {
        let levels = events.iter().filter_map(|event| match event {
            Event::Start(Tag::Heading { level, .. }) => Some(*level as u8),
            _ => None,
        });
        if let (Some(top), 1..) = (levels.min(), self.options.under) {
            self.shift += i16::from(self.options.under) + 1 - i16::from(top);
        }
        self.write_all(events.into_iter(), has_notes);
    }

    pub(super) fn write_all(&mut self, events: impl Iterator<Item = Event<'a>>, has_notes: bool) {
        if has_notes {
            let body: Vec<Event<'a>> = events
                .filter_map(|event| self.notes.put_aside(event))
                .collect();
            body.into_iter().for_each(|event| self.event(event));
        } else {
            events.for_each(|event| self.event(event));
        }
        self.close_all();
        self.write_notes(&words(self.options.language));
    }

    pub(super) fn finish(mut self) -> Rendered {
        self.tell();
        Rendered {
            body: self.out,
            hidden: self.hidden,
            diagnostics: self.diagnostics,
            ..self.rendered
        }
    }

    fn tell(&mut self) {
        let kinds = [
            (
                self.left_out_images,
                "images.left-out",
                "image was left out; its alternative text stays.",
                "images were left out; their alternative texts stay.",
            ),
            (
                self.undescribed,
                "images.undescribed",
                "image has no alternative text.",
                "images have no alternative text.",
            ),
            (
                self.left_out_links,
                "links.left-out",
                "link was left out because of where it leads; its words stay.",
                "links were left out because of where they lead; their words stay.",
            ),
            (
                self.left_out_titles,
                "titles.left-out",
                "title of a link or an image was too long and was left out.",
                "titles of links or images were too long and were left out.",
            ),
            (
                self.too_deep,
                "nesting.capped",
                "element nested too deep was flattened; its text stays.",
                "elements nested too deep were flattened; their text stays.",
            ),
        ];
        for (count, code, one, many) in kinds {
            if count > 0 {
                self.diagnostics
                    .push(Diagnostic::new(code, count, one, many));
            }
        }
        let remote = self.rendered.remote_images.len();
        self.diagnostics.extend(remote_images(remote));
    }

    pub(super) fn event(&mut self, event: Event<'a>) {
        if self.image.is_some() {
            self.event_in_image(event);
            return;
        }
        match event {
            Event::Text(text) => self.text(&text),
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Code(code) => {
                self.out.push_str("<code>");
                self.text(&code);
                self.out.push_str("</code>");
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                self.rendered.raw_html = true;
                self.out.push_str(&html);
            }
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => {
                self.fresh_line();
                self.out.push_str("<hr>\n");
            }
            Event::FootnoteReference(label) if self.in_link => self.waiting.push(label),
            Event::FootnoteReference(label) => self.write_mention(&label),
            // The parser's options never ask for these; their text would not be lost.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::TaskListMarker(_) => {}
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
        self.hidden.controls += push_text(&mut self.out, text);
    }

    pub(super) fn fresh_line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn start(&mut self, tag: Tag<'a>) {
        match tag {
            Tag::Paragraph => {
                self.open_block(OPEN_PARAGRAPH);
                self.paragraph = Some(self.out.len());
                self.figure = None;
            }
            Tag::Heading { level, .. } => {
                let level = self.heading_level(level as u8);
                self.open_block(OPEN_HEADINGS[usize::from(level - 1)]);
                self.heading = Some(Heading {
                    level,
                    text: String::new(),
                });
            }
            Tag::BlockQuote(_) => self.open_container("<blockquote>\n", 1),
            Tag::List(None) => self.open_container("<ul>\n", 2),
            Tag::List(Some(1)) => self.open_container("<ol>\n", 2),
            Tag::List(Some(first)) => self.open_container(&format!("<ol start=\"{first}\">\n"), 2),
            Tag::Item => self.open_container("<li>", 1),
            Tag::CodeBlock(_) => self.open_block("<pre><code>"),
            Tag::Table(columns) => {
                self.columns = columns;
                self.table_body = false;
                self.open_block("<table>\n");
            }
            Tag::TableHead => {
                self.in_table_head = true;
                self.column = 0;
                self.out.push_str("<thead>\n<tr>");
            }
            Tag::TableRow => {
                if !self.table_body {
                    self.out.push_str("<tbody>\n");
                    self.table_body = true;
                }
                self.column = 0;
                self.out.push_str("<tr>");
            }
            Tag::TableCell => self.open_cell(),
            Tag::Emphasis => self.open_inline("<em>", "</em>"),
            Tag::Strong => self.open_inline("<strong>", "</strong>"),
            Tag::Strikethrough => self.open_inline("<del>", "</del>"),
            Tag::Superscript => self.open_inline("<sup>", "</sup>"),
            Tag::Subscript => self.open_inline("<sub>", "</sub>"),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                self.open_link(link_type, &dest_url, &title);
            }
            Tag::Image {
                dest_url, title, ..
            } => {
                self.image = Some(Image {
                    address: dest_url,
                    title,
                    words: String::new(),
                });
                self.image_depth = 1;
            }
            Tag::HtmlBlock => self.fresh_line(),
            // Footnotes were put aside before; the others are never asked for.
            Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => {}
        }
    }

    /// The level of a heading on the page, 1 to 6.
    fn heading_level(&mut self, written: u8) -> u8 {
        let level = i16::from(written).saturating_add(self.shift);
        let level = u8::try_from(level.max(1)).unwrap_or(u8::MAX);
        if self.options.under > 0 {
            // Who listens to a page goes from one level to the next.
            let next = self.last_level.saturating_add(1);
            self.last_level = level.clamp(self.options.under + 1, next);
            return self.last_level.min(6);
        }
        level.clamp(1, 6)
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.close_paragraph(),
            TagEnd::Heading(_) => {
                if let Some(mut heading) = self.heading.take() {
                    self.out
                        .push_str(CLOSE_HEADINGS[usize::from(heading.level - 1)]);
                    if let (Cow::Owned(seen), _) = invisible::clean(&heading.text) {
                        heading.text = seen;
                    }
                    self.rendered.outline.push(heading);
                }
            }
            TagEnd::BlockQuote(_) => self.close_container("</blockquote>\n", true),
            TagEnd::List(ordered) => {
                self.close_container(if ordered { "</ol>\n" } else { "</ul>\n" }, false);
            }
            TagEnd::Item => self.close_container("</li>\n", false),
            TagEnd::CodeBlock => self.out.push_str("</code></pre>\n"),
            TagEnd::Table => {
                if self.table_body {
                    self.out.push_str("</tbody>\n");
                }
                self.out.push_str("</table>\n");
            }
            TagEnd::TableHead => {
                self.in_table_head = false;
                self.out.push_str("</tr>\n</thead>\n");
            }
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => {
                self.out
                    .push_str(if self.in_table_head { "</th>" } else { "</td>" });
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript => self.close_inline(),
            TagEnd::Link => {
                self.close_inline();
                self.in_link = false;
                for label in std::mem::take(&mut self.waiting) {
                    self.write_mention(&label);
                }
            }
            TagEnd::Image
            | TagEnd::HtmlBlock
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn open_cell(&mut self) {
        self.out.push_str(if self.in_table_head {
            "<th scope=\"col\""
        } else {
            "<td"
        });
        let alignment = self.columns.get(self.column).copied();
        self.column += 1;
        let policy = self.options.policy;
        let class = match alignment.filter(|_| policy.class_names || policy.alignments) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::None) | None => "",
        };
        self.out.push_str(class);
        self.out.push('>');
    }

    fn open_block(&mut self, html: &str) {
        self.fresh_line();
        self.out.push_str(html);
    }

    /// Opens a quotation, list or item, unless it nests too deep. A list claims room for its items
    /// too, so that none of them stands without its list.
    fn open_container(&mut self, html: &str, claim: usize) {
        self.fresh_line();
        let written = self.depth + claim <= DEEPEST;
        self.containers.push(written);
        if written {
            self.depth += 1;
            self.out.push_str(html);
        } else {
            self.too_deep += 1;
        }
    }

    fn close_container(&mut self, html: &str, fresh: bool) {
        if self.containers.pop() == Some(true) {
            self.depth -= 1;
            if fresh {
                self.fresh_line();
            }
            self.out.push_str(html);
        } else {
            self.fresh_line();
        }
    }
}

pub(super) const OPEN_PARAGRAPH: &str = "<p>";
const OPEN_HEADINGS: [&str; 6] = ["<h1>", "<h2>", "<h3>", "<h4>", "<h5>", "<h6>"];
const CLOSE_HEADINGS: [&str; 6] = [
    "</h1>\n", "</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n",
];
