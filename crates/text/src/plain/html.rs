//! Raw HTML, told as the Markdown that says the same, so that one writer writes both.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::writer::Writer;
use crate::{
    elements::{Element, Node, nodes, unescaped},
    sanitize::{goes_with_content, is_block, sanitize_with},
};

impl Writer<'_> {
    /// Writes HTML that stands alone: what the policy leaves of it.
    pub(super) fn html_block(&mut self, html: &str) {
        let html = html.trim();
        if is_one_tag(html) && self.spans_blocks(html) {
            return;
        }
        let (safe, _) = sanitize_with(html, self.policy);
        self.nodes(&nodes(&safe), false);
        self.flush();
    }

    /// Begins or ends what lasts over the blocks that follow: words that are deleted, and what is
    /// not for readers.
    fn spans_blocks(&mut self, tag: &str) -> bool {
        let name = name(tag);
        let is_end = tag.starts_with("</");
        if is_deleted(&name) {
            self.deleted = match is_end {
                true => self.deleted.saturating_sub(1),
                false => self.deleted + 1,
            };
            return true;
        }
        if goes_with_content(&name) {
            self.dropped = (!is_end).then_some(name);
            return true;
        }
        false
    }

    /// Writes a tag inside a line; its content follows as Markdown.
    pub(super) fn html_tag(&mut self, html: &str) {
        if !self.captions.is_empty() {
            return;
        }
        let name = name(html);
        let is_end = html.starts_with("</");
        if let Some((hidden, from)) = &self.hidden {
            if is_end && *hidden == name {
                self.block.truncate(*from);
                self.hidden = None;
            }
        } else if is_end {
            if let Some(at) = self.tags.iter().rposition(|(open, _)| *open == name) {
                self.close_tags(at);
            } else if is_block(&name) {
                self.apart();
            } else if name == "q" {
                self.block.push('"');
            }
        } else if goes_with_content(&name) {
            self.hidden = Some((name, self.block.len()));
        } else if is_block(&name) {
            self.apart();
        } else if matches!(name.as_str(), "a" | "br" | "del" | "img" | "q" | "s") {
            let (safe, _) = sanitize_with(html, self.policy);
            for node in nodes(&safe) {
                match node {
                    Node::Element(element) if element.is_void() => self.element(&element, false),
                    Node::Element(element) if element.name == "q" => self.block.push('"'),
                    Node::Element(element) => {
                        if let Some((tag, end)) = told(&element) {
                            self.event(Event::Start(tag));
                            self.tags.push((name.clone(), end));
                        }
                    }
                    Node::Words(words) => self.words(words, false),
                }
            }
        }
    }

    /// Ends the tags inside a line from this one on, the innermost first.
    pub(super) fn close_tags(&mut self, from: usize) {
        if let Some((_, from)) = self.hidden.take() {
            self.block.truncate(from);
        }
        while self.tags.len() > from {
            if let Some((_, end)) = self.tags.pop() {
                self.event(Event::End(end));
            }
        }
    }

    fn nodes(&mut self, nodes: &[Node<'_>], as_typed: bool) {
        for node in nodes {
            match node {
                Node::Words(words) => self.words(words, as_typed),
                Node::Element(element) => self.element(element, as_typed),
            }
        }
    }

    /// Adds words; white space is shown as browsers do.
    fn words(&mut self, words: &str, as_typed: bool) {
        let words = unescaped(words);
        if as_typed {
            self.block.push_str(&words);
            return;
        }
        for (at, word) in words.split([' ', '\n', '\t', '\r', '\u{c}']).enumerate() {
            if at > 0 {
                self.space();
            }
            self.block.push_str(word);
        }
    }

    fn element(&mut self, element: &Element<'_>, as_typed: bool) {
        let inside = |writer: &mut Self| writer.nodes(&element.nodes, as_typed);
        let is_within_line = self.is_within_line();
        match element.name {
            "br" => self.event(Event::HardBreak),
            "hr" if !is_within_line => self.event(Event::Rule),
            "img" => self.image(element),
            "q" => {
                self.block.push('"');
                inside(self);
                self.block.push('"');
            }
            name if is_deleted(name) && has_blocks(element) && !is_within_line => {
                self.flush();
                self.deleted += 1;
                inside(self);
                self.flush();
                self.deleted -= 1;
            }
            name if is_block(name) && is_within_line => {
                self.apart();
                inside(self);
                self.apart();
            }
            "table" => self.table(element),
            "pre" => {
                self.event(Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)));
                self.nodes(&element.nodes, true);
                self.event(Event::End(TagEnd::CodeBlock));
            }
            name => match told(element) {
                Some((tag, end)) => {
                    self.event(Event::Start(tag));
                    inside(self);
                    self.event(Event::End(end));
                }
                None if is_block(name) => {
                    self.flush();
                    inside(self);
                    self.flush();
                }
                None => inside(self),
            },
        }
    }

    fn image(&mut self, image: &Element<'_>) {
        let value = |name: &str| image.attribute(name).unwrap_or_default().into_owned();
        self.event(Event::Start(Tag::Image {
            link_type: LinkType::Inline,
            dest_url: value("src").into(),
            title: value("title").into(),
            id: "".into(),
        }));
        self.block.push_str(&value("alt"));
        self.event(Event::End(TagEnd::Image));
    }

    fn table(&mut self, table: &Element<'_>) {
        self.event(Event::Start(Tag::Table(Vec::new())));
        for part in elements(table) {
            match part.name {
                "tr" => self.row(part),
                "thead" | "tbody" | "tfoot" => elements(part).for_each(|row| self.row(row)),
                _ if self.rows.is_empty() => {
                    self.nodes(&part.nodes, false);
                    self.flush();
                }
                _ => {}
            }
        }
        self.event(Event::End(TagEnd::Table));
    }

    fn row(&mut self, row: &Element<'_>) {
        let is_head = self.rows.is_empty() && elements(row).all(|cell| cell.name == "th");
        self.event(Event::Start(match is_head {
            true => Tag::TableHead,
            false => Tag::TableRow,
        }));
        for cell in elements(row) {
            self.nodes(&cell.nodes, false);
            self.event(Event::End(TagEnd::TableCell));
        }
    }
}

/// The Markdown that says the same as an element, if some does.
fn told(element: &Element<'_>) -> Option<(Tag<'static>, TagEnd)> {
    let level = match element.name {
        "h1" => HeadingLevel::H1,
        "h2" => HeadingLevel::H2,
        "h3" => HeadingLevel::H3,
        "h4" => HeadingLevel::H4,
        "h5" => HeadingLevel::H5,
        _ => HeadingLevel::H6,
    };
    Some(match element.name {
        "a" => {
            let tag = Tag::Link {
                link_type: LinkType::Inline,
                dest_url: element.attribute("href")?.into_owned().into(),
                title: "".into(),
                id: "".into(),
            };
            (tag, TagEnd::Link)
        }
        "blockquote" => (Tag::BlockQuote(None), TagEnd::BlockQuote(None)),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            let tag = Tag::Heading {
                level,
                id: None,
                classes: Vec::new(),
                attrs: Vec::new(),
            };
            (tag, TagEnd::Heading(level))
        }
        "li" => (Tag::Item, TagEnd::Item),
        "ol" => {
            let start = element.attribute("start");
            let first = start.and_then(|it| it.parse().ok()).unwrap_or(1);
            (Tag::List(Some(first)), TagEnd::List(true))
        }
        "p" => (Tag::Paragraph, TagEnd::Paragraph),
        "ul" => (Tag::List(None), TagEnd::List(false)),
        name if is_deleted(name) => (Tag::Strikethrough, TagEnd::Strikethrough),
        _ => return None,
    })
}

fn elements<'n, 'h>(parent: &'n Element<'h>) -> impl Iterator<Item = &'n Element<'h>> {
    parent.nodes.iter().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Words(_) => None,
    })
}

fn has_blocks(parent: &Element<'_>) -> bool {
    elements(parent).any(|it| is_block(it.name) || has_blocks(it))
}

/// Whether words in it are no longer valid.
fn is_deleted(name: &str) -> bool {
    matches!(name, "del" | "s")
}

/// Tells whether HTML is one tag and nothing else.
fn is_one_tag(html: &str) -> bool {
    html.starts_with('<') && html.ends_with('>') && html.matches('<').count() == 1
}

/// The name of a tag in small letters; empty for comments and the like.
fn name(tag: &str) -> String {
    let name = tag.trim_start_matches(['<', '/']);
    let end = name.find(|it: char| !it.is_ascii_alphanumeric());
    name[..end.unwrap_or(name.len())].to_ascii_lowercase()
}
