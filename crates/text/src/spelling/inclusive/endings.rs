//! Spanish, Portuguese and Italian: one sign in the place of both endings.
//!
//! *compañerxs*, *amig@s*, *todes*, *companheirxs*, *tuttə*; and both endings side by side, as
//! in *compañeroas*.

use super::{Known, StandIn};

/// Signs that no ending has by itself.
const SIGNS: &str = "x@*_ⓐəɜ";

/// A form, cut.
struct Cut<'a> {
    stem: &'a str,
    sign: char,
    is_plural: bool,
}

/// The words that a form stands for.
struct Pair {
    masculine: Vec<String>,
    feminine: Vec<String>,
    /// Words of one form for both, whose ending the sign has taken: *estudiantxs*.
    common: Vec<String>,
}

fn cut<'a>(language: &str, word: &'a str) -> Option<Cut<'a>> {
    let bare = word.strip_suffix('s').unwrap_or(word);
    let sign = bare.chars().next_back()?;
    let stem = &bare[..bare.len() - sign.len_utf8()];
    let is_sign = SIGNS.contains(sign) || (sign == 'u' && language == "it") || is_e(language, sign);
    let is_plural = bare.len() < word.len();
    let has_letters = !stem.is_empty() && stem.chars().all(super::super::tokens::is_letter);
    (is_sign && has_letters).then_some(Cut {
        stem,
        sign,
        is_plural,
    })
}

/// The vowel that is a sign in Spanish and Portuguese, and an ending in Italian.
fn is_e(language: &str, sign: char) -> bool {
    sign == 'e' && language != "it"
}

pub(super) fn accepts(language: &str, word: &str, known: &Known<'_>) -> bool {
    if let Some(pair) = both_endings(word) {
        return pair.has_both(known);
    }
    let Some(cut) = cut(language, word) else {
        return false;
    };
    let pair = pair(language, &cut);
    // A vowel may be a slip for another one, so it needs both genders; an `x` is meant.
    let is_vowel = matches!(cut.sign, 'e' | 'u');
    pair.has_both(known) || (!is_vowel && pair.has_common(known))
}

/// Whether a word is written as such a form. A vowel does not show it.
pub(super) fn looks(language: &str, word: &str) -> bool {
    cut(language, word).is_some_and(|cut| !matches!(cut.sign, 'e' | 'u'))
}

impl Pair {
    fn has_both(&self, known: &Known<'_>) -> bool {
        self.masculine.iter().any(|word| known(word))
            && self.feminine.iter().any(|word| known(word))
    }

    fn has_common(&self, known: &Known<'_>) -> bool {
        self.common.iter().any(|word| known(word))
    }
}

/// *compañeroas*, *otroa*: both endings, one behind the other.
fn both_endings(word: &str) -> Option<Pair> {
    let (stem, end) = match word.strip_suffix("oas") {
        Some(stem) => (stem, "s"),
        None => (word.strip_suffix("oa")?, ""),
    };
    (!stem.is_empty()).then(|| Pair {
        masculine: vec![format!("{stem}o{end}")],
        feminine: vec![format!("{stem}a{end}")],
        common: Vec::new(),
    })
}

fn pair(language: &str, cut: &Cut<'_>) -> Pair {
    if language == "it" {
        return italian(cut);
    }
    let stems = if cut.sign == 'e' {
        hard(language, cut.stem)
    } else {
        vec![cut.stem.to_owned()]
    };
    let end = if cut.is_plural { "s" } else { "" };
    let mut pair = Pair {
        masculine: Vec::new(),
        feminine: Vec::new(),
        common: Vec::new(),
    };
    for stem in stems {
        pair.masculine.push(format!("{stem}o{end}"));
        pair.feminine.push(format!("{stem}a{end}"));
        if cut.is_plural {
            pair.masculine.push(format!("{stem}es"));
        } else {
            pair.masculine.push(stem.clone());
            pair.masculine.extend(accented(language, &stem));
        }
        if stem.ends_with("nt") || stem.ends_with("ist") {
            pair.common.push(format!("{stem}e{end}"));
            pair.common.push(format!("{stem}a{end}"));
        }
        if language != "es" {
            pair.masculine.push(format!("{stem}ão{end}"));
            pair.feminine.push(format!("{stem}ã{end}"));
            if stem.ends_with('ã') {
                pair.masculine.push(format!("{stem}o{end}"));
                pair.feminine.push(format!("{stem}{end}"));
            }
        }
    }
    pair
}

/// The stems before `o` and `a` of one before `e`: *amigu-* → *amig-*, *chiqu-* → *chic-*.
fn hard(language: &str, stem: &str) -> Vec<String> {
    let mut stems = vec![stem.to_owned()];
    if let Some(start) = stem.strip_suffix("gu") {
        stems.push(format!("{start}g"));
    }
    if let Some(start) = stem.strip_suffix("qu") {
        stems.push(format!("{start}c"));
    }
    if let Some(start) = stem.strip_suffix('c') {
        stems.push(format!(
            "{start}{}",
            if language == "pt" { 'ç' } else { 'z' }
        ));
    }
    stems
}

/// The stem as a word with its last vowel stressed: *aleman-* → *alemán*.
fn accented(language: &str, stem: &str) -> Option<String> {
    let (at, vowel) = stem
        .char_indices()
        .rev()
        .find(|(_, c)| "aeiou".contains(*c))?;
    let stressed = match vowel {
        'a' => 'á',
        'e' if language == "pt" => 'ê',
        'e' => 'é',
        'i' => 'í',
        'o' => 'ó',
        _ => 'ú',
    };
    Some(format!("{}{stressed}{}", &stem[..at], &stem[at + 1..]))
}

fn italian(cut: &Cut<'_>) -> Pair {
    let Cut { stem, sign, .. } = cut;
    let mut pair = Pair {
        masculine: vec![format!("{stem}o"), format!("{stem}i")],
        feminine: vec![format!("{stem}a"), format!("{stem}e")],
        common: Vec::new(),
    };
    if *sign == 'u' {
        // Few words have all four endings, so few slips are taken for a form.
        pair.masculine.truncate(1);
        pair.feminine.truncate(1);
    } else if let Some(start) = stem.strip_suffix("or") {
        pair.masculine.push(format!("{stem}e"));
        pair.feminine.push(format!("{start}rice"));
        pair.feminine.push(format!("{start}rici"));
    }
    pair
}

/// The masculine and the feminine that a form with a typo may stand for.
pub(super) fn stand_ins(language: &str, word: &str) -> Vec<StandIn> {
    // The two last letters are easily exchanged, and an `x` stands at no other end.
    let swapped = word.strip_suffix("sx").or(word.strip_suffix("s@"));
    let swapped = swapped.map(|stem| format!("{stem}{}s", &word[word.len() - 1..]));
    let Some(cut) = cut(language, swapped.as_deref().unwrap_or(word)) else {
        return Vec::new();
    };
    let stems = if cut.sign == 'e' {
        hard(language, cut.stem)
    } else {
        vec![cut.stem.to_owned()]
    };
    let Some(stem) = stems.last() else {
        return Vec::new();
    };
    let s = if cut.is_plural { "s" } else { "" };
    let form = format!("{}{s}", cut.sign);
    let endings = if language == "it" {
        ["o", "a"].map(|end| vec![end.to_owned()])
    } else {
        let masculine = if cut.is_plural {
            vec!["os".to_owned(), "es".to_owned()]
        } else {
            vec!["o".to_owned(), String::new()]
        };
        [masculine, vec![format!("a{s}")]]
    };
    endings
        .into_iter()
        .map(|endings| StandIn {
            word: format!("{stem}{}", endings[0]),
            ends: endings.into_iter().map(|end| (end, form.clone())).collect(),
        })
        .collect()
}
