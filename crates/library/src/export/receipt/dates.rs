use text::LanguageTag;
use text::dates::{self, Day};

/// The days that a text names in the form of ISO 8601.
pub(super) fn days_in(text: &str) -> impl Iterator<Item = &str> {
    let hyphens = text.match_indices('-').map(|(at, _)| at);
    hyphens.filter_map(|hyphen| {
        let from = hyphen.checked_sub(4)?;
        let day = text.get(from..from + 10)?;
        let is_digit = |it: Option<&u8>| it.is_some_and(u8::is_ascii_digit);
        let is_longer = is_digit(from.checked_sub(1).and_then(|at| text.as_bytes().get(at)))
            || is_digit(text.as_bytes().get(from + 10));
        (!is_longer && Day::parse(day).is_some()).then_some(day)
    })
}

/// A day as a language writes it out.
pub(super) fn written(date: &str, language: &LanguageTag) -> Option<String> {
    Day::parse(date).map(|day| dates::long(day, language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_found_where_they_stand_alone() {
        let text =
            "2026-05-13T10:00:00Z, (1999-12-31) 12026-05-13 2026-05-133 2026-13-01 é-05-13 -";
        assert_eq!(
            days_in(text).collect::<Vec<_>>(),
            ["2026-05-13", "1999-12-31"]
        );
    }
}
