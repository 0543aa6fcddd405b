//! The past of an edition.

mod black_out;
mod checkpoint;
mod compare;
mod forget;
mod open;
mod restore;
mod search;
mod timeline;
mod weigh;

pub use black_out::{BlackOut, BlackedOut};
pub use checkpoint::{CheckpointId, NameMoment, RenameCheckpoint};
pub use compare::{CompareMoments, ComparisonView, Place, RowKindView, RowView, Run};
pub use forget::{ForgetPast, ForgottenPast};
pub use open::{MomentInfo, MomentView, Revision};
pub use restore::RestoreRow;
pub use search::{PastHitView, SearchPast};
pub use timeline::{GetTimeline, MarkView, Timeline};
pub use weigh::{WeighStretches, Weight};

pub(crate) use black_out::black_out;
pub(crate) use checkpoint::{checkpoint, remove_checkpoint, rename_checkpoint};
pub(crate) use compare::compare;
pub(crate) use forget::forget;
pub(crate) use open::open;
pub(crate) use restore::{restore, restore_row};
pub(crate) use search::search;
pub(crate) use timeline::timeline;
pub(crate) use weigh::weigh;
