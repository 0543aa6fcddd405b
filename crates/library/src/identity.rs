//! Whether the file that is open is still the one at its path.
//!
//! SQLite goes on writing into a file that was deleted, moved away or unmounted, and gives no
//! error: what it reports as durable is then nowhere that anybody would look.

use std::path::Path;

/// What tells a file from every other file on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Identity(Number);

#[cfg(unix)]
type Number = (u64, u64);

/// Elsewhere an open file can be neither moved nor deleted; it can only be gone with its disk.
#[cfg(not(unix))]
type Number = ();

impl Identity {
    /// The identity of the file that stands at `path`; `None` where none does.
    pub(crate) fn at(path: &Path) -> Option<Identity> {
        let metadata = path.metadata().ok()?;
        metadata.is_file().then(|| Identity(number(&metadata)))
    }

    /// The identity of the file that has a name itself; none of what a link leads to.
    pub(crate) fn of_name(path: &Path) -> Option<Identity> {
        let metadata = path.symlink_metadata().ok()?;
        metadata.is_file().then(|| Identity(number(&metadata)))
    }

    /// The identity of a file that is open.
    pub(crate) fn of(file: &std::fs::File) -> Option<Identity> {
        Some(Identity(number(&file.metadata().ok()?)))
    }
}

/// How many names a file has; 1 where the system does not say.
#[cfg(unix)]
pub(crate) fn names_of(path: &Path) -> u64 {
    use std::os::unix::fs::MetadataExt as _;
    path.symlink_metadata().map_or(1, |file| file.nlink())
}

/// How many names a file has; 1 where the system does not say.
#[cfg(not(unix))]
pub(crate) fn names_of(_: &Path) -> u64 {
    1
}

#[cfg(unix)]
fn number(metadata: &std::fs::Metadata) -> Number {
    use std::os::unix::fs::MetadataExt;
    (metadata.dev(), metadata.ino())
}

#[cfg(not(unix))]
fn number(_: &std::fs::Metadata) -> Number {}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use tempfile::TempDir;

    use crate::history::{self, ChangeKind, Field};
    use crate::post::{self, NewPost};
    use crate::{EditionId, Error, Library, Op, Result, edition};

    struct Case {
        folder: TempDir,
        library: Library,
        edition: EditionId,
    }

    fn case() -> Case {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::create(&folder.path().join("a.octavilla")).unwrap();
        let new = NewPost {
            language: &"en".parse().unwrap(),
            title: "",
            dek: "",
            body: "One.",
        };
        let ((_, edition), _) = library
            .write(Op::CreatePost, |tx| post::create(tx, new))
            .unwrap();
        Case {
            folder,
            library,
            edition,
        }
    }

    impl Case {
        fn path(&self, name: &str) -> PathBuf {
            self.folder.path().join(name)
        }

        fn set_body(&self, text: &str) -> Result<()> {
            let kind = ChangeKind::Type;
            self.library
                .write(Op::Append, |tx| {
                    history::replace(tx, self.edition, Field::Body, text, kind)
                })
                .map(drop)
        }

        fn body_in(&self, path: &Path) -> String {
            let library = Library::open(path).unwrap();
            let fields = library
                .read(|q| history::fields(q, &edition::get(q, self.edition)?))
                .unwrap();
            library.close();
            fields.body
        }
    }

    fn is_vanished(result: Result<()>) -> bool {
        matches!(result, Err(Error::Vanished { .. }))
    }

    #[test]
    fn a_file_that_was_moved_holds_what_was_saved_and_is_written_again_when_back() {
        let case = case();
        let (place, other) = (case.path("a.octavilla"), case.path("b.octavilla"));
        case.set_body("Two.").unwrap();
        fs::rename(&place, &other).unwrap();
        assert!(is_vanished(case.set_body("Three.")));
        assert_eq!(case.body_in(&other), "Two.");
        fs::rename(&other, &place).unwrap();
        case.set_body("Four.").unwrap();
        case.library.close();
    }

    #[test]
    fn a_deleted_file_is_not_written_in_silence() {
        let case = case();
        fs::remove_file(case.path("a.octavilla")).unwrap();
        assert!(is_vanished(case.set_body("Two.")));
        let Case {
            folder, library, ..
        } = case;
        library.close();
        assert!(!folder.path().join("a.octavilla").exists());
    }

    #[test]
    fn a_copy_that_was_put_in_its_place_is_not_harmed() {
        let case = case();
        let (place, copy) = (case.path("a.octavilla"), case.path("b.octavilla"));
        case.set_body("Two.").unwrap();
        fs::rename(&place, &copy).unwrap();
        assert!(is_vanished(case.set_body("Three.")));
        fs::copy(&copy, &place).unwrap();
        fs::remove_file(&copy).unwrap();
        assert!(is_vanished(case.set_body("Three.")));
        let Case {
            folder,
            library,
            edition,
        } = case;
        library.close();
        let library = Library::open(&folder.path().join("a.octavilla")).unwrap();
        let body = library
            .read(|q| history::fields(q, &edition::get(q, edition)?))
            .unwrap()
            .body;
        assert_eq!(body, "Two.");
    }
}
