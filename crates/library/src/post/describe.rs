//! Date, series and people of a post.

use super::get;
use crate::error::{Error, Result};
use crate::id::PostId;
use crate::library::Tx;
use crate::undo::Inverse;

/// Sets a post's date: an ISO 8601 day, or empty.
///
/// # Errors
///
/// [`Error::BadDate`], [`Error::NotFound`].
pub fn set_date(tx: &mut Tx<'_>, post: PostId, date: &str) -> Result<()> {
    let date = date.trim();
    if !(date.is_empty() || is_day(date)) {
        return Err(Error::BadDate {
            given: date.to_owned(),
        });
    }
    let before = get(tx, post)?.date;
    tx.update_date(post, date)?;
    tx.touch_post(post);
    tx.undone_by(Inverse::Date { post, date: before });
    Ok(())
}

/// Puts a post into the series of this name in the source's language, making the series
/// where there is none; an empty name takes it out.
///
/// # Errors
///
/// [`Error::NotFound`].
pub fn set_series(tx: &mut Tx<'_>, post: PostId, name: &str) -> Result<()> {
    let before = get(tx, post)?.series;
    tx.update_series(post, name.trim())?;
    tx.touch_post(post);
    tx.undone_by(Inverse::Series { post, name: before });
    Ok(())
}

/// Sets who a post is by, in order; people are made as they are named.
///
/// # Errors
///
/// [`Error::NotFound`].
pub fn set_people(tx: &mut Tx<'_>, post: PostId, people: &[String]) -> Result<()> {
    let before = get(tx, post)?.people;
    let mut names: Vec<&str> = Vec::new();
    for name in people.iter().map(|n| n.trim()).filter(|n| !n.is_empty()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    tx.replace_people(post, &names)?;
    tx.touch_post(post);
    tx.undone_by(Inverse::People {
        post,
        people: before,
    });
    Ok(())
}

/// Whether this is `YYYY-MM-DD` and a day that there is (proleptic Gregorian).
pub(crate) fn is_day(given: &str) -> bool {
    let bytes = given.as_bytes();
    let shape = bytes.len() == 10
        && bytes.iter().enumerate().all(|(i, b)| match i {
            4 | 7 => *b == b'-',
            _ => b.is_ascii_digit(),
        });
    if !shape {
        return false;
    }
    let number = |from: usize, to: usize| {
        bytes[from..to]
            .iter()
            .fold(0_u32, |n, b| n * 10 + u32::from(b - b'0'))
    };
    let (year, month, day) = (number(0, 4), number(5, 7), number(8, 10));
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::is_day;

    #[test]
    fn days() {
        for good in ["2026-05-13", "2024-02-29", "2000-02-29", "1886-05-01"] {
            assert!(is_day(good), "{good}");
        }
        for bad in [
            "",
            "2026-5-13",
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-04-31",
            "2026-01-00",
            "2026-01-1x",
            "mañana",
        ] {
            assert!(!is_day(bad), "{bad}");
        }
    }
}
