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
}

pub(crate) fn carry(context: &Context, request: CarryOver) -> Result<CarriedOver, Failure> {
    let except = request
        .except
        .iter()
        .map(|given| id(given))
        .collect::<Result<Vec<_>, _>>()?;
    let carried = context.write(Op::CarryOver, |tx| {
        alignments::carry_over(tx, request.bead, &except)
    })?;
    Ok(CarriedOver {
        editions: carried.editions.len(),
    })
}
