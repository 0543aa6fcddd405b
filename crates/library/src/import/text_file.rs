//! A text file: UTF-8, of a bearable size, its line endings kept.

use std::io::Read;
use std::path::Path;

use crate::error::{Error, Result};
use crate::history::MAX_FIELD_BYTES;

/// Reads a text file.
///
/// # Errors
///
/// [`Error::NotUtf8`], [`Error::TooLarge`], [`Error::Io`].
pub fn read(path: &Path) -> Result<String> {
    let name = path.display().to_string();
    let file = std::fs::File::open(path).map_err(|e| Error::Io {
        path: path.into(),
        source: e,
    })?;
    // A pipe has no length: the reader below has the last word.
    let length = file.metadata().map_or(0, |m| m.len());
    check_size(&name, length)?;
    from_reader(&name, file)
}

/// Reads the same from anything, for instance standard input. `name` is for messages.
///
/// # Errors
///
/// As [`read`].
pub fn from_reader(name: &str, reader: impl Read) -> Result<String> {
    let mut bytes = Vec::new();
    let limit = MAX_FIELD_BYTES as u64;
    reader
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| Error::Io {
            path: name.into(),
            source: e,
        })?;
    check_size(name, bytes.len() as u64)?;
    decode(name, bytes)
}

fn check_size(name: &str, bytes: u64) -> Result<()> {
    let limit = MAX_FIELD_BYTES as u64;
    if bytes > limit {
        return Err(Error::TooLarge {
            name: name.to_owned(),
            bytes,
            limit,
        });
    }
    Ok(())
}

/// A byte order mark says how a file is encoded and is no part of its text.
fn decode(name: &str, bytes: Vec<u8>) -> Result<String> {
    let text = String::from_utf8(bytes).map_err(|e| Error::NotUtf8 {
        name: name.to_owned(),
        at: e.utf8_error().valid_up_to(),
    })?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_endings_are_kept_and_the_mark_is_not() {
        let text = from_reader("x", "\u{feff}a\r\nb\n".as_bytes()).unwrap();
        assert_eq!(text, "a\r\nb\n");
    }

    #[test]
    fn other_encodings_are_refused_with_the_place() {
        let error = from_reader("x", &b"a\xf1o"[..]).unwrap_err();
        assert!(matches!(error, Error::NotUtf8 { at: 1, .. }), "{error}");
    }
}
