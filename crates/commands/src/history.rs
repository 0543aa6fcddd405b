//! The past of an edition.

use library::edition::{self as editions, Edition};
use library::history::{self, Keep, Mark, Moment, PastRow, Stretch, StretchKind};
use library::{Op, Query};
use serde::{Deserialize, Serialize};
use text::compare::RowKind;
use text::diff::WordChange;
use ts_rs::TS;

use crate::context::Context;
use crate::edition::{Direction, FieldName, id};
use crate::failure::Failure;
use crate::post;

/// A page of an edition's time line.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(rename = "GetTimeline")]
pub struct GetTimeline {
    /// The edition.
    pub edition: String,
    /// Only what lies below this revision; the newest where none is given.
    pub before: Option<u64>,
    /// How many stretches at most.
    pub limit: usize,
}

/// The time line, the newest first.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Timeline {
    /// Stretches of work.
    pub stretches: Vec<StretchView>,
    /// Whether there are older ones.
    pub more: bool,
    /// The edition's newest revision.
    pub revision: u64,
}

/// What a stretch is made of.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(rename = "StretchKind")]
pub enum StretchKindView {
    /// Written.
    Write,
    /// Taken in from a file.
    Import,
    /// An earlier state brought back.
    Restore,
    /// Two lines of changes joined.
    Merge,
}

/// A run of changes that belong together.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "Stretch")]
pub struct StretchView {
    /// Its first revision.
    pub first: u64,
    /// Its last revision.
    pub last: u64,
    /// When it began, milliseconds since 1970.
    pub from: i64,
    /// When it ended.
    pub to: i64,
    /// What it is made of.
    pub kind: StretchKindView,
    /// The name of whoever made it, where it is known and not the only one.
    pub author: Option<String>,
    /// The fields that changed.
    pub fields: Vec<FieldName>,
    /// UTF-16 units that came.
    pub inserted: u64,
    /// UTF-16 units that went.
    pub deleted: u64,
    /// Whether its words were forgotten for good.
    pub forgotten: bool,
    /// Named moments and exports, the newest first.
    pub marks: Vec<MarkView>,
}

/// What a mark says.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum MarkKind {
    /// A named moment.
    Checkpoint,
    /// An export.
    Export,
}

/// Something that is known about one revision.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "Mark")]
pub struct MarkView {
    /// What it says.
    pub kind: MarkKind,
    /// The revision.
    pub revision: u64,
    /// When, milliseconds since 1970.
    pub at: i64,
    /// The checkpoint's name, or the export's format.
    pub name: String,
    /// The checkpoint's id.
    pub id: Option<String>,
}

impl From<Mark> for MarkView {
    fn from(mark: Mark) -> MarkView {
        match mark {
            Mark::Checkpoint(checkpoint) => MarkView {
                kind: MarkKind::Checkpoint,
                revision: checkpoint.revision,
                at: checkpoint.at,
                name: checkpoint.name,
                id: Some(checkpoint.id.to_string()),
            },
            Mark::Export {
                revision,
                at,
                format,
            } => MarkView {
                kind: MarkKind::Export,
                revision,
                at,
                name: format,
                id: None,
            },
        }
    }
}

pub(crate) fn timeline(context: &Context, request: GetTimeline) -> Result<Timeline, Failure> {
    let id = id(&request.edition)?;
    context.read(|q| {
        let edition = editions::get(q, id)?;
        let (stretches, more) = history::timeline(q, &edition, request.before, request.limit)?;
        let names = history::author_names(q)?;
        let named = |stretch: Stretch| StretchView {
            author: names.of(stretch.author),
            ..StretchView::from(stretch)
        };
        Ok(Timeline {
            stretches: stretches.into_iter().map(named).collect(),
            more,
            revision: edition.revision,
        })
    })
}

impl From<Stretch> for StretchView {
    fn from(stretch: Stretch) -> StretchView {
        StretchView {
            first: stretch.first,
            last: stretch.last,
            from: stretch.from,
            to: stretch.to,
            kind: match stretch.kind {
                StretchKind::Write => StretchKindView::Write,
                StretchKind::Import => StretchKindView::Import,
                StretchKind::Restore => StretchKindView::Restore,
                StretchKind::Merge => StretchKindView::Merge,
            },
            author: None,
            fields: stretch.fields.into_iter().map(FieldName::from).collect(),
            inserted: stretch.inserted,
            deleted: stretch.deleted,
            forgotten: stretch.is_forgotten,
            marks: stretch.marks.into_iter().map(MarkView::from).collect(),
        }
    }
}

/// Stretches whose words are to be counted.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct WeighStretches {
    /// The edition.
    pub edition: String,
    /// First and last revision of each.
    pub spans: Vec<(u64, u64)>,
}

/// How many words came and went.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct Weight {
    /// Words that came.
    pub came: usize,
    /// Words that went.
    pub went: usize,
}

pub(crate) fn weigh(context: &Context, request: WeighStretches) -> Result<Vec<Weight>, Failure> {
    let id = id(&request.edition)?;
    context.read(|q| {
        let edition = editions::get(q, id)?;
        let weigh = |(first, last): (u64, u64)| {
            let (came, went) = history::weigh(q, &edition, first.saturating_sub(1), last)?;
            Ok(Weight { came, went })
        };
        request.spans.into_iter().map(weigh).collect()
    })
}

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
    fn of(q: &Query<'_>, moment: Moment<'_>) -> library::Result<MomentInfo> {
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

/// A moment of an edition.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Place {
    /// The edition.
    pub edition: String,
    /// The revision; now where none is given.
    pub revision: Option<u64>,
}

impl Place {
    fn find(&self, q: &Query<'_>, id: library::EditionId) -> library::Result<(Edition, u64)> {
        let edition = editions::get(q, id)?;
        let revision = self.revision.unwrap_or(edition.revision);
        Ok((edition, revision))
    }
}

fn moment((edition, revision): &(Edition, u64)) -> Moment<'_> {
    Moment {
        edition,
        revision: *revision,
    }
}

/// Two moments.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CompareMoments {
    /// The earlier one, or the one to measure from.
    pub before: Place,
    /// The later one.
    pub after: Place,
}

/// What became of an edition between two moments.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "Comparison")]
pub struct ComparisonView {
    /// The first moment.
    pub before: MomentInfo,
    /// The second.
    pub after: MomentInfo,
    /// The fields that say something in either.
    pub fields: Vec<FieldComparisonView>,
    /// Words that came.
    pub came: usize,
    /// Words that went.
    pub went: usize,
}

/// What became of one field.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "FieldComparison")]
pub struct FieldComparisonView {
    /// The field.
    pub field: FieldName,
    /// Its paragraphs.
    pub rows: Vec<RowView>,
}

/// What became of a paragraph.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(rename = "RowKind")]
pub enum RowKindView {
    /// Nothing.
    Same,
    /// It says something else.
    Changed,
    /// It came.
    Added,
    /// It went.
    Removed,
}

/// A paragraph of a comparison.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "Row")]
pub struct RowView {
    /// What became of it.
    pub kind: RowKindView,
    /// Its words, in reading order.
    pub runs: Vec<Run>,
}

/// What became of words.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum RunKind {
    /// They stayed.
    Same,
    /// They came.
    Added,
    /// They went.
    Removed,
}

/// Words that share their fate.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Run {
    /// What became of them.
    pub kind: RunKind,
    /// The words.
    pub text: String,
}

impl From<WordChange> for Run {
    fn from(change: WordChange) -> Run {
        let (kind, text) = match change {
            WordChange::Same(text) => (RunKind::Same, text),
            WordChange::Added(text) => (RunKind::Added, text),
            WordChange::Removed(text) => (RunKind::Removed, text),
        };
        Run { kind, text }
    }
}

pub(crate) fn compare(
    context: &Context,
    request: CompareMoments,
) -> Result<ComparisonView, Failure> {
    let (from, to) = (id(&request.before.edition)?, id(&request.after.edition)?);
    context.read(|q| {
        let before = request.before.find(q, from)?;
        let after = request.after.find(q, to)?;
        let (before, after) = (moment(&before), moment(&after));
        let fields = history::compare(q, before, after)?;
        Ok(ComparisonView {
            before: MomentInfo::of(q, before)?,
            after: MomentInfo::of(q, after)?,
            came: fields.iter().map(|f| f.comparison.came).sum(),
            went: fields.iter().map(|f| f.comparison.went).sum(),
            fields: fields.into_iter().map(FieldComparisonView::from).collect(),
        })
    })
}

impl From<history::FieldComparison> for FieldComparisonView {
    fn from(compared: history::FieldComparison) -> FieldComparisonView {
        let row = |row: text::compare::Row| RowView {
            kind: match row.kind {
                RowKind::Same => RowKindView::Same,
                RowKind::Changed => RowKindView::Changed,
                RowKind::Added => RowKindView::Added,
                RowKind::Removed => RowKindView::Removed,
            },
            runs: row.runs.into_iter().map(Run::from).collect(),
        };
        FieldComparisonView {
            field: compared.field.into(),
            rows: compared.comparison.rows.into_iter().map(row).collect(),
        }
    }
}

/// Words to look for in the past.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SearchPast {
    /// The edition.
    pub edition: String,
    /// The words; accents and case are ignored.
    pub words: String,
    /// How many paragraphs at most.
    pub limit: usize,
}

/// A paragraph of the past.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "PastHit")]
pub struct PastHitView {
    /// The newest revision known at which it stood so.
    pub revision: u64,
    /// When that was, milliseconds since 1970.
    pub at: Option<i64>,
    /// The field.
    pub field: FieldName,
    /// The sentence before the words.
    pub before: String,
    /// The words as they stood.
    pub hit: String,
    /// The sentence after them.
    pub after: String,
    /// Whether it is not in the text now.
    pub gone: bool,
}

pub(crate) fn search(context: &Context, request: SearchPast) -> Result<Vec<PastHitView>, Failure> {
    let id = id(&request.edition)?;
    let hits = context.read(|q| {
        let edition = editions::get(q, id)?;
        history::search_past(q, &edition, &request.words, request.limit)
    })?;
    let view = |found: history::PastHit| PastHitView {
        revision: found.revision,
        at: found.at,
        field: found.field.into(),
        before: found.hit.before,
        hit: found.hit.matched,
        after: found.hit.after,
        gone: found.is_gone,
    };
    Ok(hits.into_iter().map(view).collect())
}

/// A moment and its name.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct NameMoment {
    /// The edition.
    pub edition: String,
    /// The revision; now where none is given.
    pub revision: Option<u64>,
    /// The name.
    pub name: String,
}

pub(crate) fn checkpoint(context: &Context, request: NameMoment) -> Result<MarkView, Failure> {
    let id = id(&request.edition)?;
    let made = context.write(Op::Checkpoint, |tx| {
        history::checkpoint(tx, id, request.revision, &request.name)
    })?;
    Ok(Mark::Checkpoint(made).into())
}

/// A checkpoint and another name for it.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct RenameCheckpoint {
    /// The checkpoint.
    pub id: String,
    /// Its name from now on.
    pub name: String,
}

pub(crate) fn rename_checkpoint(
    context: &Context,
    request: RenameCheckpoint,
) -> Result<(), Failure> {
    let id = checkpoint_id(&request.id)?;
    context.write(Op::Checkpoint, |tx| {
        history::rename_checkpoint(tx, id, &request.name)
    })
}

/// A checkpoint.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CheckpointId {
    /// Its id.
    pub id: String,
}

pub(crate) fn remove_checkpoint(context: &Context, request: CheckpointId) -> Result<(), Failure> {
    let id = checkpoint_id(&request.id)?;
    context.write(Op::Checkpoint, |tx| history::remove_checkpoint(tx, id))
}

fn checkpoint_id(given: &str) -> Result<library::CheckpointId, Failure> {
    given
        .parse()
        .map_err(|_| Failure::no_such("checkpoint", given))
}

pub(crate) fn restore(context: &Context, request: Revision) -> Result<(), Failure> {
    let id = id(&request.edition)?;
    context.write(Op::RestoreRevision, |tx| {
        history::restore(tx, id, request.revision)
    })
}

/// One paragraph of a comparison.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct RestoreRow {
    /// Where the paragraph is taken from.
    pub before: Revision,
    /// Where it goes: an edition, at the revision that the two were compared at.
    pub after: Revision,
    /// The field.
    pub field: FieldName,
    /// The number of the row.
    pub row: usize,
}

pub(crate) fn restore_row(context: &Context, request: RestoreRow) -> Result<(), Failure> {
    let wanted = PastRow {
        before: (id(&request.before.edition)?, request.before.revision),
        after: (id(&request.after.edition)?, request.after.revision),
        field: request.field.into(),
        row: request.row,
    };
    context.write(Op::RestoreRevision, |tx| history::restore_row(tx, wanted))
}

/// Whose past is to be forgotten: an edition's, or that of all editions of a post.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ForgetPast {
    /// The edition.
    pub edition: Option<String>,
    /// The post.
    pub post: Option<String>,
}

/// What was forgotten.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct ForgottenPast {
    /// How many changes lost their words.
    pub changes: usize,
}

pub(crate) fn forget(context: &Context, request: ForgetPast) -> Result<ForgottenPast, Failure> {
    let edition = request.edition.as_deref().map(id).transpose()?;
    let post = request.post.as_deref().map(post::id).transpose()?;
    let changes = context.write(Op::Forget, |tx| {
        let mut all: Vec<library::EditionId> = edition.into_iter().collect();
        if let Some(post) = post {
            let lying = editions::of_post(tx, post)?;
            let trashed = editions::trashed_of_post(tx, post)?;
            all.extend(lying.into_iter().chain(trashed).map(|e| e.id));
        }
        let mut changes = 0;
        for edition in all {
            changes += history::forget(tx, edition, Keep::Now)?;
        }
        Ok(changes)
    })?;
    library::purge::thorough(&*context.library()?)?;
    Ok(ForgottenPast { changes })
}

/// A passage that must not be found in the past.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct BlackOut {
    /// The edition.
    pub edition: String,
    /// The words, exactly as they stood.
    pub passage: String,
}

/// What became of it.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BlackedOut {
    /// How many changes lost words.
    pub changes: usize,
    /// How often it was found.
    pub occurrences: usize,
    /// It still stands in the text: nothing was done.
    pub stands_now: bool,
}

pub(crate) fn black_out(context: &Context, request: BlackOut) -> Result<BlackedOut, Failure> {
    let id = id(&request.edition)?;
    let found = context.write(Op::Forget, |tx| {
        history::forget_passage(tx, id, &request.passage)
    })?;
    if found.changes > 0 {
        library::purge::thorough(&*context.library()?)?;
    }
    Ok(BlackedOut {
        changes: found.changes,
        occurrences: found.occurrences,
        stands_now: found.stands_now,
    })
}
