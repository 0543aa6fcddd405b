//! Pairs that live on while both sides are written.
//!
//! 1. [`Cut`] is a body with its blocks; `own` says which of them each pair holds, wherever the
//!    edits have carried it.
//! 2. `rejoin` gives a side that was lost back to its pair when its words turn up again, as after
//!    a paragraph was moved or an undo.
//! 3. What is new, and the pairs around it that no person has confirmed (`loosen`), is aligned
//!    again piece by piece (`realign`, `piece`, [`crate::align`]); everything else stays.
//! 4. A pair is *changed* when the side that leads says other words than when the pair was last
//!    in step (`says`): white space, the style of mark-up and the targets of links are no words.
//! 5. `carry` finds figures and links that a change on the one side asks for on the other, `act`
//!    is what a person does by hand.

mod act;
mod carry;
mod cut;
mod loosen;
mod own;
mod piece;
mod realign;
mod rejoin;
mod renew;
mod says;

use std::ops::Range;

use crate::edit::{self, Edit, Stick};

pub use act::{join, link, pair_at, separate, set_alone};
pub use carry::{Carry, CarryKind, carries};
pub use cut::Cut;
pub use renew::{Scene, hold, renew};
pub(crate) use says::say;
pub use says::{same_words, what_it_says};

/// One of the two editions of a pairing, as the library stores them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Side {
    /// The one that is translated from.
    #[default]
    Source = 0,
    /// The one that is translated to.
    Target = 1,
}

impl Side {
    /// Both, in the order of the arrays of this module.
    pub const BOTH: [Side; 2] = [Side::Source, Side::Target];

    /// The side across.
    #[must_use]
    pub fn other(self) -> Side {
        match self {
            Side::Source => Side::Target,
            Side::Target => Side::Source,
        }
    }
}

/// A place in a body, UTF-16 units.
pub type Place = Range<u32>;

/// Carries a place over edits: what is typed at its edges is outside it, and what is left of one
/// whose words were deleted is the place where they stood.
#[must_use]
pub fn carry_place(place: &Place, edits: &[Edit]) -> Place {
    let start = edit::map(place.start, edits, Stick::After);
    let end = edit::map(place.end, edits, Stick::Before);
    start.min(end)..end
}

/// The places of a body that sequential edits have touched.
#[must_use]
pub fn touched_by(edits: &[Edit]) -> Vec<Place> {
    edits
        .iter()
        .enumerate()
        .map(|(at, edit)| {
            let later = &edits[at + 1..];
            let end = edit.from.saturating_add(edit::utf16_len(&edit.inserted));
            let start = edit::map(edit.from, later, Stick::Before);
            start..edit::map(end, later, Stick::After).max(start)
        })
        .collect()
}

/// What a pair with one side has to expect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Half {
    /// It waits for the side that is missing.
    #[default]
    Waits,
    /// A person says that it has no other side and needs none.
    Alone,
    /// A person has taken the other side away; it finds another only by hand.
    Apart,
}

/// One n:m group of blocks that belong together, and what is remembered of it.
///
/// Arrays of two hold the source's first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pair {
    /// What its keeper knows it by; `None` for one that is new.
    pub key: Option<i64>,
    /// Where it stands; `None` where a side is missing. A pair without any place is only
    /// remembered.
    pub places: [Option<Place>; 2],
    /// What both sides said when it was last in step, also of a side that is missing since.
    pub then: [Option<String>; 2],
    /// What a side said when it was last seen, where that is not what it said then.
    pub said: [Option<String>; 2],
    /// When it was last in step, as [`Scene::now`] counts; 0 where it is not known.
    pub step_at: i64,
    /// Whether a person has said that these belong together; it does not move by itself.
    pub confirmed: bool,
    /// What it has to expect while a side is missing.
    pub half: Half,
    /// Which side leads, if not that of the whole pairing.
    pub lead: Option<Side>,
    /// Whether the side that leads says other words than [`Pair::then`].
    pub is_changed: bool,
    /// How sure the pairing is, from 0 to 1.
    pub score: f32,
}

impl Pair {
    /// Whether both sides are there.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.places.iter().all(Option::is_some)
    }

    /// Whether it stands nowhere and is only remembered.
    #[must_use]
    pub fn is_ghost(&self) -> bool {
        self.places.iter().all(Option::is_none)
    }

    /// Notes that it is in step now.
    pub fn put_in_step(&mut self, scene: &Scene<'_>) {
        for side in Side::BOTH {
            self.then[side as usize] = self.places[side as usize]
                .as_ref()
                .map(|place| scene.cut(side).slice(place).to_owned());
        }
        self.said = [None, None];
        self.step_at = scene.now;
        self.is_changed = false;
    }

    /// The words by which a side is known again.
    pub(super) fn remembered(&self, side: usize) -> Option<&str> {
        self.said[side].as_deref().or(self.then[side].as_deref())
    }
}

#[cfg(test)]
mod living;
#[cfg(test)]
mod tests;
