use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::error::{Error, Result};
use crate::seal;

/// What the name of a copy begins with that is being made.
pub(crate) const PREFIX: &str = ".octavilla-";
/// And what it ends with; SQLite's own files beside it have something behind that.
pub(crate) const SUFFIX: &str = ".unfinished";

/// A copy that is being made changes all the time, but while a slow stick is waited for.
const STILL: Duration = Duration::from_secs(10 * 60);

/// Copies in a folder that were never finished, and that nobody works at any more: whoever made
/// them was killed. None where the folder cannot be read.
pub fn unfinished(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let is_one = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.starts_with(PREFIX) && name.contains(SUFFIX))
    };
    entries
        .map(|entry| entry.path())
        .filter(|path| is_one(path) && is_still(path))
        .collect()
}

fn is_still(path: &Path) -> bool {
    // What is from the future is somebody's who has another clock.
    path.symlink_metadata()
        .and_then(|it| it.modified())
        .is_ok_and(|changed| {
            let age = SystemTime::now().duration_since(changed);
            age.is_ok_and(|age| age > STILL)
        })
}

/// Overwrites and removes them, as far as that can be done: whoever makes a copy is not kept from
/// it by what another has left.
pub(crate) fn erase_unfinished(folder: &Path) {
    for left in unfinished(folder) {
        let _ = erase(&left);
    }
}

fn erase(left: &Path) -> Result<()> {
    let io = |e| Error::io(left, e);
    if !left.symlink_metadata().map_err(io)?.is_dir() {
        return seal::erase(left);
    }
    // One in which a damaged library was read.
    for entry in std::fs::read_dir(left).map_err(io)? {
        seal::erase(&entry.map_err(io)?.path())?;
    }
    std::fs::remove_dir(left).map_err(io)
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::*;
    use crate::backup::backup;
    use crate::{Library, Reader};

    #[test]
    fn what_a_killed_process_has_left_goes_before_the_next_copy() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        Library::create(&at("a.octavilla")).unwrap().close();
        std::fs::create_dir(at(".octavilla-repair.unfinished")).unwrap();
        let old = SystemTime::now() - 2 * STILL;
        let make = |name: &str, time: SystemTime| {
            std::fs::write(at(name), "the words of a library").unwrap();
            File::open(at(name)).unwrap().set_modified(time).unwrap();
        };
        make(".octavilla-abc.unfinished", old);
        make(".octavilla-abc.unfinished-journal", old);
        make(".octavilla-repair.unfinished/damaged.octavilla", old);
        make(".octavilla-now.unfinished", SystemTime::now());
        make(".octavilla-letter.txt", old);
        // Somebody's own file under such a name: the name is all that may go.
        std::fs::hard_link(at(".octavilla-letter.txt"), at(".octavilla-own.unfinished")).unwrap();
        File::open(at(".octavilla-repair.unfinished"))
            .unwrap()
            .set_modified(old)
            .unwrap();
        assert_eq!(unfinished(folder.path()).len(), 4);

        backup(&Reader::open(&at("a.octavilla")).unwrap(), &at("b")).unwrap();
        assert!(unfinished(folder.path()).is_empty());
        for stays in [".octavilla-now.unfinished", ".octavilla-letter.txt", "b"] {
            assert!(at(stays).exists(), "{stays}");
        }
        let letter = std::fs::read(at(".octavilla-letter.txt")).unwrap();
        assert_eq!(letter, b"the words of a library");
        assert!(!at(".octavilla-repair.unfinished").exists());
    }
}
