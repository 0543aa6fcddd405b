use std::fmt::Write as _;

use serde::Serialize;

use crate::Diagnostic;

/// Kinds of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A character that nobody sees and no script needs; it goes.
    Hidden,
    /// A space that is not the space bar's, where nothing puts one; it becomes plain.
    Space,
    /// A letter of another script that looks like one of the word's; it becomes that.
    Letter,
    /// A letter and its accent that are written apart; they become one.
    Accent,
    /// A word in which letters may be meant that look like others, or a form of an ideograph; it
    /// stays.
    Unclear,
    /// An address with such letters in it; it stays.
    Address,
}

impl Kind {
    /// The stable word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::Space => "space",
            Self::Letter => "letter",
            Self::Accent => "accent",
            Self::Unclear => "unclear",
            Self::Address => "address",
        }
    }
}

/// What was found at one place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The line of the text, from 1.
    pub line: usize,
    /// What it is.
    pub kind: Kind,
    /// The word or the code points, so that a person can find them.
    pub what: String,
    /// Where it stands in the text, bytes.
    #[serde(skip)]
    pub at: usize,
}

/// What was found in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Every place, in the order of the text.
    places: Vec<Place>,
    /// Where the lines of the text begin, bytes.
    lines: Vec<usize>,
}

/// How much of a word is told, characters.
const TOLD: usize = 60;

impl Found {
    pub(super) fn of(source: &str) -> Self {
        let ends = source.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            places: Vec::new(),
            lines: std::iter::once(0).chain(ends).collect(),
        }
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Every place, in the order of the text.
    #[must_use]
    pub fn places(&self) -> Vec<Place> {
        let mut places = self.places.clone();
        places.sort_by_key(|it| (it.at, it.kind));
        places
    }

    /// How many there are of a kind.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        self.places.iter().filter(|it| it.kind == kind).count()
    }

    /// Tells it in sentences.
    #[must_use]
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let kinds = [
            (
                Kind::Letter,
                "text.letters",
                "word had letters of another script; they were put right.",
                "words had letters of another script; they were put right.",
            ),
            (
                Kind::Space,
                "text.spaces",
                "unusual space was made plain.",
                "unusual spaces were made plain.",
            ),
            (
                Kind::Hidden,
                "text.invisible",
                "place had hidden characters, which were left out.",
                "places had hidden characters, which were left out.",
            ),
            (
                Kind::Accent,
                "text.accents",
                "word had accents apart from their letters; they were put together.",
                "words had accents apart from their letters; they were put together.",
            ),
            (
                Kind::Unclear,
                "text.unclear",
                "word may have letters or forms that only look like its own and was left as it is.",
                "words may have letters or forms that only look like their own and were left as they are.",
            ),
            (
                Kind::Address,
                "text.address",
                "address has letters that only look like others and was left as it is.",
                "addresses have letters that only look like others and were left as they are.",
            ),
        ];
        let told = kinds.map(|(kind, code, one, many)| (self.count(kind), code, one, many));
        let told = told.into_iter().filter(|(count, ..)| *count > 0);
        told.map(|(count, code, one, many)| Diagnostic::new(code, count, one, many))
            .collect()
    }

    pub(super) fn add(&mut self, kind: Kind, at: usize, what: impl Into<String>) {
        let what = what.into();
        let told = match what.chars().nth(TOLD).is_some() {
            true => what.chars().take(TOLD).chain(['…']).collect(),
            false => what,
        };
        self.places.push(Place {
            line: self.lines.partition_point(|begin| *begin <= at),
            kind,
            what: told,
            at,
        });
    }

    /// Takes in what was found on another way through the same line.
    pub(super) fn add_all(&mut self, other: Self) {
        self.places.extend(other.places);
    }

    /// Forgets what is of a kind.
    pub(super) fn forget(&mut self, kind: Kind) {
        self.places.retain(|it| it.kind != kind);
    }

    /// Without what was left as it was after all.
    pub(super) fn less(mut self, left: &[usize]) -> Self {
        for place in &mut self.places {
            let is_left = left.binary_search(&place.at).is_ok();
            let is_put_right = !matches!(place.kind, Kind::Unclear | Kind::Address);
            if is_left && is_put_right {
                place.kind = Kind::Unclear;
            }
        }
        self
    }
}

/// Code points as they are written about.
pub(super) fn named(characters: impl Iterator<Item = char>) -> String {
    let mut named = String::new();
    for character in characters {
        let parted = if named.is_empty() { "" } else { " " };
        // A string takes whatever is written into it.
        let _ = write!(named, "{parted}U+{:04X}", u32::from(character));
    }
    named
}
