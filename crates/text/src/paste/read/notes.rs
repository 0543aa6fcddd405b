//! Footnotes, which HTML does not have: pairs of links that lead to one another.
//!
//! Word, LibreOffice, Google Docs, WordPress, encyclopedias and this application all write a
//! mention that leads to a note, and in the note a way back that leads to the mention. Where both
//! are there, they are a footnote, whatever their names.

use std::collections::{HashMap, HashSet};

use crate::paste::{
    style::Style,
    tree::{Element, Id, Tree},
};

#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Which link mentions which footnote.
    mentions: HashMap<Id, usize>,
    /// Which element holds which footnote.
    definitions: HashMap<Id, usize>,
    ways_back: HashSet<Id>,
    /// Mentions of comments, which are made like footnotes.
    comments: HashSet<Id>,
    count: usize,
}

/// The place of what is no footnote.
const NOWHERE: usize = usize::MAX;

impl Notes {
    pub(super) fn of(tree: &Tree) -> Self {
        let mut named: HashMap<&str, Id> = HashMap::new();
        for (id, element) in tree.elements() {
            let names = [element.attribute("id"), element.attribute("name")];
            for name in names.into_iter().flatten() {
                named.entry(name).or_insert(id);
            }
        }
        let target = |id: Id| named.get(within(tree.element(id)?)?).copied();
        let mut pairs: Vec<(Id, Id, Id)> = Vec::new();
        for (back, element) in tree.elements() {
            if within(element).is_none() {
                continue;
            }
            let mention = target(back).and_then(|to| link_at(tree, to));
            let Some((mention, note)) = mention.and_then(|it| Some((it, target(it)?))) else {
                continue;
            };
            let holder = holder(tree, note);
            let holds = |id: Id| tree.ancestors(id).any(|around| around == holder);
            if mention < note && holds(back) && !holds(mention) {
                pairs.push((mention, holder, back));
            }
        }
        pairs.sort_unstable();
        let mut notes = Self::default();
        for (mention, holder, back) in pairs {
            let is_comment = tree
                .element(mention)
                .and_then(within)
                .is_some_and(|name| name.starts_with("cmnt"));
            let next = if is_comment { NOWHERE } else { notes.count };
            let place = *notes.definitions.entry(holder).or_insert(next);
            notes.count += usize::from(place == notes.count);
            if is_comment {
                notes.comments.insert(mention);
            } else {
                notes.mentions.insert(mention, place);
            }
            notes.ways_back.insert(back);
            let around = tree.ancestors(back).next();
            let cite = around.filter(|&id| {
                tree.element(id)
                    .is_some_and(|it| it.has_class("mw-cite-backlink"))
            });
            notes.ways_back.extend(cite);
        }
        notes
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }

    pub(super) fn mentioned_by(&self, id: Id) -> Option<usize> {
        self.mentions.get(&id).copied()
    }

    pub(super) fn defined_by(&self, id: Id) -> Option<usize> {
        self.definitions.get(&id).copied()
    }

    pub(super) fn is_way_back(&self, id: Id) -> bool {
        self.ways_back.contains(&id)
    }

    pub(super) fn is_comment(&self, id: Id) -> bool {
        self.comments.contains(&id)
    }
}

/// The name that a link inside the text leads to.
fn within(element: &Element) -> Option<&str> {
    let (_, name) = element.attribute("href")?.split_once('#')?;
    (element.name == "a" && !name.is_empty()).then_some(name)
}

/// The link that a name stands on, in or around.
fn link_at(tree: &Tree, id: Id) -> Option<Id> {
    let is_link = |id: &Id| tree.element(*id).is_some_and(|it| within(it).is_some());
    let inside = std::iter::successors(Some(id), |&id| {
        let mut children = tree.children(id).iter().copied();
        children.find(|&child| tree.element(child).is_some())
    });
    let around = tree.ancestors(id);
    inside.take(4).chain(around.take(2)).find(is_link)
}

/// The element that holds the note which a name stands on or in.
fn holder(tree: &Tree, id: Id) -> Id {
    let is_holder = |id: &Id| {
        let name = tree.element(*id).map_or("", |element| &element.name);
        matches!(name, "aside" | "dd" | "div" | "li" | "p" | "section")
    };
    let mut around = std::iter::once(id).chain(tree.ancestors(id));
    let Some(holder) = around.find(is_holder) else {
        return id;
    };
    let outer = tree.ancestors(holder).next().filter(|&outer| {
        tree.element(outer).is_some_and(|element| {
            // Word says nothing else there, and a long style would be read for every note.
            let style = element.attribute("style").filter(|style| style.len() < 100);
            let part = style.and_then(|style| Style::of(style).part);
            let of_word = matches!(part.as_deref(), Some("footnote" | "endnote"));
            let name = element.attribute("id").unwrap_or_default();
            let known = ["ftn", "edn", "sdfootnote", "sdendnote"];
            let of_writer = known.iter().any(|start| {
                name.strip_prefix(start)
                    .is_some_and(|number| number.parse::<u32>().is_ok())
            });
            of_word || of_writer
        })
    });
    outer.unwrap_or(holder)
}
