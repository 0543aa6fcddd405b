//! Items of lists that stand in running text: "1.) Bread 2.) Water", "a. Bread b. Water".

use super::piece::{is_bullet, is_emphasis};

/// Holds what numbers an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker<'a> {
    /// The figures or the letters.
    label: &'a str,
    /// What stands before and behind them: "1.)", "(1)".
    around: (bool, &'a str),
}

/// Reads a piece that is a marker and nothing else, a bullet before it left aside.
pub(super) fn marker(piece: &str) -> Option<Marker<'_>> {
    if piece.len() > 16 {
        return None;
    }
    let piece = piece
        .trim_matches(is_emphasis)
        .trim_start_matches(is_bullet);
    let inside = piece.strip_prefix('(');
    let opened = inside.is_some();
    let rest = inside.unwrap_or(piece);
    let end = rest.find(|it: char| !it.is_ascii_alphanumeric())?;
    let (label, behind) = rest.split_at(end);
    let known = match behind {
        ")" => true,
        "." | ".)" => !opened,
        _ => false,
    };
    let figures = label.bytes().all(|byte| byte.is_ascii_digit()) && label.len() <= 3;
    let letter = label.len() == 1 && label.bytes().all(|byte| byte.is_ascii_alphabetic());
    let counts = !label.is_empty() && (figures || letter || roman(label).is_some());
    (known && counts).then_some(Marker {
        label,
        around: (opened, behind),
    })
}

/// Returns the bullet that a piece begins with.
pub(super) fn bullet(piece: &str) -> Option<char> {
    piece.chars().next().filter(|&first| is_bullet(first))
}

impl Marker<'_> {
    /// Tells whether this marks the item after `other`.
    pub fn follows(&self, other: &Marker<'_>) -> bool {
        if self.around != other.around {
            return false;
        }
        if let (Ok(this), Ok(other)) = (self.label.parse::<u16>(), other.label.parse::<u16>()) {
            return this == other + 1;
        }
        if let ([this], [other]) = (self.label.as_bytes(), other.label.as_bytes())
            && *this == other + 1
        {
            return true;
        }
        let same_case = self.is_upper() == other.is_upper();
        matches!(
            (roman(self.label), roman(other.label)),
            (Some(this), Some(other)) if same_case && this == other + 1
        )
    }

    /// Tells whether this marks a first item.
    pub fn is_first(&self) -> bool {
        matches!(self.label, "1" | "a" | "A" | "i" | "I")
    }

    /// Tells whether this might as well be the initial of a name: "A."
    pub fn is_initial(&self) -> bool {
        self.around.1 == "." && self.is_upper() && self.label.len() == 1
    }

    /// Tells whether this might as well be a figure that ends a sentence, or an ordinal: "2."
    pub fn is_figure(&self) -> bool {
        self.around.1 == "." && self.label.starts_with(|it: char| it.is_ascii_digit())
    }

    fn is_upper(&self) -> bool {
        self.label.starts_with(|it: char| it.is_ascii_uppercase())
    }
}

/// Reads a Roman number of one case up to 39, which is longer than lists are.
fn roman(label: &str) -> Option<u16> {
    let lower = label.to_ascii_lowercase();
    if label != lower && label.bytes().any(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let ones = lower.trim_start_matches('x');
    let tens = lower.len() - ones.len();
    let digits = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let ones = digits.iter().position(|digit| *digit == ones)?;
    let number = u16::try_from(tens * 10 + ones).ok()?;
    (tens <= 3 && number > 0).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_told_from_words() {
        for given in [
            "1.", "12)", "3.)", "(4)", "a.", "b)", "(c)", "iv.", "**5.**", "⁃9.",
        ] {
            assert!(marker(given).is_some(), "{given}");
        }
        for given in [
            "1", "2014.", "1.5.", "ab.", "(1.)", "a", "1)pan", "", "(", "€)",
        ] {
            assert!(marker(given).is_none(), "{given}");
        }
    }

    #[test]
    fn a_marker_follows_the_one_before_it() {
        for (one, next) in [
            ("1.", "2."),
            ("9)", "10)"),
            ("a.", "b."),
            ("i)", "ii)"),
            ("(iii)", "(iv)"),
            ("IX.", "X."),
            ("H.", "I."),
        ] {
            let (one, next) = (marker(one).unwrap(), marker(next).unwrap());
            assert!(next.follows(&one) && !one.follows(&next));
        }
        for (one, next) in [
            ("1.", "2)"),
            ("1.", "3."),
            ("a.", "B."),
            ("2.", "b."),
            ("i.", "II."),
        ] {
            assert!(!marker(next).unwrap().follows(&marker(one).unwrap()));
        }
    }
}
