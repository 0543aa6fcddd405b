use library::{Op, export as exports};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::alignment::Done;
use crate::app::Nothing;
use crate::context::Context;
use crate::failure::Failure;

/// A word that must never leave, where an export would have it.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "KeptWord")]
pub struct KeptWordView {
    /// Id of the post.
    pub post: String,
    /// The language of the edition; empty where it is in all of them.
    pub language: String,
    /// Where it is: `title`, `dek`, `place`, `text`, `alt`, `slug`, `tags`, `byline`, `biography`,
    /// `series`, `related`, `address`, `name` (of a file) or `file` (somewhere in one).
    pub place: String,
    /// The word, as the list has it.
    pub word: String,
}

impl From<exports::KeptWord> for KeptWordView {
    fn from(it: exports::KeptWord) -> KeptWordView {
        KeptWordView {
            post: it.post.map_or_else(String::new, |id| id.to_string()),
            language: it.language,
            place: it.place.as_str().to_owned(),
            word: it.word,
        }
    }
}

/// The words that must never leave, as they were written down.
pub(crate) fn kept_words(context: &Context, _: Nothing) -> Result<Vec<String>, Failure> {
    context.read(exports::kept_words)
}

/// The whole list.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SetKeptWords {
    /// Words and names of several words; case and accents do not matter.
    pub words: Vec<String>,
}

pub(crate) fn set_kept_words(context: &Context, request: SetKeptWords) -> Result<Done, Failure> {
    context.act(Op::KeepWords, |tx| {
        exports::set_kept_words(tx, &request.words)
    })
}
