//! Search in the pairs.

use library::memory::{self as memories, Lookup};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::alignment::SpanView;
use crate::context::Context;
use crate::failure::Failure;
use crate::post::language;

/// Words to look up in all pairs.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SearchMemory {
    /// The words; accents, case and inclusive endings are ignored.
    pub words: String,
    /// The language that they are in.
    pub language: String,
    /// The language of the counterparts; null for any.
    pub other: Option<String>,
}

/// What was found: where the words stand together first, the newest posts first.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MemoryPage {
    /// At most 50.
    pub hits: Vec<MemoryHit>,
    /// Whether there are more.
    pub more: bool,
    /// Whether older posts were not read any more.
    pub bounded: bool,
}

/// A place where the words stand in a pair.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MemoryHit {
    /// Id of the post.
    pub post: String,
    /// Its title; may be empty.
    pub title: String,
    /// An ISO 8601 day, or empty.
    pub date: String,
    /// When it was last touched, milliseconds since 1970.
    pub at: i64,
    /// The side that has the words.
    pub source: MemorySide,
    /// Its counterpart.
    pub target: MemorySide,
    /// In how many pairs the same stands facing the same.
    pub times: usize,
}

/// One side of a pair, Markdown.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MemorySide {
    /// Id of the edition.
    pub edition: String,
    /// Its language.
    pub language: String,
    /// The sentences that have the words, or belong to those that do.
    pub text: String,
    /// Where the words stand in them; nowhere in a counterpart.
    pub matches: Vec<SpanView>,
    /// What stands before them in the pair.
    pub before: String,
    /// What stands behind them.
    pub after: String,
}

pub(crate) fn search(context: &Context, request: SearchMemory) -> Result<MemoryPage, Failure> {
    let other = request.other.as_deref().map(language).transpose()?;
    let lookup = Lookup {
        words: &request.words,
        language: &language(&request.language)?,
        other: other.as_ref(),
    };
    let found = context.read(|q| memories::search(q, &lookup))?;
    Ok(MemoryPage {
        hits: found.hits.into_iter().map(hit).collect(),
        more: found.more,
        bounded: found.bounded,
    })
}

fn hit(hit: memories::Hit) -> MemoryHit {
    let matches = hit.matches.into_iter().map(SpanView::from).collect();
    MemoryHit {
        post: hit.post.to_string(),
        title: hit.title,
        date: hit.date,
        at: hit.at,
        source: side(hit.source, matches),
        target: side(hit.target, Vec::new()),
        times: hit.times,
    }
}

fn side(side: memories::Side, matches: Vec<SpanView>) -> MemorySide {
    MemorySide {
        edition: side.edition.to_string(),
        language: side.language.to_string(),
        text: side.text,
        matches,
        before: side.before,
        after: side.after,
    }
}
