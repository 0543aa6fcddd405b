//! Stamps: what a step was last done with, so that it is not done again for the same.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use crate::say::{Outcome, While as _};
use crate::target;

/// Whether `name` was last done with `state`.
pub fn is(name: &str, state: u64) -> bool {
    fs::read_to_string(file(name)).is_ok_and(|kept| kept == state.to_string())
}

/// Keeps that `name` was done with `state`.
pub fn set(name: &str, state: u64) -> Outcome {
    let file = file(name);
    let folder = file.parent().unwrap_or(&file);
    fs::create_dir_all(folder).during(folder.display())?;
    fs::write(&file, state.to_string()).during(file.display())
}

/// A number that changes when a file in or under one of `paths` changes, comes or goes.
///
/// The contents count, not the times: a fresh clone of the same tree has the same number.
pub fn of(paths: &[PathBuf], but_not: &[&str]) -> Outcome<u64> {
    let mut files = Vec::new();
    for path in paths {
        gather(path, but_not, &mut files).during(path.display())?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.hash(&mut hasher);
        fs::read(&file).during(file.display())?.hash(&mut hasher);
    }
    Ok(hasher.finish())
}

fn gather(path: &Path, but_not: &[&str], files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if path.is_file() {
        files.push(path.to_path_buf());
    } else if path.is_dir() {
        for entry in fs::read_dir(path)? {
            let entry = entry?;
            if !but_not.iter().any(|name| entry.file_name() == *name) {
                gather(&entry.path(), but_not, files)?;
            }
        }
    }
    Ok(())
}

fn file(name: &str) -> PathBuf {
    target().join("stamps").join(name)
}
