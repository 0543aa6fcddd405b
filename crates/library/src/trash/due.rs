//! When something in the trash has waited long enough. See the rule in [`super`].

use serde::{Deserialize, Serialize};

/// Milliseconds of a day.
pub(super) const DAY: i64 = 24 * 60 * 60 * 1000;

/// Which part of the stated time may pass between two sightings: the fourth.
pub(super) const BELIEVED: i64 = 4;

/// How long something has been seen to lie in the trash. Times are milliseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sighting {
    /// When it was put there; another time is another stay.
    trashed_at: i64,
    /// When it was last seen.
    seen_at: i64,
    /// For how long, as far as clocks are believed.
    waited: i64,
}

impl Sighting {
    /// The first moment of a stay.
    pub(super) fn first(trashed_at: i64) -> Sighting {
        Sighting {
            trashed_at,
            seen_at: trashed_at,
            waited: 0,
        }
    }

    /// Whether this is about the stay that began then.
    pub(super) fn is_of(&self, trashed_at: i64) -> bool {
        self.trashed_at == trashed_at
    }

    /// The same, seen again `now`; `stated` is how long it is to stay.
    pub(super) fn again(self, now: i64, stated: i64) -> Sighting {
        let passed = now.saturating_sub(self.seen_at);
        Sighting {
            seen_at: now,
            waited: self.waited + passed.clamp(0, stated / BELIEVED),
            ..self
        }
    }

    /// Whether it has waited long enough.
    pub(super) fn is_due(&self, now: i64, stated: i64) -> bool {
        now.saturating_sub(self.trashed_at) >= stated && self.waited >= stated
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const STATED: i64 = 30 * DAY;
    const TEN_YEARS: i64 = 3652 * DAY;

    /// The first of the days on which the trash is looked at when it is due.
    fn goes_on(trashed_at: i64, clock: impl IntoIterator<Item = i64>) -> Option<usize> {
        let mut sighting = Sighting::first(trashed_at);
        clock.into_iter().position(|now| {
            sighting = sighting.again(now, STATED);
            sighting.is_due(now, STATED)
        })
    }

    #[test]
    fn it_goes_on_the_stated_day() {
        assert_eq!(goes_on(0, (0..100).map(|day| day * DAY)), Some(30));
    }

    #[test]
    fn a_jump_and_back_changes_nothing() {
        let clock = |day: i64| day * DAY + if day == 3 { TEN_YEARS } else { 0 };
        assert_eq!(goes_on(0, (0..100).map(clock)), Some(30));
        let clock = |day: i64| day * DAY - if day == 3 { TEN_YEARS } else { 0 };
        assert_eq!(goes_on(0, (0..100).map(clock)), Some(30));
    }

    #[test]
    fn a_clock_that_was_wrong_when_it_was_put_there_is_hardly_believed() {
        let went = goes_on(-TEN_YEARS, (0..100).map(|day| day * DAY)).unwrap();
        assert!(went >= 22, "{went}");
        // In the future: it waits for that to come.
        assert_eq!(goes_on(TEN_YEARS, (0..100).map(|day| day * DAY)), None);
    }

    #[test]
    fn a_library_that_is_opened_seldom_forgets_later() {
        assert_eq!(goes_on(0, (0..10).map(|month| month * 30 * DAY)), Some(4));
    }

    proptest! {
        #[test]
        fn nothing_goes_on_one_look_nor_before_its_time(
            trashed_at in -TEN_YEARS..TEN_YEARS,
            clock in proptest::collection::vec(-TEN_YEARS..2 * TEN_YEARS, 1..40),
        ) {
            let went = goes_on(trashed_at, clock.iter().copied());
            if let Some(look) = went {
                prop_assert!(look + 1 >= usize::try_from(BELIEVED).unwrap());
                prop_assert!(clock[look] - trashed_at >= STATED);
            }
        }
    }
}
