use library::{Op, alignment as alignments};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::edition::id;
use crate::failure::Failure;

/// A pair whose changed figures and links are to be carried over.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CarryOver {
    /// The pair's number.
    pub bead: i64,
    /// Ids of the editions that lie on the desk: there the editor does it.
    pub except: Vec<String>,
}

/// What was carried over.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CarriedOver {
    /// Into how many editions.
    pub editions: usize,
    /// What `library.undo` takes this back by; nothing where there is nothing to take back.
    pub step: Option<u64>,
}

pub(crate) fn carry(context: &Context, request: CarryOver) -> Result<CarriedOver, Failure> {
    let except = request
        .except
        .iter()
        .map(|given| id(given))
        .collect::<Result<Vec<_>, _>>()?;
    let mut editions = 0;
    let done = context.act(Op::CarryOver, |tx| {
        editions = alignments::carry_over(tx, request.bead, &except)?
            .editions
            .len();
        Ok(())
    })?;
    Ok(CarriedOver {
        editions,
        step: done.step,
    })
}
