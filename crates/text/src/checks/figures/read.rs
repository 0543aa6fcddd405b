//! The figures of one side.

use std::ops::Range;

use super::super::reading::{Kind, Side, Token};
use super::spelled::spelled;
use super::value::Value;

/// How much a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// It has to be met.
    Digits,
    /// It has to be met where another stands in its place.
    Words,
    /// It meets others and needs not be met.
    Loose,
}

/// What a word of a date names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Month,
    Day,
}

/// A figure and all that it may mean.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    pub(super) range: Range<usize>,
    pub(super) weight: Weight,
    readings: [Value; READINGS],
    count: usize,
    /// The figures that it may consist of, if it may be several.
    pub(super) parts: Vec<Value>,
    pub(super) percent: bool,
    pub(super) name: Option<(Name, u8)>,
}

const READINGS: usize = 6;

impl Figure {
    fn new(range: Range<usize>, weight: Weight) -> Self {
        Self {
            range,
            weight,
            readings: [Value::default(); READINGS],
            count: 0,
            parts: Vec::new(),
            percent: false,
            name: None,
        }
    }

    fn loose(range: Range<usize>, value: u64) -> Self {
        let mut figure = Self::new(range, Weight::Loose);
        figure.may_be(Value::whole(value));
        figure
    }

    fn may_be(&mut self, value: Value) {
        if self.count < READINGS && !self.readings().contains(&value) {
            self.readings[self.count] = value;
            self.count += 1;
        }
    }

    pub(super) fn readings(&self) -> &[Value] {
        &self.readings[..self.count]
    }

    /// Yields all that it can meet.
    pub(super) fn values(&self) -> impl Iterator<Item = Value> {
        self.readings().iter().chain(&self.parts).copied()
    }
}

/// Reads the figures of a side.
pub(super) fn figures(side: &Side<'_>) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut at = 0;
    while let Some(token) = side.tokens.get(at) {
        match token.kind {
            Kind::Figure => {
                figures.push(digits(side, at));
                at += 1;
            }
            Kind::Word => at = word(side, at, &mut figures),
            Kind::Mark(mark) => {
                if let Some(value) = fraction(mark) {
                    figures.push(Figure::loose(token.range(), value));
                }
                at += 1;
            }
        }
    }
    figures
}

fn fraction(mark: char) -> Option<u64> {
    match mark {
        '½' => Some(2),
        '¼' | '¾' => Some(4),
        '⅓' | '⅔' => Some(3),
        _ => None,
    }
}

/// Reads the word at `at`, and those that belong to it; returns what comes next.
fn word(side: &Side<'_>, at: usize, figures: &mut Vec<Figure>) -> usize {
    let token = &side.tokens[at];
    if let Some(known) = token.known {
        let dated = |at: usize| {
            let near = side.tokens[at.saturating_sub(2)..].iter().take(4);
            near.filter(|token| token.kind == Kind::Figure).count() > 0
        };
        // "may" and "march" are verbs too, "mar" is the sea, "sábado" is what it is.
        let is_month = known.month.is_some()
            && (side.language.primary() != "en"
                || token.capital
                    && (known.month != Some(5) && known.month != Some(3)
                        || dated(at)
                        || !token.begins));
        let month = known.month.filter(|_| is_month);
        let short = known.short_month.filter(|_| month.is_none() && dated(at));
        if let Some(month) = month.or(short) {
            let mut figure = Figure::loose(token.range(), u64::from(month));
            figure.name = Some((Name::Month, month));
            figures.push(figure);
        } else if let Some(day) = known.day {
            let mut figure = Figure::new(token.range(), Weight::Loose);
            figure.name = Some((Name::Day, day));
            figures.push(figure);
        }
        for value in [known.ordinal, known.loose].into_iter().flatten() {
            figures.push(Figure::loose(token.range(), value));
        }
    }
    // "X.509" is "X509".
    let slice = side.slice(token);
    if slice.bytes().any(|byte| byte.is_ascii_digit()) {
        let runs = slice.split(|c: char| !c.is_ascii_digit());
        for run in runs.filter(|run| !run.is_empty()) {
            let mut figure = Figure::new(token.range(), Weight::Loose);
            figure.may_be(Value::decimal(run, ""));
            figures.push(figure);
        }
    }
    if let Some(number) = spelled(side, at) {
        let range = token.start..side.tokens[number.next - 1].end;
        let weight = if number.value < 3 || number.value == 100 || number.value == 1000 {
            Weight::Loose
        } else {
            Weight::Words
        };
        let mut figure = Figure::new(range, weight);
        figure.may_be(Value::whole(number.value));
        for part in &number.parts[..number.count] {
            figure.may_be(Value::whole(*part));
        }
        figure.percent = percent_follows(side, number.next);
        afternoon(side, number.next, &mut figure);
        figures.push(figure);
        return number.next;
    }
    if let Some(value) = roman(side.slice(token)) {
        let sure = token.end - token.start > 1;
        let mut figure = Figure::loose(token.range(), value);
        if sure {
            figure.weight = Weight::Digits;
        }
        figures.push(figure);
    }
    at + 1
}

/// Reads a Roman numeral of I, V and X; those with other letters are more often something else.
fn roman(word: &str) -> Option<u64> {
    // "XIXe siècle", "Ier"
    let suffixes = ["ème", "er", "re", "es", "e"];
    let mut suffixes = suffixes.iter();
    let word = suffixes
        .find_map(|suffix| word.strip_suffix(suffix))
        .unwrap_or(word);
    if word.len() > 7 {
        return None;
    }
    let mut sum = 0;
    let mut last = 0;
    for letter in word.bytes().rev() {
        let value = match letter {
            b'I' => 1,
            b'V' => 5,
            b'X' => 10,
            _ => return None,
        };
        if value < last {
            sum -= value;
        } else {
            sum += value;
            last = value;
        }
    }
    u64::try_from(sum).ok().filter(|sum| *sum > 0)
}

/// Reads the digits at `at` with what stands around them.
fn digits(side: &Side<'_>, at: usize) -> Figure {
    let token = &side.tokens[at];
    let text = side.slice(token);
    let mut figure = Figure::new(token.range(), Weight::Digits);
    separators(text, &mut figure);
    let mut next = at + 1;
    let follows = |next: usize| side.tokens.get(next).filter(|token| token.is_word());
    if let Some(unit) = follows(next).filter(|unit| !unit.spaced) {
        let suffix = side.folded(unit);
        if suffix == "s" && text.len() >= 2 && text.ends_with('0') {
            decade(text, &mut figure);
        }
        if !matches!(suffix, "m" | "k" | "bn") {
            next += 1;
        }
    }
    scale(side, next, &mut figure);
    around(side, at, &mut figure);
    figure.percent = percent_follows(side, next);
    afternoon(side, next, &mut figure);
    figure
}

/// "1990s" are the nineties.
fn decade(text: &str, figure: &mut Figure) {
    figure.may_be(Value::decimal(&text[text.len() - 2..], ""));
}

/// Reads thousands and decimals, as any language writes them.
fn separators(text: &str, figure: &mut Figure) {
    let is_separator = |c: char| !c.is_ascii_digit();
    let groups: Vec<&str> = text.split(is_separator).collect();
    if groups.len() == 1 {
        figure.may_be(Value::decimal(text, ""));
        return;
    }
    let marks: Vec<char> = text.chars().filter(|c| is_separator(*c)).collect();
    let same = marks.iter().all(|mark| *mark == marks[0]);
    let (first, rest) = (groups[0], &groups[1..]);
    let last = groups[groups.len() - 1];
    let thousands = |groups: &[&str]| groups.iter().all(|group| group.len() == 3);
    let joined = |groups: &[&str]| groups.concat();
    let spaced = marks.iter().any(|mark| mark.is_whitespace());
    if same && first.len() <= 3 && first != "0" && thousands(rest) {
        figure.may_be(Value::decimal(&joined(&groups), ""));
    }
    if rest.len() == 1 && !spaced && !(last.len() == 3 && last.ends_with('0')) {
        figure.may_be(Value::decimal(first, last));
    }
    // 1.234.567,89 and 12 345,67
    if !same && thousands(&groups[1..groups.len() - 1]) {
        figure.may_be(Value::decimal(&joined(&groups[..groups.len() - 1]), last));
    }
    if rest.len() > 1 && !spaced {
        figure.may_be(Value::literal(text));
    }
    // 8.5.2024, and "in 2 300 people came": several figures after all.
    if spaced || rest.len() > 1 && !thousands(rest) {
        figure.parts = groups
            .iter()
            .map(|group| Value::decimal(group, ""))
            .collect();
    }
    if figure.count == 0 && figure.parts.is_empty() {
        figure.may_be(Value::literal(text));
    }
}

/// Multiplies by the words behind: "2 mil millones".
fn scale(side: &Side<'_>, mut next: usize, figure: &mut Figure) {
    while let Some(unit) = side.tokens.get(next) {
        let Some(scale) = unit.known.and_then(|known| known.scale) else {
            return;
        };
        let short = unit.end - unit.start < 3;
        if short && unit.spaced && side.folded(unit) != "bn" {
            return;
        }
        if scale == 100 {
            return;
        }
        let plain = figure.readings[0];
        for reading in &mut figure.readings[..figure.count] {
            *reading = reading.times(scale);
        }
        // "5m" may be metres.
        if short {
            figure.may_be(plain);
        }
        figure.range.end = unit.end;
        next += 1;
    }
}

/// Looks at what stands before: a minute, a shortened year.
fn around(side: &Side<'_>, at: usize, figure: &mut Figure) {
    let token = &side.tokens[at];
    let Some(before) = at.checked_sub(1).map(|before| &side.tokens[before]) else {
        return;
    };
    let figure_before = at.checked_sub(2).map(|before| &side.tokens[before]);
    let figure_before = figure_before.filter(|before| before.kind == Kind::Figure);
    let Some(value) = figure.readings().first().and_then(|value| value.small()) else {
        return;
    };
    let joined = !token.spaced && !before.spaced;
    let hours = before.is(':') || before.is_word() && matches!(side.folded(before), "h" | "uhr");
    if value == 0 && hours && figure_before.is_some() {
        figure.weight = Weight::Loose;
    }
    if value < 100 && token.end - token.start == 2 {
        if before.is('\'') || before.is('’') || before.is('‘') {
            figure.may_be(Value::whole(1900 + value));
            figure.may_be(Value::whole(2000 + value));
        }
        let dash = before.is('-') || before.is('–') || before.is('/');
        let year = figure_before.map(|year| side.slice(year));
        if let (true, true, Some(year)) = (dash, joined, year.filter(|year| year.len() == 4))
            && let Ok(year) = year.parse::<u64>()
        {
            figure.may_be(Value::whole(year / 100 * 100 + value));
        }
    }
}

fn percent_follows(side: &Side<'_>, next: usize) -> bool {
    let is = |at: usize| -> bool {
        side.tokens.get(at).is_some_and(|token| {
            token.is('%') || token.is('٪') || token.known.is_some_and(|known| known.percent)
        })
    };
    let preposition = side.tokens.get(next).filter(|token| token.is_word());
    let preposition =
        preposition.is_some_and(|token| matches!(side.folded(token), "per" | "por" | "pour"));
    is(next) || preposition && is(next + 1)
}

/// Adds twelve hours where the words behind say so.
fn afternoon(side: &Side<'_>, next: usize, figure: &mut Figure) {
    let Some(hour) = figure.readings().first().and_then(|value| value.small()) else {
        return;
    };
    if !(1..=12).contains(&hour) {
        return;
    }
    let near: &[Token] = &side.tokens[next.min(side.tokens.len())..];
    // "6:30 p.m.", "6 Uhr 30 abends": the word stands behind the minutes.
    for (at, token) in near.iter().take(7).enumerate() {
        if !token.is_word() {
            continue;
        }
        let word = side.folded(token);
        let m_follows = || {
            let m = near.get(at + 1..).unwrap_or_default();
            m.iter()
                .take(2)
                .any(|token| token.is_word() && side.folded(token) == "m")
        };
        let after = match word {
            "pm" | "afternoon" | "evening" | "tonight" | "night" | "tarde" | "noche" | "noite"
            | "soir" | "midi" | "abends" | "nachmittags" | "sera" | "pomeriggio" | "abend"
            | "nachmittag" | "notte" | "nuit" => true,
            "p" => m_follows(),
            "am" | "morning" | "mañana" | "madrugada" | "manhã" | "matin" | "morgens"
            | "mattina" => false,
            "a" if m_follows() => false,
            _ => continue,
        };
        if after && hour < 12 {
            figure.may_be(Value::whole(hour + 12));
        } else if hour == 12 {
            figure.may_be(Value::whole(0));
            figure.may_be(Value::whole(24));
        }
        return;
    }
}
