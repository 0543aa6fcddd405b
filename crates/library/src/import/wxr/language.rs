//! What sites call languages, and which posts are each other's translations.

use text::LanguageTag;

/// A language by what a site calls it: `es`, `es_ES`, `pt-br`, `zh-hans`.
pub(super) fn tag(given: &str) -> Option<LanguageTag> {
    let given = given.trim().replace('_', "-");
    // What is meant by some is another's code.
    let given = match given.to_ascii_lowercase().as_str() {
        "cz" => "cs".to_owned(),
        "gr" => "el".to_owned(),
        "ua" => "uk".to_owned(),
        "jp" => "ja".to_owned(),
        "dk" => "da".to_owned(),
        "se" => "sv".to_owned(),
        _ => given,
    };
    if given.is_empty() || given.len() > 20 {
        return None;
    }
    // `de-DE-formal` is how a site speaks to its readers.
    let whole = LanguageTag::parse(&given);
    whole.ok().or_else(|| {
        let primary = given.split('-').next()?;
        LanguageTag::parse(primary).ok()
    })
}

/// The posts of a group as Polylang describes it: an array as PHP writes it down, languages and
/// numbers of posts. Nothing else is read of it.
pub(super) fn members(description: &str) -> Vec<(String, u64)> {
    const MOST: usize = 64;
    let mut members = Vec::new();
    let Some(mut rest) = description
        .strip_prefix("a:")
        .and_then(|it| it.split_once('{'))
        .map(|(_, rest)| rest)
    else {
        return members;
    };
    while members.len() < MOST {
        let Some((key, after)) = string(rest) else {
            break;
        };
        let Some((value, after)) = number(after) else {
            break;
        };
        if let Some(id) = value {
            members.push((key.to_owned(), id));
        }
        rest = after;
    }
    members
}

/// `s:2:"es";`
fn string(given: &str) -> Option<(&str, &str)> {
    let (length, rest) = given.strip_prefix("s:")?.split_once(":\"")?;
    let length: usize = length.parse().ok()?;
    let words = rest.get(..length)?;
    let rest = rest.get(length..)?.strip_prefix("\";")?;
    Some((words, rest))
}

/// `i:12;` or `s:2:"12";`
fn number(given: &str) -> Option<(Option<u64>, &str)> {
    if let Some((words, rest)) = string(given) {
        return Some((words.parse().ok(), rest));
    }
    let (digits, rest) = given.strip_prefix("i:")?.split_once(';')?;
    Some((digits.parse().ok(), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_known_by_what_sites_call_them() {
        for (given, expected) in [
            ("es", Some("es")),
            ("es_ES", Some("es-ES")),
            ("pt-br", Some("pt-BR")),
            ("zh-hans", Some("zh-Hans")),
            ("cz", Some("cs")),
            ("spanish", None),
            ("", None),
        ] {
            assert_eq!(
                tag(given).as_ref().map(LanguageTag::as_str),
                expected,
                "{given}"
            );
        }
    }

    #[test]
    fn groups_are_read_as_they_are_described_and_nothing_else_is() {
        assert_eq!(
            members("a:2:{s:2:\"es\";i:12;s:2:\"en\";s:2:\"34\";}"),
            [("es".to_owned(), 12), ("en".to_owned(), 34)]
        );
        assert_eq!(members("O:8:\"Evil\":1:{s:2:\"es\";i:12;}"), []);
        assert_eq!(members("a:1:{s:9999:\"es\";i:12;}"), []);
        assert_eq!(members(""), []);
    }
}
