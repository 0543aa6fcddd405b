use std::collections::HashSet;

use library::edition as editions;
use library::history::{self, Mark};
use library::posted;
use serde::Serialize;
use ts_rs::TS;

use crate::context::Context;
use crate::edition::{EditionId, id};
use crate::failure::Failure;

/// What is known of a version that a newer one can be compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum VersionKind {
    /// It was posted.
    Posted,
    /// It was exported.
    Export,
    /// Somebody has named it.
    Checkpoint,
}

/// A version of an edition that went out, or has a name.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "SentVersion")]
pub struct VersionView {
    /// What is known of it.
    pub kind: VersionKind,
    /// Its revision.
    pub revision: u64,
    /// When, milliseconds since 1970.
    pub at: i64,
    /// The name, the format, or the address.
    pub name: String,
}

/// Lists the versions of an edition that went out or have a name, the newest first; of several that
/// went out at one revision the last.
pub(crate) fn versions(context: &Context, request: EditionId) -> Result<Vec<VersionView>, Failure> {
    let id = id(&request.edition)?;
    context.read(|q| {
        let edition = editions::get(q, id)?;
        let (stretches, _) = history::timeline(q, &edition, None, usize::MAX)?;
        let marks = stretches.into_iter().flat_map(|stretch| stretch.marks);
        let mut all: Vec<VersionView> = marks.map(VersionView::from).collect();
        for posted in posted::of_edition(q, &edition)? {
            all.push(VersionView {
                kind: VersionKind::Posted,
                revision: posted.revision,
                at: posted.at(),
                name: posted.address,
            });
        }
        all.sort_by_key(|one| std::cmp::Reverse((one.revision, one.at)));
        let mut seen = HashSet::new();
        all.retain(|one| one.kind == VersionKind::Checkpoint || seen.insert(one.revision));
        Ok(all)
    })
}

impl From<Mark> for VersionView {
    fn from(mark: Mark) -> VersionView {
        match mark {
            Mark::Checkpoint(checkpoint) => VersionView {
                kind: VersionKind::Checkpoint,
                revision: checkpoint.revision,
                at: checkpoint.at,
                name: checkpoint.name,
            },
            Mark::Export {
                revision,
                at,
                format,
            } => VersionView {
                kind: VersionKind::Export,
                revision,
                at,
                name: format,
            },
        }
    }
}
