use std::path::Path;

use crate::error::{Error, Result};

/// Whether a folder lies on another file system than a library.
///
/// What stands there outlives the disk that the library is on, unless both are parts of one.
///
/// # Errors
///
/// [`Error::Io`] where one of the two cannot be looked at.
pub fn is_outside(library: &Path, folder: &Path) -> Result<bool> {
    Ok(device(library)? != device(folder)?)
}

#[cfg(unix)]
fn device(path: &Path) -> Result<u64> {
    use std::os::unix::fs::MetadataExt;
    let metadata = path.metadata().map_err(|e| Error::io(path, e))?;
    Ok(metadata.dev())
}

/// The drive's letter or the share.
#[cfg(not(unix))]
fn device(path: &Path) -> Result<Option<std::ffi::OsString>> {
    use std::path::Component;
    let path = path.canonicalize().map_err(|e| Error::io(path, e))?;
    Ok(match path.components().next() {
        Some(Component::Prefix(prefix)) => Some(prefix.as_os_str().to_os_string()),
        _ => None,
    })
}
