//! What two people have decided differently, for a third decision.

use sha2::{Digest, Sha256};

use crate::history::Field;
use crate::id::{EditionId, PostId};

/// What a conflict is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Spot {
    /// Words of a text.
    Text(EditionId, Field),
    /// The language of an edition.
    Language(EditionId),
    /// The name of an edition.
    Name(EditionId),
    /// The slug of an edition.
    EditionSlug(EditionId),
    /// The slug of the post.
    Slug,
    /// The date of the post.
    Date,
    /// How far the post is.
    Status,
    /// The series of the post, in the source's language.
    Series,
}

impl Spot {
    /// The edition that it is in; `None` for what belongs to the whole post.
    #[must_use]
    pub fn edition(self) -> Option<EditionId> {
        match self {
            Spot::Text(edition, _)
            | Spot::Language(edition)
            | Spot::Name(edition)
            | Spot::EditionSlug(edition) => Some(edition),
            Spot::Slug | Spot::Date | Spot::Status | Spot::Series => None,
        }
    }

    /// The stable word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Spot::Text(_, Field::Title) => "title",
            Spot::Text(_, Field::Dek) => "dek",
            Spot::Text(_, Field::PlaceLine) => "placeLine",
            Spot::Text(_, Field::Body) => "body",
            Spot::Text(_, Field::Notes) => "notes",
            Spot::Language(_) => "language",
            Spot::Name(_) => "name",
            Spot::EditionSlug(_) | Spot::Slug => "slug",
            Spot::Date => "date",
            Spot::Status => "status",
            Spot::Series => "series",
        }
    }
}

/// What both sides changed, each in its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The post.
    pub post: PostId,
    /// Where.
    pub spot: Spot,
    /// Which of the conflicts there, in reading order from 0.
    pub number: usize,
    /// Where it stands in the text that was brought together; bytes.
    pub at: usize,
    /// What both sides began with.
    pub base: String,
    /// What it says here.
    pub mine: String,
    /// What it says in the file.
    pub theirs: String,
}

impl Conflict {
    /// A name that stays while all three texts do: a decision is about these words and no others.
    #[must_use]
    pub fn key(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(self.post.as_bytes());
        if let Some(edition) = self.spot.edition() {
            hash.update(edition.as_bytes());
        }
        hash.update(self.spot.word());
        hash.update(self.number.to_le_bytes());
        for text in [&self.base, &self.mine, &self.theirs] {
            hash.update(text.len().to_le_bytes());
            hash.update(text);
        }
        let digest = hash.finalize();
        digest
            .iter()
            .take(12)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// What a decision leaves.
    #[must_use]
    pub fn taken(&self, take: Take) -> String {
        match (take, self.spot) {
            (Take::Theirs, _) => self.theirs.clone(),
            (Take::Both, Spot::Text(_, field)) => both(&self.mine, &self.theirs, field),
            // Of two dates there can be only one.
            (Take::Mine | Take::Both, _) => self.mine.clone(),
        }
    }
}

/// What a person decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Take {
    /// What it says here stays.
    Mine,
    /// What the file says takes its place.
    Theirs,
    /// Both stay, one after the other.
    Both,
}

fn both(mine: &str, theirs: &str, field: Field) -> String {
    let is_apart = mine.is_empty()
        || theirs.is_empty()
        || mine.ends_with(char::is_whitespace)
        || theirs.starts_with(char::is_whitespace);
    let between = match (is_apart, field) {
        (true, _) => "",
        (false, Field::Body) if mine.contains("\n\n") || theirs.contains("\n\n") => "\n\n",
        (false, _) => " ",
    };
    format!("{mine}{between}{theirs}")
}

/// What was decided: single conflicts, and all others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    /// By [`Conflict::key`].
    pub single: std::collections::HashMap<String, Take>,
    /// For those that are not named; `None` leaves them undecided.
    pub others: Option<Take>,
}

impl Decisions {
    pub(super) fn of(&self, conflict: &Conflict) -> Option<Take> {
        self.single.get(&conflict.key()).copied().or(self.others)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn conflict(mine: &str, theirs: &str) -> Conflict {
        Conflict {
            post: PostId::from_bytes([1; 16]),
            spot: Spot::Text(EditionId::from_bytes([2; 16]), Field::Body),
            number: 0,
            at: 0,
            base: "El agua.".into(),
            mine: mine.into(),
            theirs: theirs.into(),
        }
    }

    #[test]
    fn both_stand_one_after_the_other() {
        let both = |mine, theirs| conflict(mine, theirs).taken(Take::Both);
        assert_eq!(both("El río.", "La lluvia."), "El río. La lluvia.");
        assert_eq!(
            both("El río.\n\n", "La lluvia.\n\n"),
            "El río.\n\nLa lluvia.\n\n"
        );
        assert_eq!(both("", "La lluvia."), "La lluvia.");
    }

    #[test]
    fn a_decision_is_about_these_words() {
        let key = conflict("El río.", "La lluvia.").key();
        assert_eq!(key, conflict("El río.", "La lluvia.").key());
        assert_ne!(key, conflict("El río,", "La lluvia.").key());
        assert_eq!(key.len(), 24);
    }
}
