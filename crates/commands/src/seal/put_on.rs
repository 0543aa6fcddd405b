use std::path::{Path, PathBuf};

use library::seal::{self, Cost, Seal};
use library::{Library, backup};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{NewKeyFile, RecoveryGroups, Unlock};
use crate::app::Nothing;
use crate::context::Context;
use crate::failure::Failure;
use crate::library_file::{self, LibraryInfo};
use crate::rescue;

/// A library that was sealed.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SealedLibrary {
    /// It, open again.
    pub library: LibraryInfo,
    /// How many copies were made before and are not sealed.
    pub clear_copies: usize,
}

pub(crate) fn seal(context: &Context, request: NewKeyFile) -> Result<SealedLibrary, Failure> {
    let passphrase = request.passphrase.passphrase()?;
    let library = while_closed(context, |path| seal::seal(path, &passphrase, Cost::USUAL))?.1;
    rescue::seal(context)?;
    Ok(SealedLibrary {
        library,
        clear_copies: clear_copies(context)?.len(),
    })
}

pub(crate) fn unseal(context: &Context, request: Unlock) -> Result<LibraryInfo, Failure> {
    let path = context.library_path()?;
    let passphrase = request.passphrase.passphrase()?;
    // Whoever sits down at an open window has not the right to it.
    context
        .attempts
        .one(&path, || seal::recovery_key(&path, &passphrase))?;
    Ok(while_closed(context, seal::unseal)?.1)
}

/// A new recovery key, and a library that the old one does not open any more.
pub(crate) fn renew(context: &Context, request: Unlock) -> Result<RecoveryGroups, Failure> {
    let path = context.library_path()?;
    let passphrase = request.passphrase.passphrase()?;
    context
        .attempts
        .one(&path, || seal::recovery_key(&path, &passphrase))?;
    let (key, _) = while_closed(context, |path| seal::renew(path, &passphrase, Cost::USUAL))?;
    Ok(RecoveryGroups::of(&key))
}

/// Closes the library, does something with its file, and opens it again, whatever came of it.
fn while_closed<T>(
    context: &Context,
    f: impl FnOnce(&Path) -> library::Result<T>,
) -> Result<(T, LibraryInfo), Failure> {
    let path = context.library()?.path().to_path_buf();
    let (done, opened) = context.between(|| {
        context.close();
        let done = f(&path);
        let opened = Library::open(&path)
            .map_err(Failure::from)
            .and_then(|library| library_file::show(context, library));
        (done, opened)
    });
    if opened.is_err() {
        context.wait_for(&path);
    }
    Ok((done?, opened?))
}

/// Copies that are not sealed.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct ClearCopies {
    /// How many there are now.
    pub left: usize,
}

/// Copies of the open library that are not sealed, and those that were never finished, which may
/// be of any library.
pub(super) fn clear_copies(context: &Context) -> Result<Vec<PathBuf>, Failure> {
    let (id, path) = (context.library_id()?, context.library_path()?);
    let mut copies = context.keeper.copies_of(id);
    copies.extend(backup::beside(&path));
    let folders = context.keeper.folders_of(id);
    let folders = folders.chain(path.parent().map(Path::to_path_buf));
    copies.extend(folders.flat_map(|folder| backup::unfinished(&folder)));
    copies.retain(|copy| seal::seal_of(copy).is_ok_and(|seal| seal == Seal::None));
    Ok(copies)
}

pub(crate) fn remove_clear_copies(context: &Context, _: Nothing) -> Result<ClearCopies, Failure> {
    // Whatever of the library is on other disks is not to be less than before.
    crate::copies::make(context, Nothing {})?;
    for copy in clear_copies(context)? {
        backup::erase(&copy)?;
    }
    Ok(ClearCopies {
        left: clear_copies(context)?.len(),
    })
}
