//! A whole page, as a browser saves it or this application exports it.
//!
//! 1. Sections in several languages are editions; each is read by itself.
//! 2. Of other pages the part that holds the text is read, as far as the page says which it is;
//!    menus, footers and asides stay outside and are counted.
//! 3. Pictures stay, with the addresses that the page has for them; nothing is fetched.

mod choose;
mod head;
mod notes;
#[cfg(test)]
mod tests;

use super::{
    read::{Reading, read_part},
    removed::Removed,
    tree::{Id, Tree},
};
use crate::{
    LanguageTag,
    write::block::{Block, Document},
};

/// What a page says.
#[derive(Debug, Default)]
pub struct Page {
    /// What its head calls it; may be empty.
    pub title: String,
    /// The day that it says it is of, ISO 8601; may be empty.
    pub date: String,
    /// Its texts; more than one where it has sections in several languages.
    pub parts: Vec<PagePart>,
    /// How many parts around the text were left out: menus, footers and the like.
    pub around: usize,
}

/// A text of a page.
#[derive(Debug, Default)]
pub struct PagePart {
    /// The language that the page says it is in.
    pub language: Option<LanguageTag>,
    /// Its title, where the page says that it is one.
    pub title: String,
    /// Its dek, likewise.
    pub dek: String,
    /// Its line of date and place, likewise.
    pub place_line: String,
    /// Its blocks; images have the addresses of the page.
    pub document: Document,
    /// What was left out.
    pub removed: Removed,
}

/// Reads a page. Whatever the input, the cost grows with its length.
#[must_use]
pub fn page(html: &str) -> Page {
    let tree = Tree::of(html.trim_start_matches('\u{feff}'));
    let head = head::of(&tree);
    let sections = choose::sections(&tree);
    let mut page = Page {
        title: head.title,
        date: head.date,
        ..Page::default()
    };
    if sections.is_empty() {
        let text = choose::text(&tree);
        page.around = text.around;
        page.parts.push(part(&tree, text.id, text.is_article));
    }
    page.parts
        .extend(sections.into_iter().map(|id| part(&tree, id, true)));
    for part in &mut page.parts {
        // What a page says for itself holds where nothing nearer does.
        part.language = part.language.take().or_else(|| head.language.clone());
    }
    page
}

fn part(tree: &Tree, id: Id, is_article: bool) -> PagePart {
    let named = match is_article {
        true => choose::named(tree, id),
        false => choose::Named::default(),
    };
    let words = |id: Option<Id>| {
        let text = id.map(|id| tree.text(id)).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let reading = Reading {
        keeps_pictures: true,
        from: id,
        without: &named.all(),
    };
    let (mut document, mut removed) = read_part(tree, reading);
    notes::only_mentioned(&mut document);
    if let Some(title) = choose::level_of_own(tree, id, named.title) {
        raise(&mut document.blocks, title.saturating_sub(1));
    }
    removed.pictures = 0;
    PagePart {
        language: choose::language(tree, id),
        title: words(named.title),
        dek: words(named.dek),
        place_line: words(named.place_line),
        document,
        removed,
    }
}

/// Puts headings back to where they were before their text got a title of such a level above it.
fn raise(blocks: &mut [Block], by: u8) {
    for block in blocks {
        match block {
            Block::Heading(level, _) => *level = level.saturating_sub(by).max(1),
            Block::Quote(blocks) => raise(blocks, by),
            Block::List(list) => list.items.iter_mut().for_each(|it| raise(it, by)),
            _ => {}
        }
    }
}
