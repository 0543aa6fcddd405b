//! Typography over a whole block, so that quotes pair across emphasis and links.

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use crate::{
    LanguageTag,
    typography::{Run, Style, typeset_runs},
};

/// Sets the text of events as the language does; code, HTML and addresses stay as they are.
pub(crate) fn set<'a>(
    events: impl Iterator<Item = Event<'a>>,
    language: &LanguageTag,
    style: Style,
) -> Vec<Event<'a>> {
    let set_block = |events: &mut [Event<'a>], block: &mut Vec<usize>| {
        set_block(events, block, language, style);
    };
    let mut events: Vec<Event<'a>> = events.collect();
    let mut block: Vec<usize> = Vec::new();
    let mut in_code = false;
    for at in 0..events.len() {
        match &events[at] {
            Event::Start(Tag::CodeBlock(_)) | Event::End(TagEnd::CodeBlock) => {
                in_code = !in_code;
                set_block(&mut events, &mut block);
            }
            Event::Start(tag) if !is_inline(&tag.to_end()) => {
                set_block(&mut events, &mut block);
            }
            Event::End(tag) if !is_inline(tag) => set_block(&mut events, &mut block),
            Event::Text(_)
            | Event::Code(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::SoftBreak
            | Event::HardBreak
                if !in_code =>
            {
                block.push(at);
            }
            _ => {}
        }
    }
    set_block(&mut events, &mut block);
    events
}

fn set_block(
    events: &mut [Event<'_>],
    block: &mut Vec<usize>,
    language: &LanguageTag,
    style: Style,
) {
    let mut runs: Vec<Run> = block
        .iter()
        .map(|&at| match &events[at] {
            Event::Text(_) if is_shown_address(events, at) => Run::Opaque,
            Event::Text(text) => Run::Text(text.to_string()),
            Event::SoftBreak | Event::HardBreak => Run::Break,
            Event::Code(_) => Run::Opaque,
            _ => Run::Nothing,
        })
        .collect();
    typeset_runs(&mut runs, language, style);
    for (at, run) in block.drain(..).zip(runs) {
        if let (Event::Text(text), Run::Text(set)) = (&mut events[at], run)
            && **text != *set
        {
            *text = CowStr::from(set);
        }
    }
}

/// Tells whether a text is an address that stands for itself, `<https://…>`.
fn is_shown_address(events: &[Event<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| events.get(before));
    matches!(before, Some(Event::Start(tag)) if is_address(tag))
}

/// Tells whether a link is written `<https://…>`.
pub(crate) fn is_address(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Link {
            link_type: LinkType::Autolink | LinkType::Email,
            ..
        }
    )
}

pub(crate) fn is_inline(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}
