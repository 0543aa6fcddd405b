//! Typography over a whole block, so that quotes pair across emphasis and links.

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use crate::{
    LanguageTag,
    typography::{Marks, Row, Run, Style, marks},
};

/// Sets the text of events as the language does; code, HTML and addresses stay as they are.
pub(crate) fn set<'a>(
    mut events: Vec<Event<'a>>,
    language: &LanguageTag,
    style: Style,
) -> Vec<Event<'a>> {
    let marks = marks(language, style);
    let mut row = Row::default();
    let mut set_block = |events: &mut [Event<'a>], block: &mut Vec<usize>| {
        set_block(events, block, &mut row, marks);
    };
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
    row: &mut Row,
    marks: Option<Marks>,
) {
    for &at in &*block {
        match &events[at] {
            Event::Text(_) if is_shown_address(events, at) => row.push(&Run::Opaque),
            Event::Text(text) => row.text(text),
            Event::SoftBreak | Event::HardBreak => row.push(&Run::Break),
            Event::Code(_) => row.push(&Run::Opaque),
            _ => row.push(&Run::Nothing),
        }
    }
    let mut changes = row.changes(marks);
    for (&at, &end) in block.iter().zip(row.ends()) {
        if changes.is_empty() {
            break;
        }
        if !is_shown_address(events, at)
            && let Event::Text(text) = &mut events[at]
            && let Some(set) = changes.set(text, end)
        {
            *text = CowStr::from(set);
        }
    }
    block.clear();
    row.clear();
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
