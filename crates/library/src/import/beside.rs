//! What lies beside a file: the pictures that it names.
//!
//! Nothing is read outside of one folder, and no link is followed.

use std::collections::HashMap;
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::image::MAX_IMAGE_BYTES;

/// Folders of a site whose files are at its root once it is published, and where notebooks and
/// browsers put what belongs to a page.
const ROOTS: &[&str] = &["", "static", "assets", "content", "attachments", "images"];

/// The folder around a file.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// Nothing outside of it is read; none where there is no folder.
    root: Option<PathBuf>,
    /// Where in it the file is.
    folder: PathBuf,
    /// Where pictures are, by their names: notebooks name no folders.
    names: Arc<HashMap<String, PathBuf>>,
    /// Pictures that were given together with the file, by their names in small letters.
    given: Arc<HashMap<String, Vec<u8>>>,
}

impl Beside {
    /// Of a file that came without a folder.
    #[must_use]
    pub fn nothing() -> Beside {
        Beside::default()
    }

    /// Of a file by itself: what is in its folder, and below it.
    #[must_use]
    pub fn file(path: &Path) -> Beside {
        Beside {
            root: path.parent().map(|folder| match folder {
                _ if folder.as_os_str().is_empty() => PathBuf::from("."),
                folder => folder.to_owned(),
            }),
            ..Beside::default()
        }
    }

    /// Of a file at `place` in a folder that was looked through.
    pub(super) fn within(
        root: &Path,
        place: &Path,
        names: &Arc<HashMap<String, PathBuf>>,
    ) -> Beside {
        Beside {
            root: Some(root.to_owned()),
            folder: place.parent().map(Path::to_owned).unwrap_or_default(),
            names: Arc::clone(names),
            ..Beside::default()
        }
    }

    /// Of a file that was given without its folder, together with pictures.
    pub(super) fn given(pictures: &Arc<HashMap<String, Vec<u8>>>) -> Beside {
        Beside {
            given: Arc::clone(pictures),
            ..Beside::default()
        }
    }

    /// Reads the file that an address means; none where there is none within the folder.
    pub(super) fn read(&self, address: &str) -> Option<Vec<u8>> {
        if !self.given.is_empty() {
            let plain = address.split(['?', '#']).next().unwrap_or_default();
            let decoded = percent_decoded(plain);
            let name = decoded.rsplit(['/', '\\']).next().unwrap_or_default();
            return self.given.get(&name.to_lowercase()).cloned();
        }
        let root = self.root.as_deref()?;
        self.places(address).into_iter().find_map(|place| {
            let bytes = read_within(root, &place)?;
            Some(bytes)
        })
    }

    /// Where what an address means may be.
    fn places(&self, address: &str) -> Vec<PathBuf> {
        let plain = address.split(['?', '#']).next().unwrap_or_default();
        let decoded = percent_decoded(plain);
        let is_rooted = decoded.starts_with('/') || decoded.starts_with("@/");
        let path = decoded.trim_start_matches('@').trim_start_matches('/');
        let path = Path::new(path);
        let mut places = Vec::new();
        if !is_rooted {
            places.push(self.folder.join(path));
        }
        places.extend(ROOTS.iter().map(|root| Path::new(root).join(path)));
        let name = path.file_name().and_then(|name| name.to_str());
        let known = name.and_then(|name| self.names.get(&name.to_lowercase()));
        places.extend(known.cloned());
        places
            .iter()
            .filter_map(|place| plain_place(place))
            .collect()
    }
}

/// A place in a folder without steps out of it.
fn plain_place(place: &Path) -> Option<PathBuf> {
    let mut plain = PathBuf::new();
    for step in place.components() {
        match step {
            Component::Normal(step) => plain.push(step),
            Component::CurDir => {}
            Component::ParentDir => {
                if !plain.pop() {
                    return None;
                }
            }
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    (!plain.as_os_str().is_empty()).then_some(plain)
}

/// Reads a plain file of a bearable size, no step to which is a link.
pub(super) fn read_within(root: &Path, place: &Path) -> Option<Vec<u8>> {
    let mut path = root.to_owned();
    for step in place.components() {
        path.push(step);
        let met = std::fs::symlink_metadata(&path).ok()?;
        if met.is_symlink() {
            return None;
        }
    }
    let file = std::fs::File::open(&path).ok()?;
    let length = file
        .metadata()
        .ok()
        .filter(std::fs::Metadata::is_file)?
        .len();
    if length > MAX_IMAGE_BYTES as u64 {
        return None;
    }
    let mut bytes = Vec::new();
    let limit = MAX_IMAGE_BYTES as u64 + 1;
    file.take(limit).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Reads `%20` and the like; what does not become text stays as it was.
pub(super) fn percent_decoded(address: &str) -> String {
    if !address.contains('%') {
        return address.to_owned();
    }
    let mut bytes = Vec::with_capacity(address.len());
    let given = address.as_bytes();
    let mut at = 0;
    while at < given.len() {
        let digits = given.get(at + 1..at + 3).filter(|_| given[at] == b'%');
        let digits = digits.and_then(|it| std::str::from_utf8(it).ok());
        match digits.and_then(|it| u8::from_str_radix(it, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                at += 3;
            }
            None => {
                bytes.push(given[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_lies_in_the_folder_is_read() {
        let outer = tempfile::tempdir().unwrap();
        let root = outer.path().join("site");
        std::fs::create_dir_all(root.join("posts/la marcha")).unwrap();
        std::fs::create_dir_all(root.join("static/img")).unwrap();
        let write = |place: &str| std::fs::write(outer.path().join(place), place).unwrap();
        write("secret.png");
        write("site/posts/la marcha/a.png");
        write("site/static/img/b.png");
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("../../secret.png", root.join("posts/link.png")).unwrap();
            std::os::unix::fs::symlink("..", root.join("up")).unwrap();
        }
        let names = HashMap::from([("b.png".to_owned(), PathBuf::from("static/img/b.png"))]);
        let place = Path::new("posts/la marcha/index.md");
        let beside = Beside::within(&root, place, &Arc::new(names));
        let check = |address: &str, expected: Option<&str>| {
            let read = beside.read(address);
            let read = read.map(|bytes| String::from_utf8(bytes).unwrap());
            assert_eq!(read.as_deref(), expected, "{address}");
        };
        check("a.png?v=2", Some("site/posts/la marcha/a.png"));
        check("../la%20marcha/a.png", Some("site/posts/la marcha/a.png"));
        check("/img/b.png", Some("site/static/img/b.png"));
        check("b.png", Some("site/static/img/b.png"));
        for outside in [
            "../../../secret.png",
            "..%2f..%2f..%2fsecret.png",
            "/secret.png",
            "../link.png",
            "/up/secret.png",
            "file:///etc/passwd",
            "",
            "/",
        ] {
            check(outside, None);
        }
        let outer_path = outer.path().join("secret.png").display().to_string();
        check(&outer_path, None);
    }
}
