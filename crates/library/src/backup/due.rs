use crate::error::Result;
use crate::library::Query;
use crate::storage::backup;

/// When it is asked whether a copy is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// Nothing is being typed.
    Pause,
    /// The library has been closed.
    Close,
}

/// What decides whether a copy is due; milliseconds since 1970.
#[derive(Clone, Copy, Debug)]
pub struct Times {
    /// When a post last changed, where there is one.
    pub last_change: Option<i64>,
    /// When the newest copy was made.
    pub last_copy: Option<i64>,
    /// Now.
    pub now: i64,
    /// What local time is ahead of universal time.
    pub offset: i64,
}

const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;

/// Whether an automatic copy is due.
///
/// At a pause it is when something has changed since the last copy and that is of an earlier
/// local day; at close when something has changed since and the copy is older than an hour. A
/// copy from the future, left by a clock that has been set back, counts as none.
pub fn is_due(occasion: Occasion, times: &Times) -> bool {
    let Times {
        last_change,
        last_copy,
        now,
        offset,
    } = *times;
    let Some(changed) = last_change else {
        return false;
    };
    let Some(copied) = last_copy.filter(|copied| *copied <= now) else {
        return true;
    };
    let day = |at: i64| at.saturating_add(offset).div_euclid(DAY);
    changed > copied
        && match occasion {
            Occasion::Pause => day(copied) < day(now),
            Occasion::Close => now - copied >= HOUR,
        }
}

/// When a post of the library last changed, milliseconds since 1970 by the clock of that
/// moment; `None` for a library without posts.
///
/// # Errors
///
/// A failed read.
pub fn last_change(q: &Query<'_>) -> Result<Option<i64>> {
    q.last_touch()
}

/// What local time is ahead of universal time at a moment, milliseconds.
///
/// # Errors
///
/// A failed read.
pub fn local_offset(at: i64) -> Result<i64> {
    backup::local_offset(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Monday at midnight.
    const MONDAY: i64 = 20_000 * DAY;

    fn check(occasion: Occasion, change: i64, copy: i64, now: i64, expected: bool) {
        let times = Times {
            last_change: Some(change),
            last_copy: Some(copy),
            now,
            offset: 0,
        };
        assert_eq!(is_due(occasion, &times), expected, "{times:?}");
    }

    #[test]
    fn a_copy_is_due_once_after_each_day_of_work() {
        let at = |day: i64, hour: i64| MONDAY + day * DAY + hour * HOUR;
        check(Occasion::Pause, at(0, 18), at(0, 9), at(0, 19), false);
        check(Occasion::Pause, at(0, 18), at(0, 9), at(1, 0), true);
        check(Occasion::Pause, at(0, 18), at(1, 0), at(1, 8), false);
        check(Occasion::Pause, at(0, 8), at(0, 9), at(5, 0), false);
    }

    #[test]
    fn at_close_a_copy_is_due_after_an_hour_with_changes() {
        check(Occasion::Close, 90, 80, 80 + HOUR - 1, false);
        check(Occasion::Close, 90, 80, 80 + HOUR, true);
        check(Occasion::Close, 70, 80, 80 + DAY, false);
    }

    #[test]
    fn the_day_is_the_one_on_the_wall() {
        let mut times = Times {
            last_change: Some(MONDAY + 22 * HOUR),
            last_copy: Some(MONDAY + 20 * HOUR),
            now: MONDAY + 23 * HOUR,
            offset: 0,
        };
        assert!(!is_due(Occasion::Pause, &times));
        times.offset = 2 * HOUR;
        assert!(is_due(Occasion::Pause, &times));
    }

    #[test]
    fn a_clock_set_back_ten_years_does_not_stop_the_copies() {
        let now = MONDAY - 3650 * DAY + 12 * HOUR;
        check(Occasion::Pause, now, MONDAY, now, true);
        check(Occasion::Pause, MONDAY, now - HOUR, now, false);
        check(Occasion::Pause, MONDAY, now - DAY, now, true);
    }

    #[test]
    fn a_library_without_posts_needs_no_copy_and_one_without_copies_does() {
        let times = Times {
            last_change: None,
            last_copy: None,
            now: MONDAY,
            offset: 0,
        };
        assert!(!is_due(Occasion::Close, &times));
        let times = Times {
            last_change: Some(MONDAY),
            ..times
        };
        assert!(is_due(Occasion::Pause, &times));
    }
}
