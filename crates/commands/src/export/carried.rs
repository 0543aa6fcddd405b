//! Where files lie while they are carried out of the window.
//!
//! They are in clear, so they lie where the system keeps what passes, in memory on most desktops,
//! and go when others are carried out, when the library is closed or locked, and, should this
//! process end otherwise, when the application is opened again.

use std::path::Path;

use library::Error;
use tempfile::{Builder, TempDir};

/// What the names of the folders begin with; behind it stands the process that made them.
const PREFIX: &str = "octavilla-export-";

/// Makes a folder of this process.
pub(super) fn folder(passing: &Path) -> Result<TempDir, Error> {
    let made = Builder::new()
        .prefix(&format!("{PREFIX}{}-", std::process::id()))
        .tempdir_in(passing);
    made.map_err(|e| Error::io(passing, e))
}

/// Removes what processes have left that live no more.
pub(crate) fn clear(passing: &Path) {
    for entry in std::fs::read_dir(passing).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let process = name
            .to_str()
            .and_then(|name| name.strip_prefix(PREFIX))
            .and_then(|rest| rest.split('-').next());
        if process.is_some_and(is_gone) {
            // What cannot be removed now may be at the next start.
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

/// Whether a process is known to have ended. Where the system does not tell, none is.
fn is_gone(process: &str) -> bool {
    let processes = Path::new("/proc");
    processes.join("self").exists() && !processes.join(process).exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(target_os = "linux")]
    fn what_a_process_has_left_that_lives_no_more_is_removed() {
        let passing = tempfile::tempdir().unwrap();
        let own = folder(passing.path()).unwrap();
        // No process has a number this high (proc_sys_kernel(5), `pid_max`).
        let left = passing.path().join(format!("{PREFIX}99999999-x"));
        let foreign = passing.path().join("octavilla");
        std::fs::create_dir(&left).unwrap();
        std::fs::create_dir(&foreign).unwrap();
        clear(passing.path());
        assert!(own.path().exists() && foreign.exists());
        assert!(!left.exists());
    }
}
