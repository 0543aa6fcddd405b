use library::Query;
use library::edition as editions;
use library::history::{self, Moment};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::edition::{Direction, id};
use crate::failure::Failure;

/// A revision of an edition.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Revision {
    /// The edition.
    pub edition: String,
    /// The revision.
    pub revision: u64,
}

/// What an edition said at a moment.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Moment")]
pub struct MomentView {
    /// Whose moment it is.
    #[serde(flatten)]
    pub info: MomentInfo,
    /// Title.
    pub title: String,
    /// Dek.
    pub dek: String,
    /// Place and date line.
    pub place_line: String,
    /// Markdown.
    pub body: String,
    /// Private notes.
    pub notes: String,
}

/// A moment, without its texts.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MomentInfo {
    /// The edition.
    pub edition: String,
    /// Its language.
    pub language: String,
    /// The direction of its script.
    pub direction: Direction,
    /// Its name, empty for most.
    pub name: String,
    /// The revision.
    pub revision: u64,
    /// When it was made, milliseconds since 1970; the beginning has no time.
    pub at: Option<i64>,
}

impl MomentInfo {
    pub(super) fn of(q: &Query<'_>, moment: Moment<'_>) -> library::Result<MomentInfo> {
        let Moment { edition, revision } = moment;
        Ok(MomentInfo {
            edition: edition.id.to_string(),
            language: edition.language.to_string(),
            direction: edition.language.direction().into(),
            name: edition.name.clone(),
            revision,
            at: history::time_of(q, edition, revision)?,
        })
    }
}

pub(crate) fn open(context: &Context, request: Revision) -> Result<MomentView, Failure> {
    let id = id(&request.edition)?;
    context.read(|q| {
        let edition = editions::get(q, id)?;
        let moment = Moment {
            edition: &edition,
            revision: request.revision,
        };
        let fields = history::fields_at(q, &edition, request.revision)?;
        Ok(MomentView {
            info: MomentInfo::of(q, moment)?,
            title: fields.title,
            dek: fields.dek,
            place_line: fields.place_line,
            body: fields.body,
            notes: fields.notes,
        })
    })
}
