//! Which pages belong to which table.
//!
//! The file's own schema says where each tree has its root. Where the first page, on which it
//! stands, is damaged, the roots of a new library and of a compacted one are tried: a root
//! never moves, so that most files have theirs in one of these places.

use std::collections::BTreeMap;

use rusqlite::Connection;
use rusqlite::types::Value;

use super::carve::Page;
use super::pages::Pages;
use super::shape::Shapes;
use crate::error::Result;

/// What a page belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// A table of the schema.
    Table(String),
    /// An index, or a table that holds nothing that was written.
    Other,
}

/// Trees by the name of their table or index, with their root.
pub(super) type Roots = Vec<(String, u64)>;

/// The roots of a file that is whole.
pub(super) fn roots_of(connection: &Connection) -> Result<Roots> {
    let mut statement = connection.prepare(include_str!("roots.sql"))?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The owners of all pages that can be reached.
pub(super) fn owners(pages: &mut Pages, shapes: &Shapes, known: &[Roots]) -> BTreeMap<u64, Owner> {
    let own = own_roots(pages);
    if !own.is_empty() {
        return walk(pages, shapes, &own);
    }
    let guesses = known.iter().map(|roots| fitting(pages, shapes, roots));
    let best = guesses.max_by_key(Vec::len).unwrap_or_default();
    walk(pages, shapes, &best)
}

/// What the file's schema says, as far as its rows can be read.
fn own_roots(pages: &mut Pages) -> Roots {
    let mut roots = Roots::new();
    let mut waiting = vec![1];
    let mut visits = pages.count();
    while let Some(number) = waiting.pop()
        && visits > 0
    {
        visits -= 1;
        let Some(page) = Page::read(pages, number) else {
            continue;
        };
        waiting.extend(page.children());
        for cell in page.cells() {
            // Columns of the schema's table: type, name, tbl_name, rootpage, sql.
            if let Some(stored) = cell.record(pages)
                && let [_, Value::Text(name), _, Value::Integer(root), _] = stored.as_slice()
                && let Ok(root) = u64::try_from(*root)
                && root > 1
            {
                roots.push((name.clone(), root));
            }
        }
    }
    roots
}

/// Those of the guessed roots at which a tree of the right shape begins.
fn fitting(pages: &mut Pages, shapes: &Shapes, guessed: &Roots) -> Roots {
    let fits = |(name, root): &&(String, u64)| {
        let Some(page) = Page::read(pages, *root) else {
            return false;
        };
        let Some(table) = shapes.named(name) else {
            return true;
        };
        let leaf = first_leaf(pages, page);
        let stored: Vec<_> = leaf.cells().filter_map(|c| c.record(pages)).collect();
        leaf.is_index() == table.is_index && stored.iter().all(|row| table.fits(row))
    };
    guessed.iter().filter(fits).cloned().collect()
}

fn first_leaf(pages: &mut Pages, root: Page) -> Page {
    let mut page = root;
    // No tree of this size is deeper.
    for _ in 0..20 {
        let first = page.children().first().copied();
        match first.and_then(|child| Page::read(pages, child)) {
            Some(child) => page = child,
            None => break,
        }
    }
    page
}

fn walk(pages: &mut Pages, shapes: &Shapes, roots: &Roots) -> BTreeMap<u64, Owner> {
    let mut owners = BTreeMap::new();
    for (name, root) in roots {
        let owner = match shapes.named(name) {
            Some(table) => Owner::Table(table.name.clone()),
            None => Owner::Other,
        };
        let mut waiting = vec![*root];
        while let Some(number) = waiting.pop() {
            if owners.contains_key(&number) || number > pages.count() {
                continue;
            }
            if let Some(page) = Page::read(pages, number) {
                owners.insert(number, owner.clone());
                waiting.extend(page.children());
            }
        }
    }
    owners
}
