//! What the checks say of two editions.

use library::alignment as alignments;
use library::check::{self as checks, Dismissal};
use library::{Op, Query};
use serde::{Deserialize, Serialize};
use text::checks::{CHECKS, CheckSet, has_rules};
use ts_rs::TS;

use crate::alignment::{Done, SpanView, TwoEditions, laid};
use crate::app::Nothing;
use crate::context::{Context, lock};
use crate::edition::id;
use crate::failure::Failure;

/// What was found in two editions, at the revisions that it names.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Checked {
    /// The left edition's revision.
    pub left_revision: u64,
    /// The right edition's.
    pub right_revision: u64,
    /// In the order of the pairs.
    pub findings: Vec<FindingView>,
    /// Languages of whose words nothing is known: what needs words is not checked in them.
    pub unknown: Vec<String>,
}

/// One finding.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Finding")]
pub struct FindingView {
    /// The number of the pair that it was found in.
    pub bead: i64,
    /// The name of the check.
    pub check: String,
    /// What it saw: the name of a sentence of the interface.
    pub key: String,
    /// What stands in that sentence at `{0}`, `{1}`.
    pub args: Vec<String>,
    /// Where, in the left body.
    pub left: Option<SpanView>,
    /// Where, in the right body.
    pub right: Option<SpanView>,
    /// The words there in the left body; empty where there are none.
    pub left_words: String,
    /// The words there in the right body.
    pub right_words: String,
}

pub(crate) fn post(context: &Context, request: TwoEditions) -> Result<Checked, Failure> {
    let (left, right) = request.ids()?;
    let mut memo = lock(&context.checked);
    context.read(|q| {
        let living = alignments::read(q, left, right)?;
        let is_flipped = living.ids()[0] != left;
        let (left_revision, right_revision) = laid(living.revisions(), is_flipped);
        let found = checks::find(q, &living, &mut memo)?;
        let findings = found
            .into_iter()
            .filter(|found| !found.is_said_by_pairs())
            .filter_map(|found| view(found, is_flipped))
            .collect();
        let unknown = living.languages().into_iter().filter(|tag| !has_rules(tag));
        Ok(Checked {
            left_revision,
            right_revision,
            findings,
            unknown: unknown.map(ToString::to_string).collect(),
        })
    })
}

/// What was found in a pair that has been written down; one that has not is asked for again.
fn view(found: checks::Found, is_flipped: bool) -> Option<FindingView> {
    let (left, right) = laid(found.places, is_flipped);
    let (left_words, right_words) = laid(found.words, is_flipped);
    Some(FindingView {
        bead: found.bead?,
        check: found.check.to_owned(),
        key: found.saw.key.to_owned(),
        args: found.saw.args,
        left: left.map(SpanView::from),
        right: right.map(SpanView::from),
        left_words,
        right_words,
    })
}

/// A finding that is to be seen no more.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DismissFinding {
    /// Id of the edition on the left.
    pub left: String,
    /// Id of the one on the right.
    pub right: String,
    /// The number of its pair.
    pub bead: i64,
    /// The name of the check.
    pub check: String,
    /// The words that it points at in the left body.
    pub left_words: String,
    /// The words that it points at in the right body.
    pub right_words: String,
}

pub(crate) fn dismiss(context: &Context, request: DismissFinding) -> Result<Done, Failure> {
    let (left, right) = (id(&request.left)?, id(&request.right)?);
    let first = context.read(|q| Ok(alignments::read(q, left, right)?.ids()[0]))?;
    let (source, target) = laid([request.left_words, request.right_words], first != left);
    let dismissal = Dismissal {
        bead: request.bead,
        check: request.check,
        words: [source, target],
    };
    context.act(Op::DismissFinding, |tx| checks::dismiss(tx, dismissal))
}

/// A check, and whether it is on in this library.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CheckInfo {
    /// Its name.
    pub name: String,
    /// Whether it is on.
    pub on: bool,
}

pub(crate) fn list(context: &Context, _: Nothing) -> Result<Vec<CheckInfo>, Failure> {
    context.read(|q| Ok(infos(checks::switched_on(q)?)))
}

fn infos(on: CheckSet) -> Vec<CheckInfo> {
    let info = |name: &str| CheckInfo {
        name: name.to_owned(),
        on: on.has(name),
    };
    CHECKS.iter().map(|check| info(check.name())).collect()
}

/// A check to switch on or off.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SwitchCheck {
    /// Its name.
    pub name: String,
    /// Whether it is to be on.
    pub on: bool,
}

pub(crate) fn switch(context: &Context, request: SwitchCheck) -> Result<Vec<CheckInfo>, Failure> {
    context.write(Op::Configure, |tx| {
        checks::switch(tx, &request.name, request.on)?;
        let q: &Query<'_> = tx;
        Ok(infos(checks::switched_on(q)?))
    })
}
