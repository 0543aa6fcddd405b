//! Eyes for finished HTML: its tags, ids and links. Only for what our own serialiser wrote.

use std::collections::BTreeSet;

/// One opening tag.
#[derive(Debug)]
pub(crate) struct Tag {
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// All attributes.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// An attribute's value.
    pub(crate) fn get(&self, attribute: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(name, _)| name == attribute);
        found.map(|(_, value)| value.as_str())
    }
}

/// Every opening tag, in order. What stands between `<style>` and `</style>` is passed over.
pub(crate) fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let tag = read_tag(&mut rest);
        if tag.name == "style" {
            rest = rest.split_once("</style").map_or("", |(_, after)| after);
        }
        tags.push(tag);
    }
    tags
}

fn read_tag(rest: &mut &str) -> Tag {
    let name = take(rest, |c| c.is_whitespace() || c == '>' || c == '/').to_lowercase();
    let mut attributes = Vec::new();
    loop {
        take(rest, |c| !c.is_whitespace() && c != '/');
        let key = take(rest, |c| c.is_whitespace() || matches!(c, '=' | '>' | '/'));
        if key.is_empty() {
            return Tag { name, attributes };
        }
        let mut value = String::new();
        if let Some(quoted) = rest.strip_prefix("=\"") {
            *rest = quoted;
            value = take(rest, |c| c == '"');
            *rest = rest.strip_prefix('"').unwrap_or(rest);
        }
        attributes.push((key.to_lowercase(), value));
    }
}

/// Takes what stands before the first character that ends it.
fn take(rest: &mut &str, is_end: fn(char) -> bool) -> String {
    let end = rest.find(is_end).unwrap_or(rest.len());
    let (taken, left) = rest.split_at(end);
    *rest = left;
    taken.to_owned()
}

/// The words, without tags and with the entities that serialisers write resolved.
pub(crate) fn words(html: &str) -> String {
    let mut words = String::new();
    for (at, part) in html.split('<').enumerate() {
        let text = match at {
            0 => part,
            _ => part.split_once('>').map_or("", |(_, text)| text),
        };
        words.push_str(text);
    }
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&nbsp;", "\u{a0}"),
        ("&amp;", "&"),
    ];
    entities
        .iter()
        .fold(words, |words, (entity, glyph)| words.replace(entity, glyph))
}

/// Each id stands once; gives them.
#[track_caller]
pub(crate) fn ids(tags: &[Tag]) -> BTreeSet<&str> {
    let mut ids = BTreeSet::new();
    for id in tags.iter().filter_map(|tag| tag.get("id")) {
        assert!(ids.insert(id), "the id {id} stands twice");
    }
    ids
}

/// Each id stands once, and each link into the page has its target there.
#[track_caller]
pub(crate) fn assert_links_meet(html: &str) {
    let tags = tags(html);
    let ids = ids(&tags);
    for address in tags.iter().filter_map(|tag| tag.get("href")) {
        if let Some(target) = address.strip_prefix('#') {
            assert!(ids.contains(target), "nothing has the id {target}");
        }
    }
}

/// Nothing runs, nothing is loaded, and no text brings its own looks.
#[track_caller]
pub(crate) fn assert_quiet(html: &str) {
    const UNHEARD_OF: [&str; 14] = [
        "script", "iframe", "object", "embed", "form", "input", "button", "svg", "math", "base",
        "link", "audio", "video", "template",
    ];
    for tag in tags(html) {
        assert!(!UNHEARD_OF.contains(&tag.name.as_str()), "{tag:?}");
        for (name, value) in &tag.attributes {
            assert!(!name.starts_with("on") && name != "style", "{tag:?}");
            let value = value.trim_start().to_lowercase();
            let is_address = matches!(name.as_str(), "href" | "src" | "srcset" | "action");
            assert!(!value.starts_with("javascript:"), "{tag:?}");
            assert!(!(is_address && value.starts_with("data:")), "{tag:?}");
            let is_remote = value.starts_with("//") || value.contains("://");
            assert!(!(tag.name == "img" && is_remote), "{tag:?}");
        }
    }
}
