//! What a post here and in a file have in common.

use super::archive::Brought;
use super::handed::Handed;
use super::merge::{Base, crossed};
use super::met::Met;
use super::states::{Common, States};

/// What both came from.
pub(super) enum Found {
    Known(Handed),
    /// What was taken already of this very state.
    Taken(Handed),
    Unknown,
}

impl Found {
    pub fn as_base(&self) -> Base<'_> {
        match self {
            Found::Known(known) => Base::Known(known),
            Found::Taken(taken) => Base::Taken(taken),
            Found::Unknown => Base::Unknown,
        }
    }

    pub fn post(&self) -> Option<&Handed> {
        match self {
            Found::Known(post) | Found::Taken(post) => Some(post),
            Found::Unknown => None,
        }
    }
}

/// Finds what both came from.
pub(super) fn base(met: &Met, brought: &Brought) -> Found {
    let taken = met.stored(brought.state).filter(|state| state.in_part);
    if let Some(taken) = taken.and_then(|state| met.said(state.id)) {
        return Found::Taken(taken);
    }
    common(met, brought).map_or(Found::Unknown, Found::Known)
}

fn common(met: &Met, brought: &Brought) -> Option<Handed> {
    let mut theirs = States::default();
    for state in &brought.states {
        theirs.add(state.id, state.parents.iter().copied());
    }
    match States::common(&met.all, &theirs, brought.state, &met.readable()) {
        Common::Nothing => None,
        Common::One(state) => met.said(state),
        Common::Several(older, newest) => {
            let older = older.and_then(|state| met.said(state));
            let older = older.as_ref().map_or(Base::Unknown, Base::Known);
            let said = newest.into_iter().filter_map(|state| met.said(state));
            said.reduce(|one, other| crossed(older, &one, &other))
        }
    }
}
