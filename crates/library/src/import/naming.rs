//! What the name and the place of a file say: a day, a language, which post it is of.
//!
//! `post.es.md` and `index.es.md` (Hugo, Zola), `2021-05-03-title.md` (Jekyll), `es/post.md`,
//! `content/es/post.md`, `_posts/es/…`, `es/_posts/…`.

use std::path::{Component, Path};

use text::LanguageTag;
use text::dates::Day;

/// Languages that are meant behind an underscore; others are also words, such as *de* and *no*.
const BEHIND_A_LINE: &[&str] = &[
    "ar", "ca", "en", "es", "eu", "fr", "gl", "pt", "ru", "tr", "uk", "zh",
];

/// What a place in a folder says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// The name without day, language and ending; that of the folder where the file is its index.
    pub(super) stem: String,
    /// The day that the name begins with, ISO 8601; may be empty.
    pub(super) date: String,
    /// The language that name or folder say.
    pub(super) language: Option<LanguageTag>,
    /// What is the same for all languages of a post.
    pub(super) key: String,
    /// Whether a folder says that it is a draft.
    pub(super) is_draft: bool,
    /// Whether a folder says that it is out.
    pub(super) is_post: bool,
}

/// Reads what a place says.
pub(super) fn of(place: &Path) -> Named {
    let mut named = Named::default();
    let mut folders: Vec<&str> = Vec::new();
    let parents = place.parent().into_iter().flat_map(Path::components);
    for step in parents {
        let Component::Normal(step) = step else {
            continue;
        };
        let Some(step) = step.to_str() else { continue };
        match language(step) {
            Some(tag) if named.language.is_none() => named.language = Some(tag),
            _ => folders.push(step),
        }
        named.is_draft |= step == "_drafts";
        named.is_post |= step == "_posts";
    }
    let name = place.file_name().and_then(|it| it.to_str());
    let name = name.unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let ending = name.get(stem.len()..).unwrap_or_default();
    let stem = match stem.rsplit_once(['.', '_']) {
        // A line parts words too: behind one only some languages are meant.
        Some((before, tag))
            if !before.is_empty()
                && language(tag).is_some()
                && (stem[before.len()..].starts_with('.') || BEHIND_A_LINE.contains(&tag)) =>
        {
            named.language = language(tag);
            before
        }
        _ => stem,
    };
    let (day, rest) = match stem.get(..10).and_then(Day::parse) {
        Some(day) => (
            day.to_string(),
            stem[10..].trim_start_matches(['-', '_', ' ']),
        ),
        None => (String::new(), stem),
    };
    named.date = day;
    let is_index = matches!(rest, "index" | "_index" | "README" | "readme");
    named.stem = match (is_index, folders.last()) {
        (true, Some(folder)) => {
            let day = folder.get(..10).and_then(Day::parse);
            if let Some(day) = day {
                named.date = day.to_string();
                folder[10..].trim_start_matches(['-', '_', ' ']).to_owned()
            } else {
                (*folder).to_owned()
            }
        }
        (true, None) => String::new(),
        (false, _) => rest.to_owned(),
    };
    named.key = format!("{}/{stem}{ending}", folders.join("/"));
    named
}

/// A language, where a name or a folder means one: `es`, `pt-br`, `zh-Hant`. Only those that have
/// a name here: `min` and `src` are languages too.
fn language(given: &str) -> Option<LanguageTag> {
    let mut subtags = given.split(['-', '_']);
    let primary = subtags.next().unwrap_or_default();
    // Words behind it make a title of it: *el-agua* is not Greek.
    let is_short = (2..=3).contains(&primary.len())
        && subtags
            .all(|it| it.len() == 2 || ["Hans", "Hant", "Latn", "Cyrl", "Arab"].contains(&it));
    let tag = LanguageTag::parse(&given.replace('_', "-")).ok()?;
    (is_short && tag.endonym().is_some()).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(place: &str, expected: [&str; 4]) {
        let named = of(Path::new(place));
        let language = named.language.map(|it| it.to_string()).unwrap_or_default();
        let told = [&named.stem, &named.date, &language, &named.key].map(String::as_str);
        assert_eq!(told, expected, "{place}");
    }

    #[test]
    fn names_say_day_language_and_post() {
        check("el-agua.es.md", ["el-agua", "", "es", "/el-agua.md"]);
        check("el-agua.md", ["el-agua", "", "", "/el-agua.md"]);
        check("agua_es.txt", ["agua", "", "es", "/agua.txt"]);
        check(
            "content/es/posts/el-agua/index.md",
            ["el-agua", "", "es", "content/posts/el-agua/index.md"],
        );
        check(
            "posts/el-agua/index.pt-br.md",
            ["el-agua", "", "pt-BR", "posts/el-agua/index.md"],
        );
        check(
            "_posts/2021-05-03-el-agua.md",
            ["el-agua", "2021-05-03", "", "_posts/2021-05-03-el-agua.md"],
        );
        check(
            "en/_posts/2021-05-03-water.md",
            ["water", "2021-05-03", "en", "_posts/2021-05-03-water.md"],
        );
        check("jquery.min.md", ["jquery.min", "", "", "/jquery.min.md"]);
        check(
            "carta_final.txt",
            ["carta_final", "", "", "/carta_final.txt"],
        );
        check(
            "2021-13-40-x.md",
            ["2021-13-40-x", "", "", "/2021-13-40-x.md"],
        );
        check("index.md", ["", "", "", "/index.md"]);
    }
}
