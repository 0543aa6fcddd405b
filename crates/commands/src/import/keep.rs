use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use library::import::sources::Source;
use library::import::{self as imports, wxr};
use library::{Error, Op};
use serde::{Deserialize, Serialize};
use text::LanguageTag;
use ts_rs::TS;

use super::batch::{Batch, Passing, Running, TrackedChanges, options};
use super::view::ImportFailure;
use crate::context::{Context, lock};
use crate::failure::Failure;
use crate::host::{Event, Progress};
use crate::post;

/// Posts that are to be made of what was read.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct KeepImport {
    /// What its progress is told under, and what `import.cancel` knows it by.
    pub job: String,
    /// The posts.
    pub posts: Vec<KeepPost>,
    /// Whether the archives among the files are taken in too.
    pub archives: bool,
    /// The language of texts of which nobody knows it.
    pub otherwise: String,
}

/// A post that is to be made.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct KeepPost {
    /// Its place among those that were read.
    pub post: usize,
    /// How tracked changes are read.
    pub tracked: TrackedChanges,
    /// Whether its text is parted into its languages.
    pub parted: bool,
    /// The languages of its editions, in their order, as somebody has set them.
    pub languages: Vec<String>,
}

/// What was made.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportKept {
    /// The posts.
    pub posts: Vec<String>,
    /// What could not be kept.
    pub failures: Vec<ImportFailure>,
    /// How many posts of archives were in the library already.
    pub known: usize,
    /// The step that takes it back, where it is one post.
    pub step: Option<u64>,
    /// Whether somebody ended it before all was done. What was done stays.
    pub is_cancelled: bool,
}

/// Makes posts, each in a transaction of its own; one that fails does not stop the others.
pub(crate) fn keep(context: &Context, request: KeepImport) -> Result<ImportKept, Failure> {
    let library = context.library()?;
    let otherwise = post::language(&request.otherwise)?;
    let archives = match request.archives {
        true => lock(&context.imports).archives.clone(),
        false => Vec::new(),
    };
    let running = Running::begin(context, &request.job);
    let total = request.posts.len();
    let mut kept = ImportKept {
        posts: Vec::new(),
        failures: Vec::new(),
        known: 0,
        step: None,
        is_cancelled: false,
    };
    for (done, wanted) in request.posts.iter().enumerate() {
        if running.cancel.load(Ordering::Relaxed) {
            kept.is_cancelled = true;
            break;
        }
        tell(context, &request.job, done, total);
        match keep_one(context, wanted, &otherwise) {
            Ok((post, step)) => {
                kept.posts.push(post);
                kept.step = step.filter(|_| total == 1 && archives.is_empty());
            }
            Err((name, failure)) => kept.failures.push(ImportFailure { name, failure }),
        }
    }
    for source in archives {
        if running.cancel.load(Ordering::Relaxed) {
            kept.is_cancelled = true;
            break;
        }
        let options = wxr::Options::default();
        let progress = |done, total| tell(context, &request.job, done, total);
        let report = on_disk(context, &source).and_then(|(path, _passing)| {
            wxr::run(&library, &path, &options, &progress, &running.cancel)
        });
        match report {
            Ok(report) => {
                let posts = report.posts.iter().map(|it| it.post.to_string());
                kept.posts.extend(posts);
                kept.known += report.known;
                kept.is_cancelled |= report.is_cancelled;
                // It wrote past the window, which is told now.
                let changes = library::Changes {
                    list: true,
                    ..library::Changes::default()
                };
                context.tell(changes);
            }
            Err(error) => kept.failures.push(ImportFailure {
                name: source.name.clone(),
                failure: error.into(),
            }),
        }
    }
    drop(running);
    if kept.failures.is_empty() && !kept.is_cancelled {
        *lock(&context.imports) = Batch::default();
    }
    Ok(kept)
}

fn tell(context: &Context, job: &str, done: usize, total: usize) {
    context.host.emit(Event::Progress(Progress {
        job: job.to_owned(),
        done,
        total,
    }));
}

fn keep_one(
    context: &Context,
    wanted: &KeepPost,
    otherwise: &LanguageTag,
) -> Result<(String, Option<u64>), (String, Failure)> {
    let named = |failure: Failure| {
        let batch = lock(&context.imports);
        let source = batch.posts.get(wanted.post);
        (
            source.map(|it| it.0.name.clone()).unwrap_or_default(),
            failure,
        )
    };
    let library = context.library().map_err(named)?;
    let options = options(&library, wanted.tracked, wanted.parted).map_err(named)?;
    let mut incoming = Batch::read(context, wanted.post, &options).map_err(named)?;
    for (edition, language) in incoming.editions.iter_mut().zip(&wanted.languages) {
        edition.language = Some(post::language(language).map_err(named)?);
    }
    let (kept, step) = context
        .write_step(Op::ImportPost, |tx| imports::keep(tx, &incoming, otherwise))
        .map_err(named)?;
    Ok((kept.post.to_string(), step))
}

/// Where an archive can be read; one that was dropped lies in a file meanwhile.
fn on_disk(context: &Context, source: &Arc<Source>) -> library::Result<(PathBuf, Option<Passing>)> {
    let Some(bytes) = source.bytes() else {
        return Ok((source.path(), None));
    };
    let name = format!("octavilla-{}.xml", library::BatchId::new());
    let path = context.folders.passing.join(name);
    let passing = Passing(path.clone());
    std::fs::write(&path, bytes).map_err(|e| Error::io(&path, e))?;
    Ok((path, Some(passing)))
}

/// An import that is under way.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ImportJob {
    /// What it is called.
    pub job: String,
}

/// Cancels an import, of which what was done stays; one that has ended is not touched.
pub(crate) fn cancel(context: &Context, request: ImportJob) -> Result<(), Failure> {
    if let Some(cancel) = lock(&context.exports).get(&request.job) {
        cancel.store(true, Ordering::Relaxed);
    }
    Ok(())
}
