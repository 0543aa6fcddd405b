//! What a finished page is made of.
//!
//! 1. [`Address`]: where a link of a page may lead.
//! 2. [`fit`](fit()): sanitized HTML, fitted to the place where it will stand. Nothing is let in
//!    that the policy took out; addresses of images, and styles, are ours and not the writer's.
//! 3. [`check`](check()): the last look at a whole page, whoever wrote its template.

mod address;
mod allowed;
mod check;
mod fit;
mod style;
mod tops;

pub use address::{Address, percent_encoded};
pub use check::{Fault, Found, check};
pub use fit::{Fit, Fitted, fit};
pub use tops::tops;
