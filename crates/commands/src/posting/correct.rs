use library::Op;
use library::posted::{self, Correction};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::alignment::Done;
use crate::context::Context;
use crate::edition::id;
use crate::failure::Failure;
use crate::post;

/// What was corrected, edition by edition.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CorrectPost {
    /// The day of the correction, ISO 8601.
    pub date: String,
    /// What is said in each edition; one of which nothing is said is left as it is.
    pub corrections: Vec<CorrectionView>,
}

/// What was corrected in an edition.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(rename = "Correction")]
pub struct CorrectionView {
    /// The edition.
    pub edition: String,
    /// What a person says of it, in its language.
    pub words: String,
}

pub(crate) fn correct(context: &Context, request: CorrectPost) -> Result<Done, Failure> {
    let read = |given: &CorrectionView| {
        Ok(Correction {
            edition: id(&given.edition)?,
            words: given.words.clone(),
        })
    };
    let corrections: Result<Vec<_>, Failure> = request.corrections.iter().map(read).collect();
    let corrections = corrections?;
    context.act(Op::Correct, |tx| {
        posted::correct(tx, &request.date, &corrections).map(drop)
    })
}

/// A correction as it would be written.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct DraftCorrection {
    /// The language of the edition.
    pub language: String,
    /// The day, ISO 8601.
    pub date: String,
    /// What is said.
    pub words: String,
}

/// The line as it would stand at the end.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CorrectionLine {
    /// The line; empty where nothing is said, or the day is none.
    pub line: String,
}

pub(crate) fn draft(_: &Context, request: DraftCorrection) -> Result<CorrectionLine, Failure> {
    let language = post::language(&request.language)?;
    let day = text::dates::Day::parse(&request.date);
    let line = day.and_then(|day| text::correction::line(&language, day, &request.words));
    Ok(CorrectionLine {
        line: line.unwrap_or_default(),
    })
}
