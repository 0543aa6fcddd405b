//! What lies in a folder.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::import::kind::ending;

/// How deep folders are looked into.
const DEEPEST: usize = 24;

/// How many files are looked at.
const MOST: usize = 100_000;

/// Endings of texts that are taken out of a folder.
const TEXTS: &[&str] = &[
    "md", "markdown", "mdown", "mkd", "txt", "text", "html", "htm", "xhtml", "docx", "odt",
];

const PICTURES: &[&str] = &["png", "jpg", "jpeg", "gif", "webp", "bmp"];

/// Folders of sites in which there are no posts.
const WITHOUT_POSTS: &[&str] = &[
    "_includes",
    "_layouts",
    "_sass",
    "_site",
    "archetypes",
    "layouts",
    "node_modules",
    "public",
    "resources",
    "sass",
    "templates",
    "themes",
];

/// What was found; places are below the folder.
#[derive(Debug, Default)]
pub(super) struct Walked {
    pub(super) texts: Vec<PathBuf>,
    pub(super) pictures: HashMap<String, PathBuf>,
    pub(super) passed_over: usize,
}

/// Looks through a folder, in the order of names.
pub(super) fn walk(root: &Path) -> Result<Walked> {
    let mut walked = Walked::default();
    // A site says itself that it is one; only there do the names of folders mean what it means.
    let is_site = [
        "config.toml",
        "hugo.toml",
        "zola.toml",
        "_config.yml",
        "config.yaml",
        "hugo.yaml",
    ];
    let is_site = is_site.iter().any(|name| root.join(name).is_file());
    step(root, Path::new(""), is_site, 0, &mut walked)?;
    Ok(walked)
}

fn step(root: &Path, below: &Path, is_site: bool, depth: usize, walked: &mut Walked) -> Result<()> {
    let folder = root.join(below);
    let failed = |e| Error::io(&folder, e);
    let mut names = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        // This says of a link that it is one, and does not follow it.
        let kind = entry.file_type().map_err(failed)?;
        names.push((entry.file_name(), kind));
    }
    names.sort_by(|(one, _), (other, _)| one.cmp(other));
    for (name, kind) in names {
        let place = below.join(&name);
        let name = name.to_string_lossy();
        let is_hidden = name.starts_with(['.', '~']);
        if kind.is_dir() {
            let has_posts = !is_site || !WITHOUT_POSTS.contains(&&*name);
            if !is_hidden && has_posts && depth < DEEPEST {
                step(root, &place, is_site, depth + 1, walked)?;
            }
            continue;
        }
        let ending = ending(&name);
        if walked.texts.len() + walked.pictures.len() + walked.passed_over >= MOST {
            walked.passed_over += 1;
        } else if is_hidden || !kind.is_file() {
            walked.passed_over += usize::from(!is_hidden);
        } else if TEXTS.contains(&ending.as_str()) {
            walked.texts.push(place);
        } else if PICTURES.contains(&ending.as_str()) {
            walked.pictures.entry(name.to_lowercase()).or_insert(place);
        } else {
            walked.passed_over += 1;
        }
    }
    Ok(())
}
