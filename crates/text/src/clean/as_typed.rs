use std::{borrow::Cow, collections::HashSet, ops::Range};

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::{
    Dialect, anew,
    raw::{Raw, Tags},
};
use crate::{
    SafeHtml, invisible, markdown,
    render::{Images, Options, render},
    sanitize::{ImageSource, Policy, Target, image_source, link_target},
};

/// Gives Markdown as it was typed, but without what the policy would not let out as HTML: active
/// or remote parts, comments, links to where no link may lead, and definitions that nothing uses.
///
/// Of what goes, the words stay. Lines end with line feeds, the last one too. Where taking out makes something new
/// of what is left over and over, or where tags do not fit together, the fragment of the text is written anew instead.
#[must_use]
pub fn as_typed(markdown: &str, fragment: &SafeHtml, policy: &Policy) -> String {
    let mut text = markdown.replace("\r\n", "\n").replace('\r', "\n");
    if let Cow::Owned(visible) = invisible::clean(&text).0 {
        text = visible;
    }
    for _ in 0..MOST_ROUNDS {
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        let removed = Walk::over(&text, policy);
        if removed.is_empty() && is_clean(&text, policy) {
            return text;
        }
        if removed.is_empty() {
            break;
        }
        text = without(&text, removed);
    }
    anew(fragment, Dialect::Own, "image/").0
}

/// Tells whether the policy finds nothing to take out of a text: tags that are clean each by itself
/// may make something else together.
fn is_clean(text: &str, policy: &Policy) -> bool {
    let options = Options {
        keep_images: Images::Local,
        policy,
        ..Options::default()
    };
    let (_, diagnostics) = render(text, &options).sanitize();
    let is_taken_out = |code: &str| code == "html.active" || code.ends_with(".left-out");
    !diagnostics.iter().any(|it| is_taken_out(it.code))
}

/// How often what is left is looked at again.
const MOST_ROUNDS: usize = 8;

/// Bytes of the text, and what stands in their place.
pub(super) type Replacement = (Range<usize>, String);

/// Puts replacements in; of two that overlap, the first.
fn without(text: &str, mut removed: Vec<Replacement>) -> String {
    removed.sort_by_key(|(range, _)| (range.start, range.end));
    let mut left = String::with_capacity(text.len());
    let mut at = 0;
    for (range, inserted) in removed {
        if range.start >= at {
            left.push_str(&text[at..range.start]);
            left.push_str(&inserted);
            at = range.end;
        }
    }
    left.push_str(&text[at..]);
    left
}

/// A walk over the events of a text.
struct Walk<'p> {
    policy: &'p Policy,
    removed: Vec<Replacement>,
    tags: Tags<'p>,
    /// For each open link and image: its bytes, where its words begin, and whether it goes.
    links: Vec<(Range<usize>, Option<usize>, bool)>,
    /// Where the last event ended.
    last_end: usize,
    /// The lines of the raw HTML that is being read.
    block: Vec<(Range<usize>, String)>,
    used: HashSet<String>,
}

impl<'p> Walk<'p> {
    fn over(text: &str, policy: &'p Policy) -> Vec<Replacement> {
        let mut walk = Walk {
            policy,
            removed: Vec::new(),
            tags: Tags::new(policy),
            links: Vec::new(),
            last_end: 0,
            block: Vec::new(),
            used: HashSet::new(),
        };
        let events = markdown::parser(text);
        let definitions: Vec<(String, Range<usize>)> = events
            .reference_definitions()
            .iter()
            .map(|(label, definition)| (label.to_lowercase(), definition.span.clone()))
            .collect();
        for (event, range) in events {
            walk.event(&event, range);
        }
        walk.unhide(text.len());
        for (label, span) in definitions {
            if !walk.used.contains(&label) {
                walk.removed.push((span, String::new()));
            }
        }
        walk.removed
    }

    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        if let Some((_, words @ None, _)) = self.links.last_mut()
            && !matches!(event, Event::End(TagEnd::Link | TagEnd::Image))
        {
            *words = Some(range.start);
        }
        match event {
            Event::Start(
                tag @ (Tag::Link {
                    link_type,
                    dest_url,
                    id,
                    ..
                }
                | Tag::Image {
                    link_type,
                    dest_url,
                    id,
                    ..
                }),
            ) => {
                let goes = match tag {
                    Tag::Image { .. } => {
                        image_source(dest_url, self.policy) == ImageSource::Refused
                    }
                    _ if *link_type == LinkType::Email => {
                        link_target(&format!("mailto:{dest_url}"), self.policy) == Target::Refused
                    }
                    _ => link_target(dest_url, self.policy) == Target::Refused,
                };
                if !goes {
                    self.used.insert(id.to_lowercase());
                }
                self.links.push((range.clone(), None, goes));
            }
            Event::End(TagEnd::Link | TagEnd::Image) => self.close_link(),
            Event::InlineHtml(html) => self.tag(html, range.clone()),
            Event::Html(html) => self.block.push((range.clone(), html.to_string())),
            Event::End(TagEnd::HtmlBlock) => self.close_block(),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell,
            ) => self.unhide(self.last_end),
            _ => {}
        }
        self.last_end = range.end;
    }

    /// Takes the marks and the address of a link away; its words stay.
    fn close_link(&mut self) {
        let Some((range, words, true)) = self.links.pop() else {
            return;
        };
        let words = words.map_or(range.end..range.end, |from| from..self.last_end.max(from));
        self.removed.push((range.start..words.start, String::new()));
        self.removed.push((words.end..range.end, String::new()));
    }

    fn tag(&mut self, html: &str, range: Range<usize>) {
        match self.tags.judge(html, &range) {
            Raw::Stays => {}
            Raw::Becomes(other) => self.removed.push((range, other)),
            Raw::Hides(hidden) => self.removed.push((hidden, String::new())),
        }
    }

    fn close_block(&mut self) {
        let lines = std::mem::take(&mut self.block);
        let html: String = lines.iter().map(|(_, line)| line.as_str()).collect();
        let (Some((first, _)), tag) = (lines.first(), html.trim()) else {
            return;
        };
        if Tags::is_one(tag) {
            let from = first.start + html.len() - html.trim_start().len();
            return self.tag(tag, from..from + tag.len());
        }
        let clean = self.tags.whole(&html);
        if clean == html {
            return;
        }
        let mut clean = Some(clean);
        for (range, _) in lines {
            let inserted = clean.take().unwrap_or_default();
            self.removed.push((range, inserted));
        }
    }

    /// Ends what is hidden with a tag that nothing closes.
    fn unhide(&mut self, end: usize) {
        if let Some(hidden) = self.tags.unhide(end) {
            self.removed.push((hidden, String::new()));
        }
    }
}
