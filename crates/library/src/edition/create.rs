use text::LanguageTag;

use super::{Edition, Role};
use crate::error::{Error, Result};
use crate::history::{self, ChangeKind, Field};
use crate::id::{EditionId, PostId};
use crate::library::Tx;
use crate::storage::Key;
use crate::undo::Inverse;

/// What a new edition begins with.
pub(crate) struct NewEdition<'a> {
    pub post: Key,
    pub language: &'a LanguageTag,
    /// The edition that it is translated from, with a name if it is an alternative.
    pub from: Option<(&'a Edition, &'a str)>,
    pub title: &'a str,
    pub dek: &'a str,
    pub body: &'a str,
    pub kind: ChangeKind,
}

/// Makes an edition; its first texts go through the journal like all others.
pub(crate) fn create(tx: &mut Tx<'_>, new: NewEdition<'_>) -> Result<EditionId> {
    create_as(tx, EditionId::new(), new)
}

/// Makes an edition that has its id already, because it comes from another library.
pub(crate) fn create_as(tx: &mut Tx<'_>, id: EditionId, new: NewEdition<'_>) -> Result<EditionId> {
    let chain = history::chain::start(id);
    let key = tx.insert_edition(id, new.post, new.language, new.from, &chain)?;
    tx.insert_body(key)?;
    for (field, text) in [
        (Field::Title, new.title),
        (Field::Dek, new.dek),
        (Field::Body, new.body),
    ] {
        if !text.is_empty() {
            history::replace(tx, id, field, text, new.kind)?;
        }
    }
    tx.touch_edition(id);
    Ok(id)
}

/// What a translation begins with.
#[derive(Clone, Copy, Debug)]
pub struct Translation<'a> {
    /// The post.
    pub post: PostId,
    /// The edition to translate from; the source where none is named.
    pub from: Option<EditionId>,
    /// The language to translate to.
    pub language: &'a LanguageTag,
    /// Empty for the current edition of the language; a name makes an alternative.
    pub name: &'a str,
    /// Its title; may be empty.
    pub title: &'a str,
    /// Its Markdown; may be empty.
    pub body: &'a str,
}

/// Adds an edition in another language beside the one that it is translated from.
///
/// # Errors
///
/// [`Error::AlreadyTranslated`] where the language has a current edition and no name was
/// given, [`Error::NotFound`].
pub fn translate(tx: &mut Tx<'_>, new: Translation<'_>) -> Result<EditionId> {
    let post = tx.post_key(new.post)?;
    let editions = super::of_post(tx, new.post)?;
    let not_found = |id: &dyn ToString| Error::NotFound {
        what: crate::What::Edition,
        id: id.to_string(),
    };
    let from = match new.from {
        Some(id) => editions
            .iter()
            .find(|e| e.id == id)
            .ok_or_else(|| not_found(&id))?,
        None => editions
            .iter()
            .find(|e| e.role == Role::Source)
            .ok_or_else(|| not_found(&new.post))?,
    };
    let taken = editions
        .iter()
        .any(|e| e.is_current && e.language == *new.language);
    if taken && new.name.is_empty() {
        return Err(Error::AlreadyTranslated {
            language: new.language.to_string(),
        });
    }
    let id = create(
        tx,
        NewEdition {
            post,
            language: new.language,
            from: Some((from, new.name)),
            title: new.title,
            dek: "",
            body: new.body,
            kind: ChangeKind::Import,
        },
    )?;
    tx.touch_post_row(post)?;
    tx.touch_post(new.post);
    tx.undone_by(Inverse::TrashEdition { edition: id });
    Ok(id)
}
