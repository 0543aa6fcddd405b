//! Files of one export, all of them or none.
//!
//! 1. [`Staging`] makes a folder inside the target, which nobody else touches while its lock is
//!    held; every file is written there first. What an export that was killed has left is removed.
//! 2. [`Staging::finish`] makes the files durable: a few one by one, many with one call for the
//!    whole file system where there is one.
//! 3. It gives them their names. What stood there is kept aside until all have theirs, and comes
//!    back where one cannot have its own.
//! 4. It makes the names durable.
//!
//! Dropped before it is finished, it leaves the target as it was, with no folder that it has made.

mod folder;
mod sync;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::Plan;
use crate::backup::sync_folder;
use crate::error::Result;
use folder::{Made, Unfinished, failed};

/// Writes a plan into a folder, which is made where it does not exist, and says where the files
/// are. What was there is left as it was where it fails.
///
/// # Errors
///
/// [`crate::Error::ReadOnly`], [`crate::Error::DiskFull`], [`crate::Error::Vanished`],
/// [`crate::Error::Io`].
pub fn write(plan: &Plan, folder: &Path) -> Result<Vec<PathBuf>> {
    let mut staging = Staging::begin(folder)?;
    for file in &plan.files {
        staging.add(&file.name, &file.bytes)?;
    }
    staging.finish()
}

/// An export that is being written.
pub(super) struct Staging {
    target: PathBuf,
    // Removed before the folders that were made for it.
    unfinished: Unfinished,
    made: Made,
    /// The names that the files will have below the target, as they were added.
    names: Vec<String>,
}

impl Staging {
    /// Begins to write into a folder, which is made where it does not exist.
    ///
    /// # Errors
    ///
    /// Those of [`write()`].
    pub(super) fn begin(target: &Path) -> Result<Staging> {
        let mut made = Made::default();
        made.folder(target)?;
        let unfinished = Unfinished::begin(target)?;
        Ok(Staging {
            target: target.to_path_buf(),
            unfinished,
            made,
            names: Vec::new(),
        })
    }

    /// Writes a file that will have this name below the target; `/` separates.
    ///
    /// # Errors
    ///
    /// Those of [`write()`].
    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let aside = self.unfinished.new_file(self.names.len());
        fs::write(&aside, bytes).map_err(|e| failed(&self.target, &self.target.join(name), e))?;
        self.names.push(name.to_owned());
        Ok(())
    }

    /// Makes all files durable and gives them their names; says where they are.
    ///
    /// # Errors
    ///
    /// Those of [`write()`]; then everything is as it was.
    pub(super) fn finish(mut self) -> Result<Vec<PathBuf>> {
        let aside: Vec<PathBuf> = (0..self.names.len())
            .map(|at| self.unfinished.new_file(at))
            .collect();
        sync::contents(&self.unfinished.path, &aside)?;
        let paths: Vec<PathBuf> = self
            .names
            .iter()
            .map(|name| self.target.join(name))
            .collect();
        let folders: BTreeSet<&Path> = paths.iter().filter_map(|path| path.parent()).collect();
        for folder in &folders {
            self.made.folder(folder)?;
        }
        self.name_all(&aside, &paths)?;
        let synced: Result<Vec<()>> = self
            .made
            .parents()
            .chain(folders.iter().map(|folder| folder.to_path_buf()))
            .map(|folder| sync_folder(&folder.join(".")))
            .collect();
        self.made.keep();
        // They have their names; that the disk cannot promise to keep them must be told.
        synced?;
        Ok(paths)
    }

    /// Gives every file its name, or none.
    fn name_all(&self, aside: &[PathBuf], paths: &[PathBuf]) -> Result<()> {
        for (at, (new, path)) in aside.iter().zip(paths).enumerate() {
            let kept = self.unfinished.old_file(at);
            let named = keep(path, &kept).and_then(|()| fs::rename(new, path));
            if let Err(error) = named {
                for (at, path) in paths[..at].iter().enumerate() {
                    put_back(&self.unfinished.old_file(at), path);
                }
                return Err(failed(&self.target, path, error));
            }
        }
        Ok(())
    }
}

/// Keeps what stands at a path aside, without taking it away from there.
fn keep(path: &Path, kept: &Path) -> std::io::Result<()> {
    match path.symlink_metadata() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
        Ok(there) if there.is_dir() => Err(std::io::ErrorKind::IsADirectory.into()),
        // Disks of cameras and sticks know no second name of a file.
        Ok(_) => fs::hard_link(path, kept).or_else(|_| fs::copy(path, kept).map(drop)),
    }
}

/// Gives a name back what it stood for before, or takes it away.
fn put_back(kept: &Path, path: &Path) {
    // Where the disk takes nothing any more, the new file, which is whole, is what is left.
    let _ = match kept.symlink_metadata() {
        Ok(_) => fs::rename(kept, path),
        Err(_) => fs::remove_file(path),
    };
}

#[cfg(test)]
mod tests;
