//! HTML as a tree that is nowhere deep.
//!
//! The tree is built from tokens by a few rules: enough for what programs put on a clipboard, and
//! linear in its length, which a browser's rules are not (see `sanitize::tame`). Elements that
//! nest too deep are left out; what is in them stays.

use std::{cell::RefCell, collections::HashMap};

use html5ever::{
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
        states::RawKind,
    },
};

use super::sheet::Sheet;

/// How deep elements may nest.
const DEEPEST: usize = 100;

/// The place of a node in its tree.
pub(super) type Id = usize;

/// The element that stands for what Word writes for programs that know no lists.
pub(super) const MARKER: &str = "mso-marker";

#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    /// The style rules that came with it.
    pub(super) sheet: Sheet,
}

#[derive(Debug)]
struct Node {
    kind: Kind,
    parent: Id,
    children: Vec<Id>,
}

#[derive(Debug)]
pub(super) enum Kind {
    Text(String),
    Element(Element),
}

#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes.find_map(|(known, value)| (known == name).then_some(value.as_str()))
    }

    pub(super) fn classes(&self) -> impl Iterator<Item = &str> {
        self.attribute("class")
            .unwrap_or_default()
            .split_ascii_whitespace()
    }

    pub(super) fn has_class(&self, class: &str) -> bool {
        self.classes().any(|it| it == class)
    }
}

impl Tree {
    /// Reads HTML, of which only what stands between the comments that mark a fragment has text.
    pub(super) fn of(html: &str) -> Self {
        let builder = Builder(RefCell::new(State::new(html)));
        let input = BufferQueue::default();
        input.push_back(StrTendril::from_slice(html));
        let tokenizer = Tokenizer::new(builder, TokenizerOpts::default());
        // The sink never asks for a script to be run, so one call reads everything.
        let _ = tokenizer.feed(&input);
        tokenizer.end();
        let state = tokenizer.sink.0.into_inner();
        Self {
            nodes: state.nodes,
            sheet: Sheet::of(&state.rules),
        }
    }

    /// The node that all others are in.
    pub(super) const ROOT: Id = 0;

    pub(super) fn kind(&self, id: Id) -> &Kind {
        &self.nodes[id].kind
    }

    pub(super) fn element(&self, id: Id) -> Option<&Element> {
        match self.kind(id) {
            Kind::Element(element) => Some(element),
            Kind::Text(_) => None,
        }
    }

    pub(super) fn children(&self, id: Id) -> &[Id] {
        &self.nodes[id].children
    }

    /// The nodes around one, from the nearest outwards.
    pub(super) fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> {
        let step = |&id: &Id| (id != Self::ROOT).then(|| self.nodes[id].parent);
        std::iter::successors(step(&id), step)
    }

    /// All elements, in their order in the text.
    pub(super) fn elements(&self) -> impl Iterator<Item = (Id, &Element)> {
        (0..self.nodes.len()).filter_map(|id| Some((id, self.element(id)?)))
    }

    /// Gathers the text below a node.
    pub(super) fn text(&self, id: Id) -> String {
        let mut text = String::new();
        self.gather(id, &mut text);
        text
    }

    fn gather(&self, id: Id, text: &mut String) {
        if let Kind::Text(own) = self.kind(id) {
            text.push_str(own);
        }
        self.children(id)
            .iter()
            .for_each(|&child| self.gather(child, text));
    }
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

/// Elements that stand on lines of their own.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "ul"
    )
}
