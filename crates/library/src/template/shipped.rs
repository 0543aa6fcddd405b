//! The templates that the application brings.
//!
//! Each is a file: `name: …`, `place: …`, `title: …`, `dek: …`, an empty line, and the body.

use text::LanguageTag;

use super::Words;

/// By key: the kind, a point, and the language.
const SHIPPED: [(&str, &str); 8] = [
    ("communique.en", include_str!("shipped/communique.en.md")),
    ("event.en", include_str!("shipped/event.en.md")),
    ("interview.en", include_str!("shipped/interview.en.md")),
    ("statement.en", include_str!("shipped/statement.en.md")),
    ("communique.es", include_str!("shipped/communique.es.md")),
    ("event.es", include_str!("shipped/event.es.md")),
    ("interview.es", include_str!("shipped/interview.es.md")),
    ("statement.es", include_str!("shipped/statement.es.md")),
];

/// The keys, in the order in which they are listed.
pub(super) fn keys() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|&(key, _)| key)
}

/// The key that is written so, if there is one.
pub(super) fn key(given: &str) -> Option<&'static str> {
    keys().find(|&key| key == given)
}

/// What a shipped template says.
pub(super) fn words(key: &str) -> Option<Words> {
    let &(_, file) = SHIPPED.iter().find(|&&(known, _)| known == key)?;
    let (_, language) = key.split_once('.')?;
    let (head, body) = file.split_once("\n\n")?;
    let line = |field: &str| {
        head.lines()
            .filter_map(|line| line.split_once(": "))
            .find(|&(name, _)| name == field)
            .map(|(_, words)| words.to_owned())
    };
    Some(Words {
        language: LanguageTag::parse(language).ok()?,
        name: line("name")?,
        place_line: line("place")?,
        title: line("title")?,
        dek: line("dek")?,
        body: body.to_owned(),
    })
}
