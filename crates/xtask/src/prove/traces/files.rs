//! Looking through files.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::needles::{Hits, Needles};
use crate::say::{Outcome, While as _};

/// What was found in files.
#[derive(Default)]
pub struct Files {
    /// How many files were looked through.
    pub files: usize,
    /// What was found, by file.
    pub hits: Vec<(PathBuf, Hits)>,
}

impl Files {
    /// How often anything was found.
    pub fn count(&self) -> usize {
        self.hits.iter().flat_map(|(_, hits)| hits.values()).sum()
    }

    /// What was found, a line each.
    pub fn told(&self) -> String {
        let lines = self.hits.iter().flat_map(|(path, hits)| {
            hits.iter().map(move |((of, shape), count)| {
                format!("{count} × {of} ({shape}) in {}", path.display())
            })
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// Looks through all files of folders, their names too, and through those of folders that are
/// everybody's that were written since.
pub fn scan(
    own: &[&Path],
    everybodys: &[&Path],
    since: SystemTime,
    needles: &Needles,
) -> Outcome<Files> {
    let mut paths = Vec::new();
    for folder in own {
        gather(folder, None, &mut paths);
    }
    for folder in everybodys {
        gather(folder, Some(since), &mut paths);
    }
    let mut found = Files::default();
    for path in paths {
        let mut hits = Hits::new();
        needles.find(path.as_os_str().as_encoded_bytes(), &mut hits);
        // It may have been taken away meanwhile, as temporary files are.
        if let Ok(file) = File::open(&path) {
            look(file, needles, &mut hits).during(path.display())?;
            found.files += 1;
        }
        if !hits.is_empty() {
            found.hits.push((path, hits));
        }
    }
    Ok(found)
}

/// The plain files below a folder. Links are not followed, and what cannot be listed is not ours.
fn gather(folder: &Path, since: Option<SystemTime>, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let Ok(is) = path.symlink_metadata() else {
            continue;
        };
        let is_new = since.is_none_or(|since| is.modified().is_ok_and(|at| at >= since));
        if is.is_dir() {
            gather(&path, since, paths);
        } else if is.is_file() && is_new {
            paths.push(path);
        }
    }
}

fn look(mut file: File, needles: &Needles, hits: &mut Hits) -> std::io::Result<()> {
    let overlap = needles.overlap();
    let mut piece = vec![0; (1 << 20) + overlap];
    let mut kept = 0;
    loop {
        let read = file.read(&mut piece[kept..])?;
        if read == 0 {
            return Ok(());
        }
        let whole = kept + read;
        needles.find(&piece[..whole], hits);
        kept = overlap.min(whole);
        piece.copy_within(whole - kept..whole, 0);
    }
}
