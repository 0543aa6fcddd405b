use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Comes after every letter: a title that is not there stands behind all that are.
const UNTITLED: &str = "\u{10FFFF}";

/// Comes after every letter, but stays within its word.
const AFTER_LETTERS: char = '\u{F8FF}';

/// What titles are sorted by, byte by byte: without accents, case and signs, a number by its
/// value, and ñ as the letter of its own that it is wherever it is written.
pub(crate) fn title_key(title: &str) -> String {
    let mut key = String::with_capacity(title.len());
    let mut number = String::new();
    for sign in title.nfd() {
        if sign.is_ascii_digit() {
            number.push(sign);
            continue;
        }
        end_number(&mut key, &mut number);
        match sign {
            '\u{303}' if key.ends_with('n') => key.push(AFTER_LETTERS),
            mark if is_combining_mark(mark) => {}
            letter if letter.is_alphanumeric() => key.extend(letter.to_lowercase()),
            _ if key.is_empty() || key.ends_with(' ') => {}
            _ => key.push(' '),
        }
    }
    end_number(&mut key, &mut number);
    key.truncate(key.trim_end().len());
    if key.is_empty() {
        key.push_str(UNTITLED);
    }
    key
}

/// A number with more digits is greater, so how many there are comes first.
fn end_number(key: &mut String, number: &mut String) {
    if number.is_empty() {
        return;
    }
    let digits = number.trim_start_matches('0');
    let length = u32::try_from(digits.len().min(9)).unwrap_or(9);
    key.extend(char::from_digit(length, 10));
    key.push_str(digits);
    number.clear();
}

#[cfg(test)]
mod tests {
    use super::title_key;

    #[test]
    fn titles_stand_as_in_a_dictionary() {
        let sorted = [
            "1 de mayo",
            "«7 años»",
            "19 y 20",
            "Agua",
            "ÁGUILA",
            "anzuelo",
            "año",
            "¿Qué fue?",
            "que\u{301} sera\u{301}",
            "the well",
            "The Well 2",
            "The well 10",
            "Ärger",
        ];
        let mut titles = sorted;
        titles.sort_by_key(|title| title_key(title));
        // An umlaut is its letter with a mark.
        let expected = [
            &sorted[..3],
            &["Agua", "ÁGUILA", "anzuelo", "año", "Ärger"],
            &sorted[7..12],
        ]
        .concat();
        assert_eq!(titles.to_vec(), expected);
    }

    #[test]
    fn accents_case_and_signs_do_not_count() {
        assert_eq!(title_key("¡El Pozo!"), title_key("el pozo"));
        assert_eq!(title_key("niño"), title_key("nin\u{303}o"));
    }

    #[test]
    fn what_has_no_title_comes_last() {
        for untitled in ["", "  ", "…"] {
            assert!(title_key(untitled) > title_key("zzz"), "{untitled:?}");
            assert!(title_key(untitled) > title_key("語"), "{untitled:?}");
        }
    }
}
