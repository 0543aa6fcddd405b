//! A table of two columns that are two texts.

use std::collections::HashSet;

use super::{Look, Reader, Reading};
use crate::{
    paste::tree::{Id, Tree},
    write::block::{Block, Document, Ink},
};

/// Reads the first table of a tree as two texts; none where it has not two cells in each row.
pub(in crate::paste) fn columns(tree: &Tree) -> Option<[Document; 2]> {
    let table = first_table(tree, Tree::ROOT)?;
    let reading = Reading {
        keeps_pictures: false,
        from: table,
        without: &HashSet::new(),
    };
    let mut reader = Reader::new(tree, reading, false);
    let look = Look {
        ink: Ink::default(),
        keeps_lines: false,
        raised: false,
        colour: None,
        paper: None,
    };
    let mut rows = Vec::new();
    reader.rows(table, &look, &mut rows);
    let mut sides: [Vec<Block>; 2] = [Vec::new(), Vec::new()];
    let mut count = 0;
    for row in rows {
        let cells: Vec<Vec<Block>> = row.into_iter().map(|cell| cell.blocks).collect();
        let Ok(cells) = <[Vec<Block>; 2]>::try_from(cells) else {
            return None;
        };
        for (side, blocks) in sides.iter_mut().zip(cells) {
            blocks.into_iter().for_each(|block| join(side, block));
        }
        count += 1;
    }
    let bodies = reader.bodies;
    (count > 0).then(|| sides.map(|blocks| Document::with_own_notes(blocks, &bodies)))
}

fn first_table(tree: &Tree, id: Id) -> Option<Id> {
    let mut waiting = vec![id];
    while let Some(id) = waiting.pop() {
        if tree.element(id).is_some_and(|it| it.name == "table") {
            return Some(id);
        }
        waiting.extend(tree.children(id).iter().rev());
    }
    None
}

/// Adds a block; a list that goes on with the one in the cell above is of it.
fn join(blocks: &mut Vec<Block>, block: Block) {
    if let (Some(Block::List(before)), Block::List(list)) = (blocks.last_mut(), &block) {
        let next = before.first.map(|first| first + before.items.len() as u64);
        if next == list.first && before.first.is_some() == list.first.is_some() {
            before.items.extend(list.items.iter().cloned());
            return;
        }
    }
    blocks.push(block);
}
