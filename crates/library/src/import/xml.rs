//! XML of a bearable size, read into a tree.
//!
//! What XML can do beside holding elements and words is not there: no document type, no entities
//! but the five and numbers, no depth that would end a stack, and a bound on everything that is
//! counted. So reading takes time and memory in proportion to the bytes.

use std::collections::HashMap;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::error::DocumentFault;

/// The most bytes of XML that one part may have: more than a field of a library takes.
pub const MOST_BYTES: u64 = 48 * 1024 * 1024;

/// The most elements, and the most pieces of text.
const MOST_NODES: usize = 3_000_000;

/// The most attributes of a whole tree, and of one element.
const MOST_ATTRIBUTES: usize = 3_000_000;
const MOST_OF_AN_ELEMENT: usize = 256;

/// How deep elements may lie in each other. Five tables within tables take about fifty.
const DEEPEST: usize = 250;

/// How many prefixes may be declared at any place.
const MOST_PREFIXES: usize = 256;

/// Namespaces that a reader knows, each with the short name by which it calls it: several
/// addresses may have one name.
pub type Spaces = &'static [(&'static str, &'static str)];

/// A document read whole.
pub struct Tree {
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    names: Vec<Name>,
    /// All words and values, one after the other.
    pool: String,
}

/// What an element or attribute is called: the short name of its namespace, empty where there
/// is none that is known, and its name there.
struct Name {
    space: &'static str,
    local: Box<str>,
}

#[derive(Clone, Copy)]
struct Node {
    /// An element's name; [`TEXT`] for words.
    name: u32,
    /// Where attributes begin, or words do.
    from: u32,
    /// Where they end.
    to: u32,
    /// The first of what is within, and what stands behind; 0, which is the root, for nothing.
    first: u32,
    next: u32,
}

struct Attribute {
    name: u32,
    from: u32,
    to: u32,
}

const TEXT: u32 = u32::MAX;

impl Tree {
    /// Reads a document.
    ///
    /// # Errors
    ///
    /// What keeps it from being read.
    pub fn read(text: &str, spaces: Spaces) -> Result<Tree, DocumentFault> {
        if text.len() as u64 > MOST_BYTES {
            return Err(DocumentFault::TooLarge);
        }
        let mut builder = Builder::new(spaces);
        let mut reader = Reader::from_str(text);
        loop {
            match reader.read_event().map_err(|_| DocumentFault::Malformed)? {
                Event::Start(start) => builder.open(&start)?,
                Event::Empty(start) => {
                    builder.open(&start)?;
                    builder.close()?;
                }
                Event::End(_) => builder.close()?,
                Event::Text(words) => builder.say(&words.xml10_content())?,
                Event::CData(words) => builder.say(&words.xml10_content())?,
                Event::GeneralRef(reference) => {
                    let sign = reference
                        .resolve_char_ref()
                        .map_err(|_| DocumentFault::Malformed)?;
                    match (sign, resolve_predefined_entity(&reference)) {
                        (Some(sign), _) => builder.say(sign.encode_utf8(&mut [0; 4]))?,
                        (None, Some(sign)) => builder.say(sign)?,
                        (None, None) => return Err(DocumentFault::Entity),
                    }
                }
                Event::DocType(_) => return Err(DocumentFault::Doctype),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
                Event::Eof => return builder.finished(),
            }
        }
    }

    /// The outermost element.
    #[must_use]
    pub fn root(&self) -> Element<'_> {
        Element { tree: self, at: 0 }
    }

    fn words(&self, from: u32, to: u32) -> &str {
        self.pool.get(from as usize..to as usize).unwrap_or("")
    }
}

/// An element of a [`Tree`].
#[derive(Clone, Copy)]
pub struct Element<'t> {
    tree: &'t Tree,
    at: u32,
}

/// What stands in an element.
#[derive(Clone, Copy)]
pub enum Child<'t> {
    /// An element.
    Element(Element<'t>),
    /// Words.
    Text(&'t str),
}

impl<'t> Element<'t> {
    fn node(self) -> Node {
        const NOTHING: Node = Node {
            name: TEXT,
            from: 0,
            to: 0,
            first: 0,
            next: 0,
        };
        self.tree
            .nodes
            .get(self.at as usize)
            .copied()
            .unwrap_or(NOTHING)
    }

    /// Its namespace's short name, and its name there.
    #[must_use]
    pub fn name(self) -> (&'static str, &'t str) {
        let name = self.tree.names.get(self.node().name as usize);
        name.map_or(("", ""), |name| (name.space, &name.local))
    }

    /// Tells whether it is called so.
    #[must_use]
    pub fn is(self, space: &str, local: &str) -> bool {
        self.name() == (space, local)
    }

    /// The value of an attribute.
    #[must_use]
    pub fn attribute(self, space: &str, local: &str) -> Option<&'t str> {
        let tree = self.tree;
        let node = self.node();
        let all = tree.attributes.get(node.from as usize..node.to as usize)?;
        let found = all.iter().find(|attribute| {
            let name = tree.names.get(attribute.name as usize);
            name.is_some_and(|name| name.space == space && *name.local == *local)
        })?;
        Some(tree.words(found.from, found.to))
    }

    /// What stands in it, in order.
    pub fn children(self) -> impl Iterator<Item = Child<'t>> {
        let tree = self.tree;
        let mut at = self.node().first;
        std::iter::from_fn(move || {
            let element = Element { tree, at };
            let node = (at > 0).then(|| element.node())?;
            at = node.next;
            Some(match node.name {
                TEXT => Child::Text(tree.words(node.from, node.to)),
                _ => Child::Element(element),
            })
        })
    }

    /// The elements in it, in order.
    pub fn elements(self) -> impl Iterator<Item = Element<'t>> {
        self.children().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// The first element in it that is called so.
    #[must_use]
    pub fn child(self, space: &str, local: &str) -> Option<Element<'t>> {
        self.elements().find(|element| element.is(space, local))
    }

    /// The first element at any depth that is called so.
    #[must_use]
    pub fn find(self, space: &str, local: &str) -> Option<Element<'t>> {
        self.elements()
            .find_map(|element| match element.is(space, local) {
                true => Some(element),
                false => element.find(space, local),
            })
    }

    /// The words right in it.
    #[must_use]
    pub fn text(self) -> String {
        let words = self.children().filter_map(|child| match child {
            Child::Text(words) => Some(words),
            Child::Element(_) => None,
        });
        words.collect()
    }
}

/// Makes text of XML's bytes: UTF-8, or UTF-16, which begins with a mark or with `<`.
///
/// # Errors
///
/// [`DocumentFault::Malformed`] for anything else.
pub fn decoded(mut bytes: Vec<u8>) -> Result<String, DocumentFault> {
    let from_units = |units: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = units.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        char::decode_utf16(units)
            .collect::<Result<String, _>>()
            .map_err(|_| DocumentFault::Malformed)
    };
    match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => from_units(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => from_units(rest, u16::from_be_bytes),
        [b'<', 0, ..] => from_units(&bytes, u16::from_le_bytes),
        [0, b'<', ..] => from_units(&bytes, u16::from_be_bytes),
        _ => {
            if bytes.starts_with(b"\xef\xbb\xbf") {
                bytes.drain(..3);
            }
            String::from_utf8(bytes).map_err(|_| DocumentFault::Malformed)
        }
    }
}

struct Builder {
    tree: Tree,
    spaces: Spaces,
    /// The names that were met, by what they are called in each namespace.
    known: HashMap<Box<str>, Vec<(&'static str, u32)>>,
    /// The elements that are open, each with its last child and how many prefixes were declared
    /// before it.
    open: Vec<Open>,
    /// Declared prefixes; the one for names without a prefix is empty.
    prefixes: Vec<(Box<str>, &'static str)>,
    is_over: bool,
}

struct Open {
    at: u32,
    last: u32,
    prefixes: usize,
}

impl Builder {
    fn new(spaces: Spaces) -> Builder {
        Builder {
            tree: Tree {
                nodes: Vec::new(),
                attributes: Vec::new(),
                names: Vec::new(),
                pool: String::new(),
            },
            spaces,
            known: HashMap::new(),
            open: Vec::new(),
            // Declared by XML itself.
            prefixes: vec![("xml".into(), "xml")],
            is_over: false,
        }
    }

    fn open(&mut self, start: &BytesStart<'_>) -> Result<(), DocumentFault> {
        if self.open.len() >= DEEPEST {
            return Err(DocumentFault::TooDeep);
        }
        if self.is_over {
            return Err(DocumentFault::Malformed);
        }
        let prefixes = self.prefixes.len();
        for (place, attribute) in start.attributes().enumerate() {
            let attribute = attribute.map_err(|_| DocumentFault::Malformed)?;
            if place >= MOST_OF_AN_ELEMENT {
                return Err(DocumentFault::TooMany);
            }
            if let Some(prefix) = declared(attribute.key.0) {
                self.declare(prefix, &attribute.value)?;
            }
        }
        let from = self.tree.attributes.len();
        for attribute in start.attributes().with_checks(false).flatten() {
            let called = attribute.key.0;
            if declared(called).is_some() {
                continue;
            }
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|_| DocumentFault::Entity)?;
            // A name without a prefix is in no namespace, whatever is declared for elements.
            let name = match called.split_once(':') {
                Some((prefix, local)) => self.name(self.space(prefix), local),
                None => self.name("", called),
            };
            let (from, to) = self.store(&value);
            self.tree.attributes.push(Attribute { name, from, to });
        }
        if self.tree.attributes.len() > MOST_ATTRIBUTES {
            return Err(DocumentFault::TooMany);
        }
        let called = start.name();
        let (prefix, local) = called.0.split_once(':').unwrap_or(("", called.0));
        let name = self.name(self.space(prefix), local);
        let at = self.add(Node {
            name,
            from: index(from),
            to: index(self.tree.attributes.len()),
            first: 0,
            next: 0,
        })?;
        self.open.push(Open {
            at,
            last: 0,
            prefixes,
        });
        Ok(())
    }

    fn close(&mut self) -> Result<(), DocumentFault> {
        let closed = self.open.pop().ok_or(DocumentFault::Malformed)?;
        self.prefixes.truncate(closed.prefixes);
        self.is_over = self.open.is_empty();
        Ok(())
    }

    fn say(&mut self, words: &str) -> Result<(), DocumentFault> {
        let Some(open) = self.open.last() else {
            // Outside of everything there are only lines.
            return match words.trim().is_empty() {
                true => Ok(()),
                false => Err(DocumentFault::Malformed),
            };
        };
        if words.is_empty() {
            return Ok(());
        }
        let last = open.last;
        let (from, to) = self.store(words);
        // What a reference cuts into pieces is one.
        if let Some(node) = self.tree.nodes.get_mut(last as usize)
            && node.name == TEXT
            && node.to == from
        {
            node.to = to;
            return Ok(());
        }
        self.add(Node {
            name: TEXT,
            from,
            to,
            first: 0,
            next: 0,
        })?;
        Ok(())
    }

    fn finished(self) -> Result<Tree, DocumentFault> {
        match self.is_over {
            true => Ok(self.tree),
            false => Err(DocumentFault::Malformed),
        }
    }

    fn add(&mut self, node: Node) -> Result<u32, DocumentFault> {
        let at = self.tree.nodes.len();
        if at >= MOST_NODES {
            return Err(DocumentFault::TooMany);
        }
        let at = index(at);
        self.tree.nodes.push(node);
        if let Some(parent) = self.open.last_mut() {
            let nodes = &mut self.tree.nodes;
            match parent.last {
                0 => nodes[parent.at as usize].first = at,
                last => nodes[last as usize].next = at,
            }
            parent.last = at;
        }
        Ok(at)
    }

    /// Keeps words. What is read is bounded, so their place fits.
    fn store(&mut self, words: &str) -> (u32, u32) {
        let from = index(self.tree.pool.len());
        self.tree.pool.push_str(words);
        (from, index(self.tree.pool.len()))
    }

    fn declare(&mut self, prefix: &str, address: &str) -> Result<(), DocumentFault> {
        if self.prefixes.len() >= MOST_PREFIXES {
            return Err(DocumentFault::TooMany);
        }
        let known = self.spaces.iter().find(|(_, known)| *known == address);
        self.prefixes
            .push((prefix.into(), known.map_or("", |(name, _)| name)));
        Ok(())
    }

    fn space(&self, prefix: &str) -> &'static str {
        let declared = self.prefixes.iter().rev().find(|(it, _)| **it == *prefix);
        declared.map_or("", |(_, space)| space)
    }

    fn name(&mut self, space: &'static str, local: &str) -> u32 {
        let known = self.known.get(local).into_iter().flatten();
        if let Some((_, name)) = known.clone().find(|(it, _)| *it == space) {
            return *name;
        }
        let name = index(self.tree.names.len());
        self.tree.names.push(Name {
            space,
            local: local.into(),
        });
        let known = self.known.entry(local.into()).or_default();
        known.push((space, name));
        name
    }
}

/// The prefix that an attribute declares; none for one that declares nothing.
fn declared(called: &str) -> Option<&str> {
    match called.strip_prefix("xmlns")? {
        "" => Some(""),
        rest => rest.strip_prefix(':'),
    }
}

/// A place among what is bounded far below.
fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
