//! How elements look, and whether anybody looks at them.

use crate::{
    paste::{
        style::{Colour, Style},
        tree::Element,
    },
    write::block::Ink,
};

/// How text is set where the reader stands.
#[derive(Clone)]
pub(super) struct Look {
    pub(super) ink: Ink,
    pub(super) keeps_lines: bool,
    pub(super) raised: bool,
    pub(super) colour: Option<Colour>,
    /// The colour of the paper; none where nothing says it.
    pub(super) paper: Option<Colour>,
}

impl Look {
    pub(super) fn with(&self, element: &Element, style: &Style) -> Self {
        let mut look = self.clone();
        match element.name.as_str() {
            "b" | "strong" => look.ink.strong = true,
            "i" | "em" | "cite" | "dfn" => look.ink.emphasis = true,
            "s" | "strike" | "del" => look.ink.strike = true,
            "code" | "tt" | "kbd" | "samp" => look.ink.code = true,
            "sup" => look.raised = true,
            "sub" => look.raised = false,
            _ => {}
        }
        let attribute = |name: &str, property: &str| {
            let value = element.attribute(name)?;
            Some(Style::of(&format!("{property}:{value}")))
        };
        let font = attribute("color", "color").and_then(|style| style.colour);
        let paper = attribute("bgcolor", "background").and_then(|style| style.paper);
        look.ink.strong = style.strong.unwrap_or(look.ink.strong);
        look.ink.emphasis = style.emphasis.unwrap_or(look.ink.emphasis);
        look.ink.strike |= style.strike == Some(true);
        look.keeps_lines = style.keeps_lines.unwrap_or(look.keeps_lines);
        look.raised = style.raised.unwrap_or(look.raised);
        look.colour = style.colour.or(font).or(look.colour);
        look.paper = style.paper.or(paper).or(look.paper);
        look
    }
}

/// Elements whose content is no text for readers.
pub(super) fn is_no_text(name: &str) -> bool {
    matches!(
        name,
        "audio"
            | "button"
            | "canvas"
            | "embed"
            | "head"
            | "iframe"
            | "input"
            | "link"
            | "math"
            | "meta"
            | "nav"
            | "noembed"
            | "noframes"
            | "noscript"
            | "object"
            | "option"
            | "script"
            | "select"
            | "style"
            | "svg"
            | "template"
            | "textarea"
            | "title"
            | "video"
            | "wbr"
            | "xml"
    )
}

pub(super) fn is_hidden(element: &Element, style: &Style) -> bool {
    let for_voices_only = [
        "sr-only",
        "visually-hidden",
        "visuallyhidden",
        "screen-reader-text",
        "screen-reader-only",
    ];
    let is_aria_hidden = element.attribute("aria-hidden") == Some("true");
    style.is_hidden()
        || element.attribute("hidden").is_some()
        || (is_aria_hidden && !matches!(element.name.as_str(), "br" | "img"))
        || for_voices_only.iter().any(|class| element.has_class(class))
}

/// Word's comments, their mentions, and what Word writes about them.
pub(super) fn is_comment(element: &Element, style: &Style) -> bool {
    let is_list = style.part.as_deref() == Some("comment-list");
    is_list || element.has_class("msocomanchor") || element.has_class("MsoCommentReference")
}

/// Tells whether a `<div>` stands apart from what is around it.
pub(super) fn is_apart(style: &Style) -> bool {
    style.above == Some(false) || style.below == Some(false)
}
