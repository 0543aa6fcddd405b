//! Lists.

use text::write::block::{Block, List};

use super::reader::{DEEPEST, Reader};
use crate::import::xml::Element;

/// Where the reader stands among lists.
struct Outer<'t> {
    style: &'t str,
    level: u8,
}

impl<'t> Reader<'t, '_, '_> {
    /// Reads a list that is in no other.
    pub(super) fn list(&mut self, element: Element<'t>, blocks: &mut Vec<Block>) {
        let outer = Outer {
            style: "",
            level: 0,
        };
        self.nested(element, &outer, blocks);
    }

    fn nested(&mut self, element: Element<'t>, outer: &Outer<'t>, blocks: &mut Vec<Block>) {
        let style = element.attribute("text", "style-name");
        let here = Outer {
            style: style.unwrap_or(outer.style),
            level: outer.level.saturating_add(1),
        };
        let mut items: Vec<Vec<Block>> = Vec::new();
        let mut first = self.styles.first_number(here.style, here.level);
        self.depth += 1;
        for item in element.elements() {
            if !matches!(item.name(), ("text", "list-item" | "list-header")) {
                continue;
            }
            let start = item.attribute("text", "start-value");
            if let (Some(start), true, Some(_)) = (
                start.and_then(|it| it.parse().ok()),
                items.is_empty(),
                first,
            ) {
                first = Some(start);
            }
            items.push(self.item(item, &here));
        }
        self.depth -= 1;
        // Numbered headings are items of one long list.
        let is_outline = items
            .iter()
            .flatten()
            .any(|it| matches!(it, Block::Heading(..)));
        items.retain(|item| !item.is_empty());
        if is_outline {
            return blocks.extend(items.into_iter().flatten());
        }
        if items.is_empty() {
            return;
        }
        // A list that only holds a deeper one is how deeper ones are written.
        if items.len() == 1 && items[0].iter().all(|it| matches!(it, Block::List(_))) {
            return self.deeper(items.remove(0), blocks);
        }
        let list = List { first, items };
        let goes_on = is_true(element, "continue-numbering")
            || element.attribute("text", "continue-list").is_some();
        match blocks.last_mut() {
            // A list that goes on behind its deeper one is the same.
            Some(Block::List(before))
                if before.first.is_some() == list.first.is_some()
                    && (goes_on || here.level > 1) =>
            {
                before.items.extend(list.items);
            }
            _ => blocks.push(Block::List(list)),
        }
    }

    /// Puts lists that stand one step too deep into the item before.
    fn deeper(&mut self, lists: Vec<Block>, blocks: &mut Vec<Block>) {
        for list in lists {
            match blocks.last_mut() {
                Some(Block::List(before)) => match before.items.last_mut() {
                    Some(item) => item.push(list),
                    None => blocks.push(list),
                },
                _ => blocks.push(list),
            }
        }
    }

    fn item(&mut self, item: Element<'t>, here: &Outer<'t>) -> Vec<Block> {
        if self.depth >= DEEPEST {
            return self.blocks(item);
        }
        let mut blocks = Vec::new();
        for child in item.elements() {
            match child.name() {
                ("text", "list") => self.nested(child, here, &mut blocks),
                ("text", "p" | "h") => self.lone(child, &mut blocks),
                _ => {}
            }
        }
        blocks
    }
}

fn is_true(element: Element<'_>, name: &str) -> bool {
    element.attribute("text", name) == Some("true")
}
