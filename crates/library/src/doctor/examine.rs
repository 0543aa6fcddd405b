//! The examination of a library. It changes nothing.

use text::edit::{self, Edits};

use crate::edition::Edition;
use crate::error::Result;
use crate::history::{self, Field, chain};
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

/// Replays an edition's journal and compares: numbers without gaps, the chain of hashes,
/// and the text of every field.
fn examine_edition(q: &Query<'_>, edition: &Edition) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut linked = chain::start(edition.id);
    let mut expected = 1;
    let mut edits: [Vec<edit::Edit>; 5] = Default::default();
    let mut is_whole = [true; 5];
    q.each_change(edition.key, |change| {
        if change.number != expected {
            found.push(format!(
                "edition {}: change {expected} is missing",
                edition.id
            ));
        }
        expected = change.number + 1;
        let mut parents = vec![linked];
        parents.extend(q.merged_parents(edition.key, change.number)?);
        linked = chain::link(&parents, &change);
        let field = usize::from(change.field.code());
        let payload = change
            .payload
            .as_ref()
            .and_then(|(_, p)| Edits::from_bytes(p).ok());
        match payload {
            Some(Edits(some)) => edits[field].extend(some),
            None => {
                is_whole[field] = false;
                if change.seal.is_none() {
                    let number = change.number;
                    found.push(format!(
                        "edition {}: change {number} cannot be read",
                        edition.id
                    ));
                }
            }
        }
        Ok(())
    })?;
    if expected != edition.revision + 1 {
        found.push(format!(
            "edition {}: is at revision {}, its journal at {}",
            edition.id,
            edition.revision,
            expected - 1
        ));
    }
    if linked != edition.chain {
        found.push(format!(
            "edition {}: the chain of hashes does not fit",
            edition.id
        ));
    }
    let said = history::fields(q, edition)?;
    for field in Field::ALL {
        let at = usize::from(field.code());
        let text = match field {
            Field::Title => &said.title,
            Field::Dek => &said.dek,
            Field::PlaceLine => &said.place_line,
            Field::Body => &said.body,
            Field::Notes => &said.notes,
        };
        if is_whole[at] && edit::apply("", &edits[at]).ok().as_ref() != Some(text) {
            found.push(format!(
                "edition {}: {field:?} is not what its journal says",
                edition.id
            ));
        }
    }
    Ok(found)
}
