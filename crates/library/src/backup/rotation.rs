//! Which copies of a library stay and which may go. Pure: it sees times and sizes only.
//!
//! The newest copy of each of the last hours, days, weeks and months *that have a copy* stays,
//! so that neither a year without work nor a clock that has jumped ahead empties a folder.
//! Copies from the future, left by a clock that was set back since, are set aside: they never
//! go because of their age, and do not take the places of those from before.

use std::collections::BTreeSet;

use super::name::civil;

/// How many copies stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rotation {
    /// Of so many hours the newest.
    pub hours: usize,
    /// Of so many days the newest.
    pub days: usize,
    /// Of so many weeks the newest; a week begins on Monday.
    pub weeks: usize,
    /// Of so many months the newest.
    pub months: usize,
    /// What all copies may take together, bytes. The newest two stay also above it.
    pub limit: u64,
}

impl Default for Rotation {
    fn default() -> Rotation {
        Rotation {
            hours: 24,
            days: 14,
            weeks: 8,
            months: 24,
            limit: 2 * 1024 * 1024 * 1024,
        }
    }
}

/// A copy as the rotation sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aged {
    /// When it was made, milliseconds of local time since 1970.
    pub at: i64,
    /// Its size.
    pub bytes: u64,
}

/// So many copies are never removed.
const NEWEST: usize = 2;

const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;

/// Says of each copy whether it stays, in the order of the copies.
///
/// `now` is in milliseconds of local time. The newest two of all always stay, and so do the
/// newest two that are not from the future.
pub fn stays(copies: &[Aged], now: i64, rotation: &Rotation) -> Vec<bool> {
    let mut newest_first: Vec<usize> = (0..copies.len()).collect();
    newest_first.sort_by_key(|&i| std::cmp::Reverse((copies[i].at, i)));
    let is_future = |i: &usize| copies[*i].at > now;
    let (future, past): (Vec<usize>, Vec<usize>) = newest_first.iter().partition(|i| is_future(i));

    let mut safe = BTreeSet::new();
    safe.extend(newest_first.iter().take(NEWEST));
    safe.extend(past.iter().take(NEWEST));

    let mut wanted: BTreeSet<usize> = safe.iter().chain(&future).copied().collect();
    for (count, period) in periods(rotation) {
        wanted.extend(newest_of_each(&past, copies, count, period));
    }

    let mut taken: u64 = safe.iter().map(|&i| copies[i].bytes).sum();
    let mut stays = vec![false; copies.len()];
    for &i in &newest_first {
        if safe.contains(&i) {
            stays[i] = true;
        } else if wanted.contains(&i) {
            taken = taken.saturating_add(copies[i].bytes);
            stays[i] = taken <= rotation.limit;
        }
    }
    stays
}

type Period = fn(i64) -> i64;

/// How many of which periods keep a copy; a period is the number of the hour, day, week or
/// month of a moment.
fn periods(rotation: &Rotation) -> [(usize, Period); 4] {
    [
        (rotation.hours, |at| at.div_euclid(HOUR)),
        (rotation.days, |at| at.div_euclid(DAY)),
        // 1970 began on a Thursday.
        (rotation.weeks, |at| (at.div_euclid(DAY) + 3).div_euclid(7)),
        (rotation.months, |at| {
            let (year, month, _) = civil(at.div_euclid(DAY));
            year * 12 + month
        }),
    ]
}

/// The newest copy of each of the last `count` periods that have one.
fn newest_of_each(
    newest_first: &[usize],
    copies: &[Aged],
    count: usize,
    period: Period,
) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for &i in newest_first {
        let is_new = found
            .last()
            .is_none_or(|&last| period(copies[last].at) != period(copies[i].at));
        if is_new && found.len() < count {
            found.push(i);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ROTATION: Rotation = Rotation {
        hours: 24,
        days: 14,
        weeks: 8,
        months: 24,
        limit: u64::MAX,
    };

    fn copies(times: &[i64]) -> Vec<Aged> {
        times.iter().map(|&at| Aged { at, bytes: 1 }).collect()
    }

    /// What is left after a copy has been made at each of these times and rotated each time.
    fn rotated(times: impl Iterator<Item = i64>, rotation: &Rotation) -> Vec<Aged> {
        let mut there: Vec<Aged> = Vec::new();
        for at in times {
            there.push(Aged { at, bytes: 1 });
            let stays = stays(&there, at, rotation);
            let mut stays = stays.iter();
            there.retain(|_| stays.next().copied().unwrap_or(true));
        }
        there
    }

    #[test]
    fn three_years_of_work_leave_hours_days_weeks_and_months() {
        let hourly = (0..3 * 365 * 24).map(|hour| 1_700_000_000_000 + hour * HOUR);
        let left = rotated(hourly, &ROTATION);
        let newest = left.last().unwrap().at;
        let within = |age: i64| left.iter().filter(|copy| newest - copy.at < age).count();
        assert_eq!(within(DAY), 24);
        assert!(
            (36..=39).contains(&within(14 * DAY)),
            "{}",
            within(14 * DAY)
        );
        assert!((60..=70).contains(&left.len()), "{}", left.len());
        assert!(newest - left[0].at > 680 * DAY);
    }

    #[test]
    fn what_is_seldom_written_keeps_its_copies() {
        let yearly: Vec<i64> = (0..20).map(|year| year * 366 * DAY).collect();
        assert_eq!(rotated(yearly.iter().copied(), &ROTATION).len(), 20);
    }

    #[test]
    fn a_clock_ten_years_ahead_or_back_empties_nothing() {
        let now = 1_800_000_000_000;
        let daily: Vec<i64> = (0..14).map(|day| now - day * DAY).collect();
        for jump in [3650 * DAY, -3650 * DAY] {
            let mut there = copies(&daily);
            there.push(Aged {
                at: now + jump,
                bytes: 1,
            });
            assert_eq!(stays(&there, now + jump, &ROTATION), [true; 15]);
            // And once the clock is right again.
            assert_eq!(stays(&there, now, &ROTATION), [true; 15]);
        }
    }

    #[test]
    fn within_the_limit_the_oldest_go_first() {
        let hourly: Vec<i64> = (0..10).map(|hour| hour * HOUR).collect();
        let rotation = Rotation {
            limit: 5,
            ..ROTATION
        };
        let stays = stays(&copies(&hourly), 10 * HOUR, &rotation);
        assert_eq!(stays, [[false; 5], [true; 5]].concat());
    }

    fn aged() -> impl Strategy<Value = Vec<Aged>> {
        let one = (0..4000 * DAY, 0..1000_u64).prop_map(|(at, bytes)| Aged { at, bytes });
        prop::collection::vec(one, 0..120)
    }

    proptest! {
        #[test]
        fn the_newest_two_always_stay(
            copies in aged(), now in 0..4000 * DAY, limit in 0..50_000_u64,
        ) {
            let rotation = Rotation { limit, ..ROTATION };
            let stays = stays(&copies, now, &rotation);
            for bound in [i64::MAX, now] {
                let mut times: Vec<(i64, usize)> = copies
                    .iter()
                    .enumerate()
                    .filter(|(_, copy)| copy.at <= bound)
                    .map(|(i, copy)| (copy.at, i))
                    .collect();
                times.sort_unstable();
                for (_, i) in times.iter().rev().take(2) {
                    prop_assert!(stays[*i]);
                }
            }
        }

        #[test]
        fn nothing_from_the_future_goes_because_of_its_age(
            copies in aged(), now in 0..4000 * DAY,
        ) {
            let stays = stays(&copies, now, &ROTATION);
            for (copy, stays) in copies.iter().zip(stays) {
                prop_assert!(stays || copy.at <= now);
            }
        }

        #[test]
        fn the_limit_holds_but_for_the_newest(
            copies in aged(), now in 0..4000 * DAY, limit in 0..50_000_u64,
        ) {
            let rotation = Rotation { limit, ..ROTATION };
            let kept = stays(&copies, now, &rotation);
            let left = copies.iter().zip(&kept).filter(|(_, stays)| **stays);
            let (count, bytes) = left.fold((0, 0), |(n, sum), (copy, _)| (n + 1, sum + copy.bytes));
            prop_assert!(bytes <= limit || count <= 2 * NEWEST);
        }

        #[test]
        fn what_has_been_rotated_stays(copies in aged(), now in 0..4000 * DAY) {
            let first = stays(&copies, now, &ROTATION);
            let left: Vec<Aged> = copies
                .iter()
                .zip(first)
                .filter_map(|(copy, stays)| stays.then_some(*copy))
                .collect();
            prop_assert!(stays(&left, now, &ROTATION).into_iter().all(|stays| stays));
        }
    }
}
