//! What can only be seen in the whole post.

use serde::Serialize;

use super::{CheckOptions, Finding, Saw};
use crate::{LanguageTag, segment::BlockKind};

/// Holds both editions of a post as pairs, in the order of the source.
#[derive(Clone, Copy, Debug)]
pub struct Post<'a> {
    /// The language of the source.
    pub source_language: &'a LanguageTag,
    /// The language of the target.
    pub target_language: &'a LanguageTag,
    /// The pairs.
    pub pairs: &'a [PostPair<'a>],
}

/// Holds one pair of a post; a side that is missing is nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct PostPair<'a> {
    /// The source's blocks, from the first to the last.
    pub source: Option<&'a str>,
    /// The target's blocks, from the first to the last.
    pub target: Option<&'a str>,
    /// What the source's blocks are, one by one.
    pub source_kinds: &'a [BlockKind],
    /// What the target's blocks are, one by one.
    pub target_kinds: &'a [BlockKind],
    /// Whether a person said that it needs no counterpart.
    pub alone: bool,
}

/// Holds a finding and the pair that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PostFinding {
    /// The number of the pair in [`Post::pairs`].
    pub pair: usize,
    /// What was found; its ranges are bytes of that pair's texts.
    pub finding: Finding,
}

/// Gathers what is found in a post.
#[doc(hidden)]
pub struct PostFindings<'a> {
    check: &'static str,
    post: &'a Post<'a>,
    found: Vec<PostFinding>,
}

impl PostFindings<'_> {
    pub(super) fn add(&mut self, pair: usize, finding: Finding) {
        self.found.push(PostFinding {
            pair,
            finding: Finding {
                check: self.check,
                ..finding
            },
        });
    }

    /// Adds a finding about all of a pair.
    pub(super) fn add_whole(&mut self, pair: usize, key: &'static str, args: Vec<String>) {
        let texts = self.post.pairs.get(pair).copied().unwrap_or_default();
        let finding = Finding {
            check: self.check,
            source: texts.source.map(|text| 0..text.len()),
            target: texts.target.map(|text| 0..text.len()),
            saw: Saw { key, args },
        };
        self.add(pair, finding);
    }
}

/// Looks at a whole post, for what no pair shows by itself: missing and doubled paragraphs, lists
/// of unequal length, and one noun in several inclusive styles.
#[must_use]
pub fn check_post(post: &Post<'_>, options: &CheckOptions<'_>) -> Vec<PostFinding> {
    let mut findings = PostFindings {
        check: "",
        post,
        found: Vec::new(),
    };
    for check in options.on.checks() {
        findings.check = check.name();
        check.post(post, &mut findings);
    }
    findings.found
}
