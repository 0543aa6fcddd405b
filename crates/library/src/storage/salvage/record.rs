//! The format of records and numbers in SQLite's pages (sqlite.org/fileformat.html, 2).

use rusqlite::types::Value;

/// Reads a variable-length integer; gives it and the bytes after it.
pub(super) fn varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut value = 0_u64;
    for (at, &byte) in bytes.iter().enumerate().take(9) {
        if at == 8 {
            return Some((value << 8 | u64::from(byte), &bytes[9..]));
        }
        value = value << 7 | u64::from(byte & 0x7F);
        if byte & 0x80 == 0 {
            return Some((value, &bytes[at + 1..]));
        }
    }
    None
}

/// A big-endian number of some bytes at an offset.
pub(super) fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let end = at.checked_add(length)?;
    let bytes = bytes.get(at..end)?;
    Some(bytes.iter().fold(0, |sum, &b| sum << 8 | u64::from(b)))
}

/// Reads a record; `None` where it does not add up.
///
/// Text that is not UTF-8 is read as far as it can be.
pub(super) fn record(payload: &[u8]) -> Option<Vec<Value>> {
    let (length, after) = varint(payload)?;
    let taken = payload.len() - after.len();
    let header = usize::try_from(length).ok()?.checked_sub(taken)?;
    let mut types = after.get(..header)?;
    let mut content = after.get(header..)?;
    let mut values = Vec::new();
    while !types.is_empty() {
        let (serial, rest) = varint(types)?;
        types = rest;
        let (value, rest) = column(serial, content)?;
        content = rest;
        values.push(value);
    }
    content.is_empty().then_some(values)
}

/// Reads a column of a serial type; gives it and what comes after it.
fn column(serial: u64, content: &[u8]) -> Option<(Value, &[u8])> {
    let length = match serial {
        0 | 8 | 9 => 0,
        1..=4 => usize::try_from(serial).ok()?,
        5 => 6,
        6 | 7 => 8,
        10 | 11 => return None,
        _ => usize::try_from((serial - 12) / 2).ok()?,
    };
    let bytes = content.get(..length)?;
    let value = match serial {
        0 => Value::Null,
        1..=6 => Value::Integer(integer(bytes)),
        7 => Value::Real(f64::from_bits(number(bytes, 0, 8)?)),
        8 => Value::Integer(0),
        9 => Value::Integer(1),
        _ if serial.is_multiple_of(2) => Value::Blob(bytes.to_vec()),
        _ => Value::Text(String::from_utf8_lossy(bytes).into_owned()),
    };
    Some((value, &content[length..]))
}

/// A big-endian integer in two's complement.
fn integer(bytes: &[u8]) -> i64 {
    let sign = if bytes.first().is_some_and(|b| b & 0x80 != 0) {
        -1
    } else {
        0
    };
    bytes.iter().fold(sign, |sum, &b| sum << 8 | i64::from(b))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_of_every_length_are_read() {
        assert_eq!(varint(&[0x7F, 1]), Some((0x7F, &[1][..])));
        assert_eq!(varint(&[0x81, 0x00]), Some((0x80, &[][..])));
        assert_eq!(varint(&[0xFF; 9]), Some((u64::MAX, &[][..])));
        assert_eq!(varint(&[0xFF; 8]), None);
        assert_eq!(integer(&[0xFF, 0xFE]), -2);
        assert_eq!(integer(&[0x00, 0x80]), 128);
    }

    #[test]
    fn a_record_is_read_only_if_it_adds_up() {
        let stored = [4, 0, 1, 19, 7, b'a', b'g', b'u'];
        let values = vec![
            Value::Null,
            Value::Integer(7),
            Value::Text("agu".to_owned()),
        ];
        assert_eq!(record(&stored), Some(values));
        for length in 0..stored.len() {
            assert_eq!(record(&stored[..length]), None, "{length}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_fall_over(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            if let Some(values) = record(&bytes) {
                prop_assert!(values.len() < bytes.len());
            }
        }
    }
}
