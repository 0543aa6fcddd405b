//! A body and its blocks, with their places in UTF-16 units.

use std::ops::Range;

use super::Place;
use crate::align::Segment;
use crate::edit::Utf16Index;
use crate::segment::{self, Block};

/// Holds an edition's body, cut into blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    body: String,
    blocks: Vec<Block>,
    places: Vec<Place>,
}

impl Cut {
    /// Cuts a body.
    #[must_use]
    pub fn new(body: String) -> Cut {
        let blocks = segment::blocks(&body);
        let index = Utf16Index::new(&body);
        let places = blocks
            .iter()
            .map(|block| index.to_utf16(block.range.start)..index.to_utf16(block.range.end))
            .collect();
        Cut {
            body,
            blocks,
            places,
        }
    }

    /// The whole body.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body
    }

    /// How many blocks there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.blocks.len()
    }

    /// Whether there is no block.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The blocks, by their bytes.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The place of a block.
    #[must_use]
    pub fn place(&self, block: usize) -> Option<Place> {
        self.places.get(block).cloned()
    }

    /// The place of blocks that follow each other; `None` for no block.
    #[must_use]
    pub fn place_of(&self, blocks: &Range<usize>) -> Option<Place> {
        let first = self.places.get(blocks.start)?;
        let last = self.places.get(blocks.end.checked_sub(1)?)?;
        (!blocks.is_empty()).then_some(first.start..last.end)
    }

    /// The blocks that have something inside a place.
    #[must_use]
    pub fn blocks_over(&self, place: &Place) -> Range<usize> {
        let start = self.places.partition_point(|own| own.end <= place.start);
        let end = self.places.partition_point(|own| own.start < place.end);
        start..end.max(start)
    }

    /// The blocks that begin or end at a place or hold it.
    #[must_use]
    pub fn blocks_at(&self, at: u32) -> Range<usize> {
        let start = self.places.partition_point(|own| own.end < at);
        let end = self.places.partition_point(|own| own.start <= at);
        start..end.max(start)
    }

    /// The words at a place; what it reaches beyond whole blocks is left out.
    #[must_use]
    pub fn slice(&self, place: &Place) -> &str {
        self.words_of(&self.blocks_over(place))
    }

    /// The words of blocks that follow each other, and what stands between them.
    #[must_use]
    pub fn words_of(&self, blocks: &Range<usize>) -> &str {
        let bytes = |at: usize| self.blocks.get(at).map(|block| block.range.clone());
        match (
            bytes(blocks.start),
            blocks.end.checked_sub(1).and_then(bytes),
        ) {
            (Some(first), Some(last)) if !blocks.is_empty() => &self.body[first.start..last.end],
            _ => "",
        }
    }

    /// Blocks as the alignment sees them.
    pub(super) fn segments(&self, blocks: Range<usize>) -> Vec<Segment<'_>> {
        self.blocks[blocks]
            .iter()
            .map(|block| Segment {
                kind: Some(block.kind),
                text: &self.body[block.range.clone()],
            })
            .collect()
    }
}
