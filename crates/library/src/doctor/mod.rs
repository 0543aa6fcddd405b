//! The health of a library.
//!
//! 1. [`examine()`] looks at everything and changes nothing.
//! 2. [`repair()`] makes a new library of what can still be read in a damaged file, and says
//!    what could not.

mod examine;
mod repair;
mod replay;
mod text;

pub use examine::{Report, examine};
pub use repair::{Broken, Lost, Repaired, repair};
