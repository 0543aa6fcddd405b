//! A passage taken out of the whole history of a text, as if it had never been typed.
//!
//! 1. The history is replayed, and beside the text `Origins` says which inserted character
//!    stands where.
//! 2. After every edit, occurrences of the passage around it are looked for, and the characters
//!    that form them are marked, wherever they were first inserted.
//! 3. Marked characters are replaced in what was inserted, unit for unit, so that every position
//!    of every change stays true.

mod origins;

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::{Edit, EditError, Rope, utf16_len};

use origins::Origins;

/// Holds what of a history has to be rewritten so that a passage is nowhere in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BlackedOut {
    /// The changes to be rewritten: the number of each, and its new edits.
    pub changes: Vec<(usize, Vec<Edit>)>,
    /// The new starting text, if it has to be rewritten.
    pub base: Option<String>,
    /// How often the passage came to stand in the text with a character not yet marked.
    pub occurrences: usize,
    /// Whether the passage still stands in the last state, which is then rewritten too.
    pub stands_at_end: bool,
}

/// Rewrites a history so that no state of it contains a passage.
///
/// `changes` are sequential, each a row of sequential edits, from `base` on. The passage is found
/// as it is written and in its composed and decomposed forms (NFC, NFD), in every state, also
/// between the edits of one change. Every character that was ever part of it becomes a block of
/// as many UTF-16 code units, so that states keep their lengths and edits their places. An empty
/// passage is nowhere.
///
/// Errors: an edit is out of range or splits a surrogate pair.
pub fn black_out(
    base: &str,
    changes: &[Vec<Edit>],
    passage: &str,
) -> Result<BlackedOut, EditError> {
    let mut replay = Replay::new(base, changes, passage);
    replay.mark(0, replay.text.len_utf16())?;
    for edit in changes.iter().flatten() {
        replay.apply(edit)?;
    }
    let last = replay.text.to_string();
    let stands_at_end = replay.forms.iter().any(|form| last.contains(form.as_str()));
    let (starting, mut rest) = replay.is_marked.split_at(utf16_len(base) as usize);
    let block = block(&replay.forms);
    let base = blackened(base, starting, block);
    let mut rewritten = Vec::new();
    for (number, change) in changes.iter().enumerate() {
        let (edits, after) = rewrite(change, rest, block);
        rewritten.extend(edits.map(|edits| (number, edits)));
        rest = after;
    }
    Ok(BlackedOut {
        changes: rewritten,
        base,
        occurrences: replay.occurrences,
        stands_at_end,
    })
}

/// A history up to some edit.
struct Replay {
    text: Rope,
    origins: Origins,
    /// The passage as it may be written.
    forms: Vec<String>,
    /// For each code unit of the base and then of all that is inserted, in order.
    is_marked: Vec<bool>,
    /// How many code units have been inserted so far, the base counted.
    inserted: usize,
    occurrences: usize,
}

impl Replay {
    fn new(base: &str, changes: &[Vec<Edit>], passage: &str) -> Self {
        let inserted = utf16_len(base) as usize;
        let more = changes.iter().flatten();
        let more: usize = more.map(|edit| utf16_len(&edit.inserted) as usize).sum();
        Self {
            text: Rope::new(base),
            origins: Origins::new(inserted),
            forms: forms(passage),
            is_marked: vec![false; inserted + more],
            inserted,
            occurrences: 0,
        }
    }

    fn apply(&mut self, edit: &Edit) -> Result<(), EditError> {
        self.text.replace(edit.from, edit.deleted, &edit.inserted)?;
        let length = utf16_len(&edit.inserted);
        let come = self.inserted..self.inserted + length as usize;
        self.inserted = come.end;
        let from = edit.from as usize;
        self.origins
            .replace(from..from + edit.deleted as usize, come);
        self.mark(edit.from, edit.from.saturating_add(length))
    }

    /// Marks the passage wherever it touches `from..to` of the text as it is now.
    fn mark(&mut self, from: u32, to: u32) -> Result<(), EditError> {
        let reach = self.forms.iter().map(|form| utf16_len(form)).max();
        let Some(reach) = reach else { return Ok(()) };
        let end = to.saturating_add(reach).min(self.text.len_utf16());
        let (start, around) = around(&self.text, from.saturating_sub(reach), end)?;
        for form in &self.forms {
            for byte in occurrences(&around, form) {
                let start = start as usize + utf16_len(&around[..byte]) as usize;
                let units = start..start + utf16_len(form) as usize;
                let mut is_new = false;
                for range in self.origins.of(units) {
                    let marks = &mut self.is_marked[range];
                    is_new |= marks.contains(&false);
                    marks.fill(true);
                }
                self.occurrences += usize::from(is_new);
            }
        }
        Ok(())
    }
}

/// Copies a stretch of a text, one unit longer where it would split a surrogate pair, and says
/// where it begins.
fn around(text: &Rope, from: u32, to: u32) -> Result<(u32, String), EditError> {
    match text.slice(from, to) {
        Err(EditError::HalfSurrogate { at }) if at == from => around(text, from - 1, to),
        Err(EditError::HalfSurrogate { at }) if at == to => around(text, from, to + 1),
        copied => Ok((from, copied?)),
    }
}

/// Lists the forms in which a passage may be written; none of an empty one.
fn forms(passage: &str) -> Vec<String> {
    let mut forms = vec![
        passage.to_owned(),
        passage.nfc().collect(),
        passage.nfd().collect(),
    ];
    forms.retain(|form| !form.is_empty());
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// Lists the bytes at which a passage begins, also those inside another occurrence.
fn occurrences<'a>(text: &'a str, passage: &'a str) -> impl Iterator<Item = usize> {
    let step = passage.chars().next().map_or(1, char::len_utf8);
    let mut from = 0;
    std::iter::from_fn(move || {
        let found = from + text.get(from..)?.find(passage)?;
        from = found + step;
        Some(found)
    })
}

/// Chooses a sign of one code unit that cannot be part of the passage.
fn block(forms: &[String]) -> char {
    let is_free = |sign: &char| forms.iter().all(|form| !form.contains(*sign));
    // U+2588 is the full block, and the first of a long row of blocks and shapes.
    ('\u{2588}'..'\u{2BFF}').find(is_free).unwrap_or('\u{2588}')
}

/// Rewrites a change, if it has to be; returns also the marks behind those of its own.
fn rewrite<'a>(
    change: &[Edit],
    mut marks: &'a [bool],
    block: char,
) -> (Option<Vec<Edit>>, &'a [bool]) {
    let mut edits = change.to_vec();
    let mut is_rewritten = false;
    for edit in &mut edits {
        let (own, after) = marks.split_at(utf16_len(&edit.inserted) as usize);
        marks = after;
        if let Some(inserted) = blackened(&edit.inserted, own, block) {
            edit.inserted = inserted;
            is_rewritten = true;
        }
    }
    (is_rewritten.then_some(edits), marks)
}

/// Replaces the marked characters of a text, if there are any.
fn blackened(text: &str, marks: &[bool], block: char) -> Option<String> {
    if !marks.contains(&true) {
        return None;
    }
    let mut blackened = String::with_capacity(text.len());
    let mut unit = 0;
    for character in text.chars() {
        let units: Range<usize> = unit..unit + character.len_utf16();
        if marks[unit] {
            blackened.extend(units.clone().map(|_| block));
        } else {
            blackened.push(character);
        }
        unit = units.end;
    }
    Some(blackened)
}

#[cfg(test)]
mod tests;
