//! Which segments of two editions belong together.

use std::{collections::HashMap, ops::Range};

use crate::{LanguageTag, segment::BlockKind};

/// Holds one unit of one side.
#[derive(Clone, Copy, Debug)]
pub struct Segment<'a> {
    /// What kind of block it is, if it is a block and not a sentence.
    pub kind: Option<BlockKind>,
    /// Its words.
    pub text: &'a str,
}

/// Holds one edition, cut into segments.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The edition's language.
    pub language: &'a LanguageTag,
    /// Its segments, in reading order.
    pub segments: &'a [Segment<'a>],
}

/// Holds one n:m group; either range may be empty, and then says where the missing side would be.
#[derive(Clone, Debug, PartialEq)]
pub struct Bead {
    /// The segments of the source.
    pub source: Range<usize>,
    /// The segments of the target.
    pub target: Range<usize>,
    /// How sure the pairing is, from 0 to 1.
    pub score: f32,
}

/// Says what is known before two sides are compared.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// Pairs that a person has confirmed; they never move.
    pub confirmed: &'a [Bead],
    /// Words known to be each other's translation.
    pub lexicon: Option<&'a Lexicon>,
}

/// Holds pairs of words that translate each other, with a weight from 0 to 1.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    weights: HashMap<String, Vec<(String, f32)>>,
}

impl Lexicon {
    /// Makes a lexicon from pairs of a source word and a target word; case is ignored.
    pub fn from_pairs<S: AsRef<str>, T: AsRef<str>>(
        pairs: impl IntoIterator<Item = (S, T, f32)>,
    ) -> Self {
        let mut lexicon = Self::default();
        for (source, target, weight) in pairs {
            let entry = lexicon
                .weights
                .entry(source.as_ref().to_lowercase())
                .or_default();
            entry.push((target.as_ref().to_lowercase(), weight.clamp(0.0, 1.0)));
        }
        lexicon
    }
}

/// Pairs two sides; every segment of either is in exactly one bead.
#[must_use]
pub fn align(source: &Side<'_>, target: &Side<'_>, options: &Options<'_>) -> Vec<Bead> {
    let _ = options;
    let (n, m) = (source.segments.len(), target.segments.len());
    let both = n.min(m);
    let mut beads: Vec<Bead> = (0..both)
        .map(|at| Bead {
            source: at..at + 1,
            target: at..at + 1,
            score: 0.5,
        })
        .collect();
    beads.extend((both..n).map(|at| Bead {
        source: at..at + 1,
        target: m..m,
        score: 0.0,
    }));
    beads.extend((both..m).map(|at| Bead {
        source: n..n,
        target: at..at + 1,
        score: 0.0,
    }));
    beads
}
