//! Raw HTML in Markdown that only shows pictures.

use std::ops::Range;

use text::paste::page;
use text::segment::{BlockKind, blocks};

use super::written;
use crate::import::pictures::Pictures;

/// What stands in the place of raw HTML.
pub(super) struct Shown {
    pub(super) markdown: String,
    /// How many pieces of HTML it is instead of.
    pub(super) pieces: usize,
}

/// The blocks of raw HTML in which there is a picture.
pub(super) fn blocks_with_pictures(markdown: &str) -> Vec<Range<usize>> {
    if !markdown.contains("<img") {
        return Vec::new();
    }
    let blocks = blocks(markdown).into_iter();
    let html = blocks.filter(|block| block.kind == BlockKind::Html);
    let ranges = html.map(|block| block.range);
    ranges
        .filter(|range| {
            let html = markdown[range.clone()].trim_start();
            let is_figure = ["<figure", "<img", "<p", "<div", "<a", "<center"]
                .iter()
                .any(|it| html.starts_with(it));
            is_figure && html.contains("<img")
        })
        .collect()
}

/// Reads it as a page is read; none where no picture of it is there.
pub(super) fn shown(html: &str, taken: &mut Pictures<'_>) -> Option<Shown> {
    let mut page = page(html);
    let part = page.parts.first_mut()?;
    let before = taken.count();
    taken.settle(&mut part.document);
    let end = if html.ends_with('\n') { "\n" } else { "" };
    (taken.count() > before).then(|| Shown {
        markdown: written(&part.document).trim_end().to_owned() + end,
        pieces: html
            .lines()
            .filter(|it| it.trim_start().starts_with('<'))
            .count(),
    })
}
