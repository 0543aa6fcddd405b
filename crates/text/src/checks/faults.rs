//! Faults put into right pairs, one at a time, to see whether they are caught.
//!
//! Each kind of fault takes a right pair and gives it back with one thing wrong in its target, or
//! nothing if the pair has no place for it. The same seed makes the same fault.

use std::ops::Range;

use super::{
    Pair,
    negation::Strength,
    reading::{Kind, Side, Token},
};
use crate::segment::{BlockKind, sentences};

/// What can go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    FigureChanged,
    DigitDropped,
    MonthChanged,
    PercentLost,
    NegationDropped,
    NameSwapped,
    LinkBroken,
    LinkLost,
    ImageLost,
    FootnoteLost,
    OpeningDropped,
    SpaceDropped,
    WordDoubled,
    SentenceUntranslated,
    BracketDropped,
    QuoteDropped,
    HeadingLevel,
    EmphasisDropped,
    EndingChanged,
    Truncated,
}

/// Every kind with the check that has to catch it.
pub(super) const FAULTS: [(Fault, &str); 20] = [
    (Fault::FigureChanged, "figures"),
    (Fault::DigitDropped, "figures"),
    (Fault::MonthChanged, "figures"),
    (Fault::PercentLost, "figures"),
    (Fault::NegationDropped, "negation"),
    (Fault::NameSwapped, "names"),
    (Fault::LinkBroken, "links"),
    (Fault::LinkLost, "links"),
    (Fault::ImageLost, "links"),
    (Fault::FootnoteLost, "footnotes"),
    (Fault::OpeningDropped, "opening"),
    (Fault::SpaceDropped, "spacing"),
    (Fault::WordDoubled, "doubled-word"),
    (Fault::SentenceUntranslated, "untranslated"),
    (Fault::BracketDropped, "brackets"),
    (Fault::QuoteDropped, "brackets"),
    (Fault::HeadingLevel, "structure"),
    (Fault::EmphasisDropped, "structure"),
    (Fault::EndingChanged, "ending"),
    (Fault::Truncated, "length"),
];

/// A pair with one thing wrong.
pub(super) struct Faulty {
    pub(super) source: String,
    pub(super) target: String,
    pub(super) target_kind: Option<BlockKind>,
}

/// Numbers that look random and are the same for the same seed (xorshift, after Marsaglia).
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        let mut chance = Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        (0..8).for_each(|_| _ = chance.next());
        chance
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(super) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 11).unwrap() % end
    }

    fn one<T>(&mut self, of: Vec<T>) -> Option<T> {
        if of.is_empty() {
            return None;
        }
        let at = self.below(of.len());
        of.into_iter().nth(at)
    }
}

/// Puts a fault into a pair, if there is a place for it.
pub(super) fn seed(fault: Fault, pair: &Pair<'_>, chance: &mut Chance) -> Option<Faulty> {
    let side = |text, language, kind| Side::read(text, language, kind, pair.markdown);
    let source = side(pair.source, pair.source_language, pair.source_kind);
    let target = side(pair.target, pair.target_language, pair.target_kind);
    let mut faulty = Faulty {
        source: pair.source.to_owned(),
        target: pair.target.to_owned(),
        target_kind: pair.target_kind,
    };
    let place = match fault {
        Fault::FigureChanged | Fault::DigitDropped => figure(fault, &source, &target, chance),
        Fault::MonthChanged => month(&source, &target, chance),
        Fault::PercentLost => percent(&source, &target),
        Fault::NegationDropped => return negation(&source, &target, chance, faulty),
        Fault::NameSwapped => return name(&source, &target, chance, faulty),
        Fault::LinkBroken | Fault::LinkLost => link(fault, &source, &target, chance),
        Fault::ImageLost => {
            faulty.source.push_str(" ![](wall.jpg)");
            return Some(faulty);
        }
        Fault::FootnoteLost => {
            faulty.source.push_str("[^1] [^2]");
            faulty.target.push_str(["[^1]", "[^2]"][chance.below(2)]);
            return Some(faulty);
        }
        Fault::OpeningDropped => {
            let openers = marks(&target, &['¿', '¡']);
            chance.one(openers).map(|range| (range, String::new()))
        }
        Fault::SpaceDropped => french_space(&target, chance),
        Fault::WordDoubled => doubled(&target, chance),
        Fault::SentenceUntranslated => untranslated(&source, &target, chance),
        Fault::BracketDropped => {
            let mut closers = marks(&target, &[')', ']']);
            // ":-)" closes nothing.
            closers.retain(|range| !target.text[..range.start].ends_with([':', '-', ';']));
            chance.one(closers).map(|range| (range, String::new()))
        }
        Fault::QuoteDropped => {
            let closers = marks(&target, &['»', '”', '"']);
            chance.one(closers).map(|range| (range, String::new()))
        }
        Fault::HeadingLevel => {
            let Some(BlockKind::Heading(level)) = pair.target_kind else {
                return None;
            };
            faulty.target_kind = Some(BlockKind::Heading(level % 6 + 1));
            return Some(faulty);
        }
        Fault::EmphasisDropped => emphasis(&source, &target, chance),
        Fault::EndingChanged => {
            let end = target.text.len();
            match target.text.as_bytes().last()? {
                b'.' => Some((end - 1..end, "?".to_owned())),
                b'?' => Some((end - 1..end, ".".to_owned())),
                _ => None,
            }
        }
        Fault::Truncated => {
            let words: Vec<&Token> = target.words().collect();
            let long = source
                .words()
                .map(|word| word.end - word.start)
                .sum::<usize>()
                > 80;
            let cut = words.get(words.len() / 3)?.start;
            long.then(|| (cut..target.text.len(), String::new()))
        }
    };
    let (range, text) = place?;
    faulty.target.replace_range(range, &text);
    (faulty.target != pair.target).then_some(faulty)
}

type Place = Option<(Range<usize>, String)>;

fn marks(side: &Side<'_>, wanted: &[char]) -> Vec<Range<usize>> {
    let marks = side.tokens.iter();
    let marks =
        marks.filter(|token| matches!(token.kind, Kind::Mark(mark) if wanted.contains(&mark)));
    marks.map(Token::range).collect()
}

/// Changes or drops a digit of a figure that both sides have.
fn figure(fault: Fault, source: &Side<'_>, target: &Side<'_>, chance: &mut Chance) -> Place {
    let figures = |side: &Side<'_>| -> Vec<Range<usize>> {
        let figures = side
            .tokens
            .iter()
            .filter(|token| token.kind == Kind::Figure);
        figures.map(Token::range).collect()
    };
    let in_source: Vec<&str> = figures(source)
        .into_iter()
        .map(|it| &source.text[it])
        .collect();
    let mut both = figures(target);
    let least = if fault == Fault::DigitDropped { 2 } else { 1 };
    both.retain(|it| {
        let figure = &target.text[it.clone()];
        let plain = figure.bytes().all(|byte| byte.is_ascii_digit());
        plain && figure.len() >= least && in_source.contains(&figure)
    });
    let range = chance.one(both)?;
    let digits = target.text[range.clone()].as_bytes();
    let at = chance.below(digits.len());
    let mut changed = digits.to_vec();
    if fault == Fault::DigitDropped {
        changed.remove(at);
    } else {
        let by = u8::try_from(1 + chance.below(8)).unwrap();
        changed[at] = b'0' + (digits[at] - b'0' + by) % 10;
        if changed[0] == b'0' {
            changed[0] = if digits[0] == b'9' { b'8' } else { b'9' };
        }
    }
    let changed = String::from_utf8(changed).unwrap();
    let known = in_source.contains(&changed.trim_start_matches('0'))
        || changed.trim_matches('0').is_empty();
    (!known).then_some((range, changed))
}

fn month(source: &Side<'_>, target: &Side<'_>, chance: &mut Chance) -> Place {
    let months = |side: &Side<'_>| -> Vec<(u8, Range<usize>)> {
        let dated = |token: &Token| {
            let near = side.tokens.iter().filter(|it| it.kind == Kind::Figure);
            near.into_iter()
                .any(|it| it.start.abs_diff(token.end) < 5 || token.start.abs_diff(it.end) < 5)
        };
        let months = side.words().filter(|token| dated(token));
        months
            .filter_map(|token| Some((token.known?.month?, token.range())))
            .collect()
    };
    let in_source = months(source);
    let mut both = months(target);
    both.retain(|(month, _)| in_source.iter().any(|(other, _)| other == month));
    let (month, range) = chance.one(both)?;
    let other = (month + 4) % 12 + 1;
    if in_source.iter().any(|(month, _)| *month == other) {
        return None;
    }
    let names = match target.language.primary() {
        "en" => [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        "es" => [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
        "fr" => [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
        "de" => [
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ],
        "it" => [
            "gennaio",
            "febbraio",
            "marzo",
            "aprile",
            "maggio",
            "giugno",
            "luglio",
            "agosto",
            "settembre",
            "ottobre",
            "novembre",
            "dicembre",
        ],
        "pt" => [
            "janeiro",
            "fevereiro",
            "março",
            "abril",
            "maio",
            "junho",
            "julho",
            "agosto",
            "setembro",
            "outubro",
            "novembro",
            "dezembro",
        ],
        _ => return None,
    };
    Some((range, names[usize::from(other) - 1].to_owned()))
}

fn percent(source: &Side<'_>, target: &Side<'_>) -> Place {
    let signs = marks(target, &['%']);
    let one = signs.len() == 1 && source.text.contains('%');
    let follows = |range: &Range<usize>| {
        let before = target.text[..range.start].trim_end();
        before.ends_with(|c: char| c.is_ascii_digit())
    };
    let range = signs
        .into_iter()
        .next()
        .filter(|range| one && follows(range))?;
    Some((range, String::new()))
}

/// The words that plainly negate.
fn negators(language: &str) -> &'static [&'static str] {
    match language {
        "en" => &[
            "not", "don't", "doesn't", "didn't", "won't", "isn't", "aren't", "wasn't", "can't",
            "couldn't", "never",
        ],
        "es" => &["no", "nunca", "jamás"],
        "fr" => &["pas", "jamais"],
        "pt" => &["não", "nunca"],
        "de" => &["nicht", "nie", "kein", "keine", "keinen"],
        "it" => &["non", "mai"],
        _ => &[],
    }
}

/// Drops a negation where each side has one, and takes what belongs to it along.
fn negation(
    source: &Side<'_>,
    target: &Side<'_>,
    chance: &mut Chance,
    mut faulty: Faulty,
) -> Option<Faulty> {
    let of = |side: &Side<'_>| -> Vec<Range<usize>> {
        let negators = negators(side.language.primary());
        let words = side.words();
        let words = words.filter(|token| negators.contains(&side.folded(token)));
        words.map(Token::range).collect()
    };
    let (from, to) = (of(source), of(target));
    // One plain negation on each side, and in the target nothing else that may stand for one.
    let plain = |side: &Side<'_>, halves: bool| {
        let words = side.negations();
        let counts = |word: &&super::negation::Word| {
            word.strength != Strength::Half
                || halves && !matches!(&side.text[word.range.clone()], "ne" | "n'" | "n’")
        };
        let mut words = words.iter().filter(counts);
        words
            .next()
            .is_some_and(|word| word.strength == Strength::Whole)
            && words.next().is_none()
    };
    if !plain(source, false) || !plain(target, true) {
        return None;
    }
    if from.len() != 1 || to.len() != 1 {
        return None;
    }
    let _ = chance;
    let range = to[0].clone();
    let word = target.text[range.clone()].to_lowercase();
    let (from, to) = match (target.language.primary(), word.as_str()) {
        ("de", "kein") => (range, "ein"),
        ("de", "keine") => (range, "eine"),
        ("de", "keinen") => (range, "einen"),
        (
            "en",
            "can't" | "don't" | "doesn't" | "didn't" | "isn't" | "aren't" | "wasn't" | "couldn't",
        ) => (range.end - 3..range.end, ""),
        ("en", "won't") => (range, "will"),
        _ => (range, ""),
    };
    faulty.target.replace_range(from.clone(), to);
    if target.language.primary() == "fr" {
        let before = target.words().filter(|token| token.end <= from.start);
        let ne = before
            .filter(|token| matches!(target.folded(token), "ne" | "n'"))
            .last();
        faulty.target.replace_range(ne?.range(), "");
    }
    faulty.target = faulty.target.replace("  ", " ");
    Some(faulty)
}

const NAMES: [&str; 10] = [
    "Okafor",
    "Lindqvist",
    "Tarrés",
    "Novák",
    "Beaumont",
    "Quispe",
    "Hartmann",
    "Ixtab",
    "Yildiz",
    "Wójcik",
];

/// Puts another name in the place of one that both sides have.
fn name(
    source: &Side<'_>,
    target: &Side<'_>,
    chance: &mut Chance,
    mut faulty: Faulty,
) -> Option<Faulty> {
    // The capitals of a heading tell nothing.
    if matches!(target.kind, Some(BlockKind::Heading(_))) {
        return None;
    }
    let is_name = |side: &Side<'_>, token: &Token| {
        let text = side.slice(token);
        let known = |side: &Side<'_>| side.rules.lexeme(&text.to_lowercase());
        token.capital
            && text.chars().count() > 3
            && text.chars().all(char::is_alphabetic)
            && text.chars().skip(1).all(char::is_lowercase)
            && known(source).is_none()
            && known(target).is_none()
    };
    let in_source: Vec<&str> = source
        .words()
        .filter(|token| is_name(source, token) && !token.begins)
        .map(|token| source.slice(token))
        .collect();
    let both: Vec<&Token> = target
        .words()
        .filter(|token| {
            is_name(target, token) && !token.begins && in_source.contains(&target.slice(token))
        })
        .collect();
    // Where every noun has a capital, a name is known by the name beside it.
    let nouns = source.rules.capital_nouns || target.rules.capital_nouns;
    let both = both.into_iter().filter(|token| {
        let before = target.text[..token.start].trim_end();
        let before = before
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default();
        let is_name = before.chars().count() > 2
            && before.starts_with(char::is_uppercase)
            && before.chars().all(char::is_alphabetic);
        !nouns
            || is_name
                && source
                    .text
                    .contains(&format!("{before} {}", target.slice(token)))
    });
    let old = target.slice(chance.one(both.collect())?);
    let new = NAMES[chance.below(NAMES.len())];
    let places: Vec<Range<usize>> = target
        .words()
        .filter(|token| target.slice(token) == old)
        .map(Token::range)
        .collect();
    for range in places.into_iter().rev() {
        faulty.target.replace_range(range, new);
    }
    // "the samba package contains Samba": the name is still there.
    let is_left = faulty.target.to_lowercase().contains(&old.to_lowercase());
    (!source.text.contains(new) && !is_left).then_some(faulty)
}

fn link(fault: Fault, source: &Side<'_>, target: &Side<'_>, chance: &mut Chance) -> Place {
    let same = |address: &str| {
        source
            .links
            .iter()
            .filter(|link| link.address == address)
            .count()
    };
    let here = |address: &str| {
        target
            .links
            .iter()
            .filter(|link| link.address == address)
            .count()
    };
    let mut links: Vec<&super::reading::Link> = target.links.iter().collect();
    links.retain(|link| {
        same(&link.address) == 1 && here(&link.address) == 1 && link.address.len() > 12
    });
    let link = chance.one(links)?;
    let text = &target.text[link.range.clone()];
    if fault == Fault::LinkLost {
        let words = match text.split_once("](") {
            Some((words, _)) => words.trim_start_matches('[').to_owned(),
            None => String::new(),
        };
        return Some((link.range.clone(), words));
    }
    // A letter of the path is lost.
    let start = text.rfind(&link.address)? + link.range.start;
    let at = link.address.len() - 2 - chance.below(3);
    let letter = link.address.as_bytes()[at];
    letter
        .is_ascii_alphanumeric()
        .then(|| (start + at..start + at + 1, String::new()))
}

fn french_space(target: &Side<'_>, chance: &mut Chance) -> Place {
    if target.language.primary() != "fr" {
        return None;
    }
    let spaces = marks(target, &[';', '!', '?'])
        .into_iter()
        .filter_map(|sign| {
            let before = target.text[..sign.start]
                .chars()
                .next_back()
                .filter(|c| c.is_whitespace())?;
            let word = target.text[..sign.start].trim_end();
            word.ends_with(char::is_alphabetic)
                .then(|| sign.start - before.len_utf8()..sign.start)
        });
    chance
        .one(spaces.collect())
        .map(|range| (range, String::new()))
}

fn doubled(target: &Side<'_>, chance: &mut Chance) -> Place {
    let words = target.words().filter(|token| {
        let word = target.slice(token);
        word.len() > 1
            && word.chars().all(char::is_lowercase)
            && !token.known.is_some_and(|known| known.twice)
    });
    let range = chance.one(words.collect())?.range();
    let word = &target.text[range.clone()];
    Some((range, format!("{word} {word}")))
}

/// Leaves a sentence in the language of the source.
fn untranslated(source: &Side<'_>, target: &Side<'_>, chance: &mut Chance) -> Place {
    let from = sentences(source.text, source.language);
    let to = sentences(target.text, target.language);
    if from.len() != to.len() {
        return None;
    }
    let prose = |range: &Range<usize>| {
        let words = source.words().filter(|token| range.contains(&token.start));
        let small = words
            .clone()
            .filter(|token| token.known.is_some_and(|known| known.function));
        words.filter(|token| !token.capital).count() > 5 && small.count() > 2
    };
    let both = from.into_iter().zip(to).filter(|(from, _)| prose(from));
    let (from, to) = chance.one(both.collect())?;
    Some((to, source.text[from].to_owned()))
}

fn emphasis(source: &Side<'_>, target: &Side<'_>, chance: &mut Chance) -> Place {
    if source.emphases.len() != target.emphases.len() {
        return None;
    }
    let range = chance.one(target.emphases.clone())?;
    let text = &target.text[range.clone()];
    let words = text.trim_matches(['*', '_']).to_owned();
    // An English word needs no emphasis in English.
    let foreign = target.language.primary() == "en"
        && source.emphases.iter().any(|range| {
            let words = source.text[range.clone()].trim_matches(['*', '_']);
            words.is_ascii() && target.text.contains(words)
        });
    (!foreign).then_some((range, words))
}
