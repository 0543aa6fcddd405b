//! Footnotes and endnotes, which are one list where they go.

use text::write::block::Piece;

use super::line::Line;
use super::reader::Reader;
use crate::import::xml::Element;

impl Reader<'_, '_> {
    /// Reads a note where it is first mentioned.
    pub(super) fn mention(&mut self, mention: Element<'_>, line: &mut Line) {
        let beside = self.beside;
        let (part, kind) = match mention.is("w", "endnoteReference") {
            true => (&beside.endnotes, "endnote"),
            false => (&beside.footnotes, "footnote"),
        };
        let id = mention.attribute("w", "id").unwrap_or_default();
        let key = (kind, id.to_owned());
        if let Some(&place) = self.note_places.get(&key) {
            line.pieces.push(Piece::Note(place));
            return;
        }
        let found = part.as_ref().and_then(|part| {
            let mut notes = part.tree.root().elements();
            let note = notes.find(|it| it.is("w", kind) && it.attribute("w", "id") == Some(id));
            Some((part, note?))
        });
        let Some((part, note)) = found else {
            self.told.tell("notes.missing");
            return;
        };
        // It has its place before it is read, lest one that mentions itself never end.
        let place = self.notes.len();
        self.notes.push(Vec::new());
        self.note_places.insert(key, place);
        let around = std::mem::replace(&mut self.leads, &part.leads);
        let blocks = self.blocks(note);
        self.leads = around;
        if blocks.is_empty() {
            self.told.tell("notes.missing");
            return;
        }
        if let Some(empty) = self.notes.get_mut(place) {
            *empty = blocks;
        }
        line.pieces.push(Piece::Note(place));
    }
}
