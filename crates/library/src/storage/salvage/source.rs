//! The damaged file, and the way through it.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;

use rusqlite::Connection;
use tempfile::TempDir;

use super::Row;
use super::carve::carve;
use super::pages::Pages;
use super::roots::{Roots, roots_of};
use super::shape::Shapes;
use super::through::through;
use crate::backup;
use crate::error::{Error, Result};
use crate::library::Tx;
use crate::seal::{DataKey, KeyId, PageCipher, keyring};
use crate::storage::connection::{self, wal_path};
use crate::storage::migrate;

/// A damaged file whose rows are to be saved. It is not written.
pub(crate) struct Salvage {
    pages: Pages,
    /// SQLite writes what it opens, if only to bring in the log: it gets a copy.
    copy: Option<Connection>,
    // Dropped after the connection.
    _folder: TempDir,
}

impl Salvage {
    /// Opens a damaged file. `beside` is the file to be made: the copy that SQLite reads is
    /// made in the same folder, since it holds a user's words too.
    pub(crate) fn open(damaged: &Path, beside: &Path, under: Option<KeyId>) -> Result<Salvage> {
        let log = wal_path(damaged);
        let key = under.and_then(|id| Some((id, keyring::get(&id)?)));
        let cipher = key.and_then(|(id, key)| PageCipher::new(&id, &key));
        if under.is_some() != cipher.is_some() {
            return Err(Error::Locked);
        }
        let pages = Pages::open(damaged, &log, cipher)?;
        let folder = connection::folder(beside);
        backup::erase_unfinished(&folder);
        let folder = tempfile::Builder::new()
            .prefix(backup::PREFIX)
            .suffix(backup::SUFFIX)
            .tempdir_in(folder)
            .map_err(|e| Error::io(beside, e))?;
        let copied = folder.path().join("damaged.octavilla");
        std::fs::copy(damaged, &copied).map_err(|e| Error::io(damaged, e))?;
        if let Some(id) = under {
            // What the file begins with is the id; a copy that has lost it opens with it again.
            begin_with(&copied, &id)?;
        }
        if log.exists() {
            std::fs::copy(&log, wal_path(&copied)).map_err(|e| Error::io(&log, e))?;
        }
        Ok(Salvage {
            pages,
            // What SQLite cannot open at all is read without it.
            copy: connection::for_reading(&copied, under).ok(),
            _folder: folder,
        })
    }

    /// Puts everything that can be read into a new, empty library. Gives the names of the
    /// tables that SQLite could not read to their end.
    pub(crate) fn fill(&mut self, tx: &mut Tx<'_>) -> Result<Vec<String>> {
        let shapes = Shapes::of(tx.connection)?;
        let roots = new_roots(tx.connection)?;
        tx.begin_salvage()?;
        let mut put = |row: Row<'_>| tx.put_found(&row).map(drop);
        let broken = match &self.copy {
            Some(copy) => through(copy, &shapes, &mut put)?,
            None => shapes.tables.iter().map(|t| t.name.clone()).collect(),
        };
        // Damage inside of a tree can also hide rows without a word.
        if !broken.is_empty() || !self.is_sound() {
            carve(&mut self.pages, &shapes, &roots, &mut put)?;
        }
        Ok(broken)
    }

    fn is_sound(&self) -> bool {
        let check = |copy: &Connection| {
            copy.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0))
        };
        self.copy
            .as_ref()
            .is_some_and(|copy| check(copy).is_ok_and(|said| said == "ok"))
    }
}

/// Whether a key deciphers any page of a file or of the log beside it.
///
/// # Errors
///
/// [`Error::Io`] where the file cannot be read.
pub(crate) fn deciphers_any(file: &Path, id: &KeyId, key: &DataKey) -> Result<bool> {
    let cipher = PageCipher::new(id, key).ok_or(Error::Locked)?;
    let mut pages = Pages::open(file, &wal_path(file), Some(cipher))?;
    Ok((1..=pages.count()).any(|number| pages.page(number).is_some()))
}

fn begin_with(copy: &Path, id: &KeyId) -> Result<()> {
    let mut file = File::options()
        .write(true)
        .open(copy)
        .map_err(|e| Error::io(copy, e))?;
    file.write_all(id.bytes()).map_err(|e| Error::io(copy, e))
}

/// Where the trees of a new library have their roots, and those of a compacted one.
fn new_roots(new: &Connection) -> Result<Vec<Roots>> {
    let mut compacted = Connection::open_in_memory()?;
    migrate::create(&mut compacted)?;
    compacted.execute_batch("VACUUM")?;
    Ok(vec![roots_of(new)?, roots_of(&compacted)?])
}
