//! Numbers written in words.

use super::super::{languages::Rules, reading::Side};

/// A number in words: its value, the words' own values, and the token behind it.
pub(super) struct Spelled {
    pub(super) value: u64,
    pub(super) parts: [u64; 3],
    pub(super) count: usize,
    pub(super) next: usize,
}

/// Reads the number in words that begins at a token, if one does.
pub(super) fn spelled(side: &Side<'_>, at: usize) -> Option<Spelled> {
    let (mut total, mut current) = (0_u64, 0_u64);
    let mut parts = [0; 3];
    let (mut count, mut next) = (0, at);
    let mut here = at;
    while let Some(token) = side.tokens.get(here) {
        let inside = here > at;
        if inside && token.is('-') && !token.spaced {
            here += 1;
            continue;
        }
        if !token.is_word() {
            break;
        }
        let known = token.known;
        if inside && known.is_some_and(|known| known.joins) {
            let open = current == 0 || current.is_multiple_of(10);
            let follows = side.tokens.get(here + 1).and_then(|token| token.known);
            let goes_on = follows.is_some_and(|known| known.cardinal.is_some_and(|it| it < 1000));
            if !open || !goes_on {
                break;
            }
            here += 1;
            continue;
        }
        let cardinal = known
            .and_then(|known| known.cardinal)
            .or_else(|| compound(side.rules, side.folded(token)))
            // "twenty-first"
            .or_else(|| {
                let tens = current > 0 && current.is_multiple_of(10) && !token.spaced;
                known
                    .and_then(|known| known.ordinal)
                    .filter(|it| tens && *it < 10)
            });
        let value = if let Some(value) = cardinal {
            if current % 100 == 4 && value == 20 && !side.rules.capital_nouns {
                // quatre-vingts
                current += 76;
            } else if current == 0 || value < room(current) {
                current += value;
            } else {
                break;
            }
            value
        } else if let Some(scale) = known.and_then(|known| known.scale) {
            // "m" and "k" are scales behind digits alone.
            if token.end - token.start < 3 {
                break;
            }
            if scale == 100 {
                if current >= 100 {
                    break;
                }
                current = current.max(1) * 100;
            } else if total < scale {
                let sum = total + current;
                total = sum.max(1).saturating_mul(scale);
                current = 0;
            } else {
                total = total.saturating_add(current.max(1).saturating_mul(scale));
                current = 0;
            }
            scale
        } else {
            break;
        };
        if count < parts.len() {
            parts[count] = value;
            count += 1;
        }
        here += 1;
        next = here;
    }
    (next > at).then_some(Spelled {
        value: total.saturating_add(current),
        parts,
        count,
        next,
    })
}

/// Returns below what a number has to be to be added to another in words.
fn room(current: u64) -> u64 {
    match current {
        _ if current.is_multiple_of(100) => 100,
        // soixante-quinze, quatre-vingt-dix-neuf
        _ if current % 100 == 60 || current % 100 == 80 => 20,
        _ if current % 100 == 70 || current % 100 == 90 => 10,
        _ if current.is_multiple_of(10) => 10,
        _ => 0,
    }
}

/// Reads a number of several words written as one: "fünfundzwanzig", "trentacinque".
fn compound(rules: &'static Rules, word: &str) -> Option<u64> {
    if !rules.long_numbers || word.len() < 6 || word.len() > 60 {
        return None;
    }
    let known = |word: &str| {
        let word = rules.lexeme(word)?;
        word.cardinal
            .or(word.scale.filter(|scale| *scale < 1_000_000))
    };
    for (scale, names) in [
        (1000, ["tausend", "mila", "mille"]),
        (100, ["hundert", "cento", "-"]),
    ] {
        for name in names {
            let Some((left, right)) = word.split_once(name) else {
                continue;
            };
            let right = right.strip_prefix("und").unwrap_or(right);
            let part = |part: &str, empty: u64| match part {
                "" => Some(empty),
                _ => known(part).or_else(|| compound(rules, part)),
            };
            if let (Some(left), Some(right)) = (part(left, 1), part(right, 0)) {
                return Some(left.saturating_mul(scale).saturating_add(right));
            }
        }
    }
    if let Some((unit, tens)) = word.split_once("und") {
        let (unit, tens) = (known(unit)?, known(tens)?);
        return (unit < 10 && (20..100).contains(&tens)).then_some(unit + tens);
    }
    // Italian: the ten loses its last letter before "uno" and "otto".
    const TENS: [(&str, u64); 8] = [
        ("vent", 20),
        ("trent", 30),
        ("quarant", 40),
        ("cinquant", 50),
        ("sessant", 60),
        ("settant", 70),
        ("ottant", 80),
        ("novant", 90),
    ];
    let (stem, tens) = TENS.iter().find(|(stem, _)| word.starts_with(stem))?;
    let rest = word[stem.len()..].trim_start_matches(['i', 'a']);
    let rest = if rest == "tré" { "tre" } else { rest };
    known(rest)
        .filter(|unit| *unit < 10)
        .map(|unit| tens + unit)
}
