//! HTML read token by token: what may not stand in a post goes, what is open is closed.
//!
//! No tree is built, and every step looks at no more than the elements that are open, of which
//! there are at most [`policy::DEEPEST`]; so the cost grows with the length alone. That is what
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

use super::policy::{self, REL, Target, is_harmless, link_target};
use super::{
    element::{is_active, is_breaking_out, is_of_table, is_void},
    found::Found,
};
use crate::{Diagnostic, plain::escape_into, render::Images};

/// Tames HTML and says what was left out.
pub(super) fn tame(html: &str, images: Images) -> (String, Vec<Diagnostic>) {
    let tamer = Tamer {
        state: RefCell::new(State::new(html.len(), images)),
    };
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let tokenizer = Tokenizer::new(tamer, TokenizerOpts::default());
    // The sink never asks for a script to be run, so one call reads everything.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.state.into_inner().finish()
}

struct Tamer {
    state: RefCell<State>,
}

impl TokenSink for Tamer {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            Token::CharacterTokens(text) => state.text(&text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return state.start(&tag),
            Token::TagToken(tag) => state.end(&tag.name),
            Token::NullCharacterToken => state.found.controls += 1,
            Token::CommentToken(_)
            | Token::DoctypeToken(_)
            | Token::EOFToken
            | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

pub(super) struct State {
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
    pub(super) images: Images,
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

impl State {
    fn new(length: usize, images: Images) -> Self {
        Self {
            out: String::with_capacity(length + length / 8),
            open: Vec::new(),
            swallowed: HashMap::new(),
            leaving_out: None,
            after_pre: false,
            strays: Vec::new(),
            ids: HashSet::new(),
            images,
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
            self.found.controls += text.chars().count() - clean.chars().count();
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
            clean.trim_start_matches('\n')
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
        if policy::goes_with_content(name) {
            return self.leave_out(tag);
        }
        if !policy::allows(name) {
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

    /// Writes one of the library's own images, or else the words that stand for it.
    fn image(&mut self, tag: &Tag) {
        let value = |name: &str| {
            tag.attrs
                .iter()
                .find(|attribute| &*attribute.name.local == name)
                .map(|it| &*it.value)
        };
        let is_own = value("src").and_then(policy::image_name).is_some();
        if is_own && self.images == Images::Local {
            self.element(tag);
        } else {
            self.found.images += 1;
            let words = value("alt").unwrap_or_default().to_owned();
            self.text(&words);
        }
    }

    fn may_link(&self, tag: &Tag) -> bool {
        let href = tag
            .attrs
            .iter()
            .find(|attribute| &*attribute.name.local == "href");
        href.is_some_and(|href| link_target(&href.value) != Target::Refused)
    }

    fn element(&mut self, tag: &Tag) {
        let name: &str = &tag.name;
        let void = is_void(name);
        if !self.make_room(name) {
            return;
        }
        // A table claims room for its rows and cells too, which are then never refused.
        let claim = if name == "table" { 4 } else { 1 };
        if !void && !is_of_table(name) && self.open.len() + claim > policy::DEEPEST {
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
        let element: &str = &tag.name;
        let mut leaves = false;
        for attribute in &tag.attrs {
            let (name, value): (&str, &str) = (&attribute.name.local, &attribute.value);
            if name == "rel" {
                continue;
            }
            if element == "a" && name == "href" {
                leaves = link_target(value) == Target::Elsewhere;
            }
            let allowed = policy::allows_attribute(element, name, value)
                && (name != "id" || self.ids.insert(value.to_owned()));
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
            let clean: String = value
                .chars()
                .filter(|&character| is_harmless(character))
                .collect();
            escape_into(&mut self.out, &clean);
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
        if leaves {
            self.out.push_str(" rel=\"");
            self.out.push_str(REL);
            self.out.push('"');
        }
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
                text.trim_start_matches('\n')
            } else {
                text
            };
            self.out.insert_str(stray.at, text);
        }
    }

    fn finish(mut self) -> (String, Vec<Diagnostic>) {
        self.close_down_to(0);
        (self.out, self.found.diagnostics())
    }
}
