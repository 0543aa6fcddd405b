//! Pairs. The desk has a left and a right side; the library stores an alignment once, and each
//! request says which of its editions lies where.

mod arrange;
mod carry;
mod confirm;
mod get;
mod lead;
mod read;
mod view;

use library::alignment::Side;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::edition::id;
use crate::failure::Failure;

pub(crate) use arrange::{LinkPlaces, SetAlone, join, link, separate, set_alone};
pub(crate) use carry::{CarriedOver, CarryOver, carry};
pub(crate) use confirm::{confirm, confirm_all, only_a_typo};
pub(crate) use get::{GetSentences, get, sentences};
pub(crate) use lead::{SetLead, SetPairLead, set_lead, set_pair_lead};
pub(crate) use read::{SetRead, set_read};
pub(crate) use view::{PairingView, SentencePair, SpanView, laid};

/// Two editions of a post as they lie on the desk.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct TwoEditions {
    /// Id of the edition on the left.
    pub left: String,
    /// Id of the one on the right.
    pub right: String,
}

impl TwoEditions {
    pub(crate) fn ids(&self) -> Result<(library::EditionId, library::EditionId), Failure> {
        Ok((id(&self.left)?, id(&self.right)?))
    }
}

/// A pair.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct BeadId {
    /// Its number.
    pub bead: i64,
}

/// A side of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DeskSide {
    /// The left page.
    Left,
    /// The right page.
    Right,
}

impl DeskSide {
    /// Where the side of an alignment lies.
    fn of(side: Side, is_flipped: bool) -> DeskSide {
        if (side == Side::Source) == is_flipped {
            DeskSide::Right
        } else {
            DeskSide::Left
        }
    }
}

/// What was done, for taking it back.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct Done {
    /// What `library.undo` takes this back by; nothing where there is nothing to take back.
    pub step: Option<u64>,
}
