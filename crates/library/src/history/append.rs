use text::edit::{self, Edit, Edits};
use uuid::Uuid;

use super::change::{ChangeKind, Field, Recorded};
use super::fields::{CachedBody, field_text};
use super::{SETTLE_BYTES, chain, settle};
use crate::edition::{self, Edition, Role};
use crate::error::{Error, Result};
use crate::id::EditionId;
use crate::library::Tx;
use crate::{anchor, post};

/// The longest text of one field, bytes of UTF-8: some fifty times the longest book of
/// this kind, and short enough that no screen freezes on it.
pub const MAX_FIELD_BYTES: usize = 32 * 1024 * 1024;

/// A batch of edits that one editor made to one field.
#[derive(Clone, Debug)]
pub struct Append {
    /// The edition.
    pub edition: EditionId,
    /// The field.
    pub field: Field,
    /// The revision that the first edit applies to.
    pub base: u64,
    /// In order; each applies to the text that the one before it left. UTF-16 units.
    pub edits: Vec<Edit>,
    /// What the user did.
    pub kind: ChangeKind,
    /// Changes of one group are undone together.
    pub undo_group: u64,
    /// Anchor and head of the selection afterwards, UTF-16 units.
    pub selection: Option<(u32, u32)>,
    /// How long the editor's text is afterwards, UTF-16 units, if it wants that checked.
    pub length: Option<u32>,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appended {
    /// The edition's revision now.
    pub revision: u64,
    /// The field's whole text, where the editor's is not the same.
    pub text: Option<String>,
}

/// Journals a batch of edits.
///
/// Edits made on an older revision are rewritten to come after what came between; nothing
/// that they insert is dropped.
///
/// # Errors
///
/// [`Error::Edit`] for positions outside the text or inside a surrogate pair,
/// [`Error::FutureRevision`], [`Error::TooLarge`], [`Error::NotFound`]. Nothing is changed
/// then.
pub fn append(tx: &mut Tx<'_>, request: Append) -> Result<Appended> {
    let Append {
        field,
        base,
        kind,
        undo_group,
        selection,
        length,
        ..
    } = request;
    let edition = edition::get(tx, request.edition)?;
    if base > edition.revision {
        return Err(Error::FutureRevision {
            base,
            head: edition.revision,
        });
    }
    let between = tx.edits_after(edition.key, field, base)?;
    let is_rebased = !between.is_empty();
    let edits = if is_rebased {
        edit::rebase(&request.edits, &between)
    } else {
        request.edits
    };

    let before = field_text(tx, &edition, field)?;
    let after = edit::apply(&before, &edits)?;
    if after.len() > MAX_FIELD_BYTES {
        return Err(Error::TooLarge {
            name: "this text".to_owned(),
            bytes: after.len() as u64,
            limit: MAX_FIELD_BYTES as u64,
        });
    }
    let differs = length.is_some_and(|expected| expected != edit::utf16_len(&after));
    let text = (is_rebased || differs).then(|| after.clone());
    if edits.is_empty() {
        return Ok(Appended {
            revision: edition.revision,
            text,
        });
    }

    let selection = if is_rebased { None } else { selection };
    let change = Recorded {
        number: edition.revision + 1,
        field,
        kind,
        at: tx.now,
        author: tx.own_author()?,
        undo_group,
        selection,
        payload: Some((Uuid::new_v4().into_bytes(), Edits(edits.clone()).to_bytes())),
        seal: None,
    };
    let revision = change.number;
    record(tx, &edition, &change)?;
    anchor::move_through(tx, &edition, field, &edits)?;
    keep(tx, &edition, field, revision, after)?;
    Ok(Appended { revision, text })
}

fn record(tx: &mut Tx<'_>, edition: &Edition, change: &Recorded) -> Result<()> {
    tx.insert_change(edition.key, change)?;
    let linked = chain::link(&[edition.chain], change);
    tx.update_head(edition.key, change.number, &linked)?;
    tx.touch_post_row(edition.post_key)?;
    tx.touch_edition(edition.id);
    tx.changes.list = true;
    Ok(())
}

/// Puts the new text where readers look for it: short fields and short bodies at once, a
/// long body later, since rewriting it costs a hundred times the change itself.
fn keep(
    tx: &mut Tx<'_>,
    edition: &Edition,
    field: Field,
    revision: u64,
    after: String,
) -> Result<()> {
    if field == Field::Body {
        if after.len() <= SETTLE_BYTES || settle::tail_is_long(tx, edition, revision)? {
            tx.update_body(edition.key, &after, revision)?;
        }
        tx.cached = Some(CachedBody {
            edition: edition.key,
            revision,
            text: after,
        });
        return Ok(());
    }
    tx.update_field(edition.key, field, &after)?;
    if let Some(cached) = &mut tx.cached
        && cached.edition == edition.key
    {
        cached.revision = revision;
    }
    if field == Field::Title && edition.role == Role::Source && !tx.slug_is_chosen(edition.post)? {
        let slug = post::free_slug(tx, &text::slug::slug(&after), Some(edition.post))?;
        post::set_slug(tx, edition.post, &slug, false)?;
    }
    Ok(())
}
