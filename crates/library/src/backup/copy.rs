use std::path::Path;

use tempfile::NamedTempFile;

use super::file::{folder_of, refuse_existing, sync_folder};
use super::unfinished::{PREFIX, SUFFIX, erase_unfinished};
use crate::error::{Error, Result};
use crate::library::{Query, Reader};
use crate::seal;
use crate::storage::backup::Tally;

/// How often a copy is made anew because a writer came between.
const ATTEMPTS: usize = 5;

/// Copies a library to a new file: one consistent state, verified before it has its name.
///
/// # Errors
///
/// [`Error::AlreadyExists`]: nothing is written over. [`Error::DiskFull`],
/// [`Error::Damaged`] where the library cannot be read or the copy is not what it should be;
/// the copy is gone then.
pub fn backup(library: &Reader, to: &Path) -> Result<()> {
    refuse_existing(to)?;
    library.outside_transaction(|q| copy(q, library.path(), to))
}

/// Copies under a temporary name, verifies, syncs, and only then gives the copy its own.
///
/// An unnamed copy is removed when this fails.
///
/// The copy of a sealed library is sealed with the same key, and the key file stands beside it.
pub(super) fn copy(q: &Query<'_>, library: &Path, to: &Path) -> Result<()> {
    let folder = folder_of(to);
    erase_unfinished(folder);
    let under = seal::key_of_open(library)?;
    for _ in 0..ATTEMPTS {
        let made = tempfile::Builder::new()
            .prefix(PREFIX)
            .suffix(SUFFIX)
            .tempfile_in(folder)
            .map_err(|e| Error::io(folder, e))?;
        let version = q.data_version()?;
        let before = q.tally()?;
        q.vacuum_into(made.path())?;
        let is_quiet = q.data_version()? == version;
        let after = if is_quiet { before } else { q.tally()? };
        seal::check_seal(made.path(), under)?;
        let copied = verified(made.path())?;
        if copied.lies_between(&before, &after) {
            let carried = match under {
                Some(id) => seal::carry_key_file(library, &id, to)?.then_some(id),
                None => None,
            };
            let named = name(made, to);
            if let Some(id) = carried {
                match named {
                    Ok(()) => seal::follow_key_file(library, &id, to)?,
                    Err(_) => seal::take_key_file_back(&id, to),
                }
            }
            return named;
        }
        if is_quiet {
            return Err(unfit("it does not hold what the library holds"));
        }
        // The journal only grows, but emptying the trash in between makes the bounds useless.
    }
    Err(Error::InUse {
        path: to.to_path_buf(),
    })
}

/// Opens a copy as a library, has its pages checked, and counts what is in it.
pub(crate) fn verified(path: &Path) -> Result<Tally> {
    let counted = Reader::open(path).and_then(|copy| {
        copy.read(|q| {
            q.quick_check()?;
            q.tally()
        })
    });
    counted.map_err(|error| match error {
        Error::DiskFull => error,
        other => unfit(&other.to_string()),
    })
}

fn unfit(why: &str) -> Error {
    Error::Damaged {
        detail: format!("the copy did not pass its check: {why}"),
    }
}

/// Makes the copy durable and gives it its name.
fn name(made: NamedTempFile, to: &Path) -> Result<()> {
    made.as_file().sync_all().map_err(|e| Error::io(to, e))?;
    made.persist_noclobber(to)
        .map_err(|e| Error::io(to, e.error))?;
    sync_folder(to)
}
