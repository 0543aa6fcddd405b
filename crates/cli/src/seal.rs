//! Verbs of the seal: putting it on and taking it off, passphrases, the recovery key, the end of
//! a key.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use commands::{Code, Failure};
use library::seal::{self, Seal};
use library::{Error, backup};
use serde_json::json;

use crate::Done;
use crate::args::{ChangePassphrase, DestroyKey, RecoveryKey, Seal as SealArgs, Unseal};
use crate::keys::{self, Key};
use crate::opening;
use crate::output::Output;

pub(crate) fn seal(args: &SealArgs, output: &mut Output) -> Done {
    let library = &args.library;
    // Nobody is asked for a passphrase in vain.
    if seal::seal_of(library)? != Seal::None {
        return Err(Error::AlreadySealed {
            path: library.clone(),
        }
        .into());
    }
    let passphrase = keys::new_passphrase(&args.new, true)?;
    seal::seal(library, &passphrase, keys::cost())?;
    output.line(format_args!("{} is sealed", library.display()))?;
    advise(library, output)?;
    for copy in backup::beside(library) {
        if seal::seal_of(&copy).is_ok_and(|seal| seal == Seal::None) {
            output.warning(format_args!(
                "{} is a copy that is not sealed; anybody who has it can read it",
                copy.display()
            ));
        }
    }
    Ok(())
}

/// What whoever has sealed a library should know.
pub(crate) fn advise(library: &Path, output: &mut Output) -> Done {
    output.line(format_args!(
        "keep {} with it: a passphrase opens nothing without that file",
        seal::key_file_path(library).display()
    ))?;
    output.line(format_args!(
        "write down what `octa recovery-key {}` shows: it opens the library when passphrase or \
         key file are lost",
        library.display()
    ))
}

pub(crate) fn unseal(args: &Unseal, output: &mut Output) -> Done {
    let library = &args.library;
    // It is not left unlocked by a reader: nobody else may have it open meanwhile.
    drop(opening::reader(library)?);
    seal::unseal(library)?;
    output.line(format_args!(
        "{} is not sealed any more: anybody who has it can read it",
        library.display()
    ))
}

pub(crate) fn passphrase(args: &ChangePassphrase, output: &mut Output) -> Done {
    let library = &args.library;
    is_sealed(library)?;
    match keys::given()? {
        Some(Key::Recovery(key)) if !args.add && !args.only => {
            seal::unlock_by_recovery_key(library, &key)?;
            let new = keys::new_passphrase(&args.new, false)?;
            seal::make_key_file(library, &new, keys::cost())?;
            output.line(format_args!(
                "{} has a new key file, and one passphrase",
                library.display()
            ))?;
        }
        given if args.only => {
            let removed = keys::known_by(given, library, |kept| {
                seal::remove_other_passphrases(library, kept)
            })?;
            output.line(format_args!(
                "one passphrase opens {}; {removed} were taken away",
                library.display()
            ))?;
        }
        given => change(args, given, output)?,
    }
    let copies = backup::beside(library).chain(copies_in(&args.copies)?);
    let renewed = seal::renew_copies(library, &copies.collect::<Vec<_>>())?;
    for copy in &renewed.renewed {
        output.line(format_args!("{} opens the same way", copy.display()))?;
    }
    all_reached(&renewed.left, "still opens as it did before")
}

/// One passphrase in the place of another, or beside it.
fn change(args: &ChangePassphrase, given: Option<Key>, output: &mut Output) -> Done {
    let library = &args.library;
    // Before the new one is asked for.
    let known = keys::known_by(given, library, |known| {
        seal::recovery_key(library, known).map(|_| known.clone())
    })?;
    let new = keys::new_passphrase(&args.new, false)?;
    if args.add {
        let count = seal::add_passphrase(library, &known, &new)?;
        return output.line(format_args!(
            "{count} passphrases open {}",
            library.display()
        ));
    }
    seal::change_passphrase(library, &known, &new)?;
    output.line(format_args!(
        "the new passphrase opens {}, the old one does not",
        library.display()
    ))
}

pub(crate) fn recovery_key(args: &RecoveryKey, output: &mut Output) -> Done {
    let library = &args.library;
    is_sealed(library)?;
    if !args.replace {
        let key = keys::known(library, |known| seal::recovery_key(library, known))?;
        return output.line(&**key.written());
    }
    let known = keys::known(library, |known| {
        seal::unlock(library, known).map(|()| known.clone())
    })?;
    let key = seal::renew(library, &known, keys::cost())?;
    output.line(&**key.written())
}

pub(crate) fn destroy(args: &DestroyKey, output: &mut Output) -> Done {
    let library = &args.library;
    is_sealed(library)?;
    let mut copies: Vec<PathBuf> = backup::beside(library).collect();
    let mut unreadable = None;
    for folder in &args.copies {
        match copies_in(std::slice::from_ref(folder)) {
            Ok(found) => copies.extend(found),
            // What can be reached is destroyed first.
            Err(failure) => unreadable = Some(failure),
        }
    }
    let destroyed = seal::destroy_key(library, || copies)?;
    match destroyed.had_key_file {
        true => output.line(format_args!(
            "the key file of {} is destroyed: no passphrase opens it any more",
            library.display()
        ))?,
        false => output.line(format_args!(
            "{} had no key file; no passphrase opens it",
            library.display()
        ))?,
    }
    for copy in &destroyed.copies {
        output.line(format_args!("that of {} is too", copy.display()))?;
    }
    output.line(
        "what this cannot reach: a recovery key that was written down, copies elsewhere with their \
         key files, and what flash storage keeps of files that were removed",
    )?;
    all_reached(&destroyed.left, "still opens with its passphrase")?;
    unreadable.map_or(Ok(()), Err)
}

fn is_sealed(library: &Path) -> Done {
    match seal::seal_of(library)? {
        Seal::None => Err(Error::NotSealed {
            path: library.to_path_buf(),
        }
        .into()),
        _ => Ok(()),
    }
}

/// Every file in folders that may be a copy of a library, and every place where one was whose
/// key file is there still.
fn copies_in(folders: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut found = BTreeSet::new();
    for folder in folders {
        let entries = std::fs::read_dir(folder).map_err(|e| Error::io(folder, e))?;
        for entry in entries {
            let path = entry.map_err(|e| Error::io(folder, e))?.path();
            if path.is_file() {
                found.insert(path);
            }
        }
        found.extend(seal::libraries_with_keys(folder));
    }
    Ok(found.into_iter().collect())
}

/// Fails where some copies could not be reached.
fn all_reached(left: &[backup::Left], what: &str) -> Done {
    let Some(first) = left.first() else {
        return Ok(());
    };
    let more = match left.len() {
        1 => String::new(),
        count => format!(", and so do {} more", count - 1),
    };
    Err(Failure::new(
        Code::Io,
        format!("{} {what}{more}", first.path.display()),
        json!({ "left": left.len() }),
    ))
}
