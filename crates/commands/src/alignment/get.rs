use library::{Op, alignment as alignments};
use serde::Deserialize;
use ts_rs::TS;

use super::view::{SpanView, laid, view};
use super::{PairingView, SentencePair, TwoEditions};
use crate::context::Context;
use crate::edition::id;
use crate::failure::Failure;

pub(crate) fn get(context: &Context, request: TwoEditions) -> Result<PairingView, Failure> {
    let (left, right) = request.ids()?;
    let (is_news, alignment) = context.read(|q| {
        let living = alignments::read(q, left, right)?;
        Ok((alignments::is_news(&living), alignments::show(q, &living)?))
    })?;
    let alignment = if is_news {
        context.write(Op::Align, |tx| {
            alignments::keep(tx, left, right)?;
            alignments::get(tx, left, right)
        })?
    } else {
        alignment
    };
    let is_flipped = alignment.editions[0] != left;
    Ok(view(alignment, is_flipped))
}

/// A pair whose sentences are asked for.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct GetSentences {
    /// Id of the edition on the left.
    pub left: String,
    /// Id of the one on the right.
    pub right: String,
    /// The pair's number.
    pub bead: i64,
}

pub(crate) fn sentences(
    context: &Context,
    request: GetSentences,
) -> Result<Vec<SentencePair>, Failure> {
    let (left, right) = (id(&request.left)?, id(&request.right)?);
    let (first, groups) = context.read(|q| {
        let living = alignments::read(q, left, right)?;
        let groups = alignments::sentences(&living, request.bead)?;
        Ok((living.ids()[0], groups))
    })?;
    let pair = |group: [Option<alignments::Span>; 2]| {
        let (left, right) = laid(group, first != left);
        SentencePair {
            left: left.map(SpanView::from),
            right: right.map(SpanView::from),
        }
    };
    Ok(groups.into_iter().map(pair).collect())
}
