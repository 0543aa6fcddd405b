//! Letters of another script in a word.
//!
//! The script of a word is clear where all letters that are not of it look like letters of it;
//! where that can be said both ways most letters decide, or else the script of the text. Words of
//! one script stay, whatever stands around them; so do words of one letter, code, and words that
//! say nothing by their look (`kΩ`, `TNFα`). A Latin word that looks plain but for a letter that no
//! word is written with (`ᴄouncil`) stays too, and is told of: it may be meant.

use std::collections::HashSet;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_script::Script;

use super::{
    accents,
    found::{Found, Kind},
    lookalike::{OWN, counterpart, imitates, is_looked_at, plain_form, resembled},
    read::Row,
    rewrite::Change,
};
use crate::invisible::ScriptOf;
use crate::invisible::{is_right_to_left, is_separator, is_suspect};

/// What the whole text says of its letters.
#[derive(Default)]
pub(super) struct Known {
    /// The Cyrillic letters of the text: which alphabet it is.
    cyrillic: HashSet<char>,
    /// The script of most letters, in the words as they will be.
    main: Option<Script>,
    /// Whether there are letters that are written from right to left.
    pub(super) right_to_left: bool,
}

impl Known {
    pub(super) fn of(rows: &[Row]) -> Self {
        let mut known = Self::default();
        let mut all: Vec<Vec<char>> = Vec::new();
        for row in rows.iter().filter(|row| !row.is_address && !row.is_code) {
            let now: Vec<char> = row.cells.iter().map(|cell| cell.character).collect();
            known.right_to_left |= now.iter().copied().any(is_right_to_left);
            for (at, letter) in now.iter().enumerate() {
                if letter.script() == Script::Cyrillic {
                    // Written as one or apart: the answer is the same when they have become one.
                    let marks = accents::marks(&now, at);
                    if marks.is_empty() && known.cyrillic.contains(letter) {
                        continue;
                    }
                    let marks = marks.into_iter().map(|it| now[it]);
                    known
                        .cyrillic
                        .extend(std::iter::once(*letter).chain(marks).nfc());
                    known.cyrillic.extend(letter.nfd());
                }
            }
            all.push(now);
        }
        let mut counts = [0_usize; OWN.len()];
        let mut count = |letter: char, number: isize| {
            if let Some(at) = OWN.iter().position(|it| *it == letter.script()) {
                counts[at] = counts[at].wrapping_add_signed(number);
            }
        };
        for now in &all {
            for word in words(now) {
                let word = &now[word];
                let letters = word.iter().filter(|it| it.is_letter());
                letters.for_each(|letter| count(*letter, 1));
            }
        }
        // Words that are clear by themselves count as what they become: then the answer is the
        // same when they have become it.
        for now in &all {
            for word in words(now).filter(|it| !now[it.clone()].iter().all(char::is_ascii)) {
                let word = &now[word];
                if let Judged::Becomes(letters) = judged(word, &known) {
                    for (place, own) in letters {
                        for letter in own.chars().filter(ScriptOf::is_letter) {
                            count(letter, 1);
                        }
                        // What it was no longer counts.
                        count(word[place], -1);
                    }
                }
            }
        }
        let most = counts.iter().copied().max().unwrap_or_default();
        let main = counts.iter().position(|count| *count == most && most > 0);
        known.main = main.map(|at| OWN[at]);
        known
    }

    /// The letter of a script that stands for one of another. Letters that Russian does not write
    /// are put in only where the text has them.
    fn counterpart(&self, letter: char, script: Script) -> Option<String> {
        let own = counterpart(letter, script)?;
        let is_russian = |it: char| matches!(it, 'А'..='я' | 'ё' | 'Ё');
        let is_written = |it: char| {
            script != Script::Cyrillic
                || is_russian(it)
                || is_combining_mark(it)
                || self.cyrillic.contains(&it)
        };
        own.chars().all(is_written).then_some(own)
    }
}

/// Judges the words of a row. What it changes stands in `now` afterwards, as far as it is one
/// character.
pub(super) fn judge(
    row: &Row,
    known: &Known,
    now: &mut [char],
    changes: &mut Vec<Change>,
    found: &mut Found,
) {
    if now.iter().all(|it| !super::is_odd(*it)) {
        return;
    }
    if row.is_address {
        return judge_address(row, known, now, found);
    }
    let all: Vec<_> = words(now).collect();
    let scripts: Vec<Option<Script>> = all.iter().map(|word| only(&now[word.clone()])).collect();
    let addresses = addresses(now);
    for (at, word) in all.iter().enumerate() {
        let characters = &now[word.clone()];
        if characters.iter().all(char::is_ascii) {
            continue;
        }
        let begin = row.cells[word.start].from;
        let told = || characters.iter().collect::<String>();
        // Behind an ampersand letters could become the name of a character.
        let before = word.start.checked_sub(1).map(|at| row.cells[at]);
        let is_name = before.is_some_and(|it| it.character == '&' && !it.is_named);
        let is_fixed = is_name || row.cells[word.clone()].iter().any(|cell| cell.is_fixed);
        let address = addresses.partition_point(|it| it.end < word.end);
        let address = addresses.get(address).filter(|it| it.start <= word.start);
        match judged(characters, known) {
            Judged::Stays => {
                let is_told =
                    || is_stray(characters, at, &scripts, known) || is_imitation(characters);
                if address.is_none() && is_told() {
                    found.add(Kind::Unclear, begin, told());
                }
            }
            Judged::Unclear => found.add(Kind::Unclear, begin, told()),
            Judged::Becomes(_) if address.is_some() => {
                let whole = address.map_or_else(told, |it| now[it.clone()].iter().collect());
                found.add(Kind::Address, begin, whole);
            }
            Judged::Becomes(_) if is_fixed => found.add(Kind::Unclear, begin, told()),
            Judged::Becomes(letters) => {
                found.add(Kind::Letter, begin, told());
                for (place, own) in letters {
                    let cell = &row.cells[word.start + place];
                    changes.push(Change {
                        from: cell.from,
                        to: cell.to,
                        text: own.clone(),
                    });
                    if let Some(first) = own.chars().next() {
                        now[word.start + place] = first;
                    }
                }
                // What is right in its script can still be a letter of no word.
                let made = &now[word.clone()];
                if is_imitation(made) {
                    found.add(Kind::Unclear, begin, made.iter().collect::<String>());
                }
            }
        }
    }
}

/// Tells of an address in which something is hidden or looks like something else.
fn judge_address(row: &Row, known: &Known, now: &[char], found: &mut Found) {
    let is_deceptive = |word: std::ops::Range<usize>| {
        let word = &now[word];
        let foreign = || word.iter().filter(|it| it.is_letter() && !it.is_ascii());
        !matches!(judged(word, known), Judged::Stays)
            || foreign().next().is_some()
                && foreign()
                    .all(|it| counterpart(*it, Script::Latin).is_some_and(|it| it.is_ascii()))
    };
    let hides = now
        .iter()
        .any(|it| is_suspect(*it) || it.is_whitespace() && *it != ' ');
    if hides || accents::is_apart(now) || words(now).any(is_deceptive) {
        let whole: String = now.iter().collect();
        found.add(Kind::Address, row.cells[0].from, whole);
    }
}

/// What becomes of a word.
enum Judged {
    Stays,
    Unclear,
    /// Places in the word, and the letters that stand there then.
    Becomes(Vec<(usize, String)>),
}

fn judged(word: &[char], known: &Known) -> Judged {
    let letters: Vec<(usize, char)> = word
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, it)| it.is_letter())
        .filter(|(_, it)| plain_form(*it).is_some() || !is_neutral(*it))
        .collect();
    if letters.len() < 2 {
        return Judged::Stays;
    }
    let is_form = |(_, it): &&(usize, char)| plain_form(*it).is_some();
    let forms = letters.iter().filter(is_form).count();
    // A word that is set in such letters as a whole is set in them.
    if forms == letters.len() {
        return Judged::Stays;
    }
    let all_known = letters
        .iter()
        .all(|it| is_form(&it) || is_looked_at(it.1.script()));
    if !all_known {
        return Judged::Stays;
    }
    let own_script = |it: &(usize, char)| match is_form(&it) {
        true => plain_form(it.1)
            .and_then(|it| it.chars().next())
            .map(ScriptOf::script),
        false => Some(it.1.script()),
    };
    let mut scripts: Vec<Script> = letters.iter().filter_map(own_script).collect();
    let count = |script: Script| {
        letters
            .iter()
            .filter(|it| own_script(it) == Some(script))
            .count()
    };
    scripts.dedup();
    if forms == 0 && scripts.len() == 1 {
        return match is_imitation(word) {
            true => Judged::Unclear,
            false => Judged::Stays,
        };
    }
    let becomes = |script: Script| -> Option<Vec<(usize, String)>> {
        let odd = letters
            .iter()
            .filter(|it| is_form(it) || own_script(it) != Some(script));
        odd.map(|(place, letter)| {
            let plain = plain_form(*letter).unwrap_or_else(|| letter.to_string());
            let own: Option<String> = plain
                .chars()
                .map(|it| match it.script() == script {
                    true => Some(it.to_string()),
                    false => known.counterpart(it, script),
                })
                .collect();
            Some((*place, own?))
        })
        .collect()
    };
    let candidates: Vec<(Script, Vec<(usize, String)>)> = OWN
        .into_iter()
        // One letter is no word: `ΔT` is no Greek one.
        .filter(|script| count(*script) > usize::from(Some(*script) != known.main))
        .filter_map(|script| Some((script, becomes(script)?)))
        .collect();
    let clear = match candidates.as_slice() {
        [only] => Some(only),
        // Letters look alike both ways: most of them say which word it is.
        [one, other] if count(one.0) > count(other.0) => Some(one),
        [one, other] if count(other.0) > count(one.0) => Some(other),
        several => several.iter().find(|it| Some(it.0) == known.main),
    };
    match clear {
        Some((script, letters)) if !is_compound(word, *script, letters) => {
            Judged::Becomes(letters.clone())
        }
        Some(_) => Judged::Unclear,
        None => {
            let most = OWN.into_iter().max_by_key(|script| count(*script));
            let is_alike = |script: Script| {
                let mut odd = letters.iter().filter(|it| own_script(it) != Some(script));
                odd.any(|(_, it)| resembled(*it, script).is_some())
            };
            let is_formula = letters.iter().all(|(_, it)| match it.script() {
                Script::Greek => counterpart(*it, Script::Latin).is_none(),
                script => script == Script::Latin,
            });
            match most.is_some_and(is_alike) && !is_formula {
                true => Judged::Unclear,
                false => Judged::Stays,
            }
        }
    }
}

/// Whether a word begins with an abbreviation in capitals of another script and goes on in small
/// letters of its own: `PCшка`.
fn is_compound(word: &[char], script: Script, odd: &[(usize, String)]) -> bool {
    let is_first = odd.iter().enumerate().all(|(at, (place, _))| at == *place);
    let capitals = odd.iter().all(|(place, _)| word[*place].is_uppercase());
    let rest = word.get(odd.len()).copied();
    let goes_on = rest.is_some_and(|it| it.is_lowercase() && it.script() == script);
    odd.len() > 1 && is_first && capitals && goes_on
}

/// Whether a word that is wholly of another script looks like one of the text's own, and stands
/// alone among them.
fn is_stray(word: &[char], at: usize, scripts: &[Option<Script>], known: &Known) -> bool {
    let (Some(script), Some(main)) = (scripts[at], known.main) else {
        return false;
    };
    let is_other = |place: Option<usize>| {
        let beside = place
            .and_then(|place| scripts.get(place))
            .copied()
            .flatten();
        beside.is_some_and(|beside| beside == script)
    };
    script != main
        && matches!(script, Script::Cyrillic | Script::Greek | Script::Latin)
        && main == Script::Latin
        && !is_other(at.checked_sub(1))
        && !is_other(Some(at + 1))
        && word
            .iter()
            .filter(|it| it.is_letter())
            .all(|it| counterpart(*it, main).is_some())
}

/// Whether a word of Latin letters looks like a plain one, and has letters in it that no word is
/// written with. In a word that has other strange letters too, somebody writes down sounds.
fn is_imitation(word: &[char]) -> bool {
    let is_plain = |it: char| {
        it.is_ascii() || !super::is_odd(it) || it.nfd().next().is_some_and(|base| base.is_ascii())
    };
    let mut letters = word.iter().copied().filter(ScriptOf::is_letter);
    letters.clone().any(imitates) && letters.all(|it| is_plain(it) || imitates(it))
}

/// The script of all letters of a word, if it is one.
fn only(word: &[char]) -> Option<Script> {
    let mut letters = word.iter().filter(|it| it.is_letter() && !is_neutral(**it));
    let first = letters.next()?.script();
    letters.all(|it| it.script() == first).then_some(first)
}

/// Letters of no script, such as the sign for a millionth.
fn is_neutral(letter: char) -> bool {
    matches!(letter.script(), Script::Common | Script::Inherited)
}

/// The words of a row: letters and the marks on them. What nobody sees parts no word.
pub(super) fn words(row: &[char]) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let is_hidden = |it: char| is_suspect(it) && !is_separator(it);
        let is_within = |it: char| it.is_letter() || is_combining_mark(it) || is_hidden(it);
        while row.get(at).is_some_and(|it| !it.is_letter()) {
            at += 1;
        }
        let begin = at;
        let mut end = at;
        while row.get(at).is_some_and(|it| is_within(*it)) {
            at += 1;
            if row[at - 1].is_letter() {
                end = at;
            }
        }
        (begin < row.len()).then_some(begin..end.max(begin))
    })
}

/// Where addresses stand that are written out: of pages, of letters, of people on some network.
pub(super) fn addresses(row: &[char]) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < row.len() {
        let begin = at;
        while row.get(at).is_some_and(|it| !it.is_whitespace()) {
            at += 1;
        }
        if is_address(&row[begin..at]) {
            found.push(begin..at);
        }
        at += 1;
    }
    found
}

fn is_address(token: &[char]) -> bool {
    let has = |wanted: &[char]| token.windows(wanted.len()).any(|it| it == wanted);
    let is_name = |it: Option<&char>| it.is_some_and(|it| it.is_alphanumeric());
    let opens = token
        .iter()
        .position(|it| it.is_alphanumeric() || matches!(it, '@' | '#'));
    let dotted = (1..token.len())
        .any(|at| token[at] == '.' && is_name(token.get(at - 1)) && is_name(token.get(at + 1)));
    has(&[':', '/', '/'])
        || token.contains(&'@')
        || dotted
        || opens.is_some_and(|at| token[at] == '#' && is_name(token.get(at + 1)))
}
