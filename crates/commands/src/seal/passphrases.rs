use library::seal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Secret, copies_of, which};
use crate::context::Context;
use crate::failure::Failure;

/// How many passphrases open the library now.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PassphrasesLeft {
    /// Passphrases.
    pub passphrases: usize,
    /// Copies that still open with what was true before: their key file could not be written.
    pub copies_left: usize,
}

/// A passphrase in the place of another.
#[derive(Deserialize, TS)]
pub struct ChangePassphrase {
    /// The one that opens the library now.
    pub old: Secret,
    /// The one that is to.
    pub new: Secret,
}

pub(crate) fn change_passphrase(
    context: &Context,
    request: ChangePassphrase,
) -> Result<PassphrasesLeft, Failure> {
    let path = context.library_path()?;
    let (old, new) = (request.old.passphrase()?, request.new.passphrase()?);
    context
        .attempts
        .one(&path, || seal::change_passphrase(&path, &old, &new))?;
    left(context)
}

/// One more passphrase, a colleague's for instance.
#[derive(Deserialize, TS)]
pub struct AddPassphrase {
    /// One that opens the library.
    pub known: Secret,
    /// The one that is to open it too.
    pub new: Secret,
}

pub(crate) fn add_passphrase(
    context: &Context,
    request: AddPassphrase,
) -> Result<PassphrasesLeft, Failure> {
    let path = context.library_path()?;
    let (known, new) = (request.known.passphrase()?, request.new.passphrase()?);
    context
        .attempts
        .one(&path, || seal::add_passphrase(&path, &known, &new))?;
    left(context)
}

/// The one passphrase that is to stay.
#[derive(Deserialize, TS)]
pub struct KeepPassphrase {
    /// It.
    pub kept: Secret,
}

pub(crate) fn keep_passphrase(
    context: &Context,
    request: KeepPassphrase,
) -> Result<PassphrasesLeft, Failure> {
    let path = context.library_path()?;
    let kept = request.kept.passphrase()?;
    context
        .attempts
        .one(&path, || seal::remove_other_passphrases(&path, &kept))?;
    left(context)
}

/// A passphrase for a library that its recovery key has opened.
#[derive(Deserialize, TS)]
pub struct NewKeyFile {
    /// The passphrase.
    pub passphrase: Secret,
}

pub(crate) fn make_key_file(
    context: &Context,
    request: NewKeyFile,
) -> Result<PassphrasesLeft, Failure> {
    let path = context.library_path()?;
    seal::make_key_file(&path, &request.passphrase.passphrase()?, seal::Cost::USUAL)?;
    left(context)
}

/// The copies open as the library does, as far as they can be reached.
fn left(context: &Context) -> Result<PassphrasesLeft, Failure> {
    let path = context.library_path()?;
    let renewed = seal::renew_copies(&path, &copies_of(context, &path))?;
    Ok(PassphrasesLeft {
        passphrases: seal::passphrases(&path)?,
        copies_left: renewed.left.len(),
    })
}

/// A recovery key, to be written on paper. It is shown and not kept.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RecoveryGroups {
    /// Its groups, in order.
    pub groups: Vec<String>,
}

impl RecoveryGroups {
    pub(super) fn of(key: &seal::RecoveryKey) -> RecoveryGroups {
        RecoveryGroups {
            groups: key.written().split('-').map(str::to_owned).collect(),
        }
    }
}

pub(crate) fn recovery_key(
    context: &Context,
    request: super::Unlock,
) -> Result<RecoveryGroups, Failure> {
    let path = match request.path {
        None => context.library_path()?,
        path => which(context, path)?,
    };
    let passphrase = request.passphrase.passphrase()?;
    let key = context
        .attempts
        .one(&path, || seal::recovery_key(&path, &passphrase))?;
    Ok(RecoveryGroups::of(&key))
}
