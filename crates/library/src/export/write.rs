use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::Plan;
use crate::backup::sync_folder;
use crate::error::{Error, Result};

/// Writes a plan into a folder, which is made where it does not exist, and says where the
/// files are.
///
/// Every file is written and synced under a temporary name first, and only then given its
/// own: a failed export leaves what was there.
///
/// # Errors
///
/// [`Error::ReadOnly`], [`Error::DiskFull`], [`Error::Io`].
pub fn write(plan: &Plan, folder: &Path) -> Result<Vec<PathBuf>> {
    std::fs::create_dir_all(folder).map_err(|e| Error::io(folder, e))?;
    let mut made: Vec<(NamedTempFile, PathBuf)> = Vec::new();
    for file in &plan.files {
        let path = folder.join(&file.name);
        let parent = path.parent().unwrap_or(folder);
        std::fs::create_dir_all(parent).map_err(|e| Error::io(parent, e))?;
        let mut temporary = temporary_in(parent)?;
        temporary
            .write_all(&file.bytes)
            .map_err(|e| Error::io(&path, e))?;
        temporary
            .as_file()
            .sync_all()
            .map_err(|e| Error::io(&path, e))?;
        made.push((temporary, path));
    }
    let mut written = Vec::new();
    for (temporary, path) in made {
        temporary
            .persist(&path)
            .map_err(|e| Error::io(&path, e.error))?;
        written.push(path);
    }
    // One sync makes all new names of a folder durable.
    let folders: BTreeSet<&Path> = written.iter().filter_map(|p| p.parent()).collect();
    for folder in folders {
        sync_folder(&folder.join("."))?;
    }
    Ok(written)
}

fn temporary_in(folder: &Path) -> Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".octavilla-").suffix(".unfinished");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What a person may read others may: the usual mask decides, as for any new file.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder
        .tempfile_in(folder)
        .map_err(|e| Error::io(folder, e))
}
