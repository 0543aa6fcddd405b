//! Spelling, of the passages that are on the screen.

use library::{Op, spelling};
use serde::{Deserialize, Serialize};
use text::LanguageTag;
use text::spelling::Form;
use ts_rs::TS;

use crate::alignment::SpanView;
use crate::app::Nothing;
use crate::context::Context;
use crate::failure::Failure;

/// Passages to check.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CheckSpelling {
    /// The language that they are in.
    pub language: String,
    /// Whole blocks, or parts of long ones that begin and end between words.
    pub passages: Vec<String>,
    /// Whether they are Markdown.
    pub markdown: bool,
}

/// What is wrong in them.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CheckedSpelling {
    /// Whether there is a dictionary for the language; where there is none, nothing is wrong.
    pub known: bool,
    /// The wrong words of each passage, by their place in it.
    pub words: Vec<Vec<SpanView>>,
}

pub(crate) fn check(context: &Context, request: CheckSpelling) -> Result<CheckedSpelling, Failure> {
    let language = tag(&request.language)?;
    let form = if request.markdown {
        Form::Markdown
    } else {
        Form::Plain
    };
    // The library is not held while a dictionary is unpacked and asked.
    let personal = context.read(|q| spelling::personal(q, &language))?;
    let checked = spelling::check(&language, &personal, &request.passages, form)?;
    let span = |(from, to)| SpanView { from, to };
    Ok(CheckedSpelling {
        known: checked.known,
        words: checked
            .words
            .into_iter()
            .map(|words| words.into_iter().map(span).collect())
            .collect(),
    })
}

/// A word in a language.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SpeltWord {
    /// The language.
    pub language: String,
    /// The word.
    pub word: String,
}

pub(crate) fn suggest(context: &Context, request: SpeltWord) -> Result<Vec<String>, Failure> {
    let language = tag(&request.language)?;
    let personal = context.read(|q| spelling::personal(q, &language))?;
    Ok(spelling::suggest(&language, &personal, &request.word)?)
}

pub(crate) fn add(context: &Context, request: SpeltWord) -> Result<(), Failure> {
    let language = tag(&request.language)?;
    context.write(Op::AddWord, |tx| {
        spelling::add(tx, &language, &request.word)
    })
}

pub(crate) fn remove(context: &Context, request: SpeltWord) -> Result<(), Failure> {
    let language = tag(&request.language)?;
    context.write(Op::RemoveWord, |tx| {
        spelling::remove(tx, &language, &request.word)
    })
}

/// A language whose words are wanted.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ListWords {
    /// The language.
    pub language: String,
}

pub(crate) fn list(context: &Context, request: ListWords) -> Result<Vec<String>, Failure> {
    let language = tag(&request.language)?;
    context.read(|q| spelling::list(q, &language))
}

/// The languages that there are dictionaries for.
pub(crate) fn languages(_: &Context, _: Nothing) -> Result<Vec<&'static str>, Failure> {
    Ok(spelling::dictionary::languages().collect())
}

fn tag(language: &str) -> Result<LanguageTag, Failure> {
    Ok(LanguageTag::parse(language).map_err(library::Error::from)?)
}
