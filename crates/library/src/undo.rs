//! Taking back what was done outside a text.

use text::LanguageTag;

use crate::edition;
use crate::error::{Error, OrNotFound, Result, What};
use crate::history::{self, Checkpoint};
use crate::id::{CheckpointId, EditionId, PostId};
use crate::image;
use crate::library::{Changes, Library, Tx};
use crate::op::Op;
use crate::post::{self, Status};

/// What takes one transaction back.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    TrashImage {
        name: String,
    },
    RestoreImage {
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
    Bead {
        bead: i64,
        confirmed: bool,
        is_changed: bool,
        source_text: Option<String>,
    },
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
                | Inverse::Bead { .. }
        )
    }
}

/// Takes back the newest reversible transaction and says which it was; `None` when there
/// is nothing left to take back.
///
/// # Errors
///
/// What the inverse meets; it then stays on the stack.
pub fn undo(library: &Library) -> Result<Option<(Op, Changes)>> {
    while let Some((op, inverse)) = library.pop_inverse() {
        match library.write(Op::Undo, |tx| apply(tx, &inverse)) {
            Ok(((), changes)) => return Ok(Some((op, changes))),
            // What it would take back is gone, or its place is taken: the one before it is next.
            Err(
                Error::NotFound { .. }
                | Error::SlugTaken { .. }
                | Error::AlreadyTranslated { .. }
                | Error::ImageInUse { .. },
            ) => {}
            Err(error) => {
                library.push_inverse(op, inverse);
                return Err(error);
            }
        }
    }
    Ok(None)
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
        Inverse::TrashImage { name } => image::trash(tx, name),
        Inverse::RestoreImage { name } => image::restore(tx, name),
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
        Inverse::Bead {
            bead,
            confirmed,
            is_changed,
            source_text,
        } => {
            let (_, _, target) = tx.bead(*bead)?.or_not_found(What::Bead, bead)?;
            tx.update_bead_step(*bead, *confirmed, *is_changed, source_text.as_deref())?;
            tx.touch_edition(target.id);
            tx.touch_post(target.post);
            Ok(())
        }
    }
}
