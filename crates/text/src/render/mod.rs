//! Markdown events become HTML.

use serde::Serialize;

use crate::{Diagnostic, LanguageTag, SafeHtml, markdown, plain::escape, sanitize::sanitize};

/// Says how a text is to be rendered.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// A typed line break stays a line break.
    pub line_breaks: bool,
    /// The edition's language; quotes, dashes and spaces are set only when it is given.
    pub language: Option<&'a LanguageTag>,
    /// What all ids begin with, such as `es-`: unique per edition, so that none collide on a page.
    pub id_prefix: &'a str,
    /// By how many levels headings are moved down; no heading goes below the sixth.
    pub heading_shift: u8,
    /// Which images stay.
    pub keep_images: Images,
}

/// Tells which images stay in the rendered text; of the others, the alternative text stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Images {
    /// None.
    #[default]
    None,
    /// Those of the library, written `image/NAME`.
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
#[derive(Clone, Debug)]
pub struct Rendered {
    body: String,
    /// The headings, in order.
    pub outline: Vec<Heading>,
    /// The addresses of all links, in order of first mention.
    pub links: Vec<String>,
    /// The names of all images that stayed, in order of first mention.
    pub images: Vec<String>,
    /// What was changed, left out or found odd.
    pub diagnostics: Vec<Diagnostic>,
}

impl Rendered {
    /// Applies the policy; the diagnostics are those of rendering and of the policy.
    #[must_use]
    pub fn sanitize(self) -> (SafeHtml, Vec<Diagnostic>) {
        let (html, found) = sanitize(&self.body);
        let mut diagnostics = self.diagnostics;
        diagnostics.extend(found);
        (html, diagnostics)
    }
}

/// Renders Markdown.
#[must_use]
pub fn render(markdown: &str, options: &Options<'_>) -> Rendered {
    let _ = options;
    let mut body = String::new();
    for (event, _) in markdown::parser(markdown) {
        match event {
            pulldown_cmark::Event::Start(pulldown_cmark::Tag::Paragraph) => body.push_str("<p>"),
            pulldown_cmark::Event::End(pulldown_cmark::TagEnd::Paragraph) => {
                body.push_str("</p>\n")
            }
            pulldown_cmark::Event::Text(text) => body.push_str(&escape(&text)),
            pulldown_cmark::Event::SoftBreak => body.push('\n'),
            _ => {}
        }
    }
    Rendered {
        body,
        outline: vec![],
        links: vec![],
        images: vec![],
        diagnostics: vec![],
    }
}
