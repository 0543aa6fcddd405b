//! Taking back what was done outside a text.

use text::LanguageTag;

use crate::alignment::{self, PairsBefore, ReadMark, Side};
use crate::check::{self, Dismissal};
use crate::edition;
use crate::error::{Error, Result};
use crate::export;
use crate::export::profile::{self, StoredProfile};
use crate::handover::{self, StoredState};
use crate::history::{self, BodyBefore, Checkpoint};
use crate::id::{
    CheckpointId, EditionId, FilterId, NoteId, PostId, ProfileId, StateId, TemplateId,
};
use crate::image;
use crate::library::{Changes, Library, Tx};
use crate::note;
use crate::op::Op;
use crate::people;
use crate::post::filter::{self, SavedFilter};
use crate::post::{self, Status};
use crate::posted::{self, Posted};
use crate::spelling;
use crate::storage::Key;
use crate::template::{self, StoredTemplate};

/// What takes one transaction back.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Inverse {
    TrashPost {
        post: PostId,
    },
    RestorePost {
        post: PostId,
    },
    Slug {
        post: PostId,
        slug: String,
        chosen: bool,
    },
    Status {
        post: PostId,
        status: Status,
    },
    Tags {
        post: PostId,
        tags: Vec<String>,
    },
    Date {
        post: PostId,
        date: String,
    },
    Series {
        post: PostId,
        name: String,
    },
    People {
        post: PostId,
        people: Vec<String>,
    },
    TrashEdition {
        edition: EditionId,
    },
    RestoreEdition {
        edition: EditionId,
    },
    TrashRenamedEdition {
        edition: EditionId,
        name: String,
    },
    AddWord {
        language: LanguageTag,
        word: String,
    },
    RemoveWord {
        language: LanguageTag,
        word: String,
    },
    TrashImage {
        name: String,
    },
    RestoreImage {
        name: String,
    },
    ExportWidth {
        name: String,
        width: u32,
    },
    Biography {
        person: String,
        language: LanguageTag,
        text: String,
    },
    SeriesName {
        post: PostId,
        language: LanguageTag,
        name: String,
    },
    EditionTags {
        edition: EditionId,
        tags: Vec<String>,
    },
    EditionSlug {
        edition: EditionId,
        slug: String,
    },
    EditionLanguage {
        edition: EditionId,
        language: LanguageTag,
    },
    EditionName {
        edition: EditionId,
        name: String,
    },
    AddCheckpoint {
        checkpoint: Checkpoint,
    },
    RenameCheckpoint {
        checkpoint: CheckpointId,
        name: String,
    },
    RemoveCheckpoint {
        checkpoint: CheckpointId,
    },
    TrashNote {
        note: NoteId,
    },
    RestoreNote {
        note: NoteId,
    },
    Answer {
        note: NoteId,
        position: u32,
        resolved_at: Option<i64>,
    },
    Resolved {
        note: NoteId,
        resolved_at: Option<i64>,
    },
    Holds {
        note: NoteId,
        holds: bool,
    },
    Pairs(PairsBefore),
    Bodies(Vec<BodyBefore>),
    TakenIn {
        edition: EditionId,
        before: Vec<BodyBefore>,
    },
    Lead {
        editions: [EditionId; 2],
        lead: Side,
    },
    ReadMark {
        bead: Key,
        reader: String,
        before: Option<ReadMark>,
    },
    BringBackFinding {
        dismissal: Dismissal,
    },
    Template {
        id: TemplateId,
        before: Option<Box<StoredTemplate>>,
    },
    Profile {
        id: ProfileId,
        before: Option<Box<StoredProfile>>,
    },
    RemovePosted {
        posted: Key,
    },
    AddPosted {
        posted: Posted,
    },
    RemoveFilter {
        filter: FilterId,
    },
    /// Whether an edition is the one that lists take.
    Current {
        edition: EditionId,
        is_current: bool,
    },
    /// That a state of a post was met: whoever opens its file again is asked again.
    Unmeet {
        post: PostId,
        states: Vec<StateId>,
        before: Vec<StoredState>,
    },
    KeptWords {
        words: Vec<String>,
    },
    RenameFilter {
        filter: FilterId,
        name: String,
    },
    AddFilter {
        saved: SavedFilter,
    },
    Several(Vec<Inverse>),
    /// Of things that have nothing to do with each other: one that is gone by now is passed over.
    Each(Vec<Inverse>),
}

impl Inverse {
    /// Whether it would bring words back that may come from the past of an edition.
    pub(crate) fn has_words(&self) -> bool {
        matches!(
            self,
            Inverse::Slug { .. }
                | Inverse::EditionSlug { .. }
                | Inverse::AddCheckpoint { .. }
                | Inverse::RenameCheckpoint { .. }
                | Inverse::Pairs(_)
                | Inverse::Bodies(_)
                | Inverse::TakenIn { .. }
                | Inverse::ReadMark { .. }
                | Inverse::BringBackFinding { .. }
                | Inverse::Several(_)
                | Inverse::AddWord { .. }
        )
    }
}

/// One reversible transaction, as [`Changes::step`] names it.
pub(crate) struct Reversible {
    pub step: u64,
    pub op: Op,
    pub inverse: Inverse,
}

/// Takes back the newest reversible transaction and says which it was; `None` when there
/// is nothing left to take back.
///
/// # Errors
///
/// What the inverse meets; it then stays on the stack.
pub fn undo(library: &Library) -> Result<Option<(Op, Changes)>> {
    while let Some(newest) = library.pop_inverse() {
        if let Some(undone) = take_back(library, newest)? {
            return Ok(Some(undone));
        }
    }
    Ok(None)
}

/// Takes one reversible transaction back, whichever came after it; `None` where it has been taken
/// back before, or what it would take back is gone.
///
/// # Errors
///
/// What the inverse meets; it then stays on the stack.
pub fn undo_step(library: &Library, step: u64) -> Result<Option<(Op, Changes)>> {
    match library.take_inverse(step) {
        Some(reversible) => take_back(library, reversible),
        None => Ok(None),
    }
}

fn take_back(library: &Library, reversible: Reversible) -> Result<Option<(Op, Changes)>> {
    match library.write(Op::Undo, |tx| apply(tx, &reversible.inverse)) {
        Ok(((), changes)) => Ok(Some((reversible.op, changes))),
        // What it would take back is gone, or its place is taken.
        Err(
            Error::NotFound { .. }
            | Error::SlugTaken { .. }
            | Error::AlreadyTranslated { .. }
            | Error::ImageInUse { .. },
        ) => Ok(None),
        Err(error) => {
            library.push_inverse(reversible);
            Err(error)
        }
    }
}

fn apply(tx: &mut Tx<'_>, inverse: &Inverse) -> Result<()> {
    match inverse {
        Inverse::TrashPost { post } => post::trash(tx, *post),
        Inverse::RestorePost { post } => post::restore(tx, *post),
        Inverse::Slug { post, slug, chosen } => post::set_slug(tx, *post, slug, *chosen),
        Inverse::Status { post, status } => post::set_status(tx, *post, *status),
        Inverse::Tags { post, tags } => post::set_tags(tx, *post, tags),
        Inverse::Date { post, date } => post::set_date(tx, *post, date),
        Inverse::Series { post, name } => post::set_series(tx, *post, name),
        Inverse::People { post, people } => post::set_people(tx, *post, people),
        Inverse::TrashEdition { edition } => edition::trash(tx, *edition),
        Inverse::RestoreEdition { edition } => edition::restore(tx, *edition).map(drop),
        Inverse::TrashRenamedEdition { edition, name } => {
            edition::trash_renamed(tx, *edition, name)
        }
        Inverse::AddWord { language, word } => spelling::add(tx, language, word),
        Inverse::RemoveWord { language, word } => spelling::remove(tx, language, word),
        Inverse::TrashImage { name } => image::trash(tx, name),
        Inverse::RestoreImage { name } => image::restore(tx, name),
        Inverse::ExportWidth { name, width } => image::set_export_width(tx, name, *width),
        Inverse::Biography {
            person,
            language,
            text,
        } => people::set_biography(tx, person, language, text),
        Inverse::SeriesName {
            post,
            language,
            name,
        } => people::set_series_name(tx, *post, language, name),
        Inverse::EditionTags { edition, tags } => edition::set_tags(tx, *edition, tags),
        Inverse::EditionSlug { edition, slug } => edition::set_slug(tx, *edition, slug),
        Inverse::EditionLanguage { edition, language } => {
            edition::set_language(tx, *edition, language)
        }
        Inverse::EditionName { edition, name } => edition::set_name(tx, *edition, name),
        Inverse::AddCheckpoint { checkpoint } => history::put_back(tx, checkpoint),
        Inverse::RenameCheckpoint { checkpoint, name } => {
            history::rename_checkpoint(tx, *checkpoint, name)
        }
        Inverse::RemoveCheckpoint { checkpoint } => history::remove_checkpoint(tx, *checkpoint),
        Inverse::TrashNote { note } => note::trash(tx, *note),
        Inverse::RestoreNote { note } => note::restore(tx, *note),
        Inverse::Answer {
            note,
            position,
            resolved_at,
        } => note::take_back(tx, *note, *position, *resolved_at),
        Inverse::Resolved { note, resolved_at } => note::set_resolved(tx, *note, *resolved_at),
        Inverse::Holds { note, holds } => note::hold(tx, *note, *holds),
        Inverse::TakenIn { edition, before } => edition::take_in::take_back(tx, *edition, before),
        Inverse::Bodies(before) => history::take_back_bodies(tx, before),
        Inverse::Pairs(before) => alignment::take_back(tx, before),
        Inverse::Lead { editions, lead } => alignment::take_back_lead(tx, *editions, *lead),
        Inverse::ReadMark {
            bead,
            reader,
            before,
        } => alignment::take_back_mark(tx, *bead, reader, before.as_ref()),
        Inverse::BringBackFinding { dismissal } => check::bring_back(tx, dismissal),
        Inverse::Template { id, before } => template::put_back(tx, *id, before.as_deref()),
        Inverse::Profile { id, before } => profile::put_back(tx, *id, before.as_deref()),
        Inverse::RemovePosted { posted } => posted::remove(tx, *posted),
        Inverse::AddPosted { posted } => posted::put_back(tx, posted),
        Inverse::KeptWords { words } => export::set_kept_words(tx, words),
        Inverse::Current {
            edition,
            is_current,
        } => edition::set_current(tx, *edition, *is_current),
        Inverse::Unmeet {
            post,
            states,
            before,
        } => handover::unmeet(tx, *post, states, before),
        Inverse::RemoveFilter { filter } => filter::remove(tx, *filter),
        Inverse::RenameFilter { filter, name } => filter::rename(tx, *filter, name),
        Inverse::AddFilter { saved } => filter::put_back(tx, saved),
        Inverse::Each(all) => all.iter().rev().try_for_each(|one| match apply(tx, one) {
            Err(Error::NotFound { .. }) => Ok(()),
            applied => applied,
        }),
        Inverse::Several(all) => all.iter().rev().try_for_each(|one| apply(tx, one)),
    }
}
