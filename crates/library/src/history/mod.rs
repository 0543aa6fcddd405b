//! The journal: every change of every typed field, and the way back to every state.
//!
//! 1. [`append()`] is the one door for edits: it rebases them where something came between,
//!    applies, seals and chains them in one transaction. [`replace()`] is for whole texts: it
//!    journals the smallest word diff.
//! 2. [`settle`](settle_all) brings the trailing columns up to the journal and spaces the
//!    keyframes. [`fields()`] reads what an edition says now.
//! 3. [`text_at()`] reads what a field said at any revision, [`steps()`] what undo would do.
//! 4. [`timeline()`], [`compare()`], [`search_past`] and [`checkpoint()`] are for looking back,
//!    [`restore()`] brings something back, [`merge()`] joins two lines of changes.
//! 5. [`forget()`] and [`forget_passage()`] take words away for good.

mod append;
mod authors;
mod body;
pub mod chain;
mod change;
mod checkpoint;
mod compare;
mod fields;
mod forget;
mod forget_passage;
pub(crate) mod keyframe;
mod merge;
mod past;
mod replace;
mod restore;
mod settle;
mod steps;
mod text_at;
mod timeline;

pub use append::{Append, Appended, MAX_FIELD_BYTES, append};
pub use authors::{AuthorNames, author_names};
pub(crate) use body::{BodyBefore, change_body, change_field, put_merged, take_back_bodies};
pub use change::{Change, ChangeKind, Field};
pub(crate) use change::{ChangeInfo, Recorded};
pub(crate) use checkpoint::put_back;
pub use checkpoint::{Checkpoint, checkpoint, checkpoints, remove_checkpoint, rename_checkpoint};
pub use compare::{FieldComparison, Moment, compare, weigh};
pub(crate) use fields::{CachedBody, body};
pub use fields::{Fields, fields, hash};
pub(crate) use forget::published_pasts;
pub use forget::{Keep, forget};
pub use forget_passage::{Blackened, forget_passage};
pub use merge::{Merged, merge};
pub use past::{PastHit, search_past};
pub use replace::replace;
pub use restore::{PastRow, restore, restore_row};
pub use settle::settle_all;
pub use steps::{Step, Steps, steps};
pub use text_at::{changes, fields_at, local_time, text_at, time_of};
pub use timeline::{Mark, Stretch, StretchKind, timeline};
