use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use library::import::sources::Source;
use library::import::{Incoming, Options, Tracked};
use library::{Library, setting};
use serde::{Deserialize, Serialize};
use text::markdown::MarkdownOptions;
use ts_rs::TS;

use crate::context::{Context, lock};
use crate::failure::{Code, Failure};

/// What was read last, and where it can be read again.
#[derive(Default)]
pub(crate) struct Batch {
    /// The posts: each in one of several that a source may hold.
    pub posts: Vec<(Arc<Source>, usize)>,
    /// Archives of many posts.
    pub archives: Vec<Arc<Source>>,
}

/// How changes are read that a word processor has tracked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum TrackedChanges {
    /// As if all of them were accepted.
    Accept,
    /// As if none of them had been made.
    Reject,
}

impl From<TrackedChanges> for Tracked {
    fn from(tracked: TrackedChanges) -> Tracked {
        match tracked {
            TrackedChanges::Accept => Tracked::Accept,
            TrackedChanges::Reject => Tracked::Reject,
        }
    }
}

/// Says how a text is read, for a library.
pub(super) fn options(
    library: &Library,
    tracked: TrackedChanges,
    split: bool,
) -> Result<Options, Failure> {
    let line_breaks = library.read(setting::settings)?.line_breaks;
    Ok(Options {
        tracked: tracked.into(),
        language: None,
        split,
        reading: MarkdownOptions { line_breaks },
    })
}

impl Batch {
    /// Where a post is read from.
    fn source(context: &Context, post: usize) -> Result<(Arc<Source>, usize), Failure> {
        let batch = lock(&context.imports);
        let found = batch.posts.get(post).cloned();
        found.ok_or_else(|| Failure::no_such("post to be taken in", &post.to_string()))
    }

    /// Reads a post again.
    pub(super) fn read(
        context: &Context,
        post: usize,
        options: &Options,
    ) -> Result<Incoming, Failure> {
        let (source, place) = Batch::source(context, post)?;
        // The file may be another by now.
        let mut all = source.read(options)?;
        match place < all.len() {
            true => Ok(all.swap_remove(place)),
            false => {
                let message = format!("{} has changed; read it again", source.name);
                Err(Failure::new(
                    Code::NotFound,
                    message,
                    serde_json::Value::Null,
                ))
            }
        }
    }
}

/// An import while it lasts.
pub(super) struct Running<'c> {
    context: &'c Context,
    job: String,
    pub(super) cancel: Arc<AtomicBool>,
}

impl<'c> Running<'c> {
    pub(super) fn begin(context: &'c Context, job: &str) -> Running<'c> {
        let cancel = Arc::new(AtomicBool::new(false));
        lock(&context.exports).insert(job.to_owned(), Arc::clone(&cancel));
        Running {
            context,
            job: job.to_owned(),
            cancel,
        }
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        lock(&self.context.exports).remove(&self.job);
    }
}

/// A file that passes: archives that were dropped are read from one.
pub(super) struct Passing(pub(super) PathBuf);

impl Drop for Passing {
    fn drop(&mut self) {
        // What cannot be taken away now goes when the folder is emptied.
        let _ = std::fs::remove_file(&self.0);
    }
}
