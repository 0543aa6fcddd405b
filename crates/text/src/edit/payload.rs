//! The bytes that the journal stores for a change.
//!
//! A byte that names the form, then for each edit three numbers (where, how much goes, how many
//! bytes come) in LEB128 and the text that comes, in UTF-8: half of what JSON takes. The journals
//! of the first schema are JSON, `[[from,deleted,"inserted"],…]`, and stay readable.

use super::{Edit, Edits};

/// Names the form; JSON begins with another byte.
const FORM: u8 = 1;

/// Says that bytes are no payload of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the edits of a change cannot be read")]
pub struct BadPayload;

impl Edits {
    /// Writes the journal's payload.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![FORM];
        for edit in &self.0 {
            write_number(&mut bytes, u64::from(edit.from));
            write_number(&mut bytes, u64::from(edit.deleted));
            write_number(&mut bytes, edit.inserted.len() as u64);
            bytes.extend_from_slice(edit.inserted.as_bytes());
        }
        bytes
    }

    /// Reads the journal's payload, in either form.
    ///
    /// Errors: the bytes are cut short, have a number that is too large, or are not UTF-8.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BadPayload> {
        let Some((&FORM, mut rest)) = bytes.split_first() else {
            return from_json(bytes);
        };
        let mut edits = Vec::new();
        while !rest.is_empty() {
            let from = read_number(&mut rest)?;
            let deleted = read_number(&mut rest)?;
            let length = read_number(&mut rest)? as usize;
            let (inserted, after) = rest.split_at_checked(length).ok_or(BadPayload)?;
            rest = after;
            edits.push(Edit {
                from,
                deleted,
                inserted: String::from_utf8(inserted.to_vec()).map_err(|_| BadPayload)?,
            });
        }
        Ok(Self(edits))
    }
}

fn from_json(bytes: &[u8]) -> Result<Edits, BadPayload> {
    let rows: Vec<(u32, u32, String)> = serde_json::from_slice(bytes).map_err(|_| BadPayload)?;
    let edits = rows.into_iter().map(|(from, deleted, inserted)| Edit {
        from,
        deleted,
        inserted,
    });
    Ok(Edits(edits.collect()))
}

/// Seven bits a byte, the low ones first; all but the last byte have the high bit.
fn write_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number > 0x7f {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn read_number(bytes: &mut &[u8]) -> Result<u32, BadPayload> {
    let mut number = 0_u64;
    for shift in (0..35).step_by(7) {
        let (&byte, rest) = bytes.split_first().ok_or(BadPayload)?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return u32::try_from(number).map_err(|_| BadPayload);
        }
    }
    Err(BadPayload)
}
