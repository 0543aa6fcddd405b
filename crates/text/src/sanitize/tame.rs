//! HTML read token by token: what may not stand in a post goes, what is open is closed.
//!
//! No tree is built, and every step looks at no more than the elements that are open, of which
//! there are at most [`DEEPEST`]; so the cost grows with the length alone. That is what
//! the tree builder behind the gate cannot promise: it takes quadratic time for deep nesting, and
//! re-opens unclosed emphasis in every paragraph that follows. Its input is balanced here, so
//! neither can happen.

use std::{borrow::Cow, cell::RefCell, collections::HashMap, collections::HashSet};

use html5ever::{
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
        states::RawKind,
    },
};

use super::{
    address::{ImageSource, Target, image_source, link_target},
    allowed::{self, DEEPEST, LONGEST_VALUE, REFERRER, is_class_name},
    crowded::uncrowd,
    element::{is_active, is_breaking_out, is_of_table, is_void},
    found::Found,
    policy::Policy,
    visible::visible,
};
use crate::{
    Diagnostic,
    invisible::{is_harmless, is_suspect},
    plain::escape_into,
    render::Images,
};

/// How HTML is tamed.
#[derive(Clone, Copy)]
pub(super) struct Taming<'a> {
    pub(super) policy: &'a Policy,
    /// Which images stay, of those that the policy allows.
    pub(super) images: Images,
    /// The attribute that holds ids instead of `id`, where only the renderer may give any.
    pub(super) id_attribute: &'a str,
}

/// Tames HTML and says what was left out.
pub(super) fn tame(html: &str, taming: Taming<'_>) -> (String, Vec<Diagnostic>) {
    let mut state = State::new(html.len(), taming);
    let html = uncrowd(html, &mut state.found.markup);
    let tamer = Tamer {
        state: RefCell::new(state),
    };
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(&html));
    let tokenizer = Tokenizer::new(tamer, TokenizerOpts::default());
    // The sink never asks for a script to be run, so one call reads everything.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.state.into_inner().finish()
}

struct Tamer<'a> {
    state: RefCell<State<'a>>,
}

impl TokenSink for Tamer<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            Token::CharacterTokens(text) => state.text(&text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return state.start(&tag),
            Token::TagToken(tag) => state.end(&tag.name),
            Token::NullCharacterToken => state.found.hidden.controls += 1,
            Token::CommentToken(_)
            | Token::DoctypeToken(_)
            | Token::EOFToken
            | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

pub(super) struct State<'a> {
    pub(super) out: String,
    /// The elements that are open, outermost first.
    pub(super) open: Vec<String>,
    /// Elements that were left out because of their depth and whose end is still to come.
    pub(super) swallowed: HashMap<String, usize>,
    /// The element whose content is being left out, and how often it is open.
    pub(super) leaving_out: Option<(String, usize)>,
    /// Whether nothing has been written since a `<pre>`, so that line breaks would be lost.
    pub(super) after_pre: bool,
    /// For each open table, the text between its rows.
    pub(super) strays: Vec<Stray>,
    pub(super) ids: HashSet<String>,
    taming: Taming<'a>,
    /// What links to another site say of themselves.
    rel: String,
    pub(super) found: Found,
}

/// Text that stands between the rows of a table.
pub(super) struct Stray {
    /// Where the table begins.
    at: usize,
    /// Whether it is the first thing in a `<pre>`.
    after_pre: bool,
    text: String,
}

impl<'a> State<'a> {
    fn new(length: usize, taming: Taming<'a>) -> Self {
        Self {
            out: String::with_capacity(length + length / 8),
            open: Vec::new(),
            swallowed: HashMap::new(),
            leaving_out: None,
            after_pre: false,
            strays: Vec::new(),
            ids: HashSet::new(),
            taming,
            rel: taming.policy.rel_value(),
            found: Found::default(),
        }
    }

    fn text(&mut self, text: &str) {
        if self.leaving_out.is_some() {
            return;
        }
        let clean: Cow<'_, str> = if text.chars().all(is_harmless) {
            text.into()
        } else {
            let clean: String = text.chars().filter(|&it| is_harmless(it)).collect();
            self.found.hidden.controls += text.chars().count() - clean.chars().count();
            clean.into()
        };
        if self.is_among_rows() && clean.contains(|it: char| !it.is_ascii_whitespace()) {
            if let Some(stray) = self.strays.last_mut() {
                escape_into(&mut stray.text, &clean);
            }
            return;
        }
        // Parsers drop a line break right after `<pre>`; several would be lost one at a time,
        // each time the HTML is read.
        let clean = if self.after_pre {
            let start = clean.trim_start_matches(is_lost_at_start);
            let lost = &clean[..clean.len() - start.len()];
            self.found.hidden.invisible += lost.chars().filter(|&it| it != '\n').count();
            start
        } else {
            &clean
        };
        self.after_pre &= clean.is_empty();
        escape_into(&mut self.out, clean);
    }

    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        if self.stays_out(name) {
            return TokenSinkResult::Continue;
        }
        if allowed::goes_with_content(name) {
            return self.leave_out(tag);
        }
        if !allowed::allows(name) {
            if is_active(name) {
                self.found.active += 1;
            } else {
                self.found.markup += 1;
            }
            return TokenSinkResult::Continue;
        }
        match name {
            "img" => self.image(tag),
            "a" if !self.may_link(tag) => self.found.links += 1,
            _ => self.element(tag),
        }
        TokenSinkResult::Continue
    }

    /// Tells whether a start tag falls into content that is being left out.
    fn stays_out(&mut self, name: &str) -> bool {
        let Some((leaving, times)) = &mut self.leaving_out else {
            return false;
        };
        // A drawing or a formula ends where ordinary HTML begins, whether it was closed or not.
        let breaks_out = matches!(leaving.as_str(), "svg" | "math") && is_breaking_out(name);
        if breaks_out {
            self.leaving_out = None;
            return false;
        }
        if leaving == name {
            *times += 1;
        }
        true
    }

    fn leave_out(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        self.found.active += 1;
        if !(tag.self_closing && matches!(name, "svg" | "math")) {
            self.leaving_out = Some((name.to_owned(), 1));
        }
        match name {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "iframe" | "noembed" | "noframes" | "style" => {
                TokenSinkResult::RawData(RawKind::Rawtext)
            }
            "textarea" | "title" => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }

    /// Writes an image that the policy allows, or else the words that stand for it.
    fn image(&mut self, tag: &Tag) {
        let value = |name: &str| {
            tag.attrs
                .iter()
                .find(|attribute| &*attribute.name.local == name)
                .map(|it| &*it.value)
        };
        let source = image_source(value("src").unwrap_or_default(), self.taming.policy);
        let words = value("alt").unwrap_or_default();
        let stays = source != ImageSource::Refused && words.len() <= LONGEST_VALUE;
        if stays && self.taming.images == Images::Local {
            self.element(tag);
        } else {
            self.found.images += 1;
            self.text(words);
        }
    }

    fn may_link(&self, tag: &Tag) -> bool {
        let href = tag
            .attrs
            .iter()
            .find(|attribute| &*attribute.name.local == "href");
        href.is_some_and(|href| link_target(&href.value, self.taming.policy) != Target::Refused)
    }

    fn element(&mut self, tag: &Tag) {
        let name: &str = &tag.name;
        let void = is_void(name);
        if !self.make_room(name) {
            return;
        }
        // A table claims room for its rows and cells too, which are then never refused.
        let claim = if name == "table" { 4 } else { 1 };
        if !void && !is_of_table(name) && self.open.len() + claim > DEEPEST {
            self.found.too_deep += 1;
            *self.swallowed.entry(name.to_owned()).or_default() += 1;
            return;
        }
        if name == "table" {
            let after_pre = self.after_pre;
            self.strays.push(Stray {
                at: self.out.len(),
                after_pre,
                text: String::new(),
            });
        }
        self.after_pre = name == "pre";
        self.out.push('<');
        self.out.push_str(name);
        self.attributes(tag);
        self.out.push('>');
        if !void {
            self.open.push(name.to_owned());
        }
    }

    fn attributes(&mut self, tag: &Tag) {
        let policy = self.taming.policy;
        let element: &str = &tag.name;
        let mut leaves = false;
        let mut is_remote = false;
        for attribute in &tag.attrs {
            let (name, value): (&str, &str) = (&attribute.name.local, &attribute.value);
            // These two are not taken over but given.
            if matches!((element, name), ("a", "rel") | ("img", "referrerpolicy")) {
                continue;
            }
            let name = match name {
                _ if name == self.taming.id_attribute => "id",
                "id" => "",
                name => name,
            };
            match (element, name) {
                ("a", "href") => leaves = link_target(value, policy) == Target::Elsewhere,
                ("img", "src") => is_remote = image_source(value, policy) == ImageSource::Remote,
                _ => {}
            }
            let value = if name == "class" && policy.class_names {
                our_classes(value)
            } else {
                value.into()
            };
            let allowed = allowed::allows_attribute(policy, element, name, &value)
                && (name != "id" || self.ids.insert(value.to_string()));
            if !allowed {
                if name.starts_with("on") {
                    self.found.active += 1;
                } else {
                    self.found.attributes += 1;
                }
                continue;
            }
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.value(name, &value);
            self.out.push('"');
        }
        let has_alt = tag
            .attrs
            .iter()
            .any(|attribute| &*attribute.name.local == "alt");
        if element == "img" && !has_alt {
            // An image without words is an ornament, and says so.
            self.out.push_str(" alt=\"\"");
        }
        if is_remote {
            self.found.remote += 1;
            self.out.push_str(" referrerpolicy=\"");
            self.out.push_str(REFERRER);
            self.out.push('"');
        }
        if leaves && !self.rel.is_empty() {
            self.out.push_str(" rel=\"");
            self.out.push_str(&self.rel);
            self.out.push('"');
        }
    }

    /// Writes the value of an attribute, inside its quotation marks.
    fn value(&mut self, name: &str, value: &str) {
        let is_address = matches!(name, "href" | "src");
        let mut clean = String::with_capacity(value.len());
        for character in value.chars() {
            if !is_harmless(character) {
                self.found.hidden.controls += 1;
            } else if is_address && is_suspect(character) {
                // The same address, and nothing in it that is taken out later.
                for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                    clean.push_str(&format!("%{byte:02X}"));
                }
            } else {
                clean.push(character);
            }
        }
        escape_into(&mut self.out, &clean);
    }

    fn end(&mut self, name: &str) {
        if let Some((leaving, times)) = &mut self.leaving_out {
            if leaving == name {
                *times -= 1;
                if *times == 0 {
                    self.leaving_out = None;
                }
            }
            return;
        }
        if let Some(times) = self.swallowed.get_mut(name)
            && *times > 0
        {
            *times -= 1;
            return;
        }
        let at = match name {
            _ if name == "table" || is_of_table(name) => {
                let table = self
                    .open
                    .iter()
                    .rposition(|open| open == "table")
                    .unwrap_or(0);
                self.open[table..]
                    .iter()
                    .rposition(|open| open == name)
                    .map(|at| table + at)
            }
            _ => self.in_scope(name),
        };
        if let Some(at) = at {
            self.close_down_to(at);
        }
    }

    pub(super) fn close_down_to(&mut self, length: usize) {
        while self.open.len() > length {
            let Some(name) = self.open.pop() else { break };
            self.out.push_str("</");
            self.out.push_str(&name);
            self.out.push('>');
            self.after_pre = false;
            self.swallowed.clear();
            if name == "table" {
                self.put_before_table();
            }
        }
    }

    /// Puts the text that stood between the rows of a table in front of it, where browsers do.
    fn put_before_table(&mut self) {
        if let Some(stray) = self.strays.pop().filter(|stray| !stray.text.is_empty()) {
            let text = &stray.text;
            let text = if stray.after_pre {
                text.trim_start_matches(is_lost_at_start)
            } else {
                text
            };
            self.out.insert_str(stray.at, text);
        }
    }

    fn finish(mut self) -> (String, Vec<Diagnostic>) {
        self.close_down_to(0);
        let html = visible(self.out, &mut self.found.hidden);
        (html, self.found.diagnostics())
    }
}

/// Tells whether a character at the start of preformatted text would be lost: a line break to the
/// parser, or what nobody sees and a line break could stand behind.
fn is_lost_at_start(character: char) -> bool {
    character == '\n' || is_suspect(character)
}

/// Keeps of class names those that are ours, each once.
fn our_classes(given: &str) -> Cow<'static, str> {
    let mut kept: Vec<&str> = Vec::new();
    for name in given.split_ascii_whitespace() {
        if is_class_name(name) && !kept.contains(&name) {
            kept.push(name);
        }
    }
    kept.join(" ").into()
}
