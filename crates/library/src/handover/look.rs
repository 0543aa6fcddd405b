use std::collections::BTreeSet;

use text::LanguageTag;
use text::segment::count_words;

use super::archive::{Brought, Opened};
use super::base::base;
use super::conflict::{Conflict, Decisions, Spot};
use super::handed::{FIELDS, Handed, HandedEdition};
use super::merge;
use super::met::known;
use super::read;
use super::take_in::Arrival;
use crate::error::Result;
use crate::history::Field;
use crate::id::{EditionId, PostId};
use crate::library::Query;

/// What a file holds, and what taking it over would change here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    /// The posts, in the order of the file.
    pub posts: Vec<LookedPost>,
    /// How many images there are.
    pub images: usize,
}

/// A post of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookedPost {
    /// The post.
    pub post: PostId,
    /// What would become of it.
    pub arrival: Arrival,
    /// Whether it lies in the trash here.
    pub is_in_trash: bool,
    /// Its editions.
    pub editions: Vec<LookedEdition>,
    /// What would be said otherwise of the post.
    pub details: Vec<LookedDetail>,
    /// What both sides rewrote.
    pub conflicts: Vec<Conflict>,
    /// How many notes would come or be answered, resolved or taken away.
    pub notes: usize,
}

/// An edition of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookedEdition {
    /// Its id.
    pub id: EditionId,
    /// Its language.
    pub language: LanguageTag,
    /// Its name, for an alternative.
    pub name: String,
    /// Its title in the file.
    pub title: String,
    /// How many words its body has.
    pub words: usize,
    /// Whether it is not here.
    pub is_new: bool,
    /// The texts that would change, and those in which something is to be decided.
    pub texts: Vec<LookedText>,
}

/// A text that would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookedText {
    /// Which.
    pub field: Field,
    /// What it says here.
    pub before: String,
    /// What it would say, with what it says here where something is to be decided.
    pub after: String,
}

/// What would be said otherwise of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookedDetail {
    /// The stable word: `date`, `status`, `slug`, `series`, `tags`, `people`.
    pub what: &'static str,
    /// What it is here.
    pub before: String,
    /// What it would be.
    pub after: String,
}

/// Looks at what a file holds, to its end. Nothing is written.
///
/// # Errors
///
/// [`crate::Error::Handover`] where the file is not whole; a failed read.
pub fn look(q: &Query<'_>, opened: &mut Opened) -> Result<Looked> {
    let mut images = 0;
    while opened.next_image()?.is_some() {
        images += 1;
    }
    let posts = &opened.archive.posts;
    Ok(Looked {
        posts: posts
            .iter()
            .map(|brought| look_at(q, brought))
            .collect::<Result<_>>()?,
        images,
    })
}

fn look_at(q: &Query<'_>, brought: &Brought) -> Result<LookedPost> {
    let theirs = &brought.post;
    let mut looked = LookedPost {
        post: theirs.post,
        arrival: Arrival::New,
        is_in_trash: false,
        editions: theirs.editions.iter().map(look_at_edition).collect(),
        details: Vec::new(),
        conflicts: Vec::new(),
        notes: theirs
            .editions
            .iter()
            .map(|edition| edition.notes.len())
            .sum(),
    };
    let Some(here) = q.post(theirs.post)? else {
        return Ok(looked);
    };
    looked.is_in_trash = here.trashed_at.is_some();
    looked.notes = 0;
    let met = known(q, theirs.post)?;
    if met.states.has(brought.state) {
        looked.arrival = Arrival::Known;
        for edition in &mut looked.editions {
            edition.is_new = false;
        }
        return Ok(looked);
    }
    looked.arrival = Arrival::Merged;
    let base = base(&met, brought);
    let mine = read::handed(q, theirs.post)?;
    let merged = merge::merge(base.as_base(), &mine, theirs, &Decisions::default());
    compare(&mine, &merged.post, &merged.conflicts, &mut looked);
    looked.conflicts = merged.conflicts;
    Ok(looked)
}

fn look_at_edition(edition: &HandedEdition) -> LookedEdition {
    LookedEdition {
        id: edition.id,
        language: edition.language.clone(),
        name: edition.name.clone(),
        title: edition.title.clone(),
        words: count_words(&edition.body),
        is_new: true,
        texts: Vec::new(),
    }
}

/// Says what would be otherwise here.
fn compare(mine: &Handed, merged: &Handed, conflicts: &[Conflict], looked: &mut LookedPost) {
    let decided: BTreeSet<_> = conflicts
        .iter()
        .filter_map(|conflict| match conflict.spot {
            Spot::Text(edition, field) => Some((edition, field as usize)),
            _ => None,
        })
        .collect();
    for shown in &mut looked.editions {
        let of = |post: &Handed| post.editions.iter().find(|it| it.id == shown.id).cloned();
        let (Some(own), Some(after)) = (of(mine), of(merged)) else {
            continue;
        };
        shown.is_new = false;
        for field in FIELDS {
            let (before, after) = (own.text(field), after.text(field));
            if before != after || decided.contains(&(shown.id, field as usize)) {
                shown.texts.push(LookedText {
                    field,
                    before: before.to_owned(),
                    after: after.to_owned(),
                });
            }
        }
        let is_news = |note: &&super::handed::HandedNote| {
            !own.notes.iter().any(|old| {
                (old.id, old.holds, old.is_resolved, old.entries.len())
                    == (note.id, note.holds, note.is_resolved, note.entries.len())
            })
        };
        looked.notes += after.notes.iter().filter(is_news).count();
        let stays: BTreeSet<_> = after.notes.iter().map(|note| note.id).collect();
        looked.notes += own
            .notes
            .iter()
            .filter(|it| !stays.contains(&it.id))
            .count();
    }
    let series = |post: &Handed| {
        post.series
            .first()
            .map_or_else(String::new, |it| it.1.clone())
    };
    for (what, before, after) in [
        ("date", mine.date.clone(), merged.date.clone()),
        (
            "status",
            mine.status.as_str().into(),
            merged.status.as_str().into(),
        ),
        ("slug", mine.slug.clone(), merged.slug.clone()),
        ("series", series(mine), series(merged)),
        ("tags", mine.tags.join(", "), merged.tags.join(", ")),
        ("people", mine.people.join(", "), merged.people.join(", ")),
    ] {
        if before != after {
            looked.details.push(LookedDetail {
                what,
                before,
                after,
            });
        }
    }
}
