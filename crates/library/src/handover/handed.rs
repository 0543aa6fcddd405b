//! A post as it is handed over: plain values, the same in every library that has it.

use serde::{Deserialize, Serialize};
use text::LanguageTag;

use crate::edition::Role;
use crate::history::Field;
use crate::id::{EditionId, NoteId, PostId};
use crate::post::Status;

/// A post with all that travels with it. Nothing in it says in which library it was, or when
/// exactly anything was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Handed {
    /// Its id, by which it is known again.
    pub post: PostId,
    /// Its slug.
    pub slug: String,
    /// Whether a person has chosen it.
    pub slug_is_chosen: bool,
    /// An ISO 8601 day, or empty.
    pub date: String,
    /// How far it is.
    pub status: Status,
    /// Its tags, sorted.
    pub tags: Vec<String>,
    /// What its series is called in each language; empty where it is in none.
    pub series: Vec<(LanguageTag, String)>,
    /// Names of its people, in order.
    pub people: Vec<String>,
    /// Its editions: the source first, then by id.
    pub editions: Vec<HandedEdition>,
    /// Its pairings, by the ids of their editions.
    pub pairings: Vec<HandedPairing>,
}

/// One language's text of a [`Handed`] post.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandedEdition {
    /// Its id.
    pub id: EditionId,
    /// Its language.
    pub language: LanguageTag,
    /// Its name: empty for the one that is current from the start.
    pub name: String,
    /// Source or translation.
    pub role: Role,
    /// The edition that it is translated from.
    pub from: Option<EditionId>,
    /// Whether it is the one that lists and exports take for its language.
    pub is_current: bool,
    /// Its own slug, or empty.
    pub slug: String,
    /// Its own tags, sorted.
    pub tags: Vec<String>,
    /// Title.
    pub title: String,
    /// Dek.
    pub dek: String,
    /// Place and date line.
    pub place_line: String,
    /// Markdown.
    pub body: String,
    /// Its notes, by id.
    pub notes: Vec<HandedNote>,
}

/// The fields that travel: private notes stay where they are.
pub const FIELDS: [Field; 4] = [Field::Title, Field::Dek, Field::PlaceLine, Field::Body];

impl HandedEdition {
    /// One field's text; empty for the private notes.
    #[must_use]
    pub fn text(&self, field: Field) -> &str {
        match field {
            Field::Title => &self.title,
            Field::Dek => &self.dek,
            Field::PlaceLine => &self.place_line,
            Field::Body => &self.body,
            Field::Notes => "",
        }
    }

    pub(super) fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        match field {
            Field::Title => Some(&mut self.title),
            Field::Dek => Some(&mut self.dek),
            Field::PlaceLine => Some(&mut self.place_line),
            Field::Body => Some(&mut self.body),
            Field::Notes => None,
        }
    }
}

/// A note on words of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandedNote {
    /// Its id.
    pub id: NoteId,
    /// Where it lies, UTF-16 units of the body.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// The words that it lies on.
    pub words: String,
    /// Whether the post is not to go out before it is resolved.
    pub holds: bool,
    /// Whether it needs nobody any more.
    pub is_resolved: bool,
    /// What was said, the first of all first.
    pub entries: Vec<HandedEntry>,
}

/// What somebody said in a note.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandedEntry {
    /// On which day, counted from 1970; the hour does not travel.
    pub day: i64,
    /// A name or initials; empty where nobody gave one.
    pub writer: String,
    /// What was said.
    pub text: String,
}

/// The pairs of two editions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandedPairing {
    /// The edition that is translated from.
    pub source: EditionId,
    /// The edition that is translated to.
    pub target: EditionId,
    /// Whether the target leads where a pair does not say otherwise.
    pub target_leads: bool,
    /// The pairs, in their order.
    pub pairs: Vec<HandedPair>,
}

/// One pair. Arrays of two hold the source's first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandedPair {
    /// Where it stands, UTF-16 units of the bodies; never nowhere.
    pub places: [Option<(u32, u32)>; 2],
    /// What both sides said when it was last in step, without what was deleted since: of a
    /// side that says other words now there are only those that it still says, or none.
    pub then: [Option<String>; 2],
    /// On which day it was last in step, counted from 1970; 0 where that is not known.
    pub step_day: i64,
    /// Whether the side that leads says other words than then.
    pub is_changed: bool,
    /// Whether a person has said that these belong together.
    pub confirmed: bool,
    /// 0: it waits for a side that is missing; 1: it needs none; 2: a person took one away.
    pub half: u8,
    /// Whether the target leads, where that is not as in the whole pairing.
    pub target_leads: Option<bool>,
    /// How sure the pairing is, thousandths.
    pub score: u16,
    /// What was dismissed: the check, and the words on both sides.
    pub dismissed: Vec<(String, String, String)>,
    /// The initials of those who have read it as it is.
    pub readers: Vec<String>,
}
