//! What a post is not ready for. None of it stops an export: a person decides.

use text::LanguageTag;
use text::reveal;

use super::Profile;
use crate::alignment::{self, Step};
use crate::check::{self, Memo};
use crate::edition::{self, Edition, Role};
use crate::error::Result;
use crate::history;
use crate::id::{EditionId, NoteId, PostId};
use crate::library::Query;
use crate::note;
use crate::post;

/// Something for which a post is not ready, and where a person finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotReady {
    /// The post.
    pub post: PostId,
    /// What it is.
    pub kind: Lack,
    /// The language that it is about.
    pub language: String,
    /// How many of them there are.
    pub count: usize,
    /// The edition; of pairs and findings the translation.
    pub edition: Option<EditionId>,
    /// Of pairs and findings, the edition that it is paired with.
    pub left: Option<EditionId>,
    /// The note.
    pub note: Option<NoteId>,
    /// The words of a note, or the name of the first image; may be empty.
    pub words: String,
}

/// What a post lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// It is in the trash.
    Trash,
    /// A language that the profile names.
    Language,
    /// A title: the edition has none, and the post's source, whose title it would share, neither.
    Title,
    /// Pairs that are changed or lack a side.
    Pairs,
    /// What the checks found and nobody has dismissed.
    Findings,
    /// Alternative texts.
    Alternative,
    /// A note is open that holds the post.
    Note,
}

impl Lack {
    /// The stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Lack::Trash => "trash",
            Lack::Language => "language",
            Lack::Title => "title",
            Lack::Pairs => "pairs",
            Lack::Findings => "findings",
            Lack::Alternative => "alt",
            Lack::Note => "note",
        }
    }
}

/// Says what a post, or its edition in one language, is not ready for.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for the post, and a failed read.
pub fn not_ready(
    q: &Query<'_>,
    profile: &Profile,
    id: PostId,
    language: Option<&LanguageTag>,
    memo: &mut Memo,
) -> Result<Vec<NotReady>> {
    let post = post::get(q, id)?;
    let all = edition::of_post(q, id)?;
    let lack = |kind: Lack, language: &str, count: usize, edition: Option<EditionId>| NotReady {
        post: id,
        kind,
        language: language.to_owned(),
        count,
        edition,
        left: None,
        note: None,
        words: String::new(),
    };
    let mut found = Vec::new();
    if post.trashed_at.is_some() {
        found.push(lack(Lack::Trash, "", 1, None));
    }
    let is_there = |tag: &LanguageTag| all.iter().any(|e| e.is_current && e.language == *tag);
    for tag in &profile.options.languages {
        if language.is_none() && !is_there(tag) {
            found.push(lack(Lack::Language, tag.as_str(), 1, None));
        }
    }
    let source = all.iter().find(|e| e.role == Role::Source);
    let has_title = |edition: &Edition| !edition.title.trim().is_empty();
    let exported = all
        .iter()
        .filter(|e| e.is_current && language.is_none_or(|l| *l == e.language));
    for edition in exported {
        let tag = edition.language.as_str();
        if !has_title(edition) && !source.is_some_and(has_title) {
            found.push(lack(Lack::Title, tag, 1, Some(edition.id)));
        }
        let bare = reveal::undescribed(&history::body(q, edition)?);
        if let Some(first) = bare.first() {
            found.push(NotReady {
                words: first.clone(),
                ..lack(Lack::Alternative, tag, bare.len(), Some(edition.id))
            });
        }
        for note in note::holding(q, edition)? {
            found.push(NotReady {
                note: Some(note.id),
                words: note.words,
                ..lack(Lack::Note, tag, 1, Some(edition.id))
            });
        }
        let from = edition.translated_from.or(source.map(|source| source.id));
        if let Some(from) = from.filter(|from| *from != edition.id && edition.role != Role::Source)
            && all.iter().any(|other| other.id == from)
        {
            let [pairs, findings] = of_pairs(q, from, edition.id, memo)?;
            for (kind, count) in [(Lack::Pairs, pairs), (Lack::Findings, findings)] {
                if count > 0 {
                    found.push(NotReady {
                        left: Some(from),
                        ..lack(kind, tag, count, Some(edition.id))
                    });
                }
            }
        }
    }
    Ok(found)
}

/// How many pairs of two editions are not in step, and how many findings are open.
fn of_pairs(
    q: &Query<'_>,
    left: EditionId,
    right: EditionId,
    memo: &mut Memo,
) -> Result<[usize; 2]> {
    let living = alignment::read(q, left, right)?;
    let open = |step: &Step| matches!(step, Step::Changed | Step::Missing);
    let pairs = living.steps().filter(open).count();
    let found = check::find(q, &living, memo)?;
    let findings = found.iter().filter(|found| !found.is_said_by_pairs());
    Ok([pairs, findings.count()])
}
