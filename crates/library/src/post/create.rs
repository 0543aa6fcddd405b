use text::LanguageTag;

use super::free_slug;
use crate::edition::{self, NewEdition};
use crate::error::Result;
use crate::history::ChangeKind;
use crate::id::{EditionId, PostId};
use crate::library::Tx;
use crate::undo::Inverse;

/// What a new post begins with.
#[derive(Clone, Copy, Debug)]
pub struct NewPost<'a> {
    /// Language of its source edition.
    pub language: &'a LanguageTag,
    /// The source's title; may be empty.
    pub title: &'a str,
    /// The source's dek; may be empty.
    pub dek: &'a str,
    /// The source's Markdown; may be empty.
    pub body: &'a str,
}

/// Makes a post and its source edition.
///
/// # Errors
///
/// A failed write, or a body beyond the limit.
pub fn create(tx: &mut Tx<'_>, new: NewPost<'_>) -> Result<(PostId, EditionId)> {
    let id = PostId::new();
    let slug = free_slug(tx, &text::slug::slug(new.title), None)?;
    let key = tx.insert_post(id, &slug)?;
    let edition = edition::create(
        tx,
        NewEdition {
            post: key,
            language: new.language,
            from: None,
            title: new.title,
            dek: new.dek,
            body: new.body,
            kind: ChangeKind::Import,
        },
    )?;
    tx.touch_post(id);
    tx.undone_by(Inverse::TrashPost { post: id });
    Ok((id, edition))
}
