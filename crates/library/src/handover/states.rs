//! Which states of a post came from which, and what two libraries have in common.
//!
//! A state is what a post said when it was handed over. Its id is random and says nothing of the
//! words; whoever has a state has met all those that it was made from.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::StateId;

/// States by their ids, each with those that it was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct States(BTreeMap<StateId, BTreeSet<StateId>>);

/// What two libraries have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Common {
    /// Nothing that is known here.
    Nothing,
    /// One state from which both went on.
    One(StateId),
    /// Several, as where two people have taken over from each other: all of them came from the
    /// first.
    Several(Option<StateId>, Vec<StateId>),
}

impl States {
    pub(super) fn add(&mut self, id: StateId, parents: impl IntoIterator<Item = StateId>) {
        self.0.entry(id).or_default().extend(parents);
    }

    pub(super) fn has(&self, id: StateId) -> bool {
        self.0.contains_key(&id)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (StateId, &BTreeSet<StateId>)> {
        self.0.iter().map(|(id, parents)| (*id, parents))
    }

    /// A state and all that it came from.
    pub(super) fn up_to(&self, id: StateId) -> BTreeSet<StateId> {
        let mut found = BTreeSet::new();
        let mut waiting = vec![id];
        while let Some(next) = waiting.pop() {
            if found.insert(next) {
                waiting.extend(self.0.get(&next).into_iter().flatten());
            }
        }
        found
    }

    /// Of some states those that none of the others came from.
    pub(super) fn newest(&self, among: &BTreeSet<StateId>) -> BTreeSet<StateId> {
        let mut newest = among.clone();
        for id in among {
            for older in self.up_to(*id) {
                if older != *id {
                    newest.remove(&older);
                }
            }
        }
        newest
    }

    /// The states that nothing here came from.
    pub(super) fn heads(&self) -> BTreeSet<StateId> {
        let mut heads: BTreeSet<StateId> = self.0.keys().copied().collect();
        for older in self.0.values().flatten() {
            heads.remove(older);
        }
        heads
    }

    /// What is common to a library that has met `own` and a state of another; only what
    /// `can_be_read` counts.
    pub(super) fn common(
        own: &States,
        theirs: &States,
        state: StateId,
        can_be_read: &BTreeSet<StateId>,
    ) -> Common {
        let mut all = own.clone();
        for (id, parents) in theirs.iter() {
            all.add(id, parents.iter().copied());
        }
        let met: BTreeSet<StateId> = all
            .up_to(state)
            .into_iter()
            .filter(|id| own.has(*id) && can_be_read.contains(id))
            .collect();
        let newest = all.newest(&met);
        match newest.len() {
            0 => Common::Nothing,
            1 => newest
                .first()
                .map_or(Common::Nothing, |one| Common::One(*one)),
            _ => {
                let before_all = newest
                    .iter()
                    .map(|id| all.up_to(*id))
                    .reduce(|one, other| &one & &other)
                    .unwrap_or_default();
                let before_all = &before_all & can_be_read;
                let nearest = all.newest(&before_all);
                // Where there are several again, any of them is older than the two lines.
                Common::Several(nearest.first().copied(), newest.into_iter().collect())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> StateId {
        StateId::from_bytes([n; 16])
    }

    fn states(all: &[(u8, &[u8])]) -> States {
        let mut states = States::default();
        for (own, parents) in all {
            states.add(id(*own), parents.iter().map(|n| id(*n)));
        }
        states
    }

    fn common(own: &[(u8, &[u8])], theirs: &[(u8, &[u8])], state: u8) -> Common {
        let all: BTreeSet<StateId> = (0..=u8::MAX).map(id).collect();
        States::common(&states(own), &states(theirs), id(state), &all)
    }

    #[test]
    fn the_newest_that_both_have_met_is_common() {
        let line: &[(u8, &[u8])] = &[(1, &[]), (2, &[1])];
        assert_eq!(
            common(line, &[(1, &[]), (2, &[1]), (3, &[2])], 3),
            Common::One(id(2))
        );
        assert_eq!(common(line, &[(1, &[]), (3, &[1])], 3), Common::One(id(1)));
        assert_eq!(common(line, &[(4, &[])], 4), Common::Nothing);
    }

    #[test]
    fn two_who_took_over_from_each_other_have_two_states_in_common() {
        let own: &[(u8, &[u8])] = &[(1, &[]), (2, &[1]), (3, &[1])];
        let theirs: &[(u8, &[u8])] = &[(1, &[]), (2, &[1]), (3, &[1]), (4, &[2, 3])];
        assert_eq!(
            common(own, theirs, 4),
            Common::Several(Some(id(1)), vec![id(2), id(3)])
        );
    }

    #[test]
    fn a_circle_in_a_file_ends() {
        let theirs: &[(u8, &[u8])] = &[(1, &[2]), (2, &[1])];
        assert_eq!(states(theirs).up_to(id(1)).len(), 2);
        assert!(matches!(common(&[(1, &[])], theirs, 2), Common::One(_)));
    }
}
