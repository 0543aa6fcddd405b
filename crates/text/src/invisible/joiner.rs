//! Which joiners show.
//!
//! In scripts whose letters hold on to each other one that keeps letters apart parts a word between
//! any two of them, and one that joins shows where they would not. In the scripts of India they choose the
//! form of a conjunct: beside the sign that takes a vowel away, and in some scripts beside others.

use icu_properties::{CodePointMapData, props::JoiningType};
use unicode_normalization::char::canonical_combining_class;
use unicode_script::Script;

use super::kind::Kind;
use super::script::ScriptOf as _;

pub(super) const ZERO_WIDTH_JOINER: char = '\u{200d}';

/// What stands around a joiner.
pub(super) struct Joining {
    /// The characters on both sides that letters join to, or do not.
    pub(super) before: Option<char>,
    pub(super) behind: Option<char>,
    /// The last one that is seen and is no mark over another.
    pub(super) base: Option<char>,
    /// The characters on both sides that are seen.
    pub(super) seen: Option<char>,
    pub(super) next: Option<char>,
    /// Whether signs beside it may be mark-up, behind which another letter stands.
    pub(super) is_source: bool,
}

impl Joining {
    /// Tells whether it can be seen that a joiner stands there.
    pub(super) fn shows(&self, joiner: char) -> bool {
        let joins = joiner == ZERO_WIDTH_JOINER;
        let sides = || [self.seen, self.next].into_iter().flatten();
        if self.is_source && sides().any(may_be_mark_up) {
            return sides().any(|it| is_cursive(it) || is_passed(it) || has_conjuncts(it));
        }
        if [self.before, self.behind]
            .into_iter()
            .flatten()
            .any(is_cursive)
        {
            let holds = self.before.is_some_and(|it| {
                matches!(
                    joining_type(it),
                    JoiningType::DualJoining | JoiningType::LeftJoining | JoiningType::JoinCausing
                )
            });
            let is_held = self.behind.is_some_and(|it| {
                matches!(
                    joining_type(it),
                    JoiningType::DualJoining | JoiningType::RightJoining | JoiningType::JoinCausing
                )
            });
            // Persian is written with one between the parts of a word, also behind a letter that
            // joins to none.
            let is_inside = || {
                [self.before, self.behind]
                    .iter()
                    .all(|it| it.is_some_and(is_cursive))
            };
            return match joins {
                true => holds != is_held,
                false => is_inside(),
            };
        }
        let is_of = |it: Option<char>, is_so: fn(char) -> bool| it.is_some_and(is_so);
        let is_between = is_of(self.base, has_conjuncts) && is_of(self.next, has_conjuncts);
        let is_vowelless = is_of(self.seen, takes_vowel) || is_of(self.next, takes_vowel);
        if joins && is_of(self.base, has_conjuncts) && is_of(self.seen, takes_vowel) {
            return true;
        }
        is_between && (is_vowelless || !is_of(self.base, needs_sign))
    }
}

/// For each character, the next one that letters join to, or do not; nothing where no joiner is.
pub(super) fn ahead(characters: &[char], kinds: &[Kind]) -> Vec<Option<char>> {
    if !kinds.contains(&Kind::Joiner) {
        return Vec::new();
    }
    let mut all = vec![None; characters.len()];
    let mut next = None;
    for at in (0..characters.len()).rev() {
        all[at] = next;
        match kinds[at] {
            Kind::Plain if !is_passed(characters[at]) => next = Some(characters[at]),
            Kind::Separator => next = Some(' '),
            _ => {}
        }
    }
    all
}

/// Tells whether letters join as if a character were not there, as marks over them are.
pub(super) fn is_passed(character: char) -> bool {
    !character.is_ascii() && joining_type(character) == JoiningType::Transparent
}

fn may_be_mark_up(sign: char) -> bool {
    matches!(
        sign,
        '*' | '_' | '~' | '^' | '[' | ']' | ')' | '<' | '>' | '&' | ';' | '`' | '\\'
    )
}

fn joining_type(character: char) -> JoiningType {
    CodePointMapData::<JoiningType>::new().get(character)
}

/// Tells whether a character is the sign that takes away the vowel of a letter.
fn takes_vowel(character: char) -> bool {
    canonical_combining_class(character) == 9
}

/// Tells whether a script shows a joiner beside the sign that takes a vowel away, and nowhere else.
fn needs_sign(character: char) -> bool {
    matches!(
        character.script(),
        Script::Bengali
            | Script::Devanagari
            | Script::Gujarati
            | Script::Gurmukhi
            | Script::Kannada
            | Script::Oriya
            | Script::Sinhala
            | Script::Tamil
            | Script::Telugu
    )
}

/// Tells whether letters of a script hold on to each other.
fn is_cursive(character: char) -> bool {
    matches!(
        character.script(),
        Script::Adlam
            | Script::Arabic
            | Script::Chorasmian
            | Script::Hanifi_Rohingya
            | Script::Mandaic
            | Script::Manichaean
            | Script::Mongolian
            | Script::Nko
            | Script::Old_Uyghur
            | Script::Phags_Pa
            | Script::Psalter_Pahlavi
            | Script::Sogdian
            | Script::Syriac
    )
}

/// Tells whether letters of a script make conjuncts.
fn has_conjuncts(character: char) -> bool {
    matches!(
        character.script(),
        Script::Balinese
            | Script::Bengali
            | Script::Brahmi
            | Script::Chakma
            | Script::Devanagari
            | Script::Grantha
            | Script::Gujarati
            | Script::Gurmukhi
            | Script::Javanese
            | Script::Kaithi
            | Script::Kannada
            | Script::Kharoshthi
            | Script::Khmer
            | Script::Malayalam
            | Script::Meetei_Mayek
            | Script::Modi
            | Script::Myanmar
            | Script::Newa
            | Script::Oriya
            | Script::Sharada
            | Script::Siddham
            | Script::Sinhala
            | Script::Sundanese
            | Script::Takri
            | Script::Tamil
            | Script::Telugu
            | Script::Tibetan
            | Script::Tirhuta
    )
}
