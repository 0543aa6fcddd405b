//! Lists.

use super::{DEEPEST, Look, Reader, flow::Part, item::Item, look::is_hidden};
use crate::{
    paste::tree::{Element, Id, Kind},
    write::block::{Block, List},
};

impl<'t> Reader<'t> {
    pub(super) fn list(&mut self, id: Id, element: &'t Element, look: &Look) {
        self.flush();
        if self.depth == DEEPEST {
            self.children(id, look);
            return self.flush();
        }
        self.depth += 1;
        let is_flat = self.depth == 1 && self.says_levels(id);
        let items = self.items(id, look);
        self.depth -= 1;
        let number = |value: Option<&str>| value.and_then(|value| value.trim().parse::<u64>().ok());
        let own = items.first().and_then(|(_, item)| {
            let item = self.tree.element((*item)?)?;
            number(item.attribute("value"))
        });
        let start = own.or(number(element.attribute("start"))).unwrap_or(1);
        let first = (element.name == "ol").then_some(start);
        if is_flat {
            let items = items.into_iter().zip(0..).map(|((blocks, id), at)| Item {
                level: id.and_then(|id| self.level(id)).unwrap_or(1),
                number: first.map(|first| first.saturating_add(at)),
                blocks,
            });
            let items: Vec<Part> = items.map(Part::Item).collect();
            return self.flow.parts.extend(items);
        }
        let items: Vec<Vec<Block>> = items.into_iter().map(|(blocks, _)| blocks).collect();
        if !items.is_empty() {
            let list = Block::List(List { first, items });
            self.flow.parts.push(Part::Block(list));
        }
    }

    /// Reads the items; what stands between them, such as the lists that some programs nest so,
    /// belongs to the item before.
    fn items(&mut self, id: Id, look: &Look) -> Vec<(Vec<Block>, Option<Id>)> {
        let tree = self.tree;
        let mut items: Vec<(Vec<Block>, Option<Id>)> = Vec::new();
        for &child in tree.children(id) {
            let Kind::Element(element) = tree.kind(child) else {
                continue;
            };
            let outer = std::mem::take(&mut self.flow);
            if element.name == "li" && self.notes.defined_by(child).is_none() {
                self.item_of_list(child, element, look);
            } else {
                self.element(child, element, look);
            }
            self.flush();
            let blocks = std::mem::replace(&mut self.flow, outer).settle();
            match items.last_mut() {
                _ if blocks.is_empty() => {}
                Some((before, _)) if element.name != "li" => before.extend(blocks),
                _ => items.push((blocks, Some(child))),
            }
        }
        items
    }

    /// Reads an item of which the list was not copied.
    pub(super) fn lone_item(&mut self, id: Id, look: &Look) {
        self.flush();
        let blocks = self.apart(id, look);
        if !blocks.is_empty() {
            self.flow.parts.push(Part::Item(Item {
                level: 1,
                number: None,
                blocks,
            }));
        }
    }

    fn item_of_list(&mut self, id: Id, element: &'t Element, look: &Look) {
        let style = self.tree.sheet.style(element);
        if is_hidden(element, &style) {
            self.removed.hidden += usize::from(self.says_something(id));
        } else {
            self.children(id, &look.with(element, &style));
        }
    }

    /// Tells whether the items say how deep they are, as Word's do in a browser, where each is a
    /// list of its own.
    fn says_levels(&self, id: Id) -> bool {
        let mut children = self.tree.children(id).iter();
        children.any(|&child| {
            let element = self.tree.element(child);
            element.is_some_and(|it| it.name == "li" && it.attribute("data-aria-level").is_some())
        })
    }

    fn level(&self, id: Id) -> Option<u8> {
        let level: u8 = self
            .tree
            .element(id)?
            .attribute("data-aria-level")?
            .parse()
            .ok()?;
        Some(level.clamp(1, 9))
    }
}
