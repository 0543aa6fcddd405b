//! Making many files durable with few calls.

use std::fs::File;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Up to so many files are made durable one by one. More take longer that way than the whole file
/// system does, which other programs write too.
const FEW: usize = 64;

/// Makes what is in these files durable; all of them lie in one folder.
pub(super) fn contents(folder: &Path, files: &[PathBuf]) -> Result<()> {
    if files.len() > FEW && whole_file_system(folder)? {
        return Ok(());
    }
    for file in files {
        // Windows makes durable only what may be written.
        let opened = File::options().read(true).write(true).open(file);
        let synced = opened.and_then(|opened| opened.sync_all());
        synced.map_err(|e| Error::io(file, e))?;
    }
    Ok(())
}

/// Makes everything durable that a file system holds; says whether that can be done here.
#[cfg(target_os = "linux")]
fn whole_file_system(folder: &Path) -> Result<bool> {
    let opened = File::open(folder).map_err(|e| Error::io(folder, e))?;
    rustix::fs::syncfs(&opened).map_err(|e| Error::io(folder, e.into()))?;
    Ok(true)
}

#[cfg(not(target_os = "linux"))]
fn whole_file_system(_: &Path) -> Result<bool> {
    Ok(false)
}
