//! A disk whose power can be cut.
//!
//! 1. The outer file system can share blocks between files; it lies in a file itself.
//! 2. In it lies the disk, a file that a loop device makes a disk of, with ext4 on it.
//! 3. A cut is a copy of that file, taken in one moment and without a word to ext4: what ext4
//!    has not yet written to its disk, and what no program has asked it to sync, is not in it.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::proof;

const OUTER_BYTES: u64 = 1 << 30;
const DISK_BYTES: u64 = 64 << 20;

/// The file systems that share blocks, and what makes them.
const SHARING: [&[&str]; 2] = [&["mkfs.btrfs", "-q", "-f"], &["mkfs.xfs", "-q", "-f"]];

/// A disk that is on, with a folder on it to write to.
pub(crate) struct Disk {
    // Unmounted in this order: the disk lies in the outer file system.
    inner: Mount,
    outer: Mount,
    /// Outside the disk; no cut reaches it.
    pub(crate) outside: TempDir,
}

impl Disk {
    /// Switches it on; says why where that cannot be.
    pub(crate) fn on(proof: &str) -> Option<Disk> {
        Disk::try_on().map_or_else(|why| proof::skip(proof, &why), Some)
    }

    fn try_on() -> Result<Disk, String> {
        let outside = proof::quick_folder();
        let image = sparse(outside.path().join("outer"), OUTER_BYTES)?;
        let mut made = Err(String::new());
        for make in SHARING {
            made = made.or_else(|_| run(make, &[&image]));
        }
        made?;
        let outer = Mount::new(&image, outside.path().join("outer.on"))?;
        let disk = sparse(outer.0.join("disk"), DISK_BYTES)?;
        run(&["mkfs.ext4", "-q", "-F"], &[&disk])?;
        let inner = Mount::new(&disk, outside.path().join("disk.on"))?;
        let disk = Disk {
            inner,
            outer,
            outside,
        };
        // Tried once, so that all that can be missing is known to be there.
        drop(disk.try_cut()?);
        Ok(disk)
    }

    /// The folder on it.
    pub(crate) fn folder(&self) -> &Path {
        &self.inner.0
    }

    /// Cuts its power and gives what is there when the power is back. The disk itself stays on.
    pub(crate) fn cut(&self) -> AfterCut {
        self.try_cut().unwrap()
    }

    fn try_cut(&self) -> Result<AfterCut, String> {
        let (disk, cut) = (self.outer.0.join("disk"), self.outer.0.join("cut"));
        run(&["cp", "--reflink=always"], &[&disk, &cut])?;
        let mount = Mount::new(&cut, self.outside.path().join("cut.on"))?;
        Ok(AfterCut { mount, image: cut })
    }
}

/// The disk as a power cut has left it, mounted as at the next start.
pub(crate) struct AfterCut {
    mount: Mount,
    image: PathBuf,
}

impl AfterCut {
    /// The folder on it.
    pub(crate) fn folder(&self) -> &Path {
        &self.mount.0
    }
}

impl Drop for AfterCut {
    fn drop(&mut self) {
        self.mount.off();
        let _ = std::fs::remove_file(&self.image);
    }
}

/// A file system in a file, mounted through a loop device, which goes when it is unmounted.
struct Mount(PathBuf);

impl Mount {
    fn new(image: &Path, at: PathBuf) -> Result<Mount, String> {
        std::fs::create_dir_all(&at).map_err(|e| e.to_string())?;
        run(&["mount", "-o", "loop"], &[image, &at])?;
        Ok(Mount(at))
    }

    fn off(&mut self) {
        // Lazy where something still looks at it: it goes with the last who does.
        if run(&["umount"], &[&self.0]).is_err() {
            let _ = run(&["umount", "--lazy"], &[&self.0]);
        }
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        self.off();
    }
}

fn sparse(path: PathBuf, bytes: u64) -> Result<PathBuf, String> {
    let file = File::create_new(&path).map_err(|e| e.to_string())?;
    file.set_len(bytes).map_err(|e| e.to_string())?;
    Ok(path)
}

fn run(words: &[&str], paths: &[&Path]) -> Result<(), String> {
    let mut command = Command::new(words[0]);
    let output = command.args(&words[1..]).args(paths).output();
    match output {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            Err(format!("{}: {}", words[0], said.trim()))
        }
        Err(error) => Err(format!("{}: {error}", words[0])),
    }
}
