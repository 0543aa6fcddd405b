use library::{Op, alignment as alignments};
use serde::Deserialize;
use ts_rs::TS;

use super::{DeskSide, Done};
use crate::context::Context;
use crate::edition::id;
use crate::failure::Failure;

/// Which of two editions leads.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SetLead {
    /// Id of the edition on the left.
    pub left: String,
    /// Id of the one on the right.
    pub right: String,
    /// The one that leads.
    pub lead: DeskSide,
}

pub(crate) fn set_lead(context: &Context, request: SetLead) -> Result<Done, Failure> {
    let (left, right) = (id(&request.left)?, id(&request.right)?);
    let leader = match request.lead {
        DeskSide::Left => left,
        DeskSide::Right => right,
    };
    context.act(Op::SetLead, |tx| {
        alignments::set_lead(tx, left, right, leader)
    })
}

/// Which of two editions leads in one pair.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SetPairLead {
    /// The pair's number.
    pub bead: i64,
    /// Id of the edition on the left.
    pub left: String,
    /// Id of the one on the right.
    pub right: String,
    /// The one that leads; nothing where it is to be the one that leads elsewhere.
    pub lead: Option<DeskSide>,
}

pub(crate) fn set_pair_lead(context: &Context, request: SetPairLead) -> Result<Done, Failure> {
    let leader = match request.lead {
        Some(DeskSide::Left) => Some(id(&request.left)?),
        Some(DeskSide::Right) => Some(id(&request.right)?),
        None => None,
    };
    context.act(Op::SetLead, |tx| {
        alignments::set_bead_lead(tx, request.bead, leader)
    })
}
