//! Days as each language writes them out, such as *13 de mayo de 2026*.

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
        for language in [
            "en", "es", "pt", "gl", "ca", "eu", "fr", "it", "de", "nl", "sv", "da", "nb", "no",
            "fi", "pl", "cs", "hu", "el", "ru", "uk", "tr",
        ] {
            assert_eq!(
                months(language).unwrap().split(' ').count(),
                12,
                "{language}"
            );
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
