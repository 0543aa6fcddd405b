//! The footnotes of a newer text under the labels that they have here.
//!
//! Word processors number footnotes by themselves, so that `[^water]` comes back as `[^1]`.

use std::collections::{HashMap, HashSet};

use pulldown_cmark::{Event, Tag};

use super::ties::alike;
use super::unit::{Unit, units};
use crate::markdown;

/// Writes `newer` with the labels of the footnotes that the common text has as well; those that
/// are new get labels that are free in `mine`.
pub(super) fn relabelled(newer: &str, common: &[Unit<'_>], mine: &str) -> String {
    let theirs = units(newer);
    let (old, new) = (definitions(common), definitions(&theirs));
    if new.is_empty() {
        return newer.to_owned();
    }
    let mut labels: HashMap<&str, String> = alike(&old, &new)
        .into_iter()
        .filter_map(|(old_at, new_at)| {
            Some((new[new_at].label()?, old[old_at].label()?.to_owned()))
        })
        .collect();
    let mut taken: HashSet<String> = old
        .iter()
        .filter_map(|unit| unit.label().map(str::to_owned))
        .collect();
    for unit in &new {
        let Some(label) = unit.label() else { continue };
        if labels.contains_key(label) {
            continue;
        }
        let is_free = |label: &String| !taken.contains(label) && !stands_in(mine, label);
        let free = std::iter::once(label.to_owned())
            .chain((1_usize..).map(|number| number.to_string()))
            .find(is_free)
            .unwrap_or_else(|| label.to_owned());
        taken.insert(free.clone());
        labels.insert(label, free);
    }
    let mut written = String::with_capacity(newer.len());
    let mut at = 0;
    for (event, range) in markdown::parser(newer) {
        let (Event::FootnoteReference(label) | Event::Start(Tag::FootnoteDefinition(label))) =
            event
        else {
            continue;
        };
        let Some(new) = labels.get(&*label) else {
            continue;
        };
        // Both are written `[^label]`; a definition may stand behind other marks.
        let sign = format!("[^{label}]");
        let found = newer.get(range.clone()).and_then(|it| it.find(&sign));
        let Some(start) = found.map(|found| range.start + found) else {
            continue;
        };
        if start < at {
            continue;
        }
        written.push_str(&newer[at..start]);
        written.push_str(&format!("[^{new}]"));
        at = start + sign.len();
    }
    written.push_str(&newer[at..]);
    written
}

/// The paragraphs that footnotes begin with.
fn definitions<'a, 'b>(units: &'b [Unit<'a>]) -> Vec<&'b Unit<'a>> {
    let begins = |unit: &&Unit<'a>| unit.is_note() && unit.label().is_some();
    units.iter().filter(begins).collect()
}

fn stands_in(text: &str, label: &str) -> bool {
    text.contains(&format!("[^{label}]"))
}
