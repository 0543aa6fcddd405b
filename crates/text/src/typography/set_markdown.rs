//! What of a Markdown source would be typed otherwise by who sets it by hand.
//!
//! 1. The source is read as events; each block at the top is taken by itself.
//! 2. Its words are set as an export would set them; what differs becomes replacements.
//! 3. The block is read again with them. Where it would say anything else than before, they are
//!    tried one by one, and those that do harm are left out.
//!
//! Deliberately left as they are: code, HTML, addresses, titles and labels of links, escaped signs
//! and entities, and the words of a link that are its label.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::{Row, Run, Style, marks};
use crate::{
    Edit, LanguageTag,
    edit::{Utf16Index, utf16_len},
    markdown,
    render::glyphs::{self, is_inline},
};

/// Finds the edits that set a Markdown text as its language does.
///
/// The edits stand last first, so that their places are also those of `source`. Rendered and
/// typeset, the text is the same before and after them; after them there is nothing left to set.
#[must_use]
pub fn set_markdown(source: &str, language: &LanguageTag, style: Style) -> Vec<Edit> {
    let mut reader = Reader {
        source,
        language,
        style,
        runs: Vec::new(),
        places: Vec::new(),
        labels: 0,
        code: false,
        address: false,
        found: Vec::new(),
    };
    let mut all: Vec<Replacement> = Vec::new();
    let mut depth = 0_usize;
    for (event, range) in markdown::parser(source) {
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        reader.event(&event, range.clone());
        if depth == 0 {
            reader.close();
            let found = std::mem::take(&mut reader.found);
            all.extend(kept(source, range, found, language, style));
        }
    }
    let index = Utf16Index::new(source);
    let edit = |(range, inserted): Replacement| Edit {
        from: index.to_utf16(range.start),
        deleted: utf16_len(&source[range]),
        inserted,
    };
    joined(all).into_iter().rev().map(edit).collect()
}

/// Bytes of the source, and what stands in their place.
type Replacement = (Range<usize>, String);

/// Gathers the words of blocks and what is to be replaced in them.
struct Reader<'a> {
    source: &'a str,
    language: &'a LanguageTag,
    style: Style,
    runs: Vec<Run>,
    /// For each run, where in the source its text begins, if it may be changed there.
    places: Vec<Option<usize>>,
    /// How many links are open whose words are their labels.
    labels: usize,
    code: bool,
    address: bool,
    found: Vec<Replacement>,
}

impl Reader<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(_) if self.code => {}
            Event::Text(_) if self.address => self.push(Run::Opaque, None),
            Event::Text(text) => self.text(text, range),
            Event::Code(_) => self.push(Run::Opaque, None),
            Event::SoftBreak | Event::HardBreak => self.push(Run::Break, None),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        if let Tag::Link { link_type, .. } | Tag::Image { link_type, .. } = tag {
            self.labels += usize::from(is_label(*link_type));
            self.address = glyphs::is_address(tag);
        }
        if matches!(tag, Tag::CodeBlock(_)) {
            self.code = true;
        }
        if !is_inline(&tag.to_end()) {
            self.close();
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            // The events do not say which kind of link ends; none stands inside another.
            TagEnd::Link | TagEnd::Image => {
                self.labels = self.labels.saturating_sub(1);
                self.address = false;
            }
            TagEnd::CodeBlock => self.code = false,
            _ => {}
        }
        if !is_inline(&tag) {
            self.close();
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let is_source = self.source.get(range.clone()) == Some(text) && self.labels == 0;
        let is_escaped = self.source[..range.start].ends_with('\\')
            && text.starts_with(|it: char| it.is_ascii_punctuation());
        let start = range.start;
        match text.chars().next() {
            Some(first) if is_source && is_escaped => {
                let (sign, rest) = text.split_at(first.len_utf8());
                self.push(Run::Text(sign.to_owned()), None);
                self.push(Run::Text(rest.to_owned()), Some(start + sign.len()));
            }
            _ => self.push(Run::Text(text.to_owned()), is_source.then_some(start)),
        }
    }

    fn push(&mut self, run: Run, place: Option<usize>) {
        self.runs.push(run);
        self.places.push(place);
    }

    /// Ends a paragraph: sets its words and notes what differs.
    fn close(&mut self) {
        let mut row = Row::default();
        self.runs.iter().for_each(|run| row.push(run));
        for (range, set) in row.changes(marks(self.language, self.style)).all() {
            // Where a run is empty, what begins at its end is of one behind it.
            let run = row.ends().partition_point(|&end| end <= range.start);
            let start = run.checked_sub(1).map_or(0, |before| row.ends()[before]);
            if let Some(Some(place)) = self.places.get(run) {
                let range = place + range.start - start..place + range.end - start;
                self.found.push((range, set));
            }
        }
        self.runs.clear();
        self.places.clear();
    }
}

/// Tells whether the words of such a link are also what its address is found by.
fn is_label(kind: LinkType) -> bool {
    matches!(
        kind,
        LinkType::Collapsed
            | LinkType::CollapsedUnknown
            | LinkType::Shortcut
            | LinkType::ShortcutUnknown
    )
}

/// How many replacements of a block are tried one by one.
const MOST_TRIED: usize = 200;

/// Leaves out the replacements after which a block would say something else.
fn kept(
    source: &str,
    block: Range<usize>,
    found: Vec<Replacement>,
    language: &LanguageTag,
    style: Style,
) -> Vec<Replacement> {
    if found.is_empty() {
        return found;
    }
    let said = |text: &str| said(text, language, style);
    let before = said(&source[block.clone()]);
    let does_no_harm = |replacements: &[Replacement]| {
        let set = replaced(source, &block, replacements);
        said(&set) == before
    };
    if does_no_harm(&found) {
        return found;
    }
    let mut kept: Vec<Replacement> = Vec::new();
    for replacement in joined(found).into_iter().take(MOST_TRIED) {
        kept.push(replacement);
        if !does_no_harm(&kept) {
            kept.pop();
        }
    }
    kept
}

fn replaced(source: &str, block: &Range<usize>, replacements: &[Replacement]) -> String {
    let mut set = String::with_capacity(block.len() + 2 * replacements.len());
    let mut at = block.start;
    for (range, inserted) in replacements {
        set.push_str(&source[at..range.start]);
        set.push_str(inserted);
        at = range.end;
    }
    set.push_str(&source[at..block.end]);
    set
}

/// What a text says once it is typeset: its events, in which text is in one piece.
fn said(text: &str, language: &LanguageTag, style: Style) -> Vec<Event<'static>> {
    let mut said: Vec<Event<'static>> = Vec::new();
    for event in glyphs::set(markdown::events(text).collect(), language, style) {
        if let (Event::Text(more), Some(Event::Text(text))) = (&event, said.last_mut()) {
            *text = format!("{text}{more}").into();
        } else {
            said.push(event.into_static());
        }
    }
    said
}

/// Joins replacements that touch.
fn joined(replacements: Vec<Replacement>) -> Vec<Replacement> {
    let mut joined: Vec<Replacement> = Vec::new();
    for (range, inserted) in replacements {
        match joined.last_mut() {
            Some((last, words)) if last.end == range.start => {
                last.end = range.end;
                words.push_str(&inserted);
            }
            _ => joined.push((range, inserted)),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        edit,
        render::{Options, render},
    };

    fn set(source: &str, language: &str) -> String {
        let language = LanguageTag::parse(language).unwrap();
        let edits = set_markdown(source, &language, Style::default());
        edit::apply(source, &edits).unwrap()
    }

    fn rendered(source: &str, language: &LanguageTag) -> String {
        let options = Options {
            language: Some(language),
            typeset: true,
            ..Options::default()
        };
        render(source, &options).sanitize().0.into_string()
    }

    #[test]
    fn only_what_is_read_is_set() {
        let source = "\
\"Water\" -- `it's` [\"here\"](https://a.example/it's--x \"it's\")... <b title=\"x\">it's</b>

---

    it's code

[it's] and [it's][] but [it's][label] \\\"escaped\\\" &quot;entity&quot; <https://a.example/it's>

[it's]: https://a.example
[label]: https://b.example 'it is'
";
        let expected = "\
“Water” – `it's` [“here”](https://a.example/it's--x \"it's\")… <b title=\"x\">it’s</b>

---

    it's code

[it's] and [it's][] but [it’s][label] \\\"escaped\\\" &quot;entity&quot; <https://a.example/it's>

[it's]: https://a.example
[label]: https://b.example 'it is'
";
        assert_eq!(set(source, "en"), expected);
    }

    #[test]
    fn what_would_break_emphasis_is_left_out() {
        assert_eq!(
            set("oui*!* et \"non\"", "fr"),
            "oui*!* et «\u{202f}non\u{202f}»"
        );
    }

    #[test]
    fn places_are_those_of_the_source_in_code_units() {
        let en = LanguageTag::parse("en").unwrap();
        let edits = set_markdown("🌊 it's... ok", &en, Style::default());
        let places: Vec<(u32, u32)> = edits.iter().map(|it| (it.from, it.deleted)).collect();
        assert_eq!(places, [(7, 3), (5, 1)]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3_000))]

        #[test]
        fn setting_twice_is_setting_once_and_changes_nothing_that_is_exported(
            source in "([ab1 \"'«»“”‘’.:;!?()\n*_`>#|\\\\\\[\\]-]|\\]\\(x\\)|\\]\\(x 't'\\)|\n\n|\\[\\^1\\]|&quot;|<b>|http://){0,24}",
            language in prop::sample::select(vec!["en", "es", "es-ES", "fr", "de", "sv", "hu", "ja"]),
        ) {
            let tag = LanguageTag::parse(language).unwrap();
            let once = set(&source, language);
            prop_assert_eq!(rendered(&once, &tag), rendered(&source, &tag));
            prop_assert_eq!(set(&once, language), once);
        }
    }
}
