//! Folders that an export makes, and takes away again where it comes to nothing.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use tempfile::{Builder, TempDir};

use crate::error::{Error, Result};

/// What the name of an unfinished export begins and ends with.
const BEGINS: &str = ".octavilla-";
const ENDS: &str = ".unfinished";

/// The file that says whose the folder is, and that is locked while somebody writes in it.
const MARK: &str = "octavilla-export";
/// What it is called before it is locked.
const NAMELESS: &str = "mark";
/// What it says.
const SAYS: &str = "An export of Octavilla that did not come to its end. Nothing in here is \
                    needed; the next export into the folder above removes it.\n";

/// How often it is tried to make such a folder.
const TRIES: usize = 3;

/// The folder of an export that is being written.
pub(super) struct Unfinished {
    pub(super) path: PathBuf,
    mark: Option<File>,
    folder: Option<TempDir>,
}

impl Unfinished {
    /// Makes one inside the target, and removes those whose exports were killed.
    pub(super) fn begin(target: &Path) -> Result<Unfinished> {
        remove_left_behind(target);
        let mut tries = 0;
        loop {
            tries += 1;
            match Unfinished::make(target) {
                // Another export took it for one that was left before it had its mark.
                Err(error) if error.kind() == ErrorKind::NotFound && tries < TRIES => {}
                made => return made.map_err(|e| failed(target, target, e)),
            }
        }
    }

    fn make(target: &Path) -> std::io::Result<Unfinished> {
        let folder = Builder::new()
            .prefix(BEGINS)
            .suffix(ENDS)
            .tempdir_in(target)?;
        let path = folder.path().to_path_buf();
        // It gets its name once it is locked: nobody sees a mark that is in use without its lock.
        let mut mark = File::create_new(path.join(NAMELESS))?;
        mark.try_lock()?;
        mark.write_all(SAYS.as_bytes())?;
        fs::rename(path.join(NAMELESS), path.join(MARK))?;
        for part in ["new", "old"] {
            fs::create_dir(path.join(part))?;
        }
        Ok(Unfinished {
            path,
            mark: Some(mark),
            folder: Some(folder),
        })
    }

    /// Where a file waits for its name.
    pub(super) fn new_file(&self, at: usize) -> PathBuf {
        self.path.join("new").join(at.to_string())
    }

    /// Where what it replaces is kept meanwhile.
    pub(super) fn old_file(&self, at: usize) -> PathBuf {
        self.path.join("old").join(at.to_string())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // Windows takes no file away that is open.
        drop(self.mark.take());
        if let Some(folder) = self.folder.take() {
            // What cannot be removed now, because the disk is gone for instance, is known by its
            // mark, and the next export removes it.
            let _ = folder.close();
        }
    }
}

/// Removes what exports left behind that were killed: folders with our name and our mark, which
/// nobody holds.
fn remove_left_behind(target: &Path) {
    // What cannot be read or removed is in nobody's way.
    for entry in fs::read_dir(target).into_iter().flatten().flatten() {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && is_our_name(&entry.file_name()) && !is_in_use(&entry.path()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn is_our_name(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with(BEGINS) && name.ends_with(ENDS)
}

/// Whether a folder is not ours, or somebody writes in it.
fn is_in_use(folder: &Path) -> bool {
    let is_held = |mark: &Path| File::open(mark).is_ok_and(|mark| mark.try_lock().is_err());
    // One that says more is none of ours.
    let read = |mark: File| {
        let mut said = String::new();
        let mut start = mark.take(SAYS.len() as u64 + 1);
        start.read_to_string(&mut said).map(|_| said)
    };
    match File::open(folder.join(MARK)).and_then(read) {
        Ok(said) => said != SAYS || is_held(&folder.join(MARK)),
        // One that was killed as it began has no more in it than a mark without a name.
        Err(_) => {
            let is_more = |entry: fs::DirEntry| entry.file_name() != NAMELESS;
            let entries = fs::read_dir(folder).into_iter().flatten().flatten();
            entries.into_iter().any(is_more) || is_held(&folder.join(NAMELESS))
        }
    }
}

/// Folders that were made on the way, in the order in which they were.
#[derive(Default)]
pub(super) struct Made(Vec<PathBuf>);

impl Made {
    /// Makes a folder with all that it lies in.
    pub(super) fn folder(&mut self, path: &Path) -> Result<()> {
        let missing: Vec<&Path> = path
            .ancestors()
            .take_while(|it| !it.as_os_str().is_empty() && it.symlink_metadata().is_err())
            .collect();
        for folder in missing.into_iter().rev() {
            match fs::create_dir(folder) {
                Ok(()) => self.0.push(folder.to_path_buf()),
                // Somebody else was quicker.
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(Error::io(folder, error)),
            }
        }
        match path.is_dir() {
            true => Ok(()),
            false => Err(Error::io(path, ErrorKind::NotADirectory.into())),
        }
    }

    /// The folders that got a new name in them because of these.
    pub(super) fn parents(&self) -> impl Iterator<Item = PathBuf> {
        let parents = self.0.iter().filter_map(|made| made.parent());
        parents.map(|parent| match parent.as_os_str().is_empty() {
            true => PathBuf::from("."),
            false => parent.to_path_buf(),
        })
    }

    /// Leaves them where they are.
    pub(super) fn keep(&mut self) {
        self.0.clear();
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        // The innermost first; one that somebody has put something into stays.
        for folder in self.0.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// What went wrong at a path below the target of an export; that the target is gone is said so.
pub(super) fn failed(target: &Path, path: &Path, error: std::io::Error) -> Error {
    match error.kind() {
        ErrorKind::NotFound if !target.is_dir() => Error::Vanished {
            path: target.to_path_buf(),
        },
        _ => Error::io(path, error),
    }
}
