//! References to footnotes.

use std::ops::Range;

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
        let has = |list: &[Label<'_>], label: &Label<'_>| {
            let key = |it: &Label<'_>| (it.text, it.times).cmp(&(label.text, label.times));
            list.binary_search_by(key).is_ok()
        };
        for label in source.iter().filter(|label| !has(&target, label)) {
            let args = vec![label.text.to_owned()];
            found.add(Some(label.range.clone()), None, "footnotes.missing", args);
        }
        for label in target.iter().filter(|label| !has(&source, label)) {
            let args = vec![label.text.to_owned()];
            found.add(None, Some(label.range.clone()), "footnotes.added", args);
        }
    }
}

struct Label<'a> {
    text: &'a str,
    /// How often it stood before.
    times: usize,
    range: Range<usize>,
}

/// Returns the labels in order.
fn labels<'a>(side: &Side<'a>) -> Vec<Label<'a>> {
    let notes = side.notes.iter();
    let mut labels: Vec<Label<'_>> = notes
        .map(|(range, label)| Label {
            text: &side.text[label.clone()],
            times: 0,
            range: range.clone(),
        })
        .collect();
    labels.sort_by(|left, right| left.text.cmp(right.text));
    for at in 1..labels.len() {
        if labels[at].text == labels[at - 1].text {
            labels[at].times = labels[at - 1].times + 1;
        }
    }
    labels
}
