use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use text::{LanguageTag, reveal};

use super::{KeptPlace, KeptWord, kept_words};
use crate::error::Result;
use crate::export::receipt::{self, Read};
use crate::export::{ByHand, Clip, OtherPost, Piece, Plan};
use crate::history::Field;
use crate::id::PostId;
use crate::library::Query;
use crate::posted::ChangedSince;
use crate::search;

/// The list, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub struct KeptWords {
    words: Vec<String>,
    /// Of each, its folded words.
    folded: Vec<Vec<String>>,
    /// Those that begin with a word.
    by_first: HashMap<String, Vec<usize>>,
}

impl KeptWords {
    /// Reads the list.
    ///
    /// # Errors
    ///
    /// A failed read.
    pub fn read(q: &Query<'_>) -> Result<KeptWords> {
        Ok(KeptWords::of(kept_words(q)?))
    }

    fn of(words: Vec<String>) -> KeptWords {
        let folded: Vec<Vec<String>> = words.iter().map(|word| search::words(word)).collect();
        let mut by_first: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, parts) in folded.iter().enumerate() {
            if let Some(first) = parts.first() {
                by_first.entry(first.clone()).or_default().push(at);
            }
        }
        KeptWords {
            words,
            folded,
            by_first,
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }

    /// Says where an export of these pieces would have one, in a stable order.
    pub fn find(&self, pieces: &[Piece], plan: &Plan) -> Vec<KeptWord> {
        match self.is_empty() {
            true => Vec::new(),
            false => self.find_in(pieces, plan, &receipt::read(plan)),
        }
    }

    /// Does what [`KeptWords::find`] does with files that have been read.
    pub(in crate::export) fn find_in(
        &self,
        pieces: &[Piece],
        plan: &Plan,
        files: &[Read],
    ) -> Vec<KeptWord> {
        if self.is_empty() {
            return Vec::new();
        }
        let post = match pieces {
            [only] => Some(only.post.id),
            _ => None,
        };
        let mut in_files = Search::new(self);
        for (file, read) in plan.files.iter().zip(files) {
            in_files.look(post, "", KeptPlace::Name, &file.name);
            for words in read.words().into_iter().flatten() {
                in_files.look(post, "", KeptPlace::File, words);
            }
        }
        let there: BTreeSet<usize> = in_files.found.iter().map(|(_, _, _, word)| *word).collect();
        let mut told = Search::new(self);
        for piece in pieces {
            told.look_at(piece, &there);
        }
        let explained: BTreeSet<usize> = told.found.iter().map(|(_, _, _, word)| *word).collect();
        // The files are told of only where no field says better where a word is.
        in_files
            .found
            .retain(|(_, _, place, word)| *place == KeptPlace::Name || !explained.contains(word));
        told.found.extend(in_files.found);
        self.told(told.found)
    }

    /// Says where the parts that a person copies one by one have one.
    pub fn find_by_hand(&self, piece: &Piece, parts: &[ByHand<'_>]) -> Vec<KeptWord> {
        let post = Some(piece.post.id);
        let mut search = Search::new(self);
        for it in parts {
            let language = it.edition.edition.language.as_str();
            let (title_in, dek_in) = (it.edition.title_in(), it.edition.dek_in());
            search.look(post, title_in.as_str(), KeptPlace::Title, &it.title);
            search.look(post, dek_in.as_str(), KeptPlace::Dek, &it.dek);
            search.look(post, language, KeptPlace::Slug, &it.edition.slug);
            for tag in &it.edition.tags {
                search.look(post, language, KeptPlace::Tags, tag);
            }
            search.look_at_clip(post, language, KeptPlace::Text, &it.body);
        }
        self.told(search.found)
    }

    /// Says where paragraphs of an edition that a person brings to where it was posted have one.
    pub fn find_changed(
        &self,
        piece: &Piece,
        language: &LanguageTag,
        since: &ChangedSince,
    ) -> Vec<KeptWord> {
        let mut search = Search::new(self);
        for paragraph in &since.paragraphs {
            let place = match paragraph.field {
                Field::Title => KeptPlace::Title,
                Field::Dek => KeptPlace::Dek,
                Field::PlaceLine => KeptPlace::PlaceLine,
                Field::Body | Field::Notes => KeptPlace::Text,
            };
            let post = Some(piece.post.id);
            search.look_at_clip(post, language.as_str(), place, &paragraph.now);
        }
        self.told(search.found)
    }

    /// Says where the fields of an edition have one, which go out as they are.
    pub fn find_in_fields(
        &self,
        post: PostId,
        language: &LanguageTag,
        fields: &[(KeptPlace, &str)],
    ) -> Vec<KeptWord> {
        let mut search = Search::new(self);
        for (place, field) in fields {
            let read = reveal::markdown(field);
            for text in [*field, &read.words, &read.alternatives] {
                search.look(Some(post), language.as_str(), *place, text);
            }
        }
        self.told(search.found)
    }

    fn told(&self, found: Found) -> Vec<KeptWord> {
        let found = found.into_iter();
        found
            .map(|(post, language, place, word)| KeptWord {
                post,
                language,
                place,
                word: self.words[word].clone(),
            })
            .collect()
    }

    /// The words that occur in a text.
    fn occur_in(&self, text: &str, mut found: impl FnMut(usize)) {
        let folded = search::fold(&without_joiners(text)).into_text();
        let mut rest = folded.as_str();
        loop {
            rest = rest.trim_start_matches(' ');
            if rest.is_empty() {
                return;
            }
            let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
            for &at in self.by_first.get(word).into_iter().flatten() {
                let mut next = after.split(' ').filter(|word| !word.is_empty());
                if self.folded[at][1..]
                    .iter()
                    .all(|word| next.next() == Some(word))
                {
                    found(at);
                }
            }
            rest = after;
        }
    }
}

/// Post, language, place and word, each once and in order.
type Found = BTreeSet<(Option<PostId>, String, KeptPlace, usize)>;

struct Search<'k> {
    kept: &'k KeptWords,
    found: Found,
}

impl Search<'_> {
    fn new(kept: &KeptWords) -> Search<'_> {
        Search {
            kept,
            found: Found::new(),
        }
    }

    fn look(&mut self, post: Option<PostId>, language: &str, place: KeptPlace, text: &str) {
        let found = &mut self.found;
        let mut note = |word| {
            found.insert((post, language.to_owned(), place, word));
        };
        self.kept.occur_in(text, &mut note);
        if let Cow::Owned(decoded) = without_signs(text) {
            self.kept.occur_in(&decoded, &mut note);
        }
    }

    /// Looks at what is copied: what is read of it, and what its mark-up says.
    fn look_at_clip(
        &mut self,
        post: Option<PostId>,
        language: &str,
        place: KeptPlace,
        clip: &Clip,
    ) {
        let html = reveal::html(&clip.html);
        self.look(post, language, place, &html.words);
        self.look(post, language, KeptPlace::Alternative, &html.alternatives);
        self.look(post, language, place, &clip.text);
    }

    /// Looks at the fields of a piece: at what the profile may leave out only for words that are
    /// in the files.
    fn look_at(&mut self, piece: &Piece, there: &BTreeSet<usize>) {
        let post = Some(piece.post.id);
        self.look(post, "", KeptPlace::Slug, &piece.post.slug);
        for edition in &piece.editions {
            let language = edition.edition.language.as_str();
            let fields = &edition.fields;
            let body = reveal::markdown(&fields.body);
            // A title that is shared is led to where it stands.
            let (title_in, dek_in) = (edition.title_in(), edition.dek_in());
            self.look(post, title_in.as_str(), KeptPlace::Title, &fields.title);
            self.look(post, dek_in.as_str(), KeptPlace::Dek, &fields.dek);
            for (place, text) in [
                (KeptPlace::PlaceLine, fields.place_line.as_str()),
                (KeptPlace::Text, &body.words),
                (KeptPlace::Text, &fields.body),
                (KeptPlace::Alternative, &body.alternatives),
                (KeptPlace::Slug, &edition.slug),
            ] {
                self.look(post, language, place, text);
            }
        }
        let mut maybe = Search::new(self.kept);
        for edition in &piece.editions {
            let language = edition.edition.language.as_str();
            for tag in &edition.tags {
                maybe.look(post, language, KeptPlace::Tags, tag);
            }
            maybe.look(post, language, KeptPlace::Address, &edition.address);
        }
        for person in &piece.people {
            maybe.look(post, "", KeptPlace::Byline, &person.name);
            for (language, told) in &person.biographies {
                maybe.look(post, language.as_str(), KeptPlace::Biography, told);
            }
        }
        let series = piece.series.iter();
        for (language, name) in series.clone().flat_map(|series| &series.names) {
            maybe.look(post, language.as_str(), KeptPlace::Series, name);
        }
        let others = series.flat_map(|series| &series.others);
        for other in others.chain(&piece.related) {
            maybe.look_at_other(post, other);
        }
        maybe.found.retain(|(_, _, _, word)| there.contains(word));
        self.found.extend(maybe.found);
    }

    fn look_at_other(&mut self, post: Option<PostId>, other: &OtherPost) {
        for (language, title) in &other.titles {
            self.look(post, language.as_str(), KeptPlace::Related, title);
        }
        for (language, address) in &other.addresses {
            self.look(post, language.as_str(), KeptPlace::Related, address);
        }
    }
}

/// A text without signs that stand inside a word and that nobody sees.
fn without_joiners(text: &str) -> Cow<'_, str> {
    let joins = |it: char| matches!(it, '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}');
    match text.contains(joins) {
        true => Cow::Owned(text.chars().filter(|it| !joins(*it)).collect()),
        false => Cow::Borrowed(text),
    }
}

/// A text with the bytes that addresses write as `%C3%AD`.
fn without_signs(text: &str) -> Cow<'_, str> {
    let digit = |at: usize| {
        text.as_bytes()
            .get(at)
            .and_then(|it| char::from(*it).to_digit(16))
    };
    let mut bytes = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices('%') {
        if at < from {
            continue;
        }
        if let (Some(high), Some(low)) = (digit(at + 1), digit(at + 2)) {
            bytes.extend_from_slice(&text.as_bytes()[from..at]);
            // Two digits of sixteen make no more than a byte.
            bytes.push(u8::try_from(high * 16 + low).unwrap_or_default());
            from = at + 3;
        }
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    bytes.extend_from_slice(&text.as_bytes()[from..]);
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(list: &[&str], text: &str) -> Vec<usize> {
        let kept = KeptWords::of(list.iter().map(|&it| it.to_owned()).collect());
        let mut search = Search::new(&kept);
        search.look(None, "", KeptPlace::Text, text);
        search
            .found
            .into_iter()
            .map(|(_, _, _, word)| word)
            .collect()
    }

    #[test]
    fn whole_words_are_found_without_case_and_accents() {
        let list = ["María José", "Nochixtlán", "ana", "7-B"];
        for (text, expected) in [
            ("Con MARIA  JOSE, ayer", vec![0]),
            ("maria-jose.html", vec![0]),
            ("María Elena José", vec![]),
            ("Marías José", vec![]),
            ("en nochixtlan.", vec![1]),
            ("Nochixtla\u{301}n", vec![1]),
            ("Nochix\u{ad}tlán", vec![1]),
            ("https://example.org/Nochixtl%C3%A1n/x", vec![1]),
            ("Diana mañana Ana", vec![2]),
            ("Diana mañana anas", vec![]),
            ("portal 7 b", vec![3]),
            ("maría", vec![]),
            ("100 % de Ana", vec![2]),
            ("", vec![]),
        ] {
            assert_eq!(found(&list, text), expected, "{text}");
        }
    }

    #[test]
    fn names_that_begin_alike_are_all_found() {
        let list = ["la casa", "la casa roja", "casa roja"];
        assert_eq!(found(&list, "en la casa roja"), [0, 1, 2]);
        assert_eq!(found(&list, "en la casa verde"), [0]);
    }
}
