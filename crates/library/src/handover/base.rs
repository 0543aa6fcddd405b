//! What a post here and in a file have in common.

use super::handed::Handed;
use super::merge::{Base, crossed};
use super::met::Met;
use super::states::{Common, States};
use super::archive::Brought;

/// Finds what both came from; `None` where that is not known here.
pub(super) fn base(met: &Met, brought: &Brought) -> Option<Handed> {
    let mut theirs = States::default();
    for state in &brought.states {
        theirs.add(state.id, state.parents.iter().copied());
    }
    match States::common(&met.states, &theirs, brought.state, &met.readable()) {
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
