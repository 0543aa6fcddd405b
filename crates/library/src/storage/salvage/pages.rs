//! A file's pages, without SQLite: the newest state of each, also from the log beside it.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use super::record::number;
use crate::error::{Error, Result};
use crate::seal::PageCipher;

/// The size that this application's libraries have; for a file whose header does not say.
const PAGE: u64 = 4096;
const MAGIC: &[u8] = b"SQLite format 3\0";
const WAL_HEADER: u64 = 32;
const FRAME_HEADER: u64 = 24;

/// The pages of a damaged file, numbered from 1.
pub(super) struct Pages {
    file: File,
    log: Option<File>,
    /// Where the newest committed state of a page begins in the log.
    logged: BTreeMap<u64, u64>,
    /// What deciphers the pages of a sealed file.
    cipher: Option<PageCipher>,
    size: u64,
    reserved: u64,
    count: u64,
}

impl Pages {
    /// Opens a file that this process has not opened otherwise, and the log beside it.
    ///
    /// Neither is written.
    pub(super) fn open(path: &Path, log: &Path, cipher: Option<PageCipher>) -> Result<Pages> {
        let mut file = File::open(path).map_err(|e| Error::io(path, e))?;
        let length = file.metadata().map_err(|e| Error::io(path, e))?.len();
        let header = read_at(&mut file, 0, 100).unwrap_or_default();
        let log = File::open(log).ok();
        let mut pages = Pages {
            file,
            log,
            logged: BTreeMap::new(),
            cipher,
            size: PAGE,
            reserved: 0,
            count: 0,
        };
        if pages.cipher.is_some() {
            pages.reserved = PageCipher::RESERVED as u64;
        } else if header.starts_with(MAGIC) {
            pages.size = page_size(number(&header, 16, 2)).unwrap_or(PAGE);
            pages.reserved = number(&header, 20, 1).filter(|r| *r <= 64).unwrap_or(0);
        }
        pages.read_log();
        let last_logged = pages.logged.keys().next_back().copied().unwrap_or(0);
        pages.count = length.div_ceil(pages.size).max(last_logged);
        Ok(pages)
    }

    /// How many pages there are.
    pub(super) fn count(&self) -> u64 {
        self.count
    }

    /// How many bytes of a page hold content.
    pub(super) fn usable(&self) -> usize {
        usize::try_from(self.size - self.reserved).unwrap_or(0)
    }

    /// A page, filled up with zeros where the file ends in it; `None` where there is none, or
    /// where it is sealed and cannot be deciphered.
    pub(super) fn page(&mut self, page: u64) -> Option<Vec<u8>> {
        if page == 0 || page > self.count {
            return None;
        }
        let stored = self.stored(page)?;
        match &self.cipher {
            Some(cipher) => cipher.decipher(page, &stored),
            None => Some(stored),
        }
    }

    fn stored(&mut self, page: u64) -> Option<Vec<u8>> {
        match (self.logged.get(&page), &mut self.log) {
            (Some(&at), Some(log)) => read_at(log, at, self.size),
            _ => {
                let mut bytes = read_at(&mut self.file, (page - 1) * self.size, self.size)?;
                bytes.resize(usize::try_from(self.size).ok()?, 0);
                Some(bytes)
            }
        }
    }

    /// Notes the frames of the log up to its last commit. Those of an earlier round, which
    /// the log still holds behind the newest, bear another salt.
    fn read_log(&mut self) {
        let Some(log) = &mut self.log else { return };
        let Some(header) = read_at(log, 0, WAL_HEADER) else {
            return;
        };
        let is_log = number(&header, 0, 4).is_some_and(|magic| magic & !1 == 0x377F_0682);
        let Some(size) = page_size(number(&header, 8, 4)).filter(|_| is_log) else {
            return;
        };
        self.size = size;
        let salt = number(&header, 16, 8);
        let mut uncommitted = BTreeMap::new();
        let mut at = WAL_HEADER;
        while let Some(frame) = read_at(log, at, FRAME_HEADER)
            && number(&frame, 8, 8) == salt
            && let (Some(page), Some(commit)) = (number(&frame, 0, 4), number(&frame, 4, 4))
        {
            uncommitted.insert(page, at + FRAME_HEADER);
            if commit > 0 {
                self.logged.append(&mut uncommitted);
            }
            at += FRAME_HEADER + size;
        }
    }
}

/// A page size as the headers give it, where it can be one.
fn page_size(stored: Option<u64>) -> Option<u64> {
    match stored? {
        1 => Some(65_536),
        size if (512..=65_536).contains(&size) && size.is_power_of_two() => Some(size),
        _ => None,
    }
}

/// Reads up to so many bytes; `None` where there is nothing, or the disk fails.
fn read_at(file: &mut File, at: u64, length: u64) -> Option<Vec<u8>> {
    file.seek(SeekFrom::Start(at)).ok()?;
    let mut bytes = Vec::new();
    file.take(length).read_to_end(&mut bytes).ok()?;
    (!bytes.is_empty()).then_some(bytes)
}
