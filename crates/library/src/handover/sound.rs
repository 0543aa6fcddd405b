//! Whether what a file says can be: it may come from anybody.

use std::collections::BTreeSet;

use text::edit::{Utf16Index, utf16_len};

use super::archive::Archive;
use super::handed::{FIELDS, Handed, HandedEdition, HandedPairing};
use crate::edition::Role;
use crate::error::{Error, HandoverFault, Result};
use crate::history::MAX_FIELD_BYTES;
use crate::id::EditionId;
use crate::note::MAX_ENTRY_BYTES;
use crate::post::is_day;

/// Refuses what no library would have written.
///
/// # Errors
///
/// [`HandoverFault::Damaged`].
pub(super) fn check(archive: &Archive) -> Result<()> {
    let mut posts = BTreeSet::new();
    let mut editions = BTreeSet::new();
    let mut notes = BTreeSet::new();
    let mut is_sound = !archive.posts.is_empty();
    for brought in &archive.posts {
        let post = &brought.post;
        is_sound &= posts.insert(post.post) && is_post(post);
        is_sound &= brought.states.iter().any(|state| state.id == brought.state);
        for edition in &post.editions {
            is_sound &= editions.insert(edition.id);
            is_sound &= edition.notes.iter().all(|note| notes.insert(note.id));
        }
    }
    let mut names = BTreeSet::new();
    is_sound &= archive
        .images
        .iter()
        .all(|image| is_image_name(&image.name) && names.insert(&image.name));
    is_sound
        .then_some(())
        .ok_or(Error::Handover(HandoverFault::Damaged))
}

/// A name that a library gives an image, and nothing that could lead anywhere.
fn is_image_name(name: &str) -> bool {
    let written = format!("image/{name}");
    crate::image::names_in(&written).next() == Some(name)
        && (name.ends_with(".png") || name.ends_with(".jpg"))
}

fn is_slug(slug: &str) -> bool {
    text::slug::slug(slug) == slug
}

fn is_post(post: &Handed) -> bool {
    let ids: BTreeSet<EditionId> = post.editions.iter().map(|edition| edition.id).collect();
    let mut sources = post
        .editions
        .iter()
        .map(|edition| edition.role == Role::Source);
    let pairings: BTreeSet<_> = post
        .pairings
        .iter()
        .map(|it| (it.source.min(it.target), it.source.max(it.target)))
        .collect();
    sources.next() == Some(true)
        && !sources.any(|is_source| is_source)
        && is_slug(&post.slug)
        && (post.date.is_empty() || is_day(&post.date))
        && post.people.iter().all(|name| !name.trim().is_empty())
        && post.tags.iter().all(|tag| !tag.trim().is_empty())
        && post.series.iter().all(|(_, name)| !name.trim().is_empty())
        && post
            .editions
            .iter()
            .all(|edition| is_edition(edition, &ids))
        && pairings.len() == post.pairings.len()
        && post
            .pairings
            .iter()
            .all(|pairing| is_pairing(pairing, post))
}

fn is_edition(edition: &HandedEdition, ids: &BTreeSet<EditionId>) -> bool {
    let index = Utf16Index::new(&edition.body);
    let end = utf16_len(&edition.body);
    FIELDS
        .iter()
        .all(|field| edition.text(*field).len() <= MAX_FIELD_BYTES)
        && (edition.slug.is_empty() || is_slug(&edition.slug))
        && edition.from.is_none_or(|from| ids.contains(&from))
        && edition.tags.iter().all(|tag| !tag.trim().is_empty())
        && edition.notes.iter().all(|note| {
            is_place(&index, end, (note.from, note.to))
                && !note.entries.is_empty()
                && note
                    .entries
                    .iter()
                    .all(|entry| (1..=MAX_ENTRY_BYTES).contains(&entry.text.len()))
        })
}

fn is_place(index: &Utf16Index<'_>, end: u32, (from, to): (u32, u32)) -> bool {
    let is_edge = |at: u32| index.to_utf16(index.to_byte(at)) == at;
    from <= to && to <= end && is_edge(from) && is_edge(to)
}

fn is_pairing(pairing: &HandedPairing, post: &Handed) -> bool {
    let of = |id| post.editions.iter().find(|edition| edition.id == id);
    let (Some(source), Some(target)) = (of(pairing.source), of(pairing.target)) else {
        return false;
    };
    let sides = [source, target].map(|it| (Utf16Index::new(&it.body), utf16_len(&it.body)));
    pairing.source != pairing.target
        && pairing.pairs.iter().all(|pair| {
            let mut standing = 0;
            let fits = (0..2).all(|side| {
                let (index, end) = &sides[side];
                let place = pair.places[side];
                standing += usize::from(place.is_some());
                place.is_none_or(|place| is_place(index, *end, place))
            });
            fits && standing > 0 && pair.half <= 2 && pair.score <= 1000
        })
}
