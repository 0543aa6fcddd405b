//! Disks and folders that say no.

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::Command;

use super::{Folder, Octa};

/// A disk of few bytes; unmounted when dropped.
pub(crate) struct SmallDisk {
    pub(crate) folder: Folder,
}

impl SmallDisk {
    /// Mounts one, or says why that cannot be.
    pub(crate) fn of(kilobytes: usize) -> Result<SmallDisk, String> {
        let folder = Folder::empty();
        let size = format!("size={kilobytes}k");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &size, "octavilla-test"])
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

/// Runs `octa` as somebody whom permissions bind: root becomes nobody, others stay who they
/// are. `None` where root cannot.
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
    let can = can.is_ok_and(|status| status.success());
    can.then(|| octa.copied_to(&copy).through("setpriv", &nobody))
}
