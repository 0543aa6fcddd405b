//! A sanitized fragment as a tree. It is balanced and shallow: the policy saw to that.

use std::cell::RefCell;

use html5ever::{
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
    },
};

use crate::{SafeHtml, sanitize::is_void};

/// An element or words.
#[derive(Debug)]
pub(super) enum Node {
    Text(String),
    Element(Element),
}

/// An element with what is in it.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes
            .find(|(it, _)| it == name)
            .map(|(_, value)| value.as_str())
    }

    /// The elements in it that are right below it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }
}

/// Reads a fragment; the root has no name.
pub(super) fn tree(fragment: &SafeHtml) -> Element {
    let builder = Builder(RefCell::new(vec![Element::default()]));
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(fragment.as_str()));
    let tokenizer = Tokenizer::new(builder, TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let mut open = tokenizer.sink.0.into_inner();
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().unwrap_or_default()
}

/// The elements that are open, outermost first.
struct Builder(RefCell<Vec<Element>>);

impl TokenSink for Builder {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut open = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => {
                if let Some(parent) = open.last_mut() {
                    match parent.children.last_mut() {
                        Some(Node::Text(before)) => before.push_str(&text),
                        _ => parent.children.push(Node::Text(text.to_string())),
                    }
                }
            }
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                let attribute =
                    |it: &html5ever::Attribute| (it.name.local.to_string(), it.value.to_string());
                open.push(Element {
                    name: tag.name.to_string(),
                    attributes: tag.attrs.iter().map(attribute).collect(),
                    children: Vec::new(),
                });
                if is_void(&tag.name) {
                    close(&mut open);
                }
            }
            Token::TagToken(tag) => {
                let is_open = open.iter().skip(1).any(|it| it.name == *tag.name);
                while is_open && open.last().is_some_and(|it| it.name != *tag.name) {
                    close(&mut open);
                }
                if is_open {
                    close(&mut open);
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn close(open: &mut Vec<Element>) {
    if open.len() < 2 {
        return;
    }
    if let Some(element) = open.pop()
        && let Some(parent) = open.last_mut()
    {
        parent.children.push(Node::Element(element));
    }
}
