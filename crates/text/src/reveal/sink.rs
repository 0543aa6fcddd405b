//! Mark-up read token by token. No tree is built, so the cost grows with the length alone.

use std::cell::RefCell;

use html5ever::{
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
        states::RawKind,
    },
};

use super::{Extra, Revealed, html};

/// What is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Html,
    Xml,
}

/// Elements that stand inside a line: the words on both sides may be one.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var", "wbr",
];

/// What a page says of itself that everybody can see or that says nothing.
const PLAIN_META: &[&str] = &[
    "viewport",
    "referrer",
    "description",
    "color-scheme",
    "supported-color-schemes",
    "format-detection",
    "robots",
];

/// Kinds of `<link>` that a reader follows; all others are fetched.
const FOLLOWED: &[&str] = &[
    "alternate",
    "canonical",
    "self",
    "prev",
    "next",
    "author",
    "license",
];

/// Elements that run something or ask a reader for something.
const ACTIVE: &[&str] = &[
    "script", "iframe", "frame", "object", "embed", "applet", "form", "base",
];

/// Attributes whose values are words of the mark-up and not of a person.
const SILENT: &[&str] = &[
    "charset", "class", "decoding", "dir", "loading", "media", "name", "rel", "role", "scope",
    "style", "target", "type",
];

/// How much of something is told, characters.
const TOLD: usize = 120;

pub(super) fn read(source: &str, kind: Kind) -> Revealed {
    let sink = Sink {
        kind,
        state: RefCell::default(),
    };
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(source));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    // The sink never asks for a script to be run, so one call reads everything.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let mut state = tokenizer.sink.state.into_inner();
    if kind == Kind::Xml {
        state.close();
    }
    let mut found = state.found;
    found.written();
    found.aside(&state.asides);
    found
}

struct Sink {
    kind: Kind,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    found: Revealed,
    /// Words of attributes and comments, one a line.
    asides: String,
    /// The element whose content is no text for readers.
    inside: Option<Inside>,
    /// Of XML, the text since the last tag, which may be HTML that is packed in it.
    packed: String,
    /// Of XML, the element that was begun last.
    element: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Style,
    Script,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match (token, self.kind) {
            (Token::CharacterTokens(text), Kind::Html) => state.text(&text),
            (Token::CharacterTokens(text), Kind::Xml) => state.packed.push_str(&text),
            (Token::TagToken(tag), Kind::Html) => return state.html_tag(&tag),
            (Token::TagToken(tag), Kind::Xml) => state.xml_tag(&tag),
            (Token::CommentToken(text), kind) => {
                // What stands before the first element of XML reads like a comment of HTML.
                let is_declaration = kind == Kind::Xml && text.starts_with("?xml");
                let said = text.trim();
                if is_declaration {
                } else if said.starts_with("wp:") || said.starts_with("/wp:") {
                    let facts = said.find('{').map_or("", |at| &said[at..]);
                    state.aside(facts);
                } else {
                    state.extra(Extra::Comment, said);
                    state.aside(said);
                }
            }
            (
                Token::NullCharacterToken
                | Token::DoctypeToken(_)
                | Token::EOFToken
                | Token::ParseError(_),
                _,
            ) => {}
        }
        TokenSinkResult::Continue
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        // Otherwise what is packed with CDATA would be a comment.
        self.kind == Kind::Xml
    }
}

impl State {
    fn text(&mut self, text: &str) {
        match self.inside {
            None => self.found.words.push_str(text),
            Some(Inside::Script) => {}
            Some(Inside::Style) => self.style(text),
        }
    }

    fn html_tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        if !INLINE.contains(&name) {
            self.found.words.push('\n');
        }
        if tag.kind == TagKind::EndTag {
            self.inside = None;
            return TokenSinkResult::Continue;
        }
        if ACTIVE.contains(&name) {
            self.extra(Extra::Script, name);
        }
        for attribute in &tag.attrs {
            self.attribute(tag, &attribute.name.local, &attribute.value);
        }
        match name {
            "meta" => self.meta(tag),
            "style" => {
                self.inside = Some(Inside::Style);
                return TokenSinkResult::RawData(RawKind::Rawtext);
            }
            "script" => {
                self.inside = Some(Inside::Script);
                return TokenSinkResult::RawData(RawKind::ScriptData);
            }
            "title" | "textarea" => return TokenSinkResult::RawData(RawKind::Rcdata),
            _ => {}
        }
        TokenSinkResult::Continue
    }

    fn attribute(&mut self, tag: &Tag, name: &str, value: &str) {
        let element: &str = &tag.name;
        match name {
            "lang" | "xml:lang" => {
                self.found.languages.insert(value.to_owned());
            }
            "href" if element == "link" && !is_followed(tag) => {
                self.found.sources.insert(value.to_owned());
            }
            "href" | "cite" => {
                self.found.links.insert(value.to_owned());
            }
            "src" | "poster" | "background" => {
                self.found.sources.insert(value.to_owned());
            }
            "srcset" => {
                let each = value
                    .split(',')
                    .filter_map(|it| it.split_whitespace().next());
                self.found.sources.extend(each.map(str::to_owned));
            }
            "alt" => {
                self.found.alternatives.push_str(value);
                self.found.alternatives.push('\n');
            }
            "style" => self.style(value),
            "hidden" => self.extra(Extra::Hidden, element),
            "type" if value.eq_ignore_ascii_case("hidden") => self.extra(Extra::Hidden, element),
            _ if name.starts_with("on") => self.extra(Extra::Script, name),
            _ => {}
        }
        if !SILENT.contains(&name) && !value.starts_with("data:") {
            self.aside(value);
        }
    }

    fn aside(&mut self, words: &str) {
        self.asides.push_str(words);
        self.asides.push('\n');
    }

    fn meta(&mut self, tag: &Tag) {
        let named = |wanted: &str| {
            let found = tag.attrs.iter().find(|it| &*it.name.local == wanted);
            found.map_or("", |it| &*it.value)
        };
        let name = match named("name") {
            "" => named("http-equiv"),
            name => name,
        };
        if !name.is_empty() && !PLAIN_META.contains(&name.to_ascii_lowercase().as_str()) {
            self.extra(Extra::Meta, &format!("{name}: {}", named("content")));
        }
    }

    fn style(&mut self, style: &str) {
        let lower = style.to_ascii_lowercase();
        for comment in style.split("/*").skip(1) {
            self.aside(comment.split("*/").next().unwrap_or_default());
        }
        if lower.contains("@import") {
            self.extra(Extra::Style, "@import");
        }
        for (at, begin) in lower.match_indices("url(") {
            let rest = &style[at + begin.len()..];
            let address = rest.split(')').next().unwrap_or_default();
            let address = address.trim().trim_matches(['"', '\'']);
            self.found.sources.insert(address.to_owned());
        }
    }

    fn xml_tag(&mut self, tag: &Tag) {
        self.close();
        if tag.kind == TagKind::EndTag {
            return;
        }
        tag.name.to_string().clone_into(&mut self.element);
        for attribute in &tag.attrs {
            let (name, value): (&str, &str) = (&attribute.name.local, &attribute.value);
            // A namespace is a name and no place.
            if name.starts_with("xmlns") {
                continue;
            }
            match name {
                "xml:lang" | "hreflang" => {
                    self.found.languages.insert(value.to_owned());
                }
                "href" | "src" | "url" | "rdf:about" => {
                    self.found.links.insert(value.to_owned());
                }
                _ => {}
            }
            self.aside(value);
        }
    }

    /// Takes in the text since the last tag of XML.
    fn close(&mut self) {
        let packed = std::mem::take(&mut self.packed);
        let element = std::mem::take(&mut self.element);
        let said = packed.trim();
        if said.is_empty() {
            return;
        }
        if element == "generator" {
            self.extra(Extra::Meta, &format!("generator: {said}"));
        }
        if element == "language" {
            self.found.languages.insert(said.to_owned());
        }
        match said.contains('<') {
            true => self.found.add(html(said)),
            false => self.found.aside(said),
        }
    }

    fn extra(&mut self, extra: Extra, what: &str) {
        let told: String = what.chars().take(TOLD).collect();
        self.found.extras.insert((extra, told));
    }
}

fn is_followed(tag: &Tag) -> bool {
    let rel = tag.attrs.iter().find(|it| &*it.name.local == "rel");
    rel.is_some_and(|rel| {
        let mut kinds = rel.value.split_ascii_whitespace();
        kinds.any(|kind| FOLLOWED.contains(&kind.to_ascii_lowercase().as_str()))
    })
}
