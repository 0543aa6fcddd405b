//! The files that somebody chose, and what is in folders among them.
//!
//! 1. Folders are looked through; links in them are not followed, and what hides is left alone.
//! 2. Files that say the same post in several languages become one source, by the conventions of
//!    Hugo, Zola and Jekyll: their names, their folders, their translation keys.
//! 3. Each source is read by itself, whatever became of the others.

mod group;
#[cfg(test)]
mod tests;
mod walk;

use std::collections::HashMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use text::LanguageTag;

use super::beside::Beside;
use super::incoming::Incoming;
use super::naming;
use super::read::{self, MAX_FILE_BYTES, Options, finish, too_large};
use crate::error::{Error, Result};
use crate::post::Status;

/// What posts can be read from: a file, or several that are one post.
#[derive(Clone, Debug)]
pub struct Source {
    /// What it is called in messages: the name of its first file, below the folder that was
    /// chosen.
    pub name: String,
    root: PathBuf,
    /// Files below the root, the source edition's first.
    files: Vec<File>,
    /// Where pictures are in the folder, by their names.
    pictures: Arc<HashMap<String, PathBuf>>,
}

#[derive(Clone, Debug)]
struct File {
    place: PathBuf,
    /// The language that its name or its folder say.
    language: Option<LanguageTag>,
}

/// What was found where somebody pointed to.
#[derive(Debug, Default)]
pub struct Found {
    /// What can be read, in the order of the paths.
    pub sources: Vec<Source>,
    /// What cannot be looked at, by name.
    pub failures: Vec<(String, Error)>,
    /// How many files of folders were passed over because they are no texts by their names.
    pub passed_over: usize,
}

/// Finds out what there is to read.
#[must_use]
pub fn find(paths: &[PathBuf]) -> Found {
    let mut found = Found::default();
    let mut lone: Vec<(PathBuf, Vec<PathBuf>)> = Vec::new();
    for path in paths {
        if path.is_dir() {
            folder(path, &mut found);
            continue;
        }
        let Some(name) = path.file_name() else {
            continue;
        };
        let parent = path.parent().unwrap_or(Path::new(""));
        match lone.last_mut().filter(|(folder, _)| folder == parent) {
            Some((_, names)) => names.push(name.into()),
            None => lone.push((parent.to_owned(), vec![name.into()])),
        }
    }
    for (folder, names) in lone {
        let root = match folder.as_os_str().is_empty() {
            true => PathBuf::from("."),
            false => folder,
        };
        found
            .sources
            .extend(group::sources(&root, names, &Arc::default(), true));
    }
    found
}

fn folder(root: &Path, found: &mut Found) {
    match walk::walk(root) {
        Ok(walked) => {
            found.passed_over += walked.passed_over;
            let pictures = Arc::new(walked.pictures);
            found
                .sources
                .extend(group::sources(root, walked.texts, &pictures, false));
        }
        Err(error) => found.failures.push((root.display().to_string(), error)),
    }
}

impl Source {
    /// The first of its files.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        let place = self.files.first().map(|it| it.place.as_path());
        self.root.join(place.unwrap_or(Path::new("")))
    }

    /// Reads it.
    ///
    /// # Errors
    ///
    /// As [`read::read`], and [`Error::Io`].
    pub fn read(&self, options: &Options) -> Result<Vec<Incoming>> {
        let mut all: Vec<Incoming> = Vec::new();
        for file in &self.files {
            all.extend(self.read_file(file, options)?);
        }
        if self.files.len() < 2 {
            all.iter_mut().for_each(|it| finish(it, options));
            return Ok(all);
        }
        // A language by itself is not looked for others in.
        let whole = Options {
            split: false,
            language: None,
            ..options.clone()
        };
        all.iter_mut().for_each(|it| finish(it, &whole));
        Ok(group::together(all))
    }

    fn read_file(&self, file: &File, options: &Options) -> Result<Vec<Incoming>> {
        let bytes = bytes_of(&self.root.join(&file.place))?;
        let name = file.place.file_name().unwrap_or_default().to_string_lossy();
        let beside = Beside::within(&self.root, &file.place, &self.pictures);
        let mut incoming = read::read_one(&name, &bytes, options, &beside)?;
        self.name.clone_into(&mut incoming.name);
        let named = naming::of(&file.place);
        let details = &mut incoming.details;
        if details.date.is_empty() {
            details.date = named.date;
        }
        if details.slug.is_empty() && (named.is_post || named.is_draft || self.files.len() > 1) {
            details.slug = text::slug::slug(&named.stem);
        }
        if named.is_draft {
            details.status = Some(Status::Draft);
        } else if named.is_post {
            details.status.get_or_insert(Status::Published);
        }
        if let [edition] = incoming.editions.as_mut_slice()
            && edition.language.is_none()
        {
            edition.language.clone_from(&file.language);
        }
        Ok(vec![incoming])
    }
}

/// Reads a file of a bearable size.
///
/// # Errors
///
/// [`Error::TooLarge`], [`Error::Io`].
pub fn bytes_of(path: &Path) -> Result<Vec<u8>> {
    let failed = |e| Error::io(path, e);
    let file = std::fs::File::open(path).map_err(failed)?;
    let said = file.metadata().map_err(failed)?.len();
    let limit = MAX_FILE_BYTES as u64;
    let mut bytes = Vec::new();
    if said <= limit {
        file.take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(failed)?;
    }
    // What is no plain file says that it has no length.
    let size = said.max(bytes.len() as u64);
    match size > limit {
        true => Err(too_large(&path.display().to_string(), size, MAX_FILE_BYTES)),
        false => Ok(bytes),
    }
}
