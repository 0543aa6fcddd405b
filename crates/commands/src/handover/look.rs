use library::handover::{self as handovers, Arrival, Conflict, LookedEdition, LookedPost, Spot};
use library::history::Field;
use serde::{Deserialize, Serialize};
use text::compare::{Row, RowKind, compare};
use text::diff;
use ts_rs::TS;

use super::HandoverFile;
use crate::context::Context;
use crate::edition::FieldName;
use crate::failure::Failure;
use crate::history::{RowKindView, Run};
use crate::seal::Secret;

/// A file to look into.
#[derive(Deserialize, TS)]
pub struct LookAtHandover {
    /// The file.
    pub file: HandoverFile,
    /// What opens it.
    pub passphrase: Secret,
}

/// What a file holds, and what taking it over would change.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "LookedHandover")]
pub struct LookedView {
    /// The posts, in the order of the file.
    pub posts: Vec<LookedPostView>,
    /// How many images there are.
    pub images: usize,
}

/// What becomes of a post of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(rename = "Arrival")]
pub enum ArrivalView {
    /// It is not here.
    New,
    /// It is here, and both are brought together.
    Merged,
    /// All of it is here already.
    Known,
}

impl From<Arrival> for ArrivalView {
    fn from(arrival: Arrival) -> ArrivalView {
        match arrival {
            Arrival::New => ArrivalView::New,
            Arrival::Merged => ArrivalView::Merged,
            Arrival::Known => ArrivalView::Known,
        }
    }
}

/// A post of a file.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "LookedPost")]
pub struct LookedPostView {
    /// The post.
    pub post: String,
    /// What would become of it.
    pub arrival: ArrivalView,
    /// Whether it lies in the trash here.
    pub is_in_trash: bool,
    /// Its editions.
    pub editions: Vec<LookedEditionView>,
    /// What would be said otherwise of the post.
    pub details: Vec<DetailView>,
    /// What both sides rewrote.
    pub conflicts: Vec<ConflictView>,
    /// How many notes would come or change.
    pub notes: usize,
}

/// An edition of a file.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "LookedEdition")]
pub struct LookedEditionView {
    /// Its id.
    pub id: String,
    /// Its language.
    pub language: String,
    /// Its name, for an alternative.
    pub name: String,
    /// Its title in the file.
    pub title: String,
    /// How many words its body has.
    pub words: usize,
    /// Whether it is not here.
    pub is_new: bool,
    /// The texts that would change, and those in which something is to be decided.
    pub texts: Vec<LookedTextView>,
}

/// A text, paragraph by paragraph.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "LookedText")]
pub struct LookedTextView {
    /// Which.
    pub field: FieldName,
    /// What would become of its paragraphs.
    pub rows: Vec<LookedRow>,
}

/// A paragraph, or several that stay as they are.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LookedRow {
    /// What would become of it.
    pub kind: RowKindView,
    /// Its words, in reading order; nothing of paragraphs that stay.
    pub runs: Vec<Run>,
    /// How many paragraphs that stay it stands for.
    pub count: usize,
    /// The places among the conflicts of the post of those that are decided in it.
    pub conflicts: Vec<usize>,
}

/// What would be said otherwise of a post.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "LookedDetail")]
pub struct DetailView {
    /// Which: `date`, `status`, `slug`, `series`, `tags`, `people`.
    pub what: String,
    /// What it is here.
    pub before: String,
    /// What it would be.
    pub after: String,
}

/// What both sides rewrote, each in its way.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "HandoverConflict")]
pub struct ConflictView {
    /// What a decision names it by.
    pub key: String,
    /// The edition, if it is in one.
    pub edition: Option<String>,
    /// What it is about: a field, or a detail.
    pub what: String,
    /// What it says here.
    pub mine: String,
    /// What it says in the file.
    pub theirs: String,
    /// What both began with.
    pub base: String,
    /// From what it says here to what it says in the file.
    pub runs: Vec<Run>,
    /// Whether both can stand.
    pub can_be_both: bool,
}

/// Looks at what a file holds. Nothing is written.
pub(crate) fn look(context: &Context, request: LookAtHandover) -> Result<LookedView, Failure> {
    let mut opened = request.file.open(&request.passphrase)?;
    let looked = context.read(|q| handovers::look(q, &mut opened))?;
    Ok(LookedView {
        posts: looked.posts.into_iter().map(post).collect(),
        images: looked.images,
    })
}

fn post(looked: LookedPost) -> LookedPostView {
    let conflicts = &looked.conflicts;
    let edition = |it: LookedEdition| LookedEditionView {
        id: it.id.to_string(),
        language: it.language.to_string(),
        name: it.name,
        title: it.title,
        words: it.words,
        is_new: it.is_new,
        texts: it
            .texts
            .iter()
            .map(|text| LookedTextView {
                field: text.field.into(),
                rows: rows(&text.before, &text.after, &|at| {
                    places(conflicts, it.id, text.field, at)
                }),
            })
            .collect(),
    };
    let detail = |it: handovers::LookedDetail| DetailView {
        what: it.what.to_owned(),
        before: it.before,
        after: it.after,
    };
    LookedPostView {
        post: looked.post.to_string(),
        arrival: looked.arrival.into(),
        is_in_trash: looked.is_in_trash,
        editions: looked.editions.into_iter().map(edition).collect(),
        details: looked.details.into_iter().map(detail).collect(),
        conflicts: conflicts.iter().map(conflict).collect(),
        notes: looked.notes,
    }
}

fn conflict(it: &Conflict) -> ConflictView {
    ConflictView {
        key: it.key(),
        edition: it.spot.edition().map(|id| id.to_string()),
        what: it.spot.word().to_owned(),
        runs: diff::words(&it.mine, &it.theirs)
            .into_iter()
            .map(Run::from)
            .collect(),
        mine: it.mine.clone(),
        theirs: it.theirs.clone(),
        base: it.base.clone(),
        can_be_both: matches!(it.spot, Spot::Text(..)),
    }
}

/// The conflicts of a text that begin in some of its bytes, or behind them where nothing follows.
fn places(
    conflicts: &[Conflict],
    edition: library::EditionId,
    field: Field,
    (start, end, is_last): (usize, usize, bool),
) -> Vec<usize> {
    let is_here = |it: &Conflict| {
        it.spot == Spot::Text(edition, field) && it.at >= start && (it.at < end || is_last)
    };
    let all = conflicts.iter().enumerate();
    all.filter(|(_, it)| is_here(it))
        .map(|(at, _)| at)
        .collect()
}

/// The paragraphs of a text; those that stay are counted and not repeated.
fn rows(
    before: &str,
    after: &str,
    conflicts: &dyn Fn((usize, usize, bool)) -> Vec<usize>,
) -> Vec<LookedRow> {
    let compared = compare(before, after).rows;
    let mut shown: Vec<LookedRow> = Vec::new();
    let last = compared.len().saturating_sub(1);
    if compared.is_empty() {
        // Both are empty here, and something is to be decided.
        shown.push(LookedRow {
            kind: RowKindView::Same,
            runs: Vec::new(),
            count: 0,
            conflicts: conflicts((0, 0, true)),
        });
    }
    for (at, row) in compared.into_iter().enumerate() {
        let here = conflicts((row.after.start, row.after.end, at == last));
        let is_quiet = row.kind == RowKind::Same && here.is_empty();
        match shown.last_mut() {
            Some(quiet) if is_quiet && quiet.count > 0 => quiet.count += 1,
            _ => shown.push(shown_row(row, here, is_quiet)),
        }
    }
    shown
}

fn shown_row(row: Row, conflicts: Vec<usize>, is_quiet: bool) -> LookedRow {
    LookedRow {
        kind: row.kind.into(),
        runs: match is_quiet {
            true => Vec::new(),
            false => row.runs.into_iter().map(Run::from).collect(),
        },
        count: usize::from(is_quiet),
        conflicts,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_that_stay_are_counted() {
        let before = "One.\n\nTwo.\n\nThree.\n\nFour.\n";
        let after = "One.\n\nTwo.\n\nThree!\n\nFour.\n";
        let shown = rows(before, after, &|_| Vec::new());
        let told: Vec<_> = shown
            .iter()
            .map(|row| (row.count, row.runs.len() > 1))
            .collect();
        assert_eq!(told, [(2, false), (0, true), (1, false)]);
    }

    #[test]
    fn what_is_to_be_decided_stands_in_its_paragraph() {
        let text = "One.\n\nTwo.\n\nThree.\n";
        let at = text.find("Two").unwrap();
        let shown = rows(
            text,
            text,
            &|(start, end, _)| match (start..end).contains(&at) {
                true => vec![7],
                false => Vec::new(),
            },
        );
        let told: Vec<_> = shown.iter().map(|row| row.conflicts.clone()).collect();
        assert_eq!(told, [vec![], vec![7], vec![]]);
    }
}
