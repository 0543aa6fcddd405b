//! Days as each language writes them out, such as *13 de mayo de 2026*.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::LanguageTag;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    year: u16,
    /// 1 to 12.
    month: u8,
    /// 1 to 31.
    day: u8,
}

impl Day {
    /// Reads a day in the form of ISO 8601, `2026-05-13`.
    #[must_use]
    pub fn parse(given: &str) -> Option<Self> {
        let mut parts = given.splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let is_plain = (year.len(), month.len(), day.len()) == (4, 2, 2)
            && [year, month, day]
                .iter()
                .all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        let day = Self {
            year: year.parse().ok()?,
            month: month.parse().ok()?,
            day: day.parse().ok()?,
        };
        (is_plain && (1..=12).contains(&day.month) && (1..=31).contains(&day.day)).then_some(day)
    }
}

/// What a template asks for the day with.
const ASKED: [&str; 6] = ["date", "fecha", "data", "datum", "дата", "ημερομηνία"];

/// Puts a day where a text asks for one: `‹date›`, `‹fecha›` and the like.
#[must_use]
pub fn fill(text: &str, day: Day, language: &LanguageTag) -> String {
    if !text.contains('‹') {
        return text.to_owned();
    }
    ASKED.iter().fold(text.to_owned(), |text, asked| {
        text.replace(&format!("‹{asked}›"), &long(day, language))
    })
}

/// Writes a day out; in a language that is not known here, in the form of ISO 8601.
///
/// Source: the long forms of Unicode CLDR 47; in Spain and the Americas alike, in English as
/// outside the United States, where the day also comes first in the name of a month.
#[must_use]
pub fn long(day: Day, language: &LanguageTag) -> String {
    let Day {
        year,
        month,
        day: number,
    } = day;
    let Some(months) = months(language.primary()) else {
        return format!("{year:04}-{month:02}-{number:02}");
    };
    let name = months
        .split(' ')
        .nth(usize::from(month - 1))
        .unwrap_or_default();
    match (language.primary(), language.region()) {
        ("en", Some("US")) => format!("{name} {number}, {year}"),
        ("es" | "pt" | "gl", _) => format!("{number} de {name} de {year}"),
        // Before a vowel the particle loses its own.
        ("ca", _) if name.starts_with(['a', 'o']) => format!("{number} d’{name} del {year}"),
        ("ca", _) => format!("{number} de {name} del {year}"),
        ("eu", _) => format!("{year}(e)ko {name}ren {number}a"),
        ("fr", _) if number == 1 => format!("1er {name} {year}"),
        ("it", _) if number == 1 => format!("1º {name} {year}"),
        ("de" | "da" | "nb" | "no" | "cs" | "fi", _) => format!("{number}. {name} {year}"),
        ("hu", _) => format!("{year}. {name} {number}."),
        _ => format!("{number} {name} {year}"),
    }
}

impl std::fmt::Display for Day {
    /// Writes the day in the form of ISO 8601.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { year, month, day } = self;
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// The days that a text names in words: *12 de mayo de 2026*, *May 12, 2026*, *12. Mai 2026*.
///
/// Whatever language the text is in, the months of all that are known here are.
#[must_use]
pub fn in_words(text: &str) -> Vec<Day> {
    let mut days = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(|it: char| it.is_ascii_digit()) {
        let start = from + at;
        let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
        from = start + digits;
        // Years of four digits are what is seldom in a text, so that they are looked for first.
        let Some(year) = text[start..from].parse().ok().filter(|_| digits == 4) else {
            continue;
        };
        let found = before_year(&text[..start]).or_else(|| after_year(&text[from..]));
        if let Some((day, month)) = found {
            days.push(Day { year, month, day });
        }
    }
    days
}

/// What may stand between the parts of a day: prepositions, the endings of ordinals, and signs.
const BETWEEN: [&str; 15] = [
    "de", "del", "d", "of", "the", "er", "st", "nd", "rd", "th", "º", ".", ",", "’", "'",
];

/// The days of some year that a text names, as they are written: *13 de mayo*, *May 13*.
///
/// Those that have a year behind them are found by [`in_words`]. Only whole names of months count,
/// and English ones with a capital letter: what *may* march is no date.
#[must_use]
pub fn without_year(text: &str) -> Vec<&str> {
    let mut days = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(|it: char| it.is_ascii_digit()) {
        let start = from + at;
        let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
        from = start + digits;
        let is_part = text[..start].ends_with(['.', ',', '-', '/', ':'])
            && text[..start - 1].ends_with(|it: char| it.is_ascii_digit());
        if digits > 2 || is_part || day(&text[start..from]).is_none() {
            continue;
        }
        let behind = first_part(&text[from..]).filter(|(word, _)| is_month(word));
        if let Some((_, rest)) = behind {
            from = text.len() - rest.len();
            if !begins_with_year(rest) {
                days.push(&text[start..from]);
            }
            continue;
        }
        let before = text[..start].trim_end();
        let word = before.trim_end_matches(char::is_alphabetic).len();
        if word < before.len() && is_month(&before[word..]) && !begins_with_year(&text[from..]) {
            days.push(&text[word..from]);
        }
    }
    days
}

/// Whether a word is the whole name of a month.
fn is_month(word: &str) -> bool {
    let is_verb = matches!(word, "may" | "march" | "august");
    word.chars().count() > 3 && !is_verb && month(word).is_some()
        || matches!(word, "May" | "mai" | "Mai" | "maj" | "mei")
}

/// The first word of a text, and what is behind it; signs and words between the parts of a day are
/// passed over.
fn first_part(text: &str) -> Option<(&str, &str)> {
    let mut text = text;
    for _ in 0..4 {
        text = text.trim_start();
        let first = text.chars().next()?;
        let end = match first.is_alphabetic() {
            true => text
                .find(|it: char| !it.is_alphabetic())
                .unwrap_or(text.len()),
            false => first.len_utf8(),
        };
        let (part, rest) = text.split_at(end);
        if !BETWEEN.contains(&part) {
            return first.is_alphabetic().then_some((part, rest));
        }
        text = rest;
    }
    None
}

/// Whether a year stands next, which makes a whole date of what is before it.
fn begins_with_year(text: &str) -> bool {
    let mut text = text;
    for _ in 0..4 {
        text = text.trim_start();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            return digits == 4;
        }
        let Some(between) = BETWEEN.iter().find(|it| {
            let rest = text.strip_prefix(**it);
            rest.is_some_and(|rest| {
                !it.ends_with(char::is_alphabetic) || !rest.starts_with(char::is_alphabetic)
            })
        }) else {
            return false;
        };
        text = &text[between.len()..];
    }
    false
}

/// The day and the month that end a text.
fn before_year(text: &str) -> Option<(u8, u8)> {
    let (one, rest) = last_part(text)?;
    match month(one) {
        Some(month) => Some((day(last_part(rest)?.0)?, month)),
        None => Some((day(one)?, month(last_part(rest)?.0)?)),
    }
}

/// The month and the day that begin a text, as in *2026. május 13.*
fn after_year(text: &str) -> Option<(u8, u8)> {
    let mut parts = text.trim_start_matches('.').split_whitespace();
    let month = month(parts.next()?)?;
    let number = parts.next()?;
    let end = number.trim_start_matches(|it: char| it.is_ascii_digit());
    Some((day(&number[..number.len() - end.len()])?, month))
}

/// The last word or number of a text, and what is before it; signs and words between the parts
/// of a day are passed over.
fn last_part(text: &str) -> Option<(&str, &str)> {
    let mut text = text;
    for _ in 0..4 {
        text = text.trim_end();
        let last = text.chars().next_back()?;
        let is_kin = |it: char| match last.is_ascii_digit() {
            true => it.is_ascii_digit(),
            false => it.is_alphabetic(),
        };
        let start = match last.is_alphanumeric() {
            true => text.trim_end_matches(is_kin).len(),
            false => text.len() - last.len_utf8(),
        };
        let (before, part) = text.split_at(start);
        if !BETWEEN.contains(&part) {
            return last.is_alphanumeric().then_some((part, before));
        }
        text = before;
    }
    None
}

fn day(number: &str) -> Option<u8> {
    let day = number.parse().ok()?;
    (number.len() <= 2 && (1..=31).contains(&day)).then_some(day)
}

/// The number of a month by its name in any language.
fn month(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    MONTHS.get(name.as_str()).copied()
}

/// Months by their names in small letters.
static MONTHS: LazyLock<HashMap<String, u8>> = LazyLock::new(|| {
    let named = |language: &&str| {
        let names = months(language).unwrap_or_default().split(' ');
        (1..)
            .zip(names)
            .map(|(month, name)| (name.to_lowercase(), month))
    };
    // Written otherwise than in CLDR's long forms.
    let others = [("setiembre", 9), ("jänner", 1), ("sept", 9)];
    let short = "jan feb mar apr may jun jul aug sep oct nov dec".split(' ');
    let short = (1..).zip(short).map(|(month, name)| (name, month));
    let others = others.into_iter().chain(short);
    let all = LANGUAGES.iter().flat_map(named);
    all.chain(others.map(|(name, month)| (name.to_owned(), month)))
        .collect()
});

/// The languages whose months are known here.
const LANGUAGES: [&str; 22] = [
    "en", "es", "pt", "gl", "ca", "eu", "fr", "it", "de", "nl", "sv", "da", "nb", "no", "fi", "pl",
    "cs", "hu", "el", "ru", "uk", "tr",
];

/// The names of the twelve months as they stand in a date.
fn months(language: &str) -> Option<&'static str> {
    Some(match language {
        "en" => {
            "January February March April May June July August September October November December"
        }
        "es" => {
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre \
             diciembre"
        }
        "pt" => {
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro \
             dezembro"
        }
        "gl" => {
            "xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro"
        }
        "ca" => "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
        "eu" => {
            "urtarrila otsaila martxoa apirila maiatza ekaina uztaila abuztua iraila urria azaroa \
             abendua"
        }
        "fr" => {
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
        }
        "it" => {
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre \
             dicembre"
        }
        "de" => {
            "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
        }
        "nl" => {
            "januari februari maart april mei juni juli augustus september oktober november \
             december"
        }
        "sv" => {
            "januari februari mars april maj juni juli augusti september oktober november december"
        }
        "da" => {
            "januar februar marts april maj juni juli august september oktober november december"
        }
        "nb" | "no" => {
            "januar februar mars april mai juni juli august september oktober november desember"
        }
        "fi" => {
            "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta \
             elokuuta syyskuuta lokakuuta marraskuuta joulukuuta"
        }
        "pl" => {
            "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października \
             listopada grudnia"
        }
        "cs" => {
            "ledna února března dubna května června července srpna září října listopadu prosince"
        }
        "hu" => {
            "január február március április május június július augusztus szeptember október \
             november december"
        }
        "el" => {
            "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου \
             Οκτωβρίου Νοεμβρίου Δεκεμβρίου"
        }
        "ru" => "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "uk" => {
            "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
        }
        "tr" => "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(day: &str, language: &str) -> String {
        let language = LanguageTag::parse(language).unwrap();
        long(Day::parse(day).unwrap(), &language)
    }

    #[test]
    fn each_language_writes_a_day_its_own_way() {
        let days = [
            ("en", "13 May 2026"),
            ("en-US", "May 13, 2026"),
            ("es", "13 de mayo de 2026"),
            ("es-MX", "13 de mayo de 2026"),
            ("fr", "13 mai 2026"),
            ("de", "13. Mai 2026"),
            ("pt-BR", "13 de maio de 2026"),
            ("ca", "13 de maig del 2026"),
            ("el", "13 Μαΐου 2026"),
            ("hu", "2026. május 13."),
            ("ja", "2026-05-13"),
        ];
        for (language, expected) in days {
            assert_eq!(written("2026-05-13", language), expected, "{language}");
        }
        assert_eq!(written("2026-08-01", "fr"), "1er août 2026");
        assert_eq!(written("2026-04-01", "ca"), "1 d’abril del 2026");
    }

    #[test]
    fn every_language_has_twelve_months() {
        for language in LANGUAGES {
            assert_eq!(
                months(language).unwrap().split(' ').count(),
                12,
                "{language}"
            );
        }
    }

    fn found(text: &str) -> Vec<String> {
        in_words(text).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn days_in_words_are_found_as_each_language_writes_them() {
        for language in LANGUAGES.into_iter().chain(["en-US"]) {
            for day in ["2026-05-13", "2026-01-01", "2026-10-31"] {
                let text = format!("({}),", written(day, language));
                // Basque bends the name of the month.
                let expected = if language == "eu" {
                    &[][..]
                } else {
                    &[day][..]
                };
                assert_eq!(found(&text), expected, "{text}");
            }
        }
        for (text, expected) in [
            (
                "El 12 de mayo de 2026, y el 3 de Junio del 2025.",
                &["2026-05-12", "2025-06-03"][..],
            ),
            ("on the 12th of May, 2026", &["2026-05-12"]),
            ("on May 12th 2026", &["2026-05-12"]),
            (
                "Sept. 3, 1999 and 3 Sep 1999",
                &["1999-09-03", "1999-09-03"],
            ),
            ("el 5 de setiembre de 2024", &["2024-09-05"]),
            ("12\u{a0}de mayo de\u{202f}2026", &["2026-05-12"]),
            (
                "1er août 2026, 1º luglio 2026",
                &["2026-08-01", "2026-07-01"],
            ),
            ("de mayo de 2026", &[]),
            ("412 de mayo de 2026", &[]),
            ("32 de mayo de 2026", &[]),
            ("12 de mayores de 2026", &[]),
            ("12 de mayo de 20260", &[]),
            ("12 de mayo: 2026 casas", &[]),
            ("2026", &[]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn days_without_a_year_are_found_as_they_are_written() {
        for (text, expected) in [
            ("San Jacinto, 13 May", &["13 May"][..]),
            (
                "El 13 de mayo, y el 1º de junio.",
                &["13 de mayo", "1º de junio"],
            ),
            (
                "on May 12th and the 4th of July",
                &["May 12", "4th of July"],
            ),
            ("am 3. Mai; le 1er août", &["3. Mai", "1er août"]),
            ("el 12 d’abril, 2 maj", &["12 d’abril", "2 maj"]),
            ("on 9 May is dated 2019", &["9 May"]),
            ("13 de mayo de 2026, May 13, 2026, 2 June 1999", &[]),
            ("412 de mayo, 32 de mayo, 1.300 mayo, 3,5 mayo", &[]),
            ("in 10 may be, 5 march on, 7 mayores", &[]),
            ("2 sets, 3 dec, 8 mars", &["8 mars"]),
            ("", &[]),
        ] {
            assert_eq!(without_year(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for given in [
            "",
            "2026",
            "2026-13-01",
            "2026-00-01",
            "2026-01-32",
            "+026-01-01",
            "2026-1-1",
        ] {
            assert_eq!(Day::parse(given), None, "{given}");
        }
    }

    #[test]
    fn a_day_stands_where_one_is_asked_for() {
        let es = LanguageTag::parse("es").unwrap();
        let day = Day::parse("2026-01-02").unwrap();
        assert_eq!(
            fill("‹lugar›, ‹fecha› – ‹date›", day, &es),
            "‹lugar›, 2 de enero de 2026 – 2 de enero de 2026"
        );
    }
}
