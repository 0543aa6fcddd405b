//! Markdown events become HTML, step by step.
//!
//! 1. [`crate::markdown`] reads the text; [`glyphs`] sets its quotes, if that is wanted.
//! 2. [`notes`] puts the footnotes aside, so that they can be numbered as they are mentioned.
//! 3. [`writer`] writes block by block and flattens what nests too deep. An image that stands
//!    alone in its paragraph and has a title becomes a figure: the title is its caption.
//! 4. [`notes`] writes the footnotes at the end.
//! 5. [`Rendered::sanitize`] passes the result through the policy.

pub(crate) mod glyphs;
mod inline;
mod link;
pub(crate) mod notes;
mod words;
mod writer;

use std::collections::{BTreeMap, HashSet};

use serde::Serialize;

use crate::{
    Diagnostic, LanguageTag, SafeHtml,
    invisible::Hidden,
    markdown::{self, MarkdownOptions},
    sanitize::{self, Policy},
    typography::Style,
};

/// Says how a text is to be rendered.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// A typed line break stays a line break.
    pub line_breaks: bool,
    /// The edition's language: the renderer's own words, such as "Notes", are in it.
    pub language: Option<&'a LanguageTag>,
    /// Whether quotes, dashes and spaces are set as the language does.
    pub typeset: bool,
    /// What the library has chosen where a language leaves the choice.
    pub style: Style,
    /// What all ids begin with, such as `es-`: unique per edition, so that none collide on a page.
    pub id_prefix: &'a str,
    /// By how many levels headings are moved down; no heading goes below the sixth.
    pub heading_shift: u8,
    /// The level of the heading that the text stands under: the highest of its own comes right
    /// below it, and no level is skipped. With 0, levels stay as they are written.
    pub under: u8,
    /// Which images stay.
    pub keep_images: Images,
    /// Width and height of images that stay, by name: a page that knows them leaves room.
    pub image_sizes: Option<&'a ImageSizes>,
    /// What may stand in the result; the default is the strict policy.
    pub policy: &'a Policy,
}

/// Width and height of images in pixels, by name.
pub type ImageSizes = BTreeMap<String, (u32, u32)>;

/// Tells which images stay in the rendered text; of the others, the alternative text stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Images {
    /// None.
    #[default]
    None,
    /// Those of the library, written `image/NAME`, and what the policy allows beyond.
    Local,
}

/// Holds a heading of the rendered text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Heading {
    /// Its level on the page, 1 to 6.
    pub level: u8,
    /// Its words.
    pub text: String,
}

/// Holds a rendered text that still has to pass the policy, and what was seen on the way.
#[derive(Clone, Debug, Default)]
pub struct Rendered {
    body: String,
    /// Whether the writer of the text put in HTML of their own.
    raw_html: bool,
    /// The attribute that holds the ids until the policy is applied.
    id_attribute: String,
    keep_images: Images,
    policy: Policy,
    hidden: Hidden,
    /// The headings, in order.
    pub outline: Vec<Heading>,
    /// The addresses of all links, in order of first mention.
    pub links: Vec<String>,
    /// The names of all images of the library that stayed, in order of first mention.
    pub images: Vec<String>,
    /// The addresses of all images that will be fetched from elsewhere, in order of first mention.
    pub remote_images: Vec<String>,
    /// What was changed, left out or found odd.
    pub diagnostics: Vec<Diagnostic>,
}

impl Rendered {
    /// Applies the policy; the diagnostics are those of rendering and of the policy.
    #[must_use]
    pub fn sanitize(self) -> (SafeHtml, Vec<Diagnostic>) {
        let mut diagnostics = self.diagnostics;
        let mut hidden = self.hidden;
        let (html, found) = if self.raw_html {
            let (policy, images) = (&self.policy, self.keep_images);
            sanitize::sanitize_rendered(&self.body, policy, images, &self.id_attribute)
        } else {
            // The renderer's own HTML is balanced and shallow: the gate alone is enough.
            let body = match self.id_attribute.as_str() {
                "id" => self.body,
                name => self.body.replace(&format!(" {name}=\""), " id=\""),
            };
            (sanitize::pass(body, &self.policy, &mut hidden), Vec::new())
        };
        diagnostics.extend(hidden.diagnostics());
        diagnostics.extend(found);
        (html, diagnostics)
    }
}

/// Renders Markdown.
///
/// The same text and options always give the same bytes. The cost grows with the length.
#[must_use]
pub fn render(markdown: &str, options: &Options<'_>) -> Rendered {
    let reading = MarkdownOptions {
        line_breaks: options.line_breaks,
    };
    let events = markdown::events(markdown).map(|event| reading.breaks(event));
    let has_notes = markdown.contains("[^");
    let id_attribute = if markdown.contains('<') {
        id_attribute(markdown)
    } else {
        "id".to_owned()
    };
    let mut writer = writer::Writer::new(options, markdown.len(), id_attribute);
    let language = options.language.filter(|_| options.typeset);
    if language.is_none() && options.under == 0 {
        writer.write_all(events, has_notes);
    } else {
        // In prose an event comes of some twenty bytes.
        let mut all = Vec::with_capacity(markdown.len() / 16);
        all.extend(events);
        if let Some(language) = language {
            all = glyphs::set(all, language, options.style);
        }
        writer.write_under(all, has_notes);
    }
    writer.finish()
}

/// Makes the name of an attribute that no HTML in the text has, so that the renderer's ids are
/// known from those that somebody wrote.
fn id_attribute(markdown: &str) -> String {
    const NAME: &str = "own-id-";
    let markdown = markdown.to_ascii_lowercase();
    let taken: HashSet<&str> = markdown
        .match_indices(NAME)
        .map(|(at, _)| {
            let number = &markdown[at + NAME.len()..];
            let end = number.find(|it: char| !it.is_ascii_digit());
            &number[..end.unwrap_or(number.len())]
        })
        .collect();
    let mut number = 0;
    while taken.contains(number.to_string().as_str()) {
        number += 1;
    }
    format!("{NAME}{number}")
}

#[cfg(test)]
mod tests;
