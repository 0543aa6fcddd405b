//! HTML as a tree that is nowhere deep.
//!
//! The tree is built from tokens by a few rules: enough for what programs put on a clipboard, and
//! linear in its length, which a browser's rules are not (see `sanitize::tame`). Elements that
//! nest too deep are left out; what is in them stays.

mod builder;

use super::sheet::Sheet;

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
        let (nodes, rules) = builder::build(html);
        Self {
            nodes,
            sheet: Sheet::of(&rules),
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

    /// The places of all that is in a node: they follow its own.
    pub(super) fn within(&self, id: Id) -> std::ops::Range<Id> {
        let mut last = id;
        while let Some(&child) = self.nodes[last].children.last() {
            last = child;
        }
        id + 1..last + 1
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
