//! Posts in one sealed file, out and in.
//!
//! A passphrase comes with every call and is kept nowhere in between.

mod look;
mod make;
mod take_in;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use library::handover as handovers;
use library::{Error, HandoverFault};
use serde::{Deserialize, Serialize};
use text::Diagnostic;
use ts_rs::TS;

pub(crate) use look::look;
pub use look::{
    ConflictView, DetailView, LookAtHandover, LookedEditionView, LookedPostView, LookedRow,
    LookedTextView, LookedView,
};
pub(crate) use make::make;
pub use make::{HandOver, HandedOver};
pub(crate) use take_in::take_in;
pub use take_in::{Decided, TakeOver, TakenOver, TakenPostView};

use crate::app::Nothing;
use crate::context::{Context, lock};
use crate::failure::Failure;
use crate::host::{Event, Progress};
use crate::seal::Secret;

/// A file that was handed over: where it is, or what is in it where it was dropped.
#[derive(Clone, Deserialize, TS)]
pub struct HandoverFile {
    /// Its path.
    pub path: Option<String>,
    /// Its bytes in base64 (RFC 4648, section 4).
    pub data: Option<String>,
}

impl HandoverFile {
    fn open(&self, passphrase: &Secret) -> Result<handovers::Opened, Failure> {
        let passphrase = passphrase.passphrase()?;
        if let Some(path) = &self.path {
            return Ok(handovers::open(Path::new(path), &passphrase)?);
        }
        let bytes = self.data.as_deref().map(|data| STANDARD.decode(data));
        let Some(Ok(bytes)) = bytes else {
            return Err(Error::Handover(HandoverFault::NotOne).into());
        };
        Ok(handovers::open_bytes(bytes, &passphrase)?)
    }
}

/// A file that was chosen.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChosenHandover {
    /// Where it is.
    pub path: String,
    /// Its name without folders.
    pub name: String,
}

/// Asks which file is to be taken over; nothing where the person has thought better of it.
pub(crate) fn choose(context: &Context, _: Nothing) -> Result<Option<ChosenHandover>, Failure> {
    let Some(path) = context.host.choose_handover() else {
        return Ok(None);
    };
    if !handovers::is_handover(&path)? {
        return Err(Error::Handover(HandoverFault::NotOne).into());
    }
    Ok(Some(chosen(&path)))
}

fn chosen(path: &Path) -> ChosenHandover {
    let name = path.file_name().unwrap_or_default();
    ChosenHandover {
        path: path.display().to_string(),
        name: name.to_string_lossy().into_owned(),
    }
}

/// Something that was otherwise than it might be thought.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Told {
    /// The stable name; the interface has words for it.
    pub code: String,
    /// How many things it is about.
    pub count: usize,
}

fn told(all: Vec<Diagnostic>) -> Vec<Told> {
    let one = |it: Diagnostic| Told {
        code: it.code.to_owned(),
        count: it.count,
    };
    all.into_iter().map(one).collect()
}

/// Something long while it lasts: it tells how far it is, and `handover.cancel` ends it.
struct Running<'c> {
    context: &'c Context,
    job: String,
    cancel: Arc<AtomicBool>,
}

impl<'c> Running<'c> {
    fn begin(context: &'c Context, job: &str) -> Running<'c> {
        let cancel = Arc::new(AtomicBool::new(false));
        // Beside the exports: both are ended when the library is locked.
        lock(&context.exports).insert(job.to_owned(), Arc::clone(&cancel));
        Running {
            context,
            job: job.to_owned(),
            cancel,
        }
    }

    fn tell(&self, done: usize, total: usize) {
        self.context.host.emit(Event::Progress(Progress {
            job: self.job.clone(),
            done,
            total,
        }));
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        lock(&self.context.exports).remove(&self.job);
    }
}
