//! Keyframes: whole texts at intervals, so that no state is far from one.
//!
//! They are spaced by what would have to be replayed without them, not by time or number, so
//! that they cost about as much room as the changes between them.

use super::change::Field;
use super::text_at::rope_at;
use crate::edition::Edition;
use crate::error::{Error, Result};
use crate::library::{Query, Tx};

/// How much may have to be replayed, in bytes of payloads, each change counting [`ROW`] more.
const INTERVAL: u64 = 128 * 1024;
const ROW: u64 = 32;

/// Prose halves at any level; this one costs 5 ms for 300,000 words.
const LEVEL: i32 = 3;

/// Compresses a text; what cannot be read later is told by the checksum.
fn pack(text: &str) -> Result<Vec<u8>> {
    let packed = (|| {
        let mut compressor = zstd::bulk::Compressor::new(LEVEL)?;
        compressor.include_checksum(true)?;
        compressor.compress(text.as_bytes())
    })();
    packed.map_err(|source| Error::Io {
        path: "a keyframe".into(),
        source,
    })
}

/// Reads a keyframe; `None` where its bytes are damaged.
pub(crate) fn unpack(bytes: &[u8]) -> Option<String> {
    // A damaged length must not ask for all the memory there is.
    let limit = u64::try_from(super::MAX_FIELD_BYTES).ok()?;
    let length = zstd::zstd_safe::get_frame_content_size(bytes).ok()??;
    let text = zstd::bulk::decompress(bytes, usize::try_from(length.min(limit)).ok()?).ok()?;
    String::from_utf8(text).ok()
}

/// The nearest readable keyframe of a field at or before a revision, and that revision; the
/// empty text at revision 0 where there is none.
pub(super) fn nearest(
    q: &Query<'_>,
    edition: &Edition,
    field: Field,
    revision: u64,
) -> Result<(u64, String)> {
    let mut before = revision;
    while let Some((at, bytes)) = q.keyframe(edition.key, field, before)? {
        if let Some(text) = unpack(&bytes) {
            return Ok((at, text));
        }
        // The one before it and more changes say the same.
        match at.checked_sub(1) {
            Some(earlier) => before = earlier,
            None => break,
        }
    }
    Ok((0, String::new()))
}

/// The whole texts of a field below a revision that can be read, the newest first.
pub(super) fn before(
    q: &Query<'_>,
    edition: &Edition,
    field: Field,
    revision: u64,
) -> Result<Vec<(u64, String)>> {
    let mut texts = Vec::new();
    let mut above = revision;
    while let Some(below) = above.checked_sub(1)
        && let Some((at, bytes)) = q.keyframe(edition.key, field, below)?
    {
        texts.extend(unpack(&bytes).map(|text| (at, text)));
        above = at;
    }
    Ok(texts)
}

/// Writes a field's text down as a keyframe.
pub(super) fn put(
    tx: &mut Tx<'_>,
    edition: &Edition,
    field: Field,
    revision: u64,
    text: &str,
) -> Result<()> {
    tx.put_keyframe(edition.key, field, revision, &pack(text)?)
}

/// Puts keyframes where the changes since the last ones have grown heavy.
///
/// All fields have theirs at the same revisions: a title that stays as it is while a body
/// grows would otherwise be looked for through all of the journal.
pub(super) fn space(tx: &mut Tx<'_>, edition: &Edition) -> Result<()> {
    if !is_due(tx, edition)? {
        return Ok(());
    }
    for field in Field::ALL {
        let text = rope_at(tx, edition, field, edition.revision)?.into_string();
        put(tx, edition, field, edition.revision, &text)?;
    }
    Ok(())
}

fn is_due(q: &Query<'_>, edition: &Edition) -> Result<bool> {
    for field in Field::ALL {
        let newest = q.newest_keyframe(edition.key, field)?;
        let (changes, bytes) = q.tail_weight(edition.key, field, newest)?;
        if bytes + changes * ROW >= INTERVAL {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Spaces a field's keyframes anew over its whole readable past, after they were deleted.
pub(super) fn space_again(tx: &mut Tx<'_>, edition: &Edition, field: Field) -> Result<()> {
    let start = tx.forgotten_up_to(edition.key, field, edition.revision)?;
    let mut due = Vec::new();
    let mut weight = 0;
    let span = (start, edition.revision);
    tx.each_edits(edition.key, field, span, |number, edits| {
        // Some five bytes of an edit say where it is and how long.
        let bytes: usize = edits.iter().map(|e| e.inserted.len() + 5).sum();
        weight += bytes as u64 + ROW;
        if weight >= INTERVAL {
            due.push(number);
            weight = 0;
        }
        Ok(())
    })?;
    for revision in due {
        let text = rope_at(tx, edition, field, revision)?.into_string();
        put(tx, edition, field, revision, &text)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_keyframe_is_told() {
        let text = "La asamblea se reúne todas las tardes. ".repeat(50);
        let bytes = pack(&text).unwrap();
        assert!(bytes.len() * 10 < text.len());
        assert_eq!(unpack(&bytes), Some(text));
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x55;
            assert_ne!(unpack(&damaged), unpack(&bytes), "byte {at}");
        }
        assert_eq!(unpack(b""), None);
        assert_eq!(unpack(&pack("").unwrap()), Some(String::new()));
    }
}
