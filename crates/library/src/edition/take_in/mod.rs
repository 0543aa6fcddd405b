//! A newer version of an edition, taken in where it belongs.
//!
//! 1. [`read`](fn@read) reads a file and finds in it the text of the edition's language.
//! 2. [`plan`](fn@plan) says paragraph by paragraph what it changes, against what was sent out or
//!    what stands here.
//! 3. [`take_in`] makes what was accepted one change, which is taken back in one step. Pairs, notes
//!    and dismissed findings stay; of the pairs those become *changed* whose words did.

mod newer;
mod plan;
mod read;
mod take;
#[cfg(test)]
mod tests;

pub use newer::{Newer, newer};
pub use plan::{FieldPlan, TakeInPlan, plan};
pub use read::{Given, read};
pub(crate) use take::take_back;
pub use take::{TakeIn, TakenIn, take_in};
