//! A document that is a ZIP file of parts: OOXML, OpenDocument.
//!
//! Nothing of it is ever written to a disk; a part is asked for by its name and read into memory.
//! How much that may be is measured while it is unpacked: what a header says is believed nowhere.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::xml;
use crate::error::{DocumentFault, Error, Result};

/// How many parts a document may have. A book with a thousand pictures has two thousand.
const MOST_PARTS: usize = 10_000;

/// How many bytes one part may unpack to: a picture, the text of a very long book.
const MOST_OF_A_PART: u64 = 64 * 1024 * 1024;

/// How many bytes all parts that are asked for may unpack to.
const MOST_OF_ALL: u64 = 256 * 1024 * 1024;

/// What an OLE2 compound file begins with: Office documents before 2007, and enciphered ones.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// What each file in a ZIP's directory begins with.
const ENTRY: [u8; 4] = *b"PK\x01\x02";

/// An opened package.
pub struct Package<'a> {
    name: String,
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Where each part lies, by its name in small letters.
    parts: HashMap<String, usize>,
    unpacked: u64,
}

impl<'a> Package<'a> {
    /// Opens a file. `name` is for messages.
    ///
    /// # Errors
    ///
    /// [`Error::EncryptedDocument`]; [`Error::UnknownDocument`] for what is no package, which
    /// says what it is where that is known; [`Error::BadDocument`].
    pub fn open(name: &str, bytes: &'a [u8]) -> Result<Package<'a>> {
        if bytes.starts_with(COMPOUND) {
            return Err(compound(name, bytes));
        }
        let bad = |fault| bad(name, "", fault);
        if !bytes.starts_with(b"PK") {
            return Err(Error::UnknownDocument {
                name: name.to_owned(),
                kind: None,
            });
        }
        // Before a directory is read into memory it is known that it is not absurdly long.
        let entries = bytes.windows(4).filter(|it| **it == ENTRY).count();
        if entries > MOST_PARTS {
            return Err(bad(DocumentFault::TooMany));
        }
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| bad(DocumentFault::Damaged))?;
        let mut parts = HashMap::with_capacity(archive.len());
        for at in 0..archive.len() {
            let Ok(entry) = archive.by_index_data(at) else {
                continue;
            };
            if entry.encrypted() {
                return Err(Error::EncryptedDocument {
                    name: name.to_owned(),
                });
            }
            if let Some(part) = entry.name().ok().and_then(|name| plain(&name)) {
                // Of two names that differ by capitals only the first counts.
                parts.entry(part).or_insert(at);
            }
        }
        Ok(Package {
            name: name.to_owned(),
            archive,
            parts,
            unpacked: 0,
        })
    }

    /// What the file is called in messages.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Tells whether there is such a part. Capitals make no difference in a part's name.
    #[must_use]
    pub fn has(&self, part: &str) -> bool {
        plain(part).is_some_and(|part| self.parts.contains_key(&part))
    }

    /// The names of all parts, in small letters, in no order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    /// Unpacks a part; none where there is none of this name.
    ///
    /// # Errors
    ///
    /// [`Error::BadDocument`]: damaged, or more than is taken.
    pub fn read(&mut self, part: &str) -> Result<Option<Vec<u8>>> {
        self.read_at_most(part, MOST_OF_A_PART)
    }

    /// Unpacks a part that is XML, and reads it. `spaces` as in [`xml::Tree::read`].
    ///
    /// # Errors
    ///
    /// [`Error::BadDocument`]: damaged, more than is taken, or not XML as it is taken.
    pub fn xml(&mut self, part: &str, spaces: xml::Spaces) -> Result<Option<xml::Tree>> {
        let Some(bytes) = self.read_at_most(part, xml::MOST_BYTES)? else {
            return Ok(None);
        };
        let read = xml::decoded(bytes).and_then(|text| xml::Tree::read(&text, spaces));
        read.map(Some).map_err(|fault| self.bad(part, fault))
    }

    fn read_at_most(&mut self, part: &str, most: u64) -> Result<Option<Vec<u8>>> {
        let Some(&at) = plain(part).and_then(|part| self.parts.get(&part)) else {
            return Ok(None);
        };
        let most = most.min(MOST_OF_ALL.saturating_sub(self.unpacked));
        let mut bytes = Vec::new();
        let damaged = match self.archive.by_index(at) {
            Ok(file) => file.take(most + 1).read_to_end(&mut bytes).is_err(),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(Error::EncryptedDocument {
                    name: self.name.clone(),
                });
            }
            Err(_) => true,
        };
        let length = bytes.len() as u64;
        self.unpacked = self.unpacked.saturating_add(length);
        if length > most {
            return Err(self.bad(part, DocumentFault::TooLarge));
        }
        if damaged {
            return Err(self.bad(part, DocumentFault::Damaged));
        }
        Ok(Some(bytes))
    }

    /// The error that says what is wrong with a part.
    #[must_use]
    pub fn bad(&self, part: &str, fault: DocumentFault) -> Error {
        bad(&self.name, part, fault)
    }
}

fn bad(name: &str, part: &str, fault: DocumentFault) -> Error {
    Error::BadDocument {
        name: name.to_owned(),
        part: part.to_owned(),
        fault,
    }
}

/// A part's name as it is compared; none for one that leads out of the package.
fn plain(name: &str) -> Option<String> {
    let name = name.replace('\\', "/").to_ascii_lowercase();
    let is_good = !name.is_empty()
        && !name.starts_with('/')
        && !name.contains(['\0', ':'])
        && name.split('/').all(|step| step != ".." && step != ".");
    is_good.then_some(name)
}

/// Says what a compound file is, by the names of the streams that tell it.
fn compound(name: &str, bytes: &[u8]) -> Error {
    let has = |stream: &str| {
        let wanted: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wanted.len()).any(|it| it == wanted)
    };
    if has("EncryptedPackage") {
        return Error::EncryptedDocument {
            name: name.to_owned(),
        };
    }
    let kind = [
        ("WordDocument", "Word 97–2003 (.doc)"),
        ("Workbook", "Excel 97–2003 (.xls)"),
        ("PowerPoint Document", "PowerPoint 97–2003 (.ppt)"),
    ];
    Error::UnknownDocument {
        name: name.to_owned(),
        kind: Some(
            kind.iter()
                .find(|(stream, _)| has(stream))
                .map_or("Office 97–2003", |(_, kind)| kind),
        ),
    }
}

#[cfg(test)]
mod tests;
