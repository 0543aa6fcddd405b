use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use library::Op;
use library::export as exports;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use super::preview::FileInfo;
use super::{ExportPosts, ReceiptView, WarningView, warnings};
use crate::context::{Context, lock};
use crate::failure::{Code, Failure};
use crate::host::{Event, Folder, Progress};

/// An export, and what it is called while it lasts.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SaveExport {
    /// What is to be exported.
    #[serde(flatten)]
    pub export: ExportPosts,
    /// What its progress is told under, and what `export.cancel` knows it by.
    pub job: String,
}

/// What was written.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Saved {
    /// The folder.
    pub folder: String,
    /// How many posts were written.
    pub posts: usize,
    /// How many files are in it.
    pub count: usize,
    /// Their size.
    pub bytes: usize,
    /// The first two hundred of them.
    pub files: Vec<FileInfo>,
    /// What a person should know.
    pub warnings: Vec<WarningView>,
    /// What the files reveal.
    pub receipt: ReceiptView,
}

/// So many files are named.
const NAMED: usize = 200;

/// Asks for a folder, and writes; nothing where the person has thought better of it.
pub(crate) fn save(context: &Context, request: SaveExport) -> Result<Option<Saved>, Failure> {
    let asked = request.export.read()?;
    // Another one may be open by the time a folder is chosen.
    let library = context.library()?;
    let profile = library.read(|q| asked.profile(q))?;
    let Some(folder) = context.host.choose_folder(Folder::Export) else {
        return Ok(None);
    };
    let cancel = Arc::new(AtomicBool::new(false));
    let running = Running::begin(context, &request.job, &cancel);
    let export = asked.export(&profile);
    let progress = |done, total| {
        context.host.emit(Event::Progress(Progress {
            job: request.job.clone(),
            done,
            total,
        }));
    };
    let written = exports::run(library.reader(), &export, &folder, &progress, &cancel)?;
    drop(running);
    let Some(written) = written else {
        return Ok(None);
    };
    let ((), changes) = library.write(Op::RecordExport, |tx| {
        exports::record_all(tx, &profile, asked.format, &written.exported)
    })?;
    context.tell(changes);
    let mut files = written.files.iter().map(|path| FileInfo {
        name: path
            .strip_prefix(&folder)
            .unwrap_or(path)
            .display()
            .to_string(),
        // What somebody has taken away by now has none.
        bytes: path
            .metadata()
            .ok()
            .and_then(|it| it.len().try_into().ok())
            .unwrap_or(0),
    });
    let named: Vec<FileInfo> = files.by_ref().take(NAMED).collect();
    let bytes = named.iter().map(|file| file.bytes).sum::<usize>()
        + files.map(|file| file.bytes).sum::<usize>();
    Ok(Some(Saved {
        folder: folder.display().to_string(),
        posts: written.exported.len(),
        count: written.files.len(),
        bytes,
        files: named,
        warnings: warnings(written.warnings),
        receipt: written.receipt.into(),
    }))
}

/// An export while it lasts.
struct Running<'c> {
    context: &'c Context,
    job: String,
}

impl<'c> Running<'c> {
    fn begin(context: &'c Context, job: &str, cancel: &Arc<AtomicBool>) -> Running<'c> {
        lock(&context.exports).insert(job.to_owned(), Arc::clone(cancel));
        Running {
            context,
            job: job.to_owned(),
        }
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        lock(&self.context.exports).remove(&self.job);
    }
}

/// An export that is being written.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ExportJob {
    /// What it is called.
    pub job: String,
}

/// Cancels an export, which leaves what was there; one that has ended is not touched.
pub(crate) fn cancel(context: &Context, request: ExportJob) -> Result<(), Failure> {
    if let Some(cancel) = lock(&context.exports).get(&request.job) {
        cancel.store(true, Ordering::Relaxed);
    }
    Ok(())
}

/// A folder to be shown.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct OpenFolder {
    /// Where it is.
    pub folder: String,
}

/// Has the desktop show a folder.
pub(crate) fn open_folder(context: &Context, request: OpenFolder) -> Result<(), Failure> {
    let folder = Path::new(&request.folder);
    match folder.is_dir() && context.host.open_folder(folder) {
        true => Ok(()),
        false => {
            let message = format!("{} cannot be shown by this desktop", folder.display());
            Err(Failure::new(
                Code::Io,
                message,
                json!({ "path": request.folder }),
            ))
        }
    }
}
