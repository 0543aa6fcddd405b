//! The names of copies: `NAME 2026-11-23 16.05.octavilla`, in local time.

use std::fmt;

/// A minute of local time, since 1970 began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Minute(i64);

const MINUTE: i64 = 60_000;
const MINUTES_OF_DAY: i64 = 24 * 60;

impl Minute {
    /// The minute of a moment, milliseconds of local time.
    pub(super) fn of(local: i64) -> Minute {
        Minute(local.div_euclid(MINUTE))
    }

    /// Its first millisecond, in local time.
    pub(super) fn start(self) -> i64 {
        self.0.saturating_mul(MINUTE)
    }

    /// Reads `2026-11-23 16.05`.
    fn parse(given: &str) -> Option<Minute> {
        let is_shaped = given.len() == 16
            && given.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                10 => byte == b' ',
                13 => byte == b'.',
                _ => byte.is_ascii_digit(),
            });
        let number = |from: usize, to: usize| given.get(from..to)?.parse::<i64>().ok();
        if !is_shaped {
            return None;
        }
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let (hour, minute) = (number(11, 13)?, number(14, 16)?);
        let minute = Minute(days(year, month, day) * MINUTES_OF_DAY + hour * 60 + minute);
        // The thirty-first of February is another day when it is written again.
        (minute.to_string() == given).then_some(minute)
    }
}

impl fmt::Display for Minute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil(self.0.div_euclid(MINUTES_OF_DAY));
        let minute = self.0.rem_euclid(MINUTES_OF_DAY);
        let (hour, minute) = (minute / 60, minute % 60);
        write!(f, "{year:04}-{month:02}-{day:02} {hour:02}.{minute:02}")
    }
}

/// Days since 1970-01-01 of a day of the Gregorian calendar (Hinnant, `days_from_civil`).
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Year, month and day of days since 1970-01-01 (Hinnant, `civil_from_days`).
pub(super) fn civil(days: i64) -> (i64, i64, i64) {
    let days = days.saturating_add(719_468);
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

/// What the name of a copy says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CopyName {
    /// The library's name.
    pub stem: String,
    /// When it was made.
    pub minute: Minute,
    /// 1, or 2 and more for further copies of one minute.
    pub number: u32,
}

/// The ending of every library.
pub(super) const ENDING: &str = ".octavilla";

impl CopyName {
    /// Reads a file's name; `None` where it is not that of a copy.
    pub(super) fn parse(file: &str) -> Option<CopyName> {
        let name = file.strip_suffix(ENDING)?;
        let (name, number) = match name.strip_suffix(')').and_then(|n| n.rsplit_once(" (")) {
            Some((name, number)) => (name, number.parse().ok()?),
            None => (name, 1),
        };
        let at = name.len().checked_sub(16)?;
        let (stem, minute) = (name.get(..at)?, name.get(at..)?);
        let read = CopyName {
            stem: stem.strip_suffix(' ')?.to_owned(),
            minute: Minute::parse(minute)?,
            number,
        };
        (read.to_string() == file).then_some(read)
    }
}

impl fmt::Display for CopyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.stem, self.minute)?;
        if self.number > 1 {
            write!(f, " ({})", self.number)?;
        }
        f.write_str(ENDING)
    }
}

/// The longest library's name in a copy's: a stick's file system takes 255 of its letters,
/// and a path has other parts.
const LONGEST: usize = 120;

/// A library's name as any file system takes it, also the one of a stick.
pub(super) fn tame(stem: &str) -> String {
    let is_refused = |c: char| c.is_control() || r#"\/:*?"<>|"#.contains(c);
    let mut tamed: String = stem
        .chars()
        .map(|c| if is_refused(c) { '-' } else { c })
        .collect();
    tamed.truncate(tamed.floor_char_boundary(LONGEST));
    // A copy whose name begins with a dot would be hidden; one that is nothing has none.
    let tamed = tamed.trim_start_matches(['.', ' ']).trim_end();
    if tamed.is_empty() {
        "library".to_owned()
    } else {
        tamed.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(file: &str, expected: Option<(&str, u32)>) {
        let read = CopyName::parse(file);
        let said = read.as_ref().map(|name| (name.stem.as_str(), name.number));
        assert_eq!(said, expected, "{file}");
        if let Some(name) = read {
            assert_eq!(name.to_string(), file);
        }
    }

    #[test]
    fn a_copy_is_known_by_its_name() {
        check("Posts 2026-11-23 16.05.octavilla", Some(("Posts", 1)));
        check("A b 2026-11-23 16.05 (2).octavilla", Some(("A b", 2)));
        check(
            "P (2026-11-20 16.05) 2026-11-23 16.05.octavilla",
            Some(("P (2026-11-20 16.05)", 1)),
        );
        for other in [
            "Posts.octavilla",
            "2026-11-23 16.05.octavilla",
            "Posts (2026-11-20 16.05).octavilla",
            "Posts 2026-11-23 16.05.txt",
            "Posts 2026-02-31 16.05.octavilla",
            "Posts 2026-11-23 25.05.octavilla",
            "Posts 2026-11-23 +6.05.octavilla",
            "Ñ",
            "",
        ] {
            check(other, None);
        }
    }

    #[test]
    fn names_are_those_that_a_stick_takes() {
        assert_eq!(tame("Agua: ¿quién?"), "Agua- ¿quién-");
        assert_eq!(tame("..."), "library");
        assert_eq!(tame("a/b\\c\u{7}"), "a-b-c-");
        assert!(tame(&"ñ".repeat(500)).len() <= LONGEST);
    }

    proptest! {
        #[test]
        fn every_minute_comes_back(minutes in 0..4_000_000_000_i64) {
            let minute = Minute(minutes);
            // Years of more than four digits are not written.
            prop_assume!(minute.to_string().len() == 16);
            prop_assert_eq!(Minute::parse(&minute.to_string()), Some(minute));
        }

        #[test]
        fn no_file_name_is_too_strange(file in ".{0,60}") {
            if let Some(name) = CopyName::parse(&file) {
                prop_assert_eq!(name.to_string(), file);
            }
        }
    }
}
