//! The examination of a library. It changes nothing.

use super::replay::Replay;
use crate::edition::Edition;
use crate::error::Result;
use crate::history::{self, chain};
use crate::library::{Query, Reader};

/// What an examination found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What was looked at, one line each.
    pub examined: Vec<String>,
    /// What is wrong, one line each; empty for a healthy library.
    pub findings: Vec<String>,
}

/// Examines the file's pages, its schema, its references, and whether every edition says
/// what its journal says.
///
/// # Errors
///
/// Only where the library cannot be read at all.
pub fn examine(library: &Reader) -> Result<Report> {
    library.read(|q| {
        let mut report = Report::default();
        let mut look = |what: &str, found: Result<Vec<String>>| {
            report.examined.push(what.to_owned());
            // What cannot be examined is a finding, and the rest is examined all the same.
            let found = found.unwrap_or_else(|e| vec![format!("{what}: {e}")]);
            report.findings.extend(found);
        };
        look("integrity of the file", q.check_integrity());
        look("schema", q.check_schema());
        look("references between rows", q.check_references());
        look("rows without an owner", q.check_orphans());
        let editions = q.every_edition();
        let count = editions.as_ref().map_or(0, Vec::len);
        let found = editions.map(|editions| {
            let examined = editions.iter().map(|edition| {
                examine_edition(q, edition)
                    .unwrap_or_else(|e| vec![format!("edition {}: {e}", edition.id)])
            });
            examined.flatten().collect()
        });
        look(&format!("journals of {count} editions"), found);
        Ok(report)
    })
}

/// Replays an edition's journal and compares: numbers without gaps, the chain of hashes, the
/// whole texts kept in between, and what every field says now.
pub(super) fn examine_edition(q: &Query<'_>, edition: &Edition) -> Result<Vec<String>> {
    let mut replay = Replay::new(q.keyframes_found(edition.key)?);
    let mut linked = chain::start(edition.id);
    let mut expected = 1;
    q.each_change(edition.key, |change| {
        if change.number != expected {
            replay.find(format_args!("change {expected} is missing"));
        }
        expected = change.number + 1;
        let mut parents = vec![linked];
        parents.extend(q.merged_parents(edition.key, change.number)?);
        linked = chain::link(&parents, &change);
        replay.change(&change);
        Ok(())
    })?;
    if expected != edition.revision + 1 {
        replay.find(format_args!(
            "is at revision {}, its journal at {}",
            edition.revision,
            expected - 1
        ));
    }
    if linked != edition.chain {
        replay.find(format_args!("the chain of hashes does not fit"));
    }
    let found = replay.end(&history::fields(q, edition)?);
    let named = found
        .into_iter()
        .map(|f| format!("edition {}: {f}", edition.id));
    Ok(named.collect())
}
