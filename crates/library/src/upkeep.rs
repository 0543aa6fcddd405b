//! What a library does by itself, once a day.
//!
//! The window runs this when a library has been opened and at pauses; `octa` never does. A
//! purge that was interrupted is finished at every run.

use crate::error::{Error, Result};
use crate::history::{self, Keep};
use crate::library::{Changes, Library, Tx};
use crate::op::Op;
use crate::{purge, setting, trash};

/// One daily task. `now` is milliseconds since 1970.
type Task = fn(library: &Library, now: i64) -> Result<Changes>;

/// The daily tasks, in order.
const TASKS: &[Task] = &[empty_trash, forget_published];

/// The note of the day on which the tasks were last done.
const DAY_DONE: &str = "upkeep_day";

/// Milliseconds of a day.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// Does what is due by the clock's `now`, milliseconds since 1970, and says what changed.
///
/// Long work stops after a short step once `go_on` says so; the next run goes on with it.
///
/// # Errors
///
/// What a task meets; the tasks of that day are then tried again at the next run.
pub fn run(library: &Library, now: i64, go_on: &dyn Fn() -> bool) -> Result<Changes> {
    let mut changes = Changes::default();
    let today = now.div_euclid(DAY);
    // Another day, not a later one: a clock may have been set back.
    if library.read(|q| q.setting_if_set(DAY_DONE))? != Some(today) {
        for task in TASKS {
            changes.add(task(library, now)?);
        }
        library.write(Op::Upkeep, |tx| tx.set_note(DAY_DONE, &today))?;
    }
    purge::run(library, go_on)?;
    Ok(changes)
}

/// Forgets the past of posts that were published a day ago or earlier, where the library is
/// set so. Each edition is its own transaction, so that typing waits for one at most.
fn forget_published(library: &Library, now: i64) -> Result<Changes> {
    let mut changes = Changes::default();
    if !library.read(setting::settings)?.keep_only_checkpoints {
        return Ok(changes);
    }
    for edition in library.read(|q| history::published_pasts(q, now - DAY))? {
        let forget = |tx: &mut Tx<'_>| history::forget(tx, edition, Keep::Checkpoints);
        match library.write(Op::Forget, forget) {
            Ok((_, forgotten)) => changes.add(forgotten),
            // The others are not to wait for it; `octa doctor` names this one.
            Err(Error::Damaged { .. }) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(changes)
}

fn empty_trash(library: &Library, now: i64) -> Result<Changes> {
    Ok(trash::empty_due(library, now)?.1)
}
