use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use library::export as exports;
use library::{Error, Op};
use serde::Serialize;
use ts_rs::TS;

use super::{ExportPosts, carried};
use crate::context::{Context, lock};
use crate::failure::Failure;

/// What became of files that were carried out of the window.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CarriedOut {
    /// Whether they were dropped where something took them.
    pub taken: bool,
}

/// Writes files into a folder that nobody sees, and lets the person carry them to where they are
/// wanted. What was taken was exported.
///
/// Whoever takes them may read them later: they stay until others are carried out, or the library
/// is closed.
pub(crate) fn carry_out(context: &Context, request: ExportPosts) -> Result<CarriedOut, Failure> {
    let asked = request.read()?;
    let library = context.library()?;
    let profile = library.read(|q| asked.profile(q))?;
    let folder = carried::folder(&context.folders.passing)?;
    let never = AtomicBool::new(false);
    let export = asked.export(&profile);
    let written = exports::run(library.reader(), &export, folder.path(), &|_, _| {}, &never)?;
    let Some(written) = written else {
        return Ok(CarriedOut { taken: false });
    };
    let files = inside(folder.path())?;
    *lock(&context.carried) = Some(folder);
    let taken = context.host.carry_out(&files);
    if taken {
        let ((), changes) = library.write(Op::RecordExport, |tx| {
            exports::record_all(tx, &profile, asked.format, &written.exported)
        })?;
        context.tell(changes);
    }
    Ok(CarriedOut { taken })
}

/// What lies in a folder: files, and folders with files of theirs.
fn inside(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let read = || -> std::io::Result<Vec<PathBuf>> {
        let mut inside = Vec::new();
        for entry in std::fs::read_dir(folder)? {
            inside.push(entry?.path());
        }
        inside.sort();
        Ok(inside)
    };
    read().map_err(|e| Error::io(folder, e).into())
}
