//! A picture with words under it.

use super::{Look, Reader, flow::Part, inline::image_of, look::is_hidden};
use crate::{
    paste::{
        tidy,
        tree::{Id, Tree},
    },
    write::block::Block,
};

impl<'t> Reader<'t> {
    /// Reads a figure: one picture and its caption become one; anything else is read as it comes.
    pub(super) fn figure(&mut self, id: Id, look: &Look) {
        self.flush();
        let tree = self.tree;
        let inside = below(tree, id);
        let named = |name: &str| {
            let mut found = inside.iter().copied().filter(|id| {
                let element = tree.element(*id);
                element.is_some_and(|it| it.name == name && !is_hidden(it, &tree.sheet.style(it)))
            });
            found.next().filter(|_| found.next().is_none())
        };
        let image = named("img").and_then(|id| image_of(tree.element(id)?));
        let caption = named("figcaption");
        let only_these = caption
            .is_none_or(|caption| tree.text(id).trim().len() == tree.text(caption).trim().len());
        let has_words = caption.is_some() || tree.text(id).trim().is_empty();
        let Some(image) = image.filter(|_| only_these && has_words) else {
            self.children(id, look);
            return self.flush();
        };
        if let Some(caption) = caption {
            self.children(caption, look);
        }
        let line = self.flow.take_line();
        let words = tidy::line(line, &mut self.removed.controls);
        self.flow
            .parts
            .push(Part::Block(Block::Figure(image, words)));
    }
}

/// The nodes below one, in their order.
fn below(tree: &Tree, id: Id) -> Vec<Id> {
    let mut all = Vec::new();
    let mut open: Vec<Id> = tree.children(id).iter().rev().copied().collect();
    while let Some(id) = open.pop() {
        all.push(id);
        open.extend(tree.children(id).iter().rev());
    }
    all
}
