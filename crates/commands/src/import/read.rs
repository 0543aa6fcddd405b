use std::sync::Arc;
use std::sync::atomic::Ordering;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use library::Error;
use library::import::sources::{self, Source};
use library::import::{Options, apart};
use serde::Deserialize;
use ts_rs::TS;

use super::batch::{Batch, Running, TrackedChanges, options};
use super::view::{ImportBatch, ImportFailure, ImportedPost, count, text};
use crate::app::Nothing;
use crate::context::{Context, lock};
use crate::failure::Failure;
use crate::host::{Event, Folder, Progress};

/// Where files come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ImportFrom {
    /// A person is asked for files.
    Files,
    /// A person is asked for a folder.
    Folder,
    /// They were dropped on the window.
    Dropped,
}

/// A file that was dropped on the window.
#[derive(Clone, Deserialize, TS)]
pub struct DroppedFile {
    /// Its name.
    pub name: String,
    /// Its bytes in base64 (RFC 4648, section 4).
    pub data: String,
}

/// Files that are to be read.
#[derive(Clone, Deserialize, TS)]
pub struct ReadImport {
    /// What its progress is told under, and what `import.cancel` knows it by.
    pub job: String,
    /// Where they come from.
    pub from: ImportFrom,
    /// Those that were dropped.
    pub dropped: Vec<DroppedFile>,
}

/// Reads files; nothing where the person has thought better of it. Nothing is in the library
/// before it is kept.
pub(crate) fn read(context: &Context, request: ReadImport) -> Result<Option<ImportBatch>, Failure> {
    // Another one may be open by the time files are chosen.
    let library = context.library()?;
    let found = match request.from {
        ImportFrom::Files => match context.host.choose_documents() {
            paths if paths.is_empty() => return Ok(None),
            paths => sources::find(&paths),
        },
        ImportFrom::Folder => match context.host.choose_folder(Folder::Import) {
            Some(folder) => sources::find(&[folder]),
            None => return Ok(None),
        },
        ImportFrom::Dropped => {
            let files = request.dropped.into_iter().map(|file| {
                let bytes = STANDARD.decode(file.data);
                let bytes = bytes.map_err(|_| Error::UnknownDocument {
                    name: file.name.clone(),
                    kind: None,
                });
                bytes.map(|bytes| (file.name, bytes))
            });
            sources::given(files.collect::<library::Result<_>>()?)
        }
    };
    let running = Running::begin(context, &request.job);
    let mut made = ImportBatch {
        posts: Vec::new(),
        archives: Vec::new(),
        failures: Vec::new(),
        passed_over: found.passed_over,
        is_cancelled: false,
    };
    let mut batch = Batch::default();
    for (name, error) in found.failures {
        let failure = error.into();
        made.failures.push(ImportFailure { name, failure });
    }
    let options = options(&library, TrackedChanges::Accept, false)?;
    let total = found.sources.len();
    for (done, source) in found.sources.into_iter().enumerate() {
        if running.cancel.load(Ordering::Relaxed) {
            made.is_cancelled = true;
            break;
        }
        context.host.emit(Event::Progress(Progress {
            job: request.job.clone(),
            done,
            total,
        }));
        let source = Arc::new(source);
        if source.is_archive() {
            made.archives.push(source.name.clone());
            batch.archives.push(source);
            continue;
        }
        match posts(&source, &options) {
            Ok(posts) => {
                let places = 0..posts.len();
                batch
                    .posts
                    .extend(places.map(|at| (Arc::clone(&source), at)));
                made.posts.extend(posts);
            }
            Err(error) => made.failures.push(ImportFailure {
                name: source.name.clone(),
                failure: error.into(),
            }),
        }
    }
    drop(running);
    *lock(&context.imports) = batch;
    Ok(Some(made))
}

fn posts(source: &Source, options: &Options) -> library::Result<Vec<ImportedPost>> {
    let posts = source.read(options)?.into_iter().map(|incoming| {
        let parted = apart(&incoming);
        let comments = incoming.editions.iter().map(|it| it.comments.len());
        ImportedPost {
            name: incoming.name.clone(),
            whole: text(&incoming),
            parted: parted.as_ref().map(text),
            tracked: count(&incoming, "changes.tracked"),
            notes: comments.sum(),
            pictures: incoming.images.len(),
        }
    });
    Ok(posts.collect())
}

/// Forgets what was read and is not to be taken in.
pub(crate) fn leave(context: &Context, _: Nothing) -> Result<(), Failure> {
    *lock(&context.imports) = Batch::default();
    Ok(())
}
