//! Tokens become a tree.

use std::{cell::RefCell, collections::HashMap};

use html5ever::{
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
        states::RawKind,
    },
};

use super::{Element, Id, Kind, MARKER, Node, Tree, is_block};

/// How deep elements may nest.
const DEEPEST: usize = 100;

/// Reads HTML; gives its nodes, of which the first is the root, and its style rules.
pub(super) fn build(html: &str) -> (Vec<Node>, String) {
    let builder = Builder(RefCell::new(State::new(html)));
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let tokenizer = Tokenizer::new(builder, TokenizerOpts::default());
    // The sink never asks for a script to be run, so one call reads everything.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let state = tokenizer.sink.0.into_inner();
    (state.nodes, state.rules)
}

struct Builder(RefCell<State>);

impl TokenSink for Builder {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => state.text(&text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return state.start(&tag),
            Token::TagToken(tag) => state.end(&tag.name),
            Token::CommentToken(comment) => state.comment(comment.trim()),
            Token::NullCharacterToken
            | Token::DoctypeToken(_)
            | Token::EOFToken
            | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

struct State {
    nodes: Vec<Node>,
    /// The elements that are open, outermost first.
    open: Vec<Id>,
    /// Elements that were left out because of their depth and whose end is still to come.
    swallowed: HashMap<String, usize>,
    /// Whether this is a part that was copied.
    inside: bool,
    /// Whether text is that of a `<style>`.
    in_style: bool,
    rules: String,
}

impl State {
    fn new(html: &str) -> Self {
        let root = Element {
            name: String::new(),
            attributes: Vec::new(),
        };
        Self {
            nodes: vec![Node {
                kind: Kind::Element(root),
                parent: Tree::ROOT,
                children: Vec::new(),
            }],
            open: vec![Tree::ROOT],
            swallowed: HashMap::new(),
            inside: !html.contains("<!--StartFragment"),
            in_style: false,
            rules: String::new(),
        }
    }

    fn name(&self, id: Id) -> &str {
        match &self.nodes[id].kind {
            Kind::Element(element) => &element.name,
            Kind::Text(_) => "",
        }
    }

    fn put(&mut self, kind: Kind) -> Id {
        let parent = self.open.last().copied().unwrap_or(Tree::ROOT);
        let id = self.nodes.len();
        self.nodes.push(Node {
            kind,
            parent,
            children: Vec::new(),
        });
        self.nodes[parent].children.push(id);
        id
    }

    fn text(&mut self, text: &str) {
        if self.in_style {
            self.rules.push_str(text);
        } else if self.inside {
            let parent = self.open.last().copied().unwrap_or(Tree::ROOT);
            let last = self.nodes[parent].children.last().copied();
            if let Some(Kind::Text(before)) = last.map(|last| &mut self.nodes[last].kind) {
                before.push_str(text);
            } else {
                self.put(Kind::Text(text.to_owned()));
            }
        }
    }

    fn comment(&mut self, comment: &str) {
        if comment == "StartFragment" {
            self.inside = true;
        } else if comment == "EndFragment" {
            self.inside = false;
        } else if comment == "[if !supportLists]" {
            self.open(MARKER, Vec::new());
        } else if comment == "[endif]" {
            self.end(MARKER);
        }
    }

    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        self.make_room(name);
        let attributes = tag.attrs.iter().map(|attribute| {
            let (name, value) = (&*attribute.name.local, &*attribute.value);
            (name.to_owned(), value.to_owned())
        });
        let attributes: Vec<_> = attributes.collect();
        let is_empty = tag.self_closing && (name.contains(':') || matches!(name, "svg" | "math"));
        if is_void(name) || is_empty {
            self.put(Kind::Element(Element {
                name: name.to_owned(),
                attributes,
            }));
            return TokenSinkResult::Continue;
        }
        self.open(name, attributes);
        self.in_style = name == "style";
        match name {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "iframe" | "noembed" | "noframes" | "style" => {
                TokenSinkResult::RawData(RawKind::Rawtext)
            }
            "textarea" | "title" => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }

    fn open(&mut self, name: &str, attributes: Vec<(String, String)>) {
        if self.open.len() > DEEPEST {
            *self.swallowed.entry(name.to_owned()).or_default() += 1;
            return;
        }
        let name = name.to_owned();
        let id = self.put(Kind::Element(Element { name, attributes }));
        self.open.push(id);
    }

    /// Closes what cannot stay open when an element begins.
    fn make_room(&mut self, name: &str) {
        match name {
            "li" => self.close_within("li", &["ul", "ol", "menu"]),
            "dd" | "dt" => {
                self.close_within("dd", &["dl"]);
                self.close_within("dt", &["dl"]);
            }
            "td" | "th" => {
                self.close_within("td", &["tr"]);
                self.close_within("th", &["tr"]);
            }
            "tr" => self.close_within("tr", &["tbody", "thead", "tfoot"]),
            "tbody" | "thead" | "tfoot" => {
                for group in ["tbody", "thead", "tfoot"] {
                    self.close_within(group, &[]);
                }
            }
            "a" => self.close_within("a", &[]),
            _ => {}
        }
        if is_block(name) {
            self.close_within("p", &[]);
        }
    }

    /// Closes the innermost `name` unless one of `barriers`, a cell or a table is open in it.
    fn close_within(&mut self, name: &str, barriers: &[&str]) {
        for at in (1..self.open.len()).rev() {
            let open = self.name(self.open[at]);
            if open == name {
                self.open.truncate(at);
                return;
            }
            let is_wall = match name {
                "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" => open == "table",
                _ => matches!(open, "td" | "th" | "table" | "caption"),
            };
            if is_wall || barriers.contains(&open) {
                return;
            }
        }
    }

    fn end(&mut self, name: &str) {
        if name == "style" {
            self.in_style = false;
            self.rules.push('\n');
        }
        if let Some(times) = self.swallowed.get_mut(name)
            && *times > 0
        {
            *times -= 1;
            return;
        }
        let is_of_table = matches!(name, "table" | "tbody" | "thead" | "tfoot" | "tr");
        for at in (1..self.open.len()).rev() {
            let open = self.name(self.open[at]);
            if open == name {
                self.open.truncate(at);
                return;
            }
            let is_wall = open == "table" || (!is_of_table && matches!(open, "td" | "th"));
            if is_wall {
                break;
            }
        }
        // A lone end of a paragraph is an empty one.
        if name == "p" || name == "br" {
            self.put(Kind::Element(Element {
                name: name.to_owned(),
                attributes: Vec::new(),
            }));
        }
    }
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}
