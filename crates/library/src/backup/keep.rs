use std::path::{Path, PathBuf};

use super::copies::{Copies, Copy, Left, copies, look, name_of};
use super::copy::backup;
use super::file::{first_free, remove, stem};
use super::name::{CopyName, Minute, tame};
use super::rotation::{self, Aged, Rotation};
use crate::error::{Error, Result};
use crate::library::Reader;
use crate::lock::lock_path;
use crate::storage::backup::local_offset;
use crate::storage::connection::OpenMark;

/// What became of a folder of copies.
#[derive(Debug)]
pub struct Kept {
    /// The copy that was made.
    pub copy: Copy,
    /// Those that the rotation has removed.
    pub removed: Vec<Copy>,
    /// Files that may be copies of this library and could not be read or removed.
    pub left: Vec<Left>,
}

/// How many copies of one minute can have names.
const MOST: u32 = 1000;

/// Makes a copy in a folder, named for the time, and removes those that the rotation does not
/// keep.
///
/// `now` is in milliseconds since 1970. Only copies of this very library under its present
/// name are removed; never one that somebody has opened to write in, and never one that cannot
/// be read.
///
/// # Errors
///
/// Those of [`backup`]; nothing is removed then.
pub fn keep(library: &Reader, folder: &Path, now: i64, rotation: &Rotation) -> Result<Kept> {
    let local = now.saturating_add(local_offset(now)?);
    let path = free_path(library, folder, local)?;
    backup(library, &path)?;
    let copy = name_of(&path)
        .ok_or_else(|| Error::NotALibrary { path: path.clone() })
        .and_then(|name| look(&path, &name))?;
    let Copies {
        copies,
        unreadable: mut left,
    } = copies(folder, Some(copy.library))?;
    let line = line_of(&copy, copies);
    let mut removed = Vec::new();
    for old in outdated(&line, local, rotation)? {
        if old.path == copy.path || is_adopted(&old.path) {
            continue;
        }
        match remove(&old.path) {
            Ok(()) => removed.push(old),
            Err(why) => left.push(Left {
                why,
                path: old.path,
            }),
        }
    }
    Ok(Kept {
        copy,
        removed,
        left,
    })
}

/// The name of a new copy; further ones of a minute have a number.
fn free_path(library: &Reader, folder: &Path, local: i64) -> Result<PathBuf> {
    let stem = tame(&stem(library.path()));
    let name = |number| CopyName {
        stem: stem.clone(),
        minute: Minute::of(local),
        number,
    };
    let names = (1..=MOST).map(|number| name(number).to_string());
    first_free(folder, names).ok_or_else(|| Error::AlreadyExists {
        path: folder.join(name(MOST).to_string()),
    })
}

/// The copies that follow each other: a library that was restored beside another one has the
/// same id, and its copies must not take the places of the other's.
fn line_of(copy: &Copy, copies: Vec<Copy>) -> Vec<Copy> {
    let stem = |copy: &Copy| name_of(&copy.path).map(|name| name.stem);
    let own = stem(copy);
    copies.into_iter().filter(|c| stem(c) == own).collect()
}

fn outdated(copies: &[Copy], local_now: i64, rotation: &Rotation) -> Result<Vec<Copy>> {
    let aged = copies.iter().map(|copy| {
        Ok(Aged {
            at: copy.at.saturating_add(local_offset(copy.at)?),
            bytes: copy.bytes,
        })
    });
    let aged = aged.collect::<Result<Vec<Aged>>>()?;
    let stays = rotation::stays(&aged, local_now, rotation);
    let outdated = copies.iter().zip(stays).filter(|(_, stays)| !stays);
    Ok(outdated.map(|(copy, _)| copy.clone()).collect())
}

/// Whether somebody works in the copy, or has: the lock of a writer stands beside it.
fn is_adopted(copy: &Path) -> bool {
    OpenMark::is_on(copy) || lock_path(copy).symlink_metadata().is_ok()
}
