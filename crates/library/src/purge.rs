//! Making what was forgotten unreadable in the file.
//!
//! A deleted row is overwritten at once (`secure_delete`), but two places keep its words
//! longer: the parts of the search index, until they are merged, and the write-ahead log,
//! until it is brought into the file and emptied.
//!
//! 1. A transaction that forgets asks for a purge (`ask`); that is part of what it commits,
//!    so that a purge that was interrupted is known to be due at the next opening.
//! 2. [`run`] merges the index in short transactions, between which typing goes on and
//!    searches answer, has the file written anew where [`thorough`] has asked for that, and
//!    then empties the log.

use std::time::Duration;

use crate::error::Result;
use crate::library::{Library, Tx};
use crate::op::Op;
use crate::storage::purge as storage;

/// How many pages of the index one transaction rewrites: some 10 ms.
const STEP_PAGES: u32 = 100;

/// How long the right to write is left to others between two steps.
const REST: Duration = Duration::from_millis(2);

/// How often the log is tried, since another process may be reading from it.
const TRIES: usize = 10;

/// Asks for a purge, in the transaction that forgets.
pub(crate) fn ask(tx: &mut Tx<'_>) -> Result<()> {
    tx.ask_purge()
}

/// Asks that the whole file be written anew too.
fn ask_rewrite(tx: &mut Tx<'_>) -> Result<()> {
    tx.ask_rewrite()
}

/// Does what was asked for, and says whether nothing is left to do.
///
/// It stops after any step once `go_on` says so, or when another process reads from the
/// log; what is left is done by the next run.
///
/// # Errors
///
/// A failed write; the purge stays due.
pub fn run(library: &Library, go_on: &dyn Fn() -> bool) -> Result<bool> {
    let (asked, is_rewrite_due) =
        library.read(|q| Ok((storage::purge_asked(q)?, storage::is_rewrite_due(q)?)))?;
    if asked.is_none() && !is_rewrite_due {
        return Ok(true);
    }
    loop {
        if !go_on() {
            return Ok(false);
        }
        let (is_merged, _) = library.write(Op::Settle, |tx| tx.merge_index(STEP_PAGES))?;
        if is_merged {
            break;
        }
        std::thread::sleep(REST);
    }
    if is_rewrite_due {
        library.vacuum()?;
    }
    let is_emptied = empty_log(library)?;
    if is_emptied {
        library.write(Op::Settle, |tx| tx.purged(asked, is_rewrite_due))?;
    }
    Ok(is_emptied)
}

/// Does all that was asked for and writes the whole file anew: a page may keep, between its
/// rows, what was copied there when rows were moved. Minutes for a library of gigabytes.
///
/// # Errors
///
/// [`crate::Error::DiskFull`]: the file is written a second time before the old one goes. A
/// failed write. It stays due, and the next [`run`] tries it again.
pub fn thorough(library: &Library) -> Result<()> {
    library.write(Op::Settle, ask_rewrite)?;
    run(library, &|| true).map(drop)
}

fn empty_log(library: &Library) -> Result<bool> {
    for _ in 0..TRIES {
        if library.outside_transaction(storage::empty_log)? {
            return Ok(true);
        }
        std::thread::sleep(REST);
    }
    Ok(false)
}
