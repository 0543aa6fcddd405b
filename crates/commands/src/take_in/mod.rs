//! A newer version of an edition, taken in.
//!
//! 1. [`read`] reads a file, or what was pasted, and holds it here: its text need not go to and fro.
//! 2. [`versions`] lists what it can be compared with, [`compare`] says what it changes.
//! 3. [`take`] takes in what a person has accepted, as one step.

mod compare;
mod read;
mod take;
mod versions;

use std::sync::Arc;

use library::edition::take_in::Newer;

pub(crate) use compare::{CompareNewer, NewerComparison, compare};
pub(crate) use read::{LetNewerGo, NewerInfo, ReadNewer, let_go, read};
pub(crate) use take::{TakeNewer, take};
pub(crate) use versions::{VersionView, versions};

use crate::context::{Context, lock};
use crate::failure::Failure;

/// The newer version that was read last, and its number.
#[derive(Debug, Default)]
pub(crate) struct HeldNewer {
    number: u64,
    newer: Option<Arc<Newer>>,
}

impl HeldNewer {
    fn hold(&mut self, newer: Newer) -> u64 {
        self.number += 1;
        self.newer = Some(Arc::new(newer));
        self.number
    }

    /// Forgets it.
    pub(crate) fn forget(&mut self) {
        self.newer = None;
    }
}

fn held(context: &Context, number: u64) -> Result<Arc<Newer>, Failure> {
    let held = lock(&context.newer);
    let newer = held.newer.clone().filter(|_| held.number == number);
    newer.ok_or_else(|| Failure::no_such("newer version", &number.to_string()))
}
