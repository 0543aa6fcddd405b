//! Days as WordPress and RSS write them.

/// The time that WordPress takes for none.
pub(super) const NONE: &str = "0000-00-00 00:00:00";

/// An ISO 8601 day as WordPress writes an instant of it; [`NONE`] for an empty one.
pub(super) fn of_wordpress(day: &str, second: usize) -> String {
    match day {
        "" => NONE.to_owned(),
        day => format!("{day} {}", time(second)),
    }
}

/// An ISO 8601 day as RSS writes an instant of it (RFC 822); nothing for an empty one.
pub(super) fn of_rss(day: &str, second: usize) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    const WEEKDAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    let mut parts = day.splitn(3, '-').map(str::parse::<usize>);
    let (year, month, day) = (
        parts.next()?.ok()?,
        parts.next()?.ok()?,
        parts.next()?.ok()?,
    );
    let name = MONTHS.get(month.checked_sub(1)?)?;
    // Sakamoto's: years begin in March, so that the day that leap years add comes last.
    const BEFORE: [usize; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let from = year - usize::from(month < 3 && year > 0);
    let weekday = (from + from / 4 - from / 100 + from / 400 + BEFORE[month - 1] + day) % 7;
    Some(format!(
        "{}, {day:02} {name} {year:04} {} +0000",
        WEEKDAYS[weekday],
        time(second)
    ))
}

fn time(second: usize) -> String {
    format!("00:{:02}:{:02}", second / 60 % 60, second % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_others_read_them() {
        for (day, written) in [
            ("2026-05-13", "Wed, 13 May 2026 00:00:01 +0000"),
            ("2000-02-29", "Tue, 29 Feb 2000 00:00:01 +0000"),
            ("1999-12-31", "Fri, 31 Dec 1999 00:00:01 +0000"),
            ("1900-03-01", "Thu, 01 Mar 1900 00:00:01 +0000"),
        ] {
            assert_eq!(of_rss(day, 1).as_deref(), Some(written));
        }
        assert_eq!(of_rss("", 0), None);
        assert_eq!(of_wordpress("2026-05-13", 61), "2026-05-13 00:01:01");
        assert_eq!(of_wordpress("", 1), NONE);
    }
}
