use library::import::Incoming;
use serde::Serialize;
use text::Diagnostic;
use text::markdown::{prose, words};
use text::segment::count_words;
use ts_rs::TS;

use crate::failure::Failure;

/// What was read of files, before anything of it is in the library.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportBatch {
    /// The posts to be, by their places.
    pub posts: Vec<ImportedPost>,
    /// Archives of many posts, which are read when they are taken in.
    pub archives: Vec<String>,
    /// What could not be read.
    pub failures: Vec<ImportFailure>,
    /// How many other files were in the folders.
    pub passed_over: usize,
    /// Whether somebody ended it before all was read.
    pub is_cancelled: bool,
}

/// A file that could not be read.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportFailure {
    /// The file.
    pub name: String,
    /// Why.
    pub failure: Failure,
}

/// One post to be.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportedPost {
    /// The file that it comes from.
    pub name: String,
    /// Its text as it stands in the file.
    pub whole: ImportedText,
    /// The same in its languages, where several were found in one text.
    pub parted: Option<ImportedText>,
    /// How many changes are tracked in it.
    pub tracked: usize,
    /// How many comments become notes.
    pub notes: usize,
    /// How many pictures come along.
    pub pictures: usize,
}

/// A text, in one language or several.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportedText {
    /// Its editions, the source first.
    pub editions: Vec<ImportedEdition>,
    /// What could not be kept, and what is doubtful.
    pub doubts: Vec<ImportDoubt>,
}

/// One language of a text.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportedEdition {
    /// The language, where the file says it or its words tell it.
    pub language: Option<String>,
    /// The title; may be empty.
    pub title: String,
    /// The first words, where there is no title.
    pub begins: String,
    /// How many words it has.
    pub words: usize,
}

/// Something that could not be kept, or is doubtful.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportDoubt {
    /// What it is, by the stable name that the interface has words for.
    pub code: String,
    /// How many things it is about.
    pub count: usize,
    /// What is named: fields, an encoding; may be empty.
    pub what: String,
    /// The sentence of the terminal, for a code that is newer than the words for it.
    pub message: String,
}

/// How many signs stand for a text without a title.
const BEGINNING: usize = 80;

pub(super) fn text(incoming: &Incoming) -> ImportedText {
    let editions = incoming.editions.iter().map(|edition| {
        let prose = prose(&edition.body);
        let beginning = &edition.body[..edition.body.floor_char_boundary(1000)];
        let said = words(beginning);
        let words = said.split_whitespace().take(24);
        let begins = words.collect::<Vec<_>>().join(" ");
        ImportedEdition {
            language: edition.language.as_ref().map(ToString::to_string),
            title: edition.title.clone(),
            begins: begins[..begins.floor_char_boundary(BEGINNING)].to_owned(),
            words: count_words(&prose),
        }
    });
    ImportedText {
        editions: editions.collect(),
        doubts: incoming.diagnostics.iter().map(doubt).collect(),
    }
}

pub(super) fn doubt(diagnostic: &Diagnostic) -> ImportDoubt {
    let Diagnostic {
        code,
        count,
        message,
    } = diagnostic;
    let what = match *code {
        "front-matter.unknown" => message.rsplit_once(": ").map(|(_, what)| what),
        "encoding.guessed" => message.rsplit_once(" as ").map(|(_, what)| what),
        _ => None,
    };
    ImportDoubt {
        code: (*code).to_owned(),
        count: *count,
        what: what.unwrap_or_default().trim_end_matches('.').to_owned(),
        message: message.clone(),
    }
}

/// How often something is told of in a text.
pub(super) fn count(incoming: &Incoming, code: &str) -> usize {
    let same = incoming.diagnostics.iter().filter(|it| it.code == code);
    same.map(|it| it.count).sum()
}
