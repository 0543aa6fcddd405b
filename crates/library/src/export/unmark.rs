//! Takes out of a piece, before anything is made of it, what could tell one copy of a text from
//! another: so no format has to, and every one is told of in the receipt.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use text::LanguageTag;
use text::edit::{Edit, utf16_len};
use text::watermark::{Found, Kind, unmark, unmark_line};

use super::{OtherPost, Piece};

/// Something that was found in what was exported.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// The slug of the post; empty for what the profile says.
    pub slug: String,
    /// The language tag of the text; empty where it has none.
    pub language: String,
    /// The text: `title`, `dek`, `place`, `body`, `tags`, `people`, `series`, `others` (titles of
    /// other posts), `profile`.
    pub text: &'static str,
    /// The line in it, from 1.
    pub line: usize,
    /// What it is, and what became of it.
    pub kind: Kind,
    /// The word or the code points.
    pub what: String,
}

impl fmt::Display for Mark {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Mark {
            slug,
            language,
            text,
            line,
            what,
            ..
        } = self;
        let parts = [slug.as_str(), language.as_str(), text]
            .into_iter()
            .filter(|it| !it.is_empty());
        let place = parts.collect::<Vec<_>>().join(", ");
        write!(formatter, "{place}, line {line}: {what}")
    }
}

/// Takes marks out of all that a piece says, and remembers them in it.
pub(super) fn piece(piece: &mut Piece) {
    let mut marks = Marks {
        slug: piece.post.slug.clone(),
        all: Vec::new(),
    };
    for (at, edition) in piece.editions.iter_mut().enumerate() {
        let language = edition.edition.language.clone();
        let (title_in, dek_in) = (edition.title_in().clone(), edition.dek_in().clone());
        let fields = &mut edition.fields;
        for (name, field, language) in [
            ("title", &mut fields.title, &title_in),
            ("dek", &mut fields.dek, &dek_in),
            ("place", &mut fields.place_line, &language),
        ] {
            marks.line(field, name, Some(language));
        }
        let edits = marks.body(&mut fields.body, &language);
        follow(&mut piece.pairs, at, &edits);
        marks.lines(&mut edition.tags, "tags", Some(&language));
        // Kept of the edition too, whose title is asked for here and there.
        marks.silent(&mut edition.edition.title, Some(&language));
    }
    marks.lines(&mut piece.post.tags, "tags", None);
    marks.lines(&mut piece.post.people, "people", None);
    marks.line(&mut piece.post.series, "series", None);
    for person in &mut piece.people {
        marks.line(&mut person.name, "people", None);
        marks.by_language(&mut person.biographies, "people");
    }
    if let Some(series) = &mut piece.series {
        marks.by_language(&mut series.names, "series");
        marks.others(&mut series.others);
    }
    marks.others(&mut piece.related);
    marks.slug.clear();
    marks.profile(piece);
    marks.all.sort();
    marks.all.dedup();
    piece.marks = marks.all;
}

/// A passage that is copied by itself.
pub(super) fn passage(given: &str, is_body: bool, language: &LanguageTag) -> String {
    match is_body {
        true => unmark(given, Some(language)).text.into_owned(),
        false => unmark_line(given, Some(language)).text.into_owned(),
    }
}

struct Marks {
    slug: String,
    all: Vec<Mark>,
}

impl Marks {
    fn take(&mut self, found: &Found, text: &'static str, language: Option<&LanguageTag>) {
        let language = language.map(ToString::to_string).unwrap_or_default();
        self.all
            .extend(found.places().into_iter().map(|place| Mark {
                slug: self.slug.clone(),
                language: language.clone(),
                text,
                line: place.line,
                kind: place.kind,
                what: place.what,
            }));
    }

    fn body(&mut self, body: &mut String, language: &LanguageTag) -> Vec<Edit> {
        let made = unmark(body, Some(language));
        self.take(&made.found, "body", Some(language));
        let edits = made.edits;
        *body = made.text.into_owned();
        edits
    }

    fn line(&mut self, line: &mut String, text: &'static str, language: Option<&LanguageTag>) {
        let made = unmark_line(line, language);
        self.take(&made.found, text, language);
        *line = made.text.into_owned();
    }

    fn silent(&mut self, line: &mut String, language: Option<&LanguageTag>) {
        *line = unmark_line(line, language).text.into_owned();
    }

    fn lines(&mut self, all: &mut [String], text: &'static str, language: Option<&LanguageTag>) {
        all.iter_mut().for_each(|it| self.line(it, text, language));
    }

    fn by_language(&mut self, all: &mut BTreeMap<LanguageTag, String>, text: &'static str) {
        all.iter_mut()
            .for_each(|(language, it)| self.line(it, text, Some(language)));
    }

    fn others(&mut self, posts: &mut [OtherPost]) {
        for post in posts {
            self.by_language(&mut post.titles, "others");
        }
    }

    fn profile(&mut self, piece: &mut Piece) {
        let options = &mut piece.profile.options;
        self.line(&mut options.site.name, "profile", None);
        for (language, appeal) in &mut options.appeal {
            self.line(&mut appeal.text, "profile", Some(language));
            self.line(&mut appeal.link.name, "profile", Some(language));
        }
        for link in options.header_links.iter_mut().chain(&mut options.share) {
            self.line(&mut link.name, "profile", None);
        }
    }
}

/// Lets the places of pairs follow the edits of an edition's body, which stand last first.
fn follow(pairs: &mut [Vec<[Range<u32>; 2]>], edition: usize, edits: &[Edit]) {
    if edits.is_empty() {
        return;
    }
    // Where each edit ends, and by how much what is behind it has moved.
    let mut moved = 0_i64;
    let ends: Vec<(u32, i64)> = edits
        .iter()
        .rev()
        .map(|edit| {
            moved += i64::from(utf16_len(&edit.inserted)) - i64::from(edit.deleted);
            (edit.from + edit.deleted, moved)
        })
        .collect();
    let place = |at: u32| {
        let before = ends.partition_point(|(end, _)| *end <= at);
        let by = before.checked_sub(1).map_or(0, |last| ends[last].1);
        u32::try_from(i64::from(at) + by).unwrap_or(at)
    };
    for (at, pairs) in pairs.iter_mut().enumerate() {
        for [one, other] in pairs {
            let own = match edition {
                0 => one,
                _ if edition == at + 1 => other,
                _ => continue,
            };
            *own = place(own.start)..place(own.end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_stand_where_their_words_stand() {
        let body = "Uno 𝒶\u{2003}dos.\n\nTr\u{435}s y más.\n\nF&emsp;in.\n";
        let made = unmark(body, None);
        assert_eq!(made.text, "Uno 𝒶 dos.\n\nTres y más.\n\nF in.\n");
        let units = |text: &str, part: &str| {
            let from = utf16_len(&text[..text.find(part).unwrap_or_default()]);
            from..from + utf16_len(part)
        };
        let mut pairs = vec![vec![
            [units(body, "F&emsp;in."), 0..3],
            [units(body, "Tr\u{435}s y más."), 3..4],
        ]];
        follow(&mut pairs, 0, &made.edits);
        assert_eq!(pairs[0][0], [units(&made.text, "F in."), 0..3]);
        assert_eq!(pairs[0][1], [units(&made.text, "Tres y más."), 3..4]);
    }
}
