use std::path::Path;

use super::examine::{examine, examine_edition};
use super::text::{State, kept, newest, replayed};
use crate::edition::Edition;
use crate::error::{Error, Result, What};
use crate::history::{self, ChangeKind, Field, Fields, keyframe};
use crate::library::{Library, Tx};
use crate::op::Op;
use crate::seal;
use crate::storage::Key;
use crate::storage::connection::{self, OpenMark};
use crate::storage::salvage::{Keyframe, Orphan, Salvage};

/// What was saved of a damaged library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repaired {
    /// How many posts are in the new library, also in its trash.
    pub posts: usize,
    /// How many editions.
    pub editions: usize,
    /// How many of these have their whole history.
    pub with_history: usize,
    /// What could not be read.
    pub lost: Vec<Lost>,
    /// What the doctor finds in the new library; nothing, or it is a mistake of ours.
    pub findings: Vec<String>,
}

/// Something that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lost {
    /// A table breaks off in the file; rows of it may be missing, and nobody can count them.
    Rows {
        /// The table.
        table: String,
    },
    /// A post, of whose texts nothing was found.
    Post {
        /// Its slug.
        slug: String,
    },
    /// An edition's past; its texts are there as far as `Broken` says.
    History(Broken),
    /// What an edition or a text belongs to; it is in a post of its own.
    Place {
        /// The slug of that post.
        slug: String,
    },
}

/// An edition whose journal is not whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The post's slug.
    pub slug: String,
    /// The edition's language.
    pub language: String,
    /// The edition's title.
    pub title: String,
    /// How many changes it had, as far as is known.
    pub changes: u64,
    /// How many of them were found.
    pub found: u64,
    /// The number of the change that the saved body is of: below `changes` what was typed
    /// last is missing from it, and 0 says that no body was found.
    pub body: u64,
}

/// Makes a new library of everything that can be read in a damaged one, which is not written.
///
/// Editions whose journal is whole keep their history; of the others the newest whole text is
/// saved, as one change. What has lost its post is put into one named "Recovered 1" and so on.
///
/// # Errors
///
/// [`Error::AlreadyExists`]: nothing is written over. [`Error::InUse`] while this process has
/// the damaged file open, [`Error::NotFound`], [`Error::DiskFull`]; [`Error::Sealed`] for a sealed
/// one that [`seal::unlock_damaged`] has not opened. No new file is left then.
pub fn repair(damaged: &Path, to: &Path) -> Result<Repaired> {
    if OpenMark::is_on(damaged) {
        return Err(Error::InUse {
            path: damaged.to_path_buf(),
        });
    }
    if !damaged.is_file() {
        return Err(Error::NotFound {
            what: What::Library,
            id: damaged.display().to_string(),
        });
    }
    let under = seal::unlocked_key(damaged)?;
    let library = Library::create_under(to, under)?;
    let carried = match under {
        Some(id) => seal::carry_key_file(damaged, &id, to).map(drop),
        None => Ok(()),
    };
    if let Err(error) = carried {
        drop(library);
        connection::remove_unfinished(to);
        return Err(error);
    }
    let made = Salvage::open(damaged, to, under)
        .and_then(|mut salvage| library.write(Op::Import, |tx| save(tx, &mut salvage)))
        .and_then(|(saved, _)| {
            library.close();
            proven(to, saved)
        });
    if made.is_err() {
        connection::remove_unfinished(to);
        if let Some(id) = under {
            seal::take_key_file_back(&id, to);
        }
    }
    made
}

/// Opens the new library once more and looks at all of it.
fn proven(to: &Path, mut saved: Repaired) -> Result<Repaired> {
    let library = Library::open(to)?;
    saved.findings = examine(library.reader())?.findings;
    library.close();
    Ok(saved)
}

fn save(tx: &mut Tx<'_>, salvage: &mut Salvage) -> Result<Repaired> {
    let broken_off = salvage.fill(tx)?;
    let mut saved = Repaired::default();
    let rows = |table| Lost::Rows { table };
    saved.lost.extend(broken_off.into_iter().map(rows));
    tx.mend_ids()?;
    find_places(tx, &mut saved)?;
    let empty = tx.delete_empty_posts()?;
    let post = |slug| Lost::Post { slug };
    saved.lost.extend(empty.into_iter().map(post));
    tx.complete_posts()?;
    for edition in tx.every_edition()? {
        match mend_history(tx, &edition)? {
            None => saved.with_history += 1,
            Some(broken) => saved.lost.push(Lost::History(broken)),
        }
        saved.editions += 1;
    }
    tx.end_salvage()?;
    saved.posts = tx.count_every_post()?;
    Ok(saved)
}

/// Gives a post to the editions that have lost theirs, and an edition to texts without one.
fn find_places(tx: &mut Tx<'_>, saved: &mut Repaired) -> Result<()> {
    let mut places = Vec::new();
    for Orphan { key } in tx.missing_posts()? {
        let (_, slug) = recovered(tx)?;
        places.push(tx.insert_found_post(Some(key), &slug)?);
    }
    for Orphan { key } in tx.texts_without_edition()? {
        let (name, slug) = recovered(tx)?;
        let title = newest_title(tx, key)?.unwrap_or(name);
        let post = match tx.post_of_aligned(key)? {
            Some(post) => post,
            None => tx.insert_found_post(None, &slug)?,
        };
        tx.insert_found_edition(key, post, &title)?;
        places.push(post);
    }
    for post in places {
        let slug = tx.slug_of(post)?;
        saved.lost.push(Lost::Place { slug });
    }
    Ok(())
}

/// The first free of the names "Recovered 1", "Recovered 2" …, with its slug.
fn recovered(tx: &Tx<'_>) -> Result<(String, String)> {
    let mut number = 1;
    loop {
        let name = format!("Recovered {number}");
        let slug = text::slug::slug(&name);
        if tx.post_with_slug(&slug)?.is_none() {
            return Ok((name, slug));
        }
        number += 1;
    }
}

/// What the journal of a lost edition gives as its title.
fn newest_title(tx: &Tx<'_>, edition: Key) -> Result<Option<String>> {
    let keyframes = tx.keyframes_found(edition)?;
    let bases = kept(&keyframes, Field::Title).chain([State::empty()]);
    let title = newest(bases, Field::Title, &tx.steps_found(edition)?).text;
    Ok((!title.is_empty()).then_some(title))
}

/// Keeps an edition's history where it is whole, and begins it anew with the newest texts
/// where it is not; says then what is lost.
fn mend_history(tx: &mut Tx<'_>, edition: &Edition) -> Result<Option<Broken>> {
    let steps = tx.steps_found(edition.key)?;
    let (column, stands_at) = tx.body_column(edition.key)?;
    let column = State {
        revision: stands_at,
        text: column,
    };
    let last = steps.last().map_or(0, |step| step.number);
    let keyframes = readable_keyframes(tx, edition)?;
    let bases = [column]
        .into_iter()
        .chain(kept(&keyframes, Field::Body))
        .chain([State::empty()]);
    let body = newest(bases, Field::Body, &steps);
    let found = Fields {
        title: edition.title.clone(),
        dek: edition.dek.clone(),
        place_line: edition.place_line.clone(),
        body: body.text,
        notes: edition.notes.clone(),
    };
    for fields in [
        Some(found.clone()),
        replayed(&steps, &keyframes, edition.revision),
    ] {
        if let Some(fields) = fields
            && is_whole(tx, edition, &fields)?
        {
            return Ok(None);
        }
    }
    begin_anew(tx, edition, &found)?;
    Ok(Some(Broken {
        slug: tx.slug_of(edition.post_key)?,
        language: edition.language.to_string(),
        title: found.title,
        changes: edition.revision.max(last),
        found: steps.len() as u64,
        body: body.revision,
    }))
}

/// The keyframes of an edition, without those that are damaged: the journal says the same.
fn readable_keyframes(tx: &mut Tx<'_>, edition: &Edition) -> Result<Vec<Keyframe>> {
    let found = tx.keyframes_found(edition.key)?;
    let (readable, damaged): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|kept| keyframe::unpack(&kept.bytes).is_some());
    for kept in &damaged {
        tx.delete_keyframe_found(edition.key, kept)?;
    }
    Ok(readable)
}

/// Writes these texts and looks whether the journal says the same.
fn is_whole(tx: &mut Tx<'_>, edition: &Edition, fields: &Fields) -> Result<bool> {
    tx.put_fields(edition, fields)?;
    let written = Edition {
        title: fields.title.clone(),
        dek: fields.dek.clone(),
        place_line: fields.place_line.clone(),
        notes: fields.notes.clone(),
        ..edition.clone()
    };
    // What cannot be examined is not whole.
    Ok(examine_edition(tx, &written).is_ok_and(|findings| findings.is_empty()))
}

fn begin_anew(tx: &mut Tx<'_>, edition: &Edition, fields: &Fields) -> Result<()> {
    tx.forget_history(edition)?;
    let texts = [
        (Field::Title, &fields.title),
        (Field::Dek, &fields.dek),
        (Field::PlaceLine, &fields.place_line),
        (Field::Body, &fields.body),
        (Field::Notes, &fields.notes),
    ];
    for (field, text) in texts {
        if !text.is_empty() {
            history::replace(tx, edition.id, field, text, ChangeKind::Import)?;
        }
    }
    // Where notes stood in the text that was found is where they stand in the new history.
    tx.keep_anchors_in(edition, &fields.body)
}
