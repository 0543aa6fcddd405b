use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::name::{CopyName, Minute};
use crate::error::{Error, Result};
use crate::id::LibraryId;
use crate::library::Reader;
use crate::storage::backup::local_offset;
use crate::{post, setting};

/// A copy of a library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// Where it is.
    pub path: PathBuf,
    /// When it was made, milliseconds since 1970.
    pub at: i64,
    /// Its size.
    pub bytes: u64,
    /// The library that it is of.
    pub library: LibraryId,
    /// How many posts it holds outside the trash.
    pub posts: usize,
}

/// A file that was left where it is, and why.
#[derive(Debug)]
pub struct Left {
    /// The file.
    pub path: PathBuf,
    /// What is in the way.
    pub why: Error,
}

/// What a folder of copies holds.
#[derive(Debug, Default)]
pub struct Copies {
    /// Those that can be read, the newest first.
    pub copies: Vec<Copy>,
    /// Files with a copy's name that cannot be read.
    pub unreadable: Vec<Left>,
}

/// Lists the copies in a folder, those of one library or of all; each is opened to be read.
///
/// A copy is known by its name; any other file is passed over. A folder that is not there
/// holds none.
///
/// # Errors
///
/// [`Error::Io`] where the folder cannot be read.
pub fn copies(folder: &Path, library: Option<LibraryId>) -> Result<Copies> {
    let mut found = Copies::default();
    for (path, name) in named(folder)? {
        match look(&path, &name) {
            Ok(copy) if library.is_none_or(|id| id == copy.library) => found.copies.push(copy),
            Ok(_) => {}
            Err(why) => found.unreadable.push(Left { path, why }),
        }
    }
    found
        .copies
        .sort_by(|a, b| (b.at, &b.path).cmp(&(a.at, &a.path)));
    Ok(found)
}

/// The files in a folder that have a copy's name; none where it cannot be read.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let named = named(folder).unwrap_or_default();
    named.into_iter().map(|(path, _)| path).collect()
}

/// Files with a copy's name.
fn named(folder: &Path) -> Result<Vec<(PathBuf, CopyName)>> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => {
            return Err(Error::Io {
                path: folder.to_path_buf(),
                source,
            });
        }
    };
    let mut named = Vec::new();
    for entry in entries {
        let path = entry.map_err(|e| Error::io(folder, e))?.path();
        if let Some(name) = name_of(&path) {
            named.push((path, name));
        }
    }
    Ok(named)
}

/// What a path's name says, where it is that of a copy.
pub(super) fn name_of(path: &Path) -> Option<CopyName> {
    CopyName::parse(path.file_name()?.to_str()?)
}

/// Opens a copy and says what it is.
pub(super) fn look(path: &Path, name: &CopyName) -> Result<Copy> {
    let metadata = path.metadata().map_err(|e| Error::io(path, e))?;
    let (library, posts) =
        Reader::open(path)?.read(|q| Ok((setting::settings(q)?.id, post::count(q)?)))?;
    Ok(Copy {
        path: path.to_path_buf(),
        at: made_at(&metadata, name.minute)?,
        bytes: metadata.len(),
        library,
        posts,
    })
}

/// When a copy was made: to the millisecond, where the file's own time is in the minute that
/// its name says, which it no longer is once a file has been carried elsewhere.
fn made_at(metadata: &Metadata, minute: Minute) -> Result<i64> {
    if let Some(at) = written_at(metadata)
        && Minute::of(at.saturating_add(local_offset(at)?)) == minute
    {
        return Ok(at);
    }
    universal(minute)
}

/// When a file was last written, milliseconds since 1970.
pub(super) fn written_at(metadata: &Metadata) -> Option<i64> {
    let since = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since.as_millis()).ok()
}

/// The first millisecond of a minute of local time, in universal time.
fn universal(minute: Minute) -> Result<i64> {
    let local = minute.start();
    // The offset of the moment itself is not known before the moment is.
    let nearly = local - local_offset(local)?;
    Ok(local - local_offset(nearly)?)
}
