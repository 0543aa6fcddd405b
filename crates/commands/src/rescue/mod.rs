//! Words that could not be saved in their library, kept in another place until they can be.
//!
//! 1. [`keep`] writes what the window holds for one edition to the application's own folder.
//! 2. [`release`] takes that away, once the window has saved all of it.
//! 3. [`take_in`] brings what an earlier run has left into the library that it belongs to.
//! 4. [`seal`] seals what is kept where the library has been sealed.
//! 5. [`save_copy`] writes texts where a person wants them.

mod copy;
mod file;

use library::history::Fields;
use library::rescue::{Rescued, TakenIn};
use library::{Error, Op, rescue};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::edition::AppendEdits;
use crate::failure::Failure;

pub use copy::SaveCopy;
pub(crate) use copy::save_copy;
use file::{Shelf, Spot};

/// The texts of one edition, as the window shows them.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Texts {
    /// Title.
    pub title: String,
    /// Dek.
    pub dek: String,
    /// Place and date line.
    pub place_line: String,
    /// Markdown.
    pub body: String,
    /// Private notes.
    pub notes: String,
}

impl From<Texts> for Fields {
    fn from(texts: Texts) -> Fields {
        Fields {
            title: texts.title,
            dek: texts.dek,
            place_line: texts.place_line,
            body: texts.body,
            notes: texts.notes,
        }
    }
}

/// What of one edition is not saved.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RescueEdition {
    /// The edition.
    pub edition: String,
    /// The window: a random id, so that one does not write over what another has left.
    #[serde(default)]
    pub window: String,
    /// Its language.
    pub language: String,
    /// All that the window shows of it.
    pub texts: Texts,
    /// What the library has not answered, in order.
    pub batches: Vec<AppendEdits>,
}

/// Where it is kept.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Kept {
    /// The file; none where nothing could be written.
    pub place: Option<String>,
}

pub(crate) fn keep(context: &Context, request: RescueEdition) -> Result<Kept, Failure> {
    let place = Shelf::of(context)?.put(&Spot::of(&request.edition, &request.window)?, &request)?;
    Ok(Kept {
        place: place.map(|path| path.display().to_string()),
    })
}

/// Seals what was kept while the library was not sealed.
pub(crate) fn seal(context: &Context) -> Result<(), Failure> {
    Ok(Shelf::of(context)?.seal()?)
}

/// What is saved after all.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Release {
    /// The edition.
    pub edition: String,
    /// The window that kept it.
    pub window: String,
}

pub(crate) fn release(context: &Context, request: Release) -> Result<(), Failure> {
    let spot = Spot::of(&request.edition, &request.window)?;
    Ok(Shelf::of(context)?.remove(&spot)?)
}

/// What was brought into the library.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RescuedWords {
    /// How many texts got words back.
    pub texts: usize,
    /// How many posts were made of words whose text is gone.
    pub posts: usize,
    /// Files that could not be read; they are kept.
    pub unread: Vec<String>,
    /// A file that waits until the library can be written.
    pub waiting: Option<String>,
}

/// What the title of a post of rescued words begins with.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct TakeIn {
    /// In the language of the window.
    pub title: String,
    /// The window that asks: it saves what it has kept itself.
    pub window: String,
}

pub(crate) fn take_in(context: &Context, request: TakeIn) -> Result<RescuedWords, Failure> {
    let mut done = RescuedWords::default();
    let shelf = Shelf::of(context)?;
    // A library may also have been sealed by the terminal, which knows of none of them. What
    // cannot be sealed is taken in all the same.
    let _ = shelf.seal();
    for path in shelf.files_of_others(&request.window) {
        let Some(rescued) = file::read(&path) else {
            done.unread.push(path.display().to_string());
            continue;
        };
        match take_in_one(context, &rescued, &request.title) {
            Ok(TakenIn::Nothing) => {}
            Ok(TakenIn::Edition) => done.texts += 1,
            Ok(TakenIn::Post(_)) => done.posts += 1,
            // The window asks again; what is in the way is told when somebody writes.
            Err(_) => {
                done.waiting = Some(path.display().to_string());
                continue;
            }
        }
        // Only now: what was written has returned from its commit.
        file::remove(&path)?;
    }
    Ok(done)
}

fn take_in_one(context: &Context, rescued: &Rescued, title: &str) -> Result<TakenIn, Failure> {
    let library = context.library()?;
    let taken = library.write(Op::Append, |tx| rescue::take_in(tx, rescued));
    let (taken, changes) = match taken {
        Err(
            Error::NotFound { .. }
            | Error::FutureRevision { .. }
            | Error::Forgotten { .. }
            | Error::Damaged { .. }
            | Error::Edit(_)
            | Error::TooLarge { .. },
        ) => library.write(Op::Append, |tx| rescue::take_in_as_post(tx, rescued, title))?,
        taken => taken?,
    };
    context.tell(changes);
    Ok(taken)
}
