use std::sync::atomic::{AtomicBool, Ordering};

use text::{Diagnostic, LanguageTag};

use super::archive::{Brought, HandedPerson, Opened};
use super::base::base;
use super::conflict::{Conflict, Decisions};
use super::handed::{Handed, HandedPairing};
use super::merge;
use super::met::{Met, StoredState, known, pack};
use super::pairs::{self, Own, Stood};
use super::{apply, read};
use crate::error::{Error, HandoverFault, Result};
use crate::id::PostId;
use crate::library::{Changes, Library, Tx};
use crate::op::Op;
use crate::undo::Inverse;
use crate::{edition, image, people, post};

/// What became of a post of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arrival {
    /// It was not here.
    New,
    /// It was here, and both were brought together.
    Merged,
    /// All of it was here already.
    Known,
}

/// A post that was taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenPost {
    /// The post.
    pub post: PostId,
    /// Its title.
    pub title: String,
    /// The languages of its editions.
    pub languages: Vec<LanguageTag>,
    /// What became of it.
    pub arrival: Arrival,
    /// Whether it lay in the trash and was taken out of it.
    pub was_in_trash: bool,
    /// What waits for a decision: it is as it was here, and the file keeps the other side.
    pub undecided: Vec<Conflict>,
}

/// What was taken over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// The posts, in the order of the file.
    pub posts: Vec<TakenPost>,
    /// How many images were not here.
    pub images: usize,
    /// What is otherwise than in the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Takes over what a file holds, in one transaction. Nothing that was written here is lost: what
/// both sides rewrote is left as it is here until it is decided.
///
/// `progress` is told how many posts and images are done and how many there are; once `stop` is
/// set nothing is written, and `None` is given.
///
/// # Errors
///
/// [`Error::Handover`] also where the end of the file shows that it was cut off; a failed write.
/// Nothing is changed then.
pub fn take_in(
    library: &Library,
    mut opened: Opened,
    decisions: &Decisions,
    progress: &dyn Fn(usize, usize),
    stop: &AtomicBool,
) -> Result<Option<(Taken, Changes)>> {
    let posts = std::mem::take(&mut opened.archive.posts);
    let total = posts.len() + opened.archive.images.len();
    let go_on = |done| match stop.load(Ordering::Relaxed) {
        true => Err(Error::Stopped),
        false => {
            progress(done, total);
            Ok(())
        }
    };
    let taken = library.write(Op::TakeOver, |tx| {
        let mut taken = Taken::default();
        let mut inverses = Vec::new();
        for brought in &posts {
            go_on(taken.posts.len())?;
            let (one, diagnostics) = take_post(tx, brought, decisions, &mut inverses)?;
            taken.diagnostics.extend(diagnostics);
            taken.posts.push(one);
        }
        for person in &opened.archive.people {
            tell(tx, person, &mut taken.diagnostics, &mut inverses)?;
        }
        let mut done = posts.len();
        while let Some((handed, clean)) = opened.next_image()? {
            go_on(done)?;
            done += 1;
            let width = handed.export_width;
            let added = image::add(tx, &clean)?;
            if added.is_new {
                taken.images += 1;
                if width > 0 {
                    image::set_export_width(tx, &added.name, width)?;
                }
            }
        }
        tx.inverse = (!inverses.is_empty()).then_some(Inverse::Several(inverses));
        Ok(taken)
    });
    match taken {
        Err(Error::Stopped) => Ok(None),
        taken => taken.map(Some),
    }
}

fn take_post(
    tx: &mut Tx<'_>,
    brought: &Brought,
    decisions: &Decisions,
    inverses: &mut Vec<Inverse>,
) -> Result<(TakenPost, Vec<Diagnostic>)> {
    let theirs = &brought.post;
    refuse_strange(tx, theirs)?;
    let mut taken = TakenPost {
        post: theirs.post,
        title: theirs
            .editions
            .first()
            .map_or_else(String::new, |it| it.title.clone()),
        languages: theirs
            .editions
            .iter()
            .map(|it| it.language.clone())
            .collect(),
        arrival: Arrival::New,
        was_in_trash: false,
        undecided: Vec::new(),
    };
    let Some(here) = tx.post(theirs.post)? else {
        let done = create(tx, brought)?;
        inverses.extend(done.inverses);
        return Ok((taken, done.diagnostics));
    };
    if here.trashed_at.is_some() {
        post::restore(tx, theirs.post)?;
        inverses.extend(tx.inverse.take());
        taken.was_in_trash = true;
    }
    let met = known(tx, theirs.post)?;
    if met.states.has(brought.state) {
        taken.arrival = Arrival::Known;
        return Ok((taken, Vec::new()));
    }
    taken.arrival = Arrival::Merged;
    let base = base(&met, brought);
    let trashed = restore_changed(tx, base.post(), theirs, inverses)?;
    let own = own_pairs(tx, theirs)?;
    let mine = read::handed(tx, theirs.post)?;
    let merged = merge::merge(base.as_base(), &mine, theirs, decisions);
    let mut done = apply::change(tx, &mine, &merged.post)?;
    done.diagnostics.extend(trashed);
    for (pairing, own) in theirs.pairings.iter().zip(&own) {
        let both = [pairing.source, pairing.target];
        let is_here = |id| merged.post.editions.iter().any(|it| it.id == id);
        if both.into_iter().all(is_here) {
            let was = base.post().and_then(|base| stood_in(base, pairing));
            let Some(theirs) = stood(theirs, pairing) else {
                continue;
            };
            done.inverses
                .extend(pairs::join(tx, was, own.as_ref(), theirs)?);
        }
    }
    let waits = |conflict: &Conflict| decisions.of(conflict).is_none();
    taken.undecided = merged.conflicts.into_iter().filter(waits).collect();
    let taken_of_it = (merged.undecided > 0).then_some(&merged.taken);
    done.inverses.extend(meet(tx, brought, &met, taken_of_it)?);
    inverses.extend(done.inverses);
    Ok((taken, done.diagnostics))
}

/// Refuses what would be another post's here.
fn refuse_strange(tx: &Tx<'_>, theirs: &Handed) -> Result<()> {
    let strange = Err(Error::Handover(HandoverFault::Strange));
    for edition in &theirs.editions {
        if tx
            .edition(edition.id)?
            .is_some_and(|own| own.post != theirs.post)
        {
            return strange;
        }
        for note in &edition.notes {
            if tx
                .note(note.id)?
                .is_some_and(|own| own.edition != edition.id)
            {
                return strange;
            }
        }
    }
    Ok(())
}

fn create(tx: &mut Tx<'_>, brought: &Brought) -> Result<apply::Done> {
    let theirs = &brought.post;
    let mut done = apply::create(tx, theirs, &brought.past)?;
    for pairing in &theirs.pairings {
        if let Some(stood) = stood(theirs, pairing) {
            pairs::join(tx, None, None, stood)?;
        }
    }
    let met = known(tx, theirs.post)?;
    meet(tx, brought, &met, None)?;
    done.inverses = vec![Inverse::TrashPost { post: theirs.post }];
    Ok(done)
}

/// Writes down that a state was met, with all those before it; or in part, where something in it
/// waits for a decision. Gives what takes that back, where it is news.
fn meet(
    tx: &mut Tx<'_>,
    brought: &Brought,
    met: &Met,
    in_part: Option<&Handed>,
) -> Result<Option<Inverse>> {
    let post = brought.post.post;
    let was = met.stored(brought.state);
    let of_it = StoredState {
        id: brought.state,
        parents: brought
            .states
            .iter()
            .find(|state| state.id == brought.state)
            .map_or_else(Vec::new, |state| state.parents.clone()),
        said: Some(pack(in_part.unwrap_or(&brought.post))?),
        in_part: in_part.is_some(),
    };
    if was == Some(&of_it) {
        return Ok(None);
    }
    tx.put_handed(post, &of_it)?;
    let mut before: Vec<StoredState> = was.cloned().into_iter().collect();
    let mut states = vec![brought.state];
    for state in &brought.states {
        // What was taken in part may have left out what came from before it.
        if in_part.is_none() && !met.states.has(state.id) && state.id != brought.state {
            states.push(state.id);
            before.extend(met.stored(state.id).cloned());
            tx.put_handed(
                post,
                &StoredState {
                    id: state.id,
                    parents: state.parents.clone(),
                    said: None,
                    in_part: false,
                },
            )?;
        }
    }
    Ok(Some(Inverse::Unmeet {
        post,
        states,
        before,
    }))
}

/// Takes editions out of the trash to which something was done in the file, so that nothing of it
/// is lost; tells of those that stay there.
fn restore_changed(
    tx: &mut Tx<'_>,
    base: Option<&Handed>,
    theirs: &Handed,
    inverses: &mut Vec<Inverse>,
) -> Result<Vec<Diagnostic>> {
    let mut told = Vec::new();
    for edition in &theirs.editions {
        let Some(own) = tx
            .edition(edition.id)?
            .filter(|own| own.trashed_at.is_some())
        else {
            continue;
        };
        let mut known = base.into_iter().flat_map(|base| &base.editions);
        if known.any(|old| old == edition) {
            continue;
        }
        edition::restore(tx, own.id)?;
        inverses.extend(tx.inverse.take());
        told.push(Diagnostic {
            code: "edition.restored",
            count: 1,
            message: format!("the edition in {} was taken out of the trash", own.language),
        });
    }
    Ok(told)
}

fn own_pairs(tx: &mut Tx<'_>, theirs: &Handed) -> Result<Vec<Option<Own>>> {
    let mut own = Vec::new();
    for pairing in &theirs.pairings {
        own.push(pairs::own(tx, pairing.source, pairing.target)?);
    }
    Ok(own)
}

/// A pairing with the texts of its post.
fn stood(post: &Handed, pairing: &HandedPairing) -> Option<Stood> {
    let body = |id| {
        post.editions
            .iter()
            .find(|it| it.id == id)
            .map(|it| it.body.clone())
    };
    Some(Stood {
        bodies: [body(pairing.source)?, body(pairing.target)?],
        pairing: pairing.clone(),
    })
}

/// The same two editions in another state, in the same direction.
fn stood_in(post: &Handed, like: &HandedPairing) -> Option<Stood> {
    let is_like = |it: &&HandedPairing| {
        (it.source, it.target) == (like.source, like.target)
            || (it.target, it.source) == (like.source, like.target)
    };
    stood(post, post.pairings.iter().find(is_like)?)
}

/// What is told of a person, where nobody tells it here.
fn tell(
    tx: &mut Tx<'_>,
    person: &HandedPerson,
    diagnostics: &mut Vec<Diagnostic>,
    inverses: &mut Vec<Inverse>,
) -> Result<()> {
    let known = people::biographies(tx, &person.name)?;
    for (language, text) in &person.biographies {
        match known.iter().find(|(tag, _)| tag == language) {
            Some((_, own)) if own == text => {}
            Some(_) => diagnostics.push(Diagnostic {
                code: "biography.other",
                count: 1,
                message: format!("{} is told of otherwise here; that stays", person.name),
            }),
            None => match people::set_biography(tx, &person.name, language, text) {
                Ok(()) => inverses.extend(tx.inverse.take()),
                // Nobody names them any more.
                Err(Error::NotFound { .. }) => {}
                Err(other) => return Err(other),
            },
        }
    }
    Ok(())
}
