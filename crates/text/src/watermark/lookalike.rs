//! Which letter of a script another letter looks like.
//!
//! Source: the confusable characters of Unicode Technical Standard 39, as the crate
//! `unicode-security` has them. Only letters that are written today stand in for others.

use std::{cell::RefCell, collections::HashMap, sync::OnceLock};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_script::Script;

use crate::invisible::ScriptOf as _;
use unicode_security::confusable_detection::skeleton;

/// Scripts that words are restored in.
pub(super) const OWN: [Script; 3] = [Script::Latin, Script::Cyrillic, Script::Greek];

/// Whether letters of a script are looked at at all. In all of them a word is a row of letters with
/// spaces around it, and none is written into words of another; a Hebrew or Japanese word may
/// begin or end in Latin letters.
pub(super) fn is_looked_at(script: Script) -> bool {
    matches!(
        script,
        Script::Latin
            | Script::Cyrillic
            | Script::Greek
            | Script::Armenian
            | Script::Coptic
            | Script::Cherokee
            | Script::Lisu
    )
}

/// The letters that a script is written with today.
fn alphabet(script: Script) -> impl Iterator<Item = char> {
    let ranges: &[std::ops::RangeInclusive<char>] = match script {
        Script::Latin => &['A'..='Z', 'a'..='z'],
        Script::Cyrillic => &['А'..='я', 'Ѐ'..='Џ', 'ѐ'..='џ', 'Ґ'..='ґ'],
        // A sigma is like an omicron to the table and to nobody else.
        _ => &['Α'..='Ρ', 'Σ'..='Ω', 'α'..='ρ', 'τ'..='ω'],
    };
    ranges.iter().flat_map(Clone::clone)
}

/// What a letter looks like, and whether it is a capital.
type Look = (String, bool);

fn look(letter: char) -> String {
    skeleton(letter.encode_utf8(&mut [0; 4])).collect()
}

/// The letters of a script by how they look; nothing where two look alike.
fn letters_of(script: Script) -> Option<&'static HashMap<Look, Option<char>>> {
    static ALL: OnceLock<[HashMap<Look, Option<char>>; 3]> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        OWN.map(|script| {
            let mut letters = HashMap::new();
            for letter in alphabet(script) {
                // What has a mark over it is made of the letter below it.
                if letter.nfd().nth(1).is_none() {
                    let known = letters.entry((look(letter), letter.is_uppercase()));
                    known.and_modify(|it| *it = None).or_insert(Some(letter));
                }
            }
            letters
        })
    });
    let at = OWN.iter().position(|it| *it == script)?;
    all.get(at)
}

/// So many answers are kept; a text has few letters, and each is asked for often.
const KEPT: usize = 8192;

thread_local! {
    static ANSWERS: RefCell<HashMap<(char, Script), Option<String>>> = RefCell::default();
}

/// The letter of a script that a letter of another looks like, with the marks that stand over it.
pub(super) fn resembled(letter: char, script: Script) -> Option<String> {
    ANSWERS.with_borrow_mut(|answers| {
        if answers.len() >= KEPT {
            answers.clear();
        }
        let answer = answers.entry((letter, script));
        answer
            .or_insert_with(|| resembled_anew(letter, script))
            .clone()
    })
}

fn resembled_anew(letter: char, script: Script) -> Option<String> {
    let mut parts = letter.nfd();
    let base = parts.next()?;
    let marks: Vec<char> = parts.collect();
    if !marks.iter().copied().all(is_combining_mark) {
        return None;
    }
    let letters = letters_of(script)?;
    let look = look(base);
    let of_case = |is_capital: bool| letters.get(&(look.clone(), is_capital)).copied().flatten();
    let alike = match (base.is_uppercase(), base.is_lowercase()) {
        (is_capital, is_small) if is_capital != is_small => of_case(is_capital),
        // A script without capitals.
        _ => match (of_case(true), of_case(false)) {
            (Some(one), None) | (None, Some(one)) => Some(one),
            _ => None,
        },
    }?;
    Some(std::iter::once(alike).chain(marks).nfc().collect())
}

/// The same, where nobody would see that the letter was another. Small Greek letters are seen to
/// be Greek, and stand in formulas and names (`TNFα`, `IFNγ`); only an omicron is not.
pub(super) fn counterpart(letter: char, script: Script) -> Option<String> {
    let is_greek = letter.script() == Script::Greek && letter.is_lowercase();
    if is_greek && script != Script::Greek && letter.nfd().next() != Some('ο') {
        return None;
    }
    resembled(letter, script)
}

/// Tells whether a Latin letter that no word is written with looks like plain ones: a small
/// capital, a sign for a sound, a letter of the past, two letters in one.
///
/// Letters that some language writes and that are seen to be others, such as `æ`, `ı` or `ƒ`, are
/// not among them.
pub(super) fn imitates(letter: char) -> bool {
    // Letters with accents, of which Vietnamese has many, look like no plain one.
    let has_accent = matches!(letter, '\u{1e00}'..='\u{1e99}' | '\u{1ea0}'..='\u{1ef9}');
    super::is_odd(letter)
        && !has_accent
        && letter.script() == Script::Latin
        && !matches!(letter, 'ɣ' | 'ɩ' | 'ʋ')
        && plain_form(letter).is_none()
        && look(letter).chars().all(|it| it.is_ascii_alphabetic())
}

/// The plain letters of which one is a form: fullwidth ones, those of mathematics, ligatures,
/// numerals of Rome. Raised and lowered letters say something else.
pub(super) fn plain_form(letter: char) -> Option<String> {
    if letter < '\u{2102}' {
        return None;
    }
    let is_form = matches!(
        letter,
        '\u{fb00}'..='\u{fb06}'
            | '\u{ff21}'..='\u{ff3a}'
            | '\u{ff41}'..='\u{ff5a}'
            | '\u{1d400}'..='\u{1d7cb}'
            | '\u{2102}' | '\u{210a}'..='\u{2115}' | '\u{2119}'..='\u{211d}' | '\u{2124}'
            | '\u{212a}'..='\u{2138}' | '\u{2145}'..='\u{2149}'
            | '\u{2160}'..='\u{217f}'
    );
    let plain: String = if is_form {
        letter.nfkc().collect()
    } else {
        return None;
    };
    plain.chars().all(char::is_alphabetic).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_look_alike_are_known_both_ways() {
        for (one, other) in "аеорсухіјѕАВЕКМНОРСТХІЈЅ"
            .chars()
            .zip("aeopcyxijsABEKMHOPCTXIJS".chars())
        {
            assert_eq!(
                counterpart(one, Script::Latin).as_deref(),
                Some(&*other.to_string())
            );
            assert_eq!(
                counterpart(other, Script::Cyrillic).as_deref(),
                Some(&*one.to_string())
            );
        }
        for (one, other) in "οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ".chars().zip("oABEZHIKMNOPTYX".chars())
        {
            assert_eq!(
                counterpart(one, Script::Latin).as_deref(),
                Some(&*other.to_string())
            );
            assert_eq!(
                counterpart(other, Script::Greek).as_deref(),
                Some(&*one.to_string())
            );
        }
        assert_eq!(counterpart('ї', Script::Latin).as_deref(), Some("ï"));
        assert_eq!(counterpart('ό', Script::Latin).as_deref(), Some("ó"));
    }

    #[test]
    fn letters_of_no_word_that_look_like_plain_ones_are_known() {
        for letter in "ᴄᴏᴠᴡᴢꜱᴜɡɑɪſȷƽĳǉꝏꟺꬽ".chars() {
            assert!(imitates(letter), "{letter}");
        }
        for letter in "azéñßæœþıƒŋđøłʋɩɣɓɛɔəẹếαаⅽ".chars() {
            assert!(!imitates(letter), "{letter}");
        }
    }

    #[test]
    fn what_looks_different_is_no_lookalike() {
        for letter in "жЯДфлитвкмδΩΔλβαγ".chars() {
            assert_eq!(counterpart(letter, Script::Latin), None, "{letter}");
        }
        for letter in "dzqQRlt".chars() {
            assert_eq!(counterpart(letter, Script::Cyrillic), None, "{letter}");
        }
    }
}
