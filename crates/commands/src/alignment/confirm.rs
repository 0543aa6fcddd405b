use library::{Op, alignment as alignments};

use super::{BeadId, Done, TwoEditions};
use crate::context::Context;
use crate::failure::Failure;

pub(crate) fn confirm(context: &Context, request: BeadId) -> Result<Done, Failure> {
    context.act(Op::ConfirmBead, |tx| alignments::confirm(tx, request.bead))
}

pub(crate) fn confirm_all(context: &Context, request: TwoEditions) -> Result<Done, Failure> {
    let (left, right) = request.ids()?;
    context.act(Op::ConfirmBead, |tx| {
        alignments::confirm_all(tx, left, right)
    })
}

pub(crate) fn only_a_typo(context: &Context, request: BeadId) -> Result<Done, Failure> {
    context.act(Op::ConfirmBead, |tx| {
        alignments::only_a_typo(tx, request.bead).map(drop)
    })
}
