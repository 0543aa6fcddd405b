//! A text cut into paragraphs and what stands before them.

use std::ops::Range;

use super::said::{Said, said};
use crate::segment::{self, BlockKind};

/// A paragraph.
#[derive(Clone, Debug)]
pub(super) struct Unit<'a> {
    /// What stands between the paragraph before and this one: blank lines, and the marks of its
    /// list, quotation or footnote.
    pub(super) lead: &'a str,
    /// Its Markdown.
    pub(super) block: &'a str,
    /// Its bytes in the text, without the lead.
    pub(super) range: Range<usize>,
    pub(super) kind: BlockKind,
    pub(super) said: Said,
}

impl<'a> Unit<'a> {
    pub(super) fn is_note(&self) -> bool {
        self.kind == BlockKind::Footnote
    }

    /// Tells whether a blank line, or nothing at all, stands before it.
    pub(super) fn is_apart(&self) -> bool {
        self.range.start == self.lead.len() || has_blank_line(self.lead)
    }

    /// The marks of a list, quotation or footnote before its words.
    pub(super) fn mark(&self) -> &'a str {
        mark(self.lead)
    }

    /// The label of the footnote that begins with it.
    pub(super) fn label(&self) -> Option<&'a str> {
        let rest = self.mark().rsplit_once("[^")?.1;
        rest.split_once("]:").map(|(label, _)| label)
    }
}

/// What of a lead stands on the line of its paragraph.
pub(super) fn mark(lead: &str) -> &str {
    lead.rfind('\n').map_or(lead, |at| &lead[at + 1..])
}

/// Tells whether a line of a lead is blank but for the marks of a quotation.
pub(super) fn has_blank_line(lead: &str) -> bool {
    lead.matches('\n').count() > 1
}

/// Cuts a text. The rows of a table are one paragraph.
pub(super) fn units(text: &str) -> Vec<Unit<'_>> {
    let mut units: Vec<Unit<'_>> = Vec::new();
    let mut end = 0;
    for block in segment::blocks(text) {
        let lead = &text[end..block.range.start];
        let kind = block.kind;
        if kind == BlockKind::TableRow
            && let Some(last) = units.last_mut()
            && last.kind == kind
            && !has_empty_line(lead)
        {
            last.range.end = block.range.end;
        } else {
            units.push(Unit {
                lead,
                block: "",
                range: block.range.clone(),
                kind,
                said: Said::default(),
            });
        }
        end = block.range.end;
    }
    for unit in &mut units {
        unit.block = &text[unit.range.clone()];
        unit.said = said(unit.block);
    }
    units
}

fn has_empty_line(lead: &str) -> bool {
    let mut lines = lead.split('\n');
    lines.next();
    let inner = lines.clone().count().saturating_sub(1);
    lines.take(inner).any(|line| line.trim().is_empty())
}
