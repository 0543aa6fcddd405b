//! A temporary folder with a library in it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use library::{Library, Reader};
use serde_json::Value;
use tempfile::TempDir;

use super::Octa;

/// The library in a [`Folder`]. `octa` runs in the folder, so that its messages say just this.
pub(crate) const LIBRARY: &str = "posts.octavilla";

/// A temporary folder; gone when dropped.
pub(crate) struct Folder(TempDir);

#[cfg(unix)]
impl Drop for Folder {
    fn drop(&mut self) {
        use std::os::unix::fs::PermissionsExt;
        // A test may have locked it, and then it could not be taken away.
        let open = std::fs::Permissions::from_mode(0o755);
        let _ = std::fs::set_permissions(self.root(), open);
    }
}

impl Folder {
    /// An empty folder.
    pub(crate) fn empty() -> Folder {
        let folder = Folder(tempfile::tempdir().unwrap());
        // Tests that run as root also run `octa` as somebody else.
        #[cfg(unix)]
        super::disk::set_mode(folder.root(), 0o755);
        folder
    }

    /// A folder with an empty library.
    pub(crate) fn with_library() -> Folder {
        let folder = Folder::empty();
        folder.octa(["init", LIBRARY]).succeeds();
        folder
    }

    /// A folder with a library of so many posts.
    pub(crate) fn with_posts(count: usize) -> Folder {
        let folder = Folder::empty();
        let count = count.to_string();
        let args = ["fixture", "library", LIBRARY, "--words", "60", "--posts"];
        folder
            .octa(args.iter().copied().chain([count.as_str()]))
            .succeeds();
        folder
    }

    /// A folder with the example library.
    pub(crate) fn with_example() -> Folder {
        let folder = Folder::empty();
        folder.octa(["example", LIBRARY]).succeeds();
        folder
    }

    /// `octa` in this folder.
    pub(crate) fn octa<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Octa {
        Octa::new(self.0.path(), args)
    }

    /// The folder itself.
    pub(crate) fn root(&self) -> &Path {
        self.0.path()
    }

    /// A path in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file into it.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    /// Reads a file as text.
    #[track_caller]
    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    /// Reads a file.
    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap()
    }

    /// The names in a folder below this one, sorted.
    pub(crate) fn names(&self, below: &str) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.path(below))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// Every name below a folder below this one, whatever it is, sorted.
    pub(crate) fn all_names(&self, below: &str) -> Vec<String> {
        let mut found = Vec::new();
        let mut waiting = vec![self.path(below)];
        while let Some(next) = waiting.pop() {
            for entry in std::fs::read_dir(next).into_iter().flatten() {
                let path = entry.unwrap().path();
                let name = path.strip_prefix(self.root()).unwrap();
                found.push(name.display().to_string());
                if path.is_dir() {
                    waiting.push(path);
                }
            }
        }
        found.sort();
        found
    }

    /// The files below a folder below this one, by their paths in it, sorted.
    pub(crate) fn files(&self, below: &str) -> Vec<String> {
        let all = self.all_names(below).into_iter();
        let files = all.filter(|name| self.path(name).is_file());
        files
            .map(|name| name[below.len()..].trim_start_matches('/').to_owned())
            .collect()
    }

    /// Opens the library in this process.
    pub(crate) fn library(&self) -> Library {
        Library::open(&self.path(LIBRARY)).unwrap()
    }

    /// Opens the library in this process to read it.
    pub(crate) fn reader(&self) -> Reader {
        Reader::open(&self.path(LIBRARY)).unwrap()
    }

    /// Writes a post with `octa new`; gives its id.
    #[track_caller]
    pub(crate) fn post(&self, title: &str, lang: &str, body: &str) -> String {
        let args = ["new", LIBRARY, "--title", title, "--lang", lang];
        let made = self
            .octa(args.into_iter().chain(["--from", "-", "--json"]))
            .input(body)
            .json();
        made["post"].as_str().unwrap().to_owned()
    }

    /// Adds an edition with `octa translate`.
    #[track_caller]
    pub(crate) fn translation(&self, post: &str, lang: &str, title: &str, body: &str) {
        let args = ["translate", LIBRARY, post, "--lang", lang];
        self.octa(args.into_iter().chain(["--title", title, "--from", "-"]))
            .input(body)
            .succeeds();
    }

    /// What `octa show --json` says.
    #[track_caller]
    pub(crate) fn show(&self, post: &str) -> Value {
        self.octa(["show", LIBRARY, post, "--json"]).json()
    }

    /// The body of an edition, as `octa` shows it.
    #[track_caller]
    pub(crate) fn body(&self, post: &str, lang: &str) -> String {
        let shown = self.show(post);
        let editions = shown["editions"].as_array().unwrap();
        let edition = editions.iter().find(|e| e["language"] == lang).unwrap();
        edition["body"].as_str().unwrap().to_owned()
    }

    /// The slugs that `octa list` with these arguments shows, sorted.
    #[track_caller]
    pub(crate) fn slugs(&self, args: &[&str]) -> Vec<String> {
        let args = ["list", LIBRARY, "--json"].iter().chain(args);
        let listed = self.octa(args).json();
        let mut slugs: Vec<String> = listed
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["slug"].as_str().unwrap().to_owned())
            .collect();
        slugs.sort();
        slugs
    }

    /// Exports a post and gives the one file that was written.
    #[track_caller]
    pub(crate) fn export(&self, post: &str, format: &str) -> String {
        let args = ["export", LIBRARY, post, "--format", format, "--out", "out"];
        let written = self.octa(args.into_iter().chain(["--json"])).json();
        let [path] = written.as_array().unwrap().as_slice() else {
            panic!("not one file: {written}");
        };
        self.read(path.as_str().unwrap())
    }

    /// Examines the library with `octa doctor`.
    #[track_caller]
    pub(crate) fn is_healthy(&self) {
        let said = self.octa(["doctor", LIBRARY]).succeeds();
        assert!(said.ends_with("nothing is wrong\n"), "{said}");
    }
}
