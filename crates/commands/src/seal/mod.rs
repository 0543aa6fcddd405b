//! The seal of the library: unlocked, locked, put on, taken off, destroyed.
//!
//! 1. [`unlock`] and [`recover`] open what is sealed. Wrong passphrases wait longer and longer
//!    ([`attempts`]).
//! 2. [`lock()`] makes sure that nothing is open and has the host end every process that held text.
//! 3. [`seal()`], [`unseal`] and [`renew`] close the library, write it anew and open it again.
//! 4. [`state`] and the rest are about its passphrases, and about copies that are not sealed.

mod attempts;
mod passphrases;
mod put_on;
mod secret;

use std::path::{Path, PathBuf};

use library::seal::{self, Seal};
use library::{Library, backup};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::Nothing;
use crate::context::Context;
use crate::copies;
use crate::failure::{Code, Failure};
use crate::library_file::{self, LibraryInfo};

pub(crate) use attempts::Attempts;
pub use passphrases::{
    AddPassphrase, ChangePassphrase, KeepPassphrase, NewKeyFile, PassphrasesLeft, RecoveryGroups,
};
pub(crate) use passphrases::{
    add_passphrase, change_passphrase, keep_passphrase, make_key_file, recovery_key,
};
pub use put_on::{ClearCopies, SealedLibrary};
pub(crate) use put_on::{remove_clear_copies, renew, seal, unseal};
pub use secret::Secret;

/// How a library is sealed, as far as the window does something about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum SealKind {
    /// It is not.
    None,
    /// A passphrase opens it, and the recovery key.
    Passphrase,
    /// The key file is not beside it: the recovery key opens it.
    NoKeyFile,
    /// The key file is another library's: the recovery key opens it.
    KeyFileOfAnother,
    /// The key file cannot be read: the recovery key opens it.
    KeyFileDamaged,
}

impl From<Seal> for SealKind {
    fn from(seal: Seal) -> SealKind {
        match seal {
            Seal::None => SealKind::None,
            Seal::Passphrases(_) => SealKind::Passphrase,
            Seal::NoKeyFile => SealKind::NoKeyFile,
            Seal::KeyFileOfAnother => SealKind::KeyFileOfAnother,
            Seal::KeyFileDamaged => SealKind::KeyFileDamaged,
        }
    }
}

/// A library that waits to be unlocked.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LockedLibrary {
    /// Its file's name without the ending.
    pub name: String,
    /// Where it is.
    pub path: String,
    /// What opens it.
    pub seal: SealKind,
}

/// What is to be opened, when that cannot be done without its passphrase.
pub(crate) fn locked(context: &Context) -> Option<LockedLibrary> {
    context.locked_path().map(|path| looked_at(&path))
}

fn looked_at(path: &Path) -> LockedLibrary {
    LockedLibrary {
        name: library_file::name(path),
        // One that cannot be looked at says why when it is unlocked.
        seal: seal::seal_of(path).map_or(SealKind::Passphrase, Into::into),
        path: path.display().to_string(),
    }
}

/// Which library to look at.
#[derive(Deserialize, TS)]
pub struct Look {
    /// Where it is.
    pub path: String,
}

/// What opens a library that is not open.
#[allow(clippy::unnecessary_wraps, reason = "a handler answers or fails")]
pub(crate) fn look(_: &Context, request: Look) -> Result<LockedLibrary, Failure> {
    Ok(looked_at(Path::new(&request.path)))
}

/// A passphrase for a library.
#[derive(Deserialize, TS)]
pub struct Unlock {
    /// The library; without one that which is locked.
    pub path: Option<String>,
    /// As it was typed.
    pub passphrase: Secret,
    /// Where a library is opened: whether it is a copy, of which one is made beside the open
    /// library.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub copy: bool,
}

pub(crate) fn unlock(context: &Context, request: Unlock) -> Result<LibraryInfo, Failure> {
    let path = which(context, request.path)?;
    let passphrase = request.passphrase.passphrase()?;
    context.between(|| {
        context
            .attempts
            .one(&path, || seal::unlock(&path, &passphrase))?;
        open(context, &path, request.copy)
    })
}

/// A recovery key for a library.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Recover {
    /// The library; without one that which is locked.
    pub path: Option<String>,
    /// As it was typed from paper.
    pub recovery_key: Secret,
    /// Whether it is a copy, of which a library is made beside the open one.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub copy: bool,
}

pub(crate) fn recover(context: &Context, request: Recover) -> Result<LibraryInfo, Failure> {
    let path = which(context, request.path)?;
    let key = request.recovery_key.recovery_key()?;
    context.between(|| {
        context
            .attempts
            .one(&path, || seal::unlock_by_recovery_key(&path, &key))?;
        open(context, &path, request.copy)
    })
}

fn which(context: &Context, path: Option<String>) -> Result<PathBuf, Failure> {
    path.map(PathBuf::from)
        .or_else(|| context.locked_path())
        .ok_or_else(Failure::no_library)
}

fn open(context: &Context, path: &Path, is_copy: bool) -> Result<LibraryInfo, Failure> {
    if is_copy {
        let path = path.display().to_string();
        return copies::restore(context, copies::RestoreCopy { path });
    }
    if context.is_open(path) {
        return library_file::info(&*context.library()?);
    }
    let opened = Library::open(path)
        .map_err(Failure::from)
        .and_then(|library| library_file::show(context, library));
    if opened.is_err() {
        // It is in the way of nobody's key that the library cannot be written now.
        seal::lock(path);
    }
    opened
}

/// What is to happen when a sealed library is locked or closed.
#[derive(Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
#[derive(Default)]
pub struct Lock {
    /// What was copied here last. Where the settings ask for it, it is taken out of the clipboard
    /// if it is still there, also when somebody else keeps it.
    pub copied: Option<Secret>,
}

pub(crate) fn lock(context: &Context, request: Lock) -> Result<(), Failure> {
    let path = context.library_path()?;
    // The file is not asked: a library whose stick was pulled out is locked as well.
    if context.library_key()?.is_none() {
        return Err(library::Error::NotSealed { path }.into());
    }
    context.leave_locked();
    context.wait_for(&path);
    end(context, Some(&path), &request);
    Ok(())
}

/// Has the host end every process that held text.
pub(crate) fn end(context: &Context, waiting: Option<&Path>, request: &Lock) {
    let clears = crate::context::lock(&context.machine)
        .settings
        .clear_clipboard;
    let copied = request.copied.as_ref().map_or("", Secret::text);
    context.host.lock(waiting, clears.then_some(copied));
}

/// How the open library, or the locked one, is sealed.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SealState {
    /// What opens it.
    pub seal: SealKind,
    /// How many passphrases do.
    pub passphrases: usize,
    /// How many passphrases a library can have.
    pub most_passphrases: usize,
    /// The name of the key file, which is to be kept with the library.
    pub key_file: String,
    /// How many copies of it are not sealed.
    pub clear_copies: usize,
}

pub(crate) fn state(context: &Context, _: Nothing) -> Result<SealState, Failure> {
    let path = context.library_path()?;
    let seal = seal::seal_of(&path)?;
    Ok(SealState {
        seal: seal.into(),
        passphrases: match seal {
            Seal::Passphrases(count) => count,
            _ => 0,
        },
        most_passphrases: seal::MOST_PASSPHRASES,
        key_file: seal::key_file_path(&path)
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        clear_copies: match seal {
            Seal::None => 0,
            _ => put_on::clear_copies(context)?.len(),
        },
    })
}

/// Every file that may be a copy of a library, as far as the window knows of them.
fn copies_of(context: &Context, library: &Path) -> Vec<PathBuf> {
    let known = context.keeper.every_copy().into_iter();
    known.chain(backup::beside(library)).collect()
}

/// What was destroyed.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DestroyedKey {
    /// Whether there was a key file.
    pub had_key_file: bool,
    /// How many copies lost their key too.
    pub copies: usize,
    /// Copies whose key could not be destroyed: a passphrase still opens them.
    pub left: Vec<String>,
}

pub(crate) fn destroy_key(context: &Context, _: Nothing) -> Result<DestroyedKey, Failure> {
    let path = match context.locked_path() {
        Some(path) => path,
        None => context.library_path()?,
    };
    if seal::seal_of(&path)? == Seal::None {
        return Err(library::Error::NotSealed { path }.into());
    }
    let copies = || copies_of(context, &path);
    let destroyed = match context.leave_locked() {
        true => seal::destroy_key(&path, copies),
        // Whoever still copies or forgets in it is not waited for.
        false => seal::destroy_key_of_open(&path, copies),
    };
    context.wait_for(&path);
    let destroyed = destroyed?;
    Ok(DestroyedKey {
        had_key_file: destroyed.had_key_file,
        copies: destroyed.copies.len(),
        left: destroyed
            .left
            .iter()
            .map(|left| left.path.display().to_string())
            .collect(),
    })
}

/// While a library is locked nothing else is answered.
pub(crate) fn refused(path: &Path) -> Failure {
    let failure = Failure::from(library::Error::Sealed {
        path: path.to_path_buf(),
    });
    debug_assert_eq!(failure.code, Code::Sealed);
    failure
}
