use text::edit::{self, Edit, Edits, Rope};

use super::change::{ChangeKind, Field, Recorded};
use super::fields::{CachedBody, body, short_field, take_text};
use super::{chain, settle};
use crate::edition::{self, Edition, Role};
use crate::error::{Error, Result};
use crate::id::{BatchId, EditionId};
use crate::library::Tx;
use crate::post;

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
    /// A random number by which a batch that is sent twice is known and applied once.
    pub batch: Option<BatchId>,
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
/// that they insert is dropped. A batch that is in the journal already, because the answer
/// to it was lost, is not applied again.
///
/// The columns of the body, the anchors and the search index follow later: a key in the
/// longest text costs one row of the journal and one of the edition.
///
/// # Errors
///
/// [`Error::Edit`] for positions outside the text or inside a surrogate pair,
/// [`Error::FutureRevision`], [`Error::TooLarge`], [`Error::NotFound`]. Nothing is changed
/// then.
pub fn append(tx: &mut Tx<'_>, request: Append) -> Result<Appended> {
    let mut edition = edition::get(tx, request.edition)?;
    let (field, base) = (request.field, request.base);
    if base > edition.revision {
        return Err(Error::FutureRevision {
            base,
            head: edition.revision,
        });
    }
    if let Some(batch) = request.batch
        && base < edition.revision
        && let Some(number) = tx.change_with_nonce(edition.key, base, &batch)?
    {
        return answer_again(tx, &edition, field, (base, number));
    }
    let between = tx.edits_after(edition.key, field, base)?;
    let is_rebased = !between.is_empty();
    let edits = if is_rebased {
        edit::rebase(&request.edits, &between)
    } else {
        request.edits
    };

    let mut rope = take_text(tx, &edition, field)?;
    edit::apply_to(&mut rope, &edits)?;
    check_size(rope.len_bytes())?;
    let differs = request
        .length
        .is_some_and(|length| length != rope.len_utf16());
    let text = (is_rebased || differs).then(|| rope.to_string());
    if edits.is_empty() {
        keep_body(tx, &edition, field, rope);
        return Ok(Appended {
            revision: edition.revision,
            text,
        });
    }

    let nonce = *request.batch.unwrap_or_else(BatchId::new).as_bytes();
    let change = Recorded {
        number: edition.revision + 1,
        field,
        kind: request.kind,
        at: tx.now,
        author: tx.own_author()?,
        undo_group: request.undo_group,
        selection: request.selection.filter(|_| !is_rebased),
        payload: Some((nonce, Edits(edits).to_bytes())),
        blacked_out: None,
        seal: None,
    };
    record(tx, &mut edition, &change)?;
    if field == Field::Body {
        keep_body(tx, &edition, field, rope);
    } else {
        keep_short(tx, &edition, field, &rope.to_string())?;
    }
    settle::bring_up_if_far(tx, &edition)?;
    Ok(Appended {
        revision: edition.revision,
        text,
    })
}

/// Says again what became of a batch: the window's text is the library's unless something
/// came before or after it.
fn answer_again(
    tx: &Tx<'_>,
    edition: &Edition,
    field: Field,
    (base, number): (u64, u64),
) -> Result<Appended> {
    let is_alone = number == base + 1 && number == edition.revision;
    let text = match (is_alone, short_field(edition, field)) {
        (true, _) => None,
        (false, Some(short)) => Some(short.to_owned()),
        (false, None) => Some(body(tx, edition)?),
    };
    Ok(Appended {
        revision: edition.revision,
        text,
    })
}

/// Refuses a text that is longer than a field takes.
pub(super) fn check_size(bytes: usize) -> Result<()> {
    if bytes > MAX_FIELD_BYTES {
        return Err(Error::TooLarge {
            name: "this text".to_owned(),
            bytes: bytes as u64,
            limit: MAX_FIELD_BYTES as u64,
        });
    }
    Ok(())
}

fn record(tx: &mut Tx<'_>, edition: &mut Edition, change: &Recorded) -> Result<()> {
    tx.insert_change(edition.key, change)?;
    edition.revision = change.number;
    edition.chain = chain::link(&[edition.chain], change);
    tx.update_head(edition.key, edition.revision, &edition.chain)?;
    tx.surface_post(edition.post_key)?;
    tx.touch_edition(edition.id);
    tx.changes.list = true;
    Ok(())
}

/// Remembers the body for the next key; its column follows later.
fn keep_body(tx: &mut Tx<'_>, edition: &Edition, field: Field, rope: Rope) {
    if field == Field::Body {
        tx.cached = Some(CachedBody {
            edition: edition.key,
            revision: edition.revision,
            rope,
        });
    }
}

/// Writes a short field at once, and what follows from it.
fn keep_short(tx: &mut Tx<'_>, edition: &Edition, field: Field, after: &str) -> Result<()> {
    tx.update_field(edition.key, field, after)?;
    if let Some(cached) = &mut tx.cached
        && cached.edition == edition.key
    {
        cached.revision = edition.revision;
    }
    if field == Field::Title && edition.role == Role::Source && !tx.slug_is_chosen(edition.post)? {
        let slug = post::free_slug(tx, &text::slug::slug(after), Some(edition.post))?;
        post::set_slug(tx, edition.post, &slug, false)?;
    }
    Ok(())
}
