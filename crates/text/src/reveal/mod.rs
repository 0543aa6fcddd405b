//! What a finished file says to whoever reads it, or its source: read from the file itself.
//!
//! 1. [`html`] and [`xml`] read mark-up token by token, [`markdown`] its events.
//! 2. Words that are marked up in the middle are one word, as on a screen; blocks stand apart.
//! 3. [`addresses`] finds what is written out in a text.
//!
//! Nothing here decides what is allowed: that is [`crate::sanitize`]'s. This is how a person, and
//! the words that must never leave, are told what is really there.

mod address;
mod sink;

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Tag, TagEnd};

pub use address::{addresses, host};

use crate::markdown::{events, parser};

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Revealed {
    /// What is there to be read, and what stands in attributes and comments.
    pub words: String,
    /// The alternative texts and captions of images, one a line; they are in the words too.
    pub alternatives: String,
    /// Language tags.
    pub languages: BTreeSet<String>,
    /// What can be followed.
    pub links: BTreeSet<String>,
    /// What is fetched as soon as the file is looked at.
    pub sources: BTreeSet<String>,
    /// What else is there, and what it says.
    pub extras: BTreeSet<(Extra, String)>,
}

/// Something that no reader sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extra {
    /// A comment; those by which WordPress knows its blocks are none.
    Comment,
    /// A fact about the file, such as the program that made it.
    Meta,
    /// Something that runs.
    Script,
    /// A style that fetches something.
    Style,
    /// An element that is not shown.
    Hidden,
}

impl Extra {
    /// The stable word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::Meta => "meta",
            Self::Script => "script",
            Self::Style => "style",
            Self::Hidden => "hidden",
        }
    }
}

/// Reads HTML.
#[must_use]
pub fn html(source: &str) -> Revealed {
    sink::read(source, sink::Kind::Html)
}

/// Reads XML of a feed, and the HTML that is packed in it.
#[must_use]
pub fn xml(source: &str) -> Revealed {
    sink::read(source, sink::Kind::Xml)
}

/// Reads Markdown; the HTML in it as what it is.
#[must_use]
pub fn markdown(source: &str) -> Revealed {
    let mut found = Revealed::default();
    let mut raw = String::new();
    let mut images = 0_usize;
    for event in events(source) {
        match event {
            Event::Text(text) | Event::Code(text) => {
                found.words.push_str(&text);
                if images > 0 {
                    found.alternatives.push_str(&text);
                }
            }
            Event::Html(html) | Event::InlineHtml(html) => raw.push_str(&html),
            Event::Start(Tag::Link {
                dest_url, title, ..
            }) => {
                found.links.insert(dest_url.into_string());
                found.aside(&title);
            }
            Event::Start(Tag::Image {
                dest_url, title, ..
            }) => {
                images += 1;
                found.sources.insert(dest_url.into_string());
                found.alternatives.push_str(&title);
                found.alternatives.push('\n');
                found.aside(&title);
            }
            Event::End(TagEnd::Image) => {
                images = images.saturating_sub(1);
                found.alternatives.push('\n');
            }
            Event::End(
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link,
            )
            | Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) => {}
            _ => found.words.push('\n'),
        }
    }
    if !raw.is_empty() {
        found.add(html(&raw));
    }
    found.written();
    found
}

/// The images of a Markdown text that nobody has described yet, in order. One that is written
/// `![ ](…)` needs no words: somebody has decided so.
#[must_use]
pub fn undescribed(source: &str) -> Vec<String> {
    let images = parser(source).filter_map(|(event, range)| match event {
        Event::Start(Tag::Image { dest_url, .. }) => Some((dest_url, range)),
        _ => None,
    });
    images
        .filter(|(_, range)| {
            source
                .get(range.clone())
                .is_some_and(|it| it.starts_with("![]"))
        })
        .map(|(address, _)| address.into_string())
        .collect()
}

impl Revealed {
    /// Takes in what another file, or a part of this one, says.
    pub fn add(&mut self, other: Self) {
        self.aside(&other.words);
        self.alternatives.push_str(&other.alternatives);
        self.languages.extend(other.languages);
        self.links.extend(other.links);
        self.sources.extend(other.sources);
        self.extras.extend(other.extras);
    }

    /// Takes in the addresses among the words. Those that something is fetched from are told as
    /// that, also where a part of the file that was read by itself has them among its words.
    fn written(&mut self) {
        let written = addresses(&self.words).filter(|it| !self.sources.contains(*it));
        self.links.extend(written.map(str::to_owned));
    }

    /// Takes in words that stand by themselves.
    fn aside(&mut self, words: &str) {
        if !words.is_empty() {
            self.words.push('\n');
            self.words.push_str(words);
            self.words.push('\n');
        }
    }
}

#[cfg(test)]
mod tests;
