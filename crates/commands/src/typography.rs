//! The marks of a language, for the editor, and a text set with them.

use library::setting;
use serde::{Deserialize, Serialize};
use text::typography::{self, Marks};
use ts_rs::TS;

use crate::context::Context;
use crate::edition::EditMade;
use crate::failure::Failure;
use crate::post::language;

/// Which quotation marks Spanish has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum SpanishQuotes {
    /// « » for Spain, “ ” elsewhere.
    Region,
    /// « », and “ ” inside.
    Angular,
    /// “ ”, and ‘ ’ inside.
    Curly,
}

impl From<SpanishQuotes> for typography::SpanishQuotes {
    fn from(quotes: SpanishQuotes) -> Self {
        match quotes {
            SpanishQuotes::Region => Self::Region,
            SpanishQuotes::Angular => Self::Angular,
            SpanishQuotes::Curly => Self::Curly,
        }
    }
}

impl From<typography::SpanishQuotes> for SpanishQuotes {
    fn from(quotes: typography::SpanishQuotes) -> Self {
        match quotes {
            typography::SpanishQuotes::Region => Self::Region,
            typography::SpanishQuotes::Angular => Self::Angular,
            typography::SpanishQuotes::Curly => Self::Curly,
        }
    }
}

/// The marks of one language, as this library has them.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "Marks")]
pub struct MarksView {
    /// Quotation marks, opening and closing.
    pub outer: (String, String),
    /// Quotation marks inside quotation marks.
    pub inner: (String, String),
    /// What stands inside guillemets, if anything.
    pub inside: Option<String>,
    /// Whether a thin space stands before `;`, `!` and `?`.
    pub thin: bool,
    /// Whether a space stands before a colon.
    pub colon: bool,
    /// Words that begin with an apostrophe.
    pub elisions: Vec<String>,
}

impl From<Marks> for MarksView {
    fn from(marks: Marks) -> MarksView {
        let pair = |(open, close): (char, char)| (open.to_string(), close.to_string());
        MarksView {
            outer: pair(marks.outer),
            inner: pair(marks.inner),
            inside: marks.inside.map(String::from),
            thin: marks.thin,
            colon: marks.colon,
            elisions: marks.elisions.iter().map(ToString::to_string).collect(),
        }
    }
}

/// The language whose marks are asked for.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct GetMarks {
    /// Its tag.
    pub language: String,
}

pub(crate) fn marks(context: &Context, request: GetMarks) -> Result<Option<MarksView>, Failure> {
    let language = language(&request.language)?;
    context.read(|q| Ok(typography::marks(&language, setting::typography(q)?).map(Into::into)))
}

/// A text to set.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SetText {
    /// Its language.
    pub language: String,
    /// Its Markdown.
    pub text: String,
}

/// Answers with the edits that set the text; their places are those of the text as it was sent.
pub(crate) fn set(context: &Context, request: SetText) -> Result<Vec<EditMade>, Failure> {
    let language = language(&request.language)?;
    let style = context.read(setting::typography)?;
    let edits = typography::set_markdown(&request.text, &language, style);
    Ok(edits.into_iter().map(Into::into).collect())
}
