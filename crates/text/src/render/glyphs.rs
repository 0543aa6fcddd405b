//! Typography over a whole block, so that quotes pair across emphasis and links.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use crate::{
    LanguageTag,
    typography::{Run, typeset_runs},
};

/// Sets the text of events as the language does; code, HTML and addresses stay as they are.
pub(super) fn set<'a>(
    events: impl Iterator<Item = Event<'a>>,
    language: &LanguageTag,
) -> Vec<Event<'a>> {
    let mut events: Vec<Event<'a>> = events.collect();
    let mut block: Vec<usize> = Vec::new();
    let mut in_code = false;
    for at in 0..events.len() {
        match &events[at] {
            Event::Start(Tag::CodeBlock(_)) | Event::End(TagEnd::CodeBlock) => {
                in_code = !in_code;
                set_block(&mut events, &mut block, language);
            }
            Event::Start(tag) if !is_inline(&tag.to_end()) => {
                set_block(&mut events, &mut block, language);
            }
            Event::End(tag) if !is_inline(tag) => set_block(&mut events, &mut block, language),
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
    set_block(&mut events, &mut block, language);
    events
}

fn set_block(events: &mut [Event<'_>], block: &mut Vec<usize>, language: &LanguageTag) {
    let mut runs: Vec<Run> = block
        .iter()
        .map(|&at| match &events[at] {
            Event::Text(text) => Run::Text(text.to_string()),
            Event::SoftBreak | Event::HardBreak => Run::Break,
            Event::Code(_) => Run::Opaque,
            _ => Run::Nothing,
        })
        .collect();
    typeset_runs(&mut runs, language);
    for (at, run) in block.drain(..).zip(runs) {
        if let (Event::Text(text), Run::Text(set)) = (&mut events[at], run)
            && **text != *set
        {
            *text = CowStr::from(set);
        }
    }
}

fn is_inline(tag: &TagEnd) -> bool {
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
