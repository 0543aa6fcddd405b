//! References to footnotes.

use super::{
    Check, Findings,
    reading::{Reading, Side},
};

/// Finds a reference to a footnote that one side has and the other has not.
#[derive(Debug)]
pub(super) struct Footnotes;

impl Check for Footnotes {
    fn name(&self) -> &'static str {
        "footnotes"
    }

    fn pair(&self, reading: &Reading<'_>, found: &mut Findings<'_>) {
        let (source, target) = (labels(&reading.source), labels(&reading.target));
        let has = |list: &[(&str, usize)], label: &(&str, usize)| list.binary_search(label).is_ok();
        let place = |side: &Side<'_>, label: &(&str, usize)| {
            let same = side.notes.iter();
            let mut same = same.filter(|(_, it)| side.text[it.clone()] == *label.0);
            same.nth(label.1).map(|(range, _)| range.clone())
        };
        for label in source.iter().filter(|label| !has(&target, label)) {
            let args = vec![label.0.to_owned()];
            let range = place(&reading.source, label);
            found.add(range, None, "footnotes.missing", args);
        }
        for label in target.iter().filter(|label| !has(&source, label)) {
            let args = vec![label.0.to_owned()];
            let range = place(&reading.target, label);
            found.add(None, range, "footnotes.added", args);
        }
    }
}

/// Returns the labels in order, each with how often it stood before.
fn labels<'a>(side: &Side<'a>) -> Vec<(&'a str, usize)> {
    let mut labels: Vec<&str> = side
        .notes
        .iter()
        .map(|(_, label)| &side.text[label.clone()])
        .collect();
    labels.sort_unstable();
    let mut counted: Vec<(&str, usize)> = Vec::with_capacity(labels.len());
    for label in labels {
        let before = match counted.last() {
            Some((last, times)) if *last == label => times + 1,
            _ => 0,
        };
        counted.push((label, before));
    }
    counted
}
