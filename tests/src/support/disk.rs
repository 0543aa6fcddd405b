//! Disks and folders that say no.

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::Command;

use super::{Folder, LIBRARY, Octa};

/// What is said when a disk is full.
pub(crate) const FULL: &str = "the disk is full; what was saved before is unchanged";

/// A disk of few bytes; unmounted when dropped.
pub(crate) struct SmallDisk {
    pub(crate) folder: Folder,
}

impl SmallDisk {
    /// Four megabytes with a library and the post `one` in it. `None`, with the reason on
    /// standard error, where nothing may be mounted.
    pub(crate) fn with_library() -> Option<SmallDisk> {
        match SmallDisk::mount() {
            Ok(disk) => {
                disk.folder.octa(["init", LIBRARY]).succeeds();
                disk.folder.post("One", "en", "One.\n");
                Some(disk)
            }
            Err(why) => {
                eprintln!("skipped: no small disk can be mounted here ({why})");
                None
            }
        }
    }

    fn mount() -> Result<SmallDisk, String> {
        let folder = Folder::empty();
        let size = "size=4096k";
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", size, "octavilla-test"])
            .arg(folder.root())
            .output();
        match mounted {
            Ok(output) if output.status.success() => Ok(SmallDisk { folder }),
            Ok(output) => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
            Err(error) => Err(error.to_string()),
        }
    }

    /// Fills what is left of it, but for `spare` kilobytes.
    pub(crate) fn fill(&self, spare: usize) {
        let (filler, reserve) = (self.folder.path("filler"), self.folder.path("reserve"));
        std::fs::write(&reserve, vec![1; spare * 1024]).unwrap();
        let mut file = std::fs::File::create(filler).unwrap();
        while std::io::Write::write_all(&mut file, &[1; 4096]).is_ok() {}
        std::fs::remove_file(reserve).unwrap();
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazy: it goes with the last file that is open on it.
        let _ = Command::new("umount")
            .arg("-l")
            .arg(self.folder.root())
            .status();
    }
}

/// Sets the mode of a file or folder.
pub(crate) fn set_mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

/// A folder that cannot be written, with a library, the post `one` in it, and a folder `open`
/// that can. `None`, with the reason on standard error, where permissions bind nobody.
pub(crate) fn locked() -> Option<Folder> {
    let folder = Folder::with_library();
    folder.post("One", "en", "One.\n");
    std::fs::remove_file(folder.path("posts.octavilla.lock")).unwrap();
    std::fs::create_dir(folder.path("open")).unwrap();
    set_mode(&folder.path("open"), 0o777);
    set_mode(&folder.path(LIBRARY), 0o444);
    bound(folder.octa(["formats"]), &folder)?.succeeds();
    set_mode(folder.root(), 0o555);
    Some(folder)
}

/// Runs `octa` as somebody whom permissions bind: root becomes nobody, others stay who they
/// are. `None`, with the reason on standard error, where root cannot.
pub(crate) fn bound(octa: Octa, at: &Folder) -> Option<Octa> {
    if std::fs::metadata(at.root()).unwrap().uid() != 0 {
        return Some(octa);
    }
    // The program may lie where nobody may go.
    let copy = at.path("octa-of-nobody");
    if !copy.exists() {
        std::fs::copy(super::octa::binary(), &copy).unwrap();
        set_mode(&copy, 0o755);
    }
    let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups"];
    let can = Command::new("setpriv").args(nobody).arg("true").status();
    if !can.is_ok_and(|status| status.success()) {
        eprintln!("skipped: root cannot become somebody else here (setpriv)");
        return None;
    }
    Some(octa.copied_to(&copy).through("setpriv", &nobody))
}
