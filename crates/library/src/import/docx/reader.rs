//! Walks a document.

use std::collections::{BTreeMap, HashMap};

use text::write::block::{Block, Piece};

use super::fields::Field;
use super::flow::{Part, settle};
use super::numbering::Counters;
use super::parts::{self, Beside, Leads, Parts};
use super::told::Told;
use crate::image::CleanImage;
use crate::import::Tracked;
use crate::import::xml::Element;

/// What reads a document, and what it has read so far.
pub(crate) struct Reader<'r, 'a> {
    pub(super) parts: &'r mut Parts<'a>,
    pub(super) beside: &'r Beside,
    /// Where the relationships lead of the part that is being read.
    pub(super) leads: &'r Leads,
    pub(super) tracked: Tracked,
    pub(super) fields: Vec<Field>,
    pub(super) counters: Counters,
    pub(super) told: Told,
    pub(super) notes: Vec<Vec<Block>>,
    /// Which footnote is which among [`Reader::notes`], by its kind and id.
    pub(super) note_places: HashMap<(&'static str, String), usize>,
    pub(super) images: Vec<CleanImage>,
    /// What each part became that was to be an image.
    pub(super) image_names: HashMap<String, Option<String>>,
    pub(super) languages: BTreeMap<String, usize>,
    /// How long the words are that were read.
    pub(super) bytes: usize,
}

/// What was read beside the text itself.
pub(crate) struct Said {
    pub(crate) notes: Vec<Vec<Block>>,
    pub(crate) images: Vec<CleanImage>,
    pub(super) told: Told,
    /// How many letters are said to be in which language.
    pub(crate) languages: BTreeMap<String, usize>,
    pub(crate) bytes: usize,
}

/// What stands one below the other, while it is read.
#[derive(Default)]
pub(super) struct Story {
    pub(super) parts: Vec<Part>,
    /// Words of a paragraph whose end is gone: they begin the next.
    pub(super) begun: Vec<Piece>,
}

impl<'r, 'a> Reader<'r, 'a> {
    pub(crate) fn new(
        parts: &'r mut Parts<'a>,
        main: &'r parts::Part,
        beside: &'r Beside,
        tracked: Tracked,
    ) -> Self {
        let mut told = Told::default();
        told.more("headers.left-out", beside.headers);
        Reader {
            parts,
            beside,
            leads: &main.leads,
            tracked,
            fields: Vec::new(),
            counters: Counters::default(),
            told,
            notes: Vec::new(),
            note_places: HashMap::new(),
            images: Vec::new(),
            image_names: HashMap::new(),
            languages: BTreeMap::new(),
            bytes: 0,
        }
    }

    /// What was read beside the text.
    pub(crate) fn finish(mut self) -> Said {
        self.told.more("parts.damaged", self.parts.damaged);
        Said {
            notes: self.notes,
            images: self.images,
            told: self.told,
            languages: self.languages,
            bytes: self.bytes,
        }
    }

    /// Reads what stands one below the other as blocks.
    pub(super) fn blocks(&mut self, element: Element<'_>) -> Vec<Block> {
        settle(self.story(element))
    }

    /// Reads what stands one below the other.
    pub(super) fn story(&mut self, element: Element<'_>) -> Vec<Part> {
        // A field begins and ends in one story.
        let around = std::mem::take(&mut self.fields);
        let mut story = Story::default();
        self.walk(element, &mut story);
        self.end_of_story(&mut story);
        self.fields = around;
        story.parts
    }

    pub(super) fn walk(&mut self, element: Element<'_>, story: &mut Story) {
        for child in element.elements() {
            match child.name() {
                ("w", "p") => self.paragraph(child, story),
                ("w", "tbl") => self.table(child, story),
                ("w", "sdt") => self.control(child, story),
                (
                    "w",
                    "customXml" | "smartTag" | "sdtContent" | "ins" | "moveTo" | "del" | "moveFrom",
                ) => {
                    if self.is_there(child) {
                        self.walk(child, story);
                    }
                }
                ("mc", "AlternateContent") => {
                    if let Some(chosen) = chosen(child) {
                        self.walk(chosen, story);
                    }
                }
                ("w", "altChunk") => self.told.tell("objects.left-out"),
                _ => {}
            }
        }
    }

    /// Tells whether an element is there, however the changes are read that it may be.
    pub(super) fn is_there(&mut self, element: Element<'_>) -> bool {
        let is_insertion = match element.name() {
            ("w", "ins" | "moveTo") => true,
            ("w", "del" | "moveFrom") => false,
            _ => return true,
        };
        // A move is one change, in two places.
        let is_counted = !element.is("w", "moveFrom") && element.elements().next().is_some();
        self.told.more("changes.tracked", usize::from(is_counted));
        is_insertion == (self.tracked == Tracked::Accept)
    }

    /// Reads what a content control holds. A table of contents is made anew wherever one is
    /// wanted.
    fn control(&mut self, control: Element<'_>, story: &mut Story) {
        let Some(content) = control.child("w", "sdtContent") else {
            return;
        };
        let gallery = control
            .child("w", "sdtPr")
            .and_then(|it| it.find("w", "docPartGallery"));
        if gallery.and_then(|it| it.attribute("w", "val")) == Some("Table of Contents") {
            let lines = content.elements().filter(|it| it.is("w", "p")).count();
            self.told.more("contents.left-out", lines);
            return;
        }
        self.walk(content, story);
    }
}

/// Of what is there in several forms, the one to read: the first that holds something known.
pub(super) fn chosen(alternatives: Element<'_>) -> Option<Element<'_>> {
    let is_known = |it: &Element<'_>| {
        [("w", "txbxContent"), ("pic", "pic"), ("w", "t"), ("w", "p")]
            .iter()
            .any(|(space, local)| it.find(space, local).is_some())
    };
    let mut choices = alternatives.elements().filter(|it| it.is("mc", "Choice"));
    let choice = choices.find(is_known);
    choice
        .or_else(|| alternatives.child("mc", "Fallback"))
        .or_else(|| alternatives.elements().next())
}
