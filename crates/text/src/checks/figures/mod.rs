//! Figures and dates: whatever way they are written in, they say the same.
//!
//! 1. [`read`] reads each side's figures, each with all that it may mean: "1.000" is a thousand,
//!    "6 p.m." is 6 and 18, "1990s" is 1990 and 90.
//! 2. A figure of digits has to be met on the other side by digits, words, a Roman numeral, a
//!    month or a time of day. Words for numbers have to be met only where another stands there
//!    in their place, because "both" and "a couple" are numbers too.

mod read;
mod spelled;
mod value;

use std::ops::Range;

use super::{Check, Findings, reading::Reading, reading::Side};
use read::{Figure, Weight, figures};
use value::Value;

/// Compares figures, dates, times and shares.
#[derive(Debug)]
pub(super) struct Figures;

impl Check for Figures {
    fn name(&self) -> &'static str {
        "figures"
    }

    fn pair(&self, reading: &Reading<'_>, found: &mut Findings<'_>) {
        let source = figures(&reading.source);
        let target = figures(&reading.target);
        if source.is_empty() && target.is_empty() {
            return;
        }
        let lonely_source = lonely(&source, &target);
        let lonely_target = lonely(&target, &source);
        compare(reading, &lonely_source, &lonely_target, found);
        compare_shares(reading, &source, &target, found);
        compare_names(reading, &source, &target, found);
    }
}

/// Returns the figures that nothing of the other side stands for.
fn lonely<'f>(own: &'f [Figure], others: &[Figure]) -> Vec<&'f Figure> {
    let sorted = |figures: &[Figure], wanted: fn(&Figure) -> bool| -> Vec<Value> {
        let figures = figures.iter().filter(|figure| wanted(figure));
        let mut values: Vec<Value> = figures.flat_map(Figure::values).collect();
        values.sort_unstable();
        values
    };
    let is_word: fn(&Figure) -> bool = |figure| figure.weight != Weight::Digits;
    let there = sorted(others, |_| true);
    let (digits, words) = (
        sorted(others, |figure| figure.weight == Weight::Digits),
        sorted(others, is_word),
    );
    let own_words = sorted(own, is_word);
    let count = |values: &[Value], value: &Value| {
        let from = values.partition_point(|it| it < value);
        values[from..].partition_point(|it| it == value)
    };
    let has = |value: &Value| there.binary_search(value).is_ok();
    // "3" is met by "three", but not where "tres" has met that already.
    let is_met = |value: &Value, figure: &Figure| {
        has(value)
            && (figure.weight != Weight::Digits
                || digits.binary_search(value).is_ok()
                || count(&own_words, value) < count(&words, value))
    };
    let strong = own.iter().filter(|figure| figure.weight != Weight::Loose);
    strong
        .filter(|figure| {
            let whole = figure.readings().iter().any(|value| is_met(value, figure));
            let in_parts = !figure.parts.is_empty() && figure.parts.iter().all(has);
            !whole && !in_parts
        })
        .collect()
}

/// Pairs what is lonely on both sides, in order.
fn compare(
    reading: &Reading<'_>,
    source: &[&Figure],
    target: &[&Figure],
    found: &mut Findings<'_>,
) {
    let of = |list: &[&Figure], weight: Weight| -> Vec<Range<usize>> {
        let list = list.iter().filter(|figure| figure.weight == weight);
        list.map(|figure| figure.range.clone()).collect()
    };
    let mut digits = (of(source, Weight::Digits), of(target, Weight::Digits));
    let words = (of(source, Weight::Words), of(target, Weight::Words));
    // A word for a number answers for digits of the other side that found none.
    let spare = |digits: &mut Vec<Range<usize>>, other: usize, words: &[Range<usize>]| -> usize {
        let need = other.saturating_sub(digits.len()).min(words.len());
        digits.extend_from_slice(&words[..need]);
        need
    };
    let (from_source, from_target) = (digits.0.len(), digits.1.len());
    let used_source = spare(&mut digits.0, from_target, &words.0);
    let used_target = spare(&mut digits.1, from_source, &words.1);
    let pairs = digits.0.len().min(digits.1.len());
    let say = |text: &str, range: &Range<usize>| text[range.clone()].to_owned();
    let (from, to) = (reading.source.text, reading.target.text);
    let changed = |source: &Range<usize>, target: &Range<usize>, found: &mut Findings<'_>| {
        let args = vec![say(from, source), say(to, target)];
        found.add(
            Some(source.clone()),
            Some(target.clone()),
            "figures.changed",
            args,
        );
    };
    for (source, target) in digits.0.iter().zip(&digits.1) {
        changed(source, target, found);
    }
    for (source, target) in words.0[used_source..].iter().zip(&words.1[used_target..]) {
        changed(source, target, found);
    }
    for range in &digits.0[pairs..] {
        let args = vec![say(from, range)];
        found.add(Some(range.clone()), None, "figures.missing", args);
    }
    for range in &digits.1[pairs..] {
        let args = vec![say(to, range)];
        found.add(None, Some(range.clone()), "figures.added", args);
    }
}

/// Finds a share in percent whose sign is gone.
fn compare_shares(
    reading: &Reading<'_>,
    source: &[Figure],
    target: &[Figure],
    found: &mut Findings<'_>,
) {
    let is_share = |figure: &&Figure| figure.percent;
    let (in_source, in_target) = (source.iter().find(is_share), target.iter().find(is_share));
    let says_it = |side: &Side<'_>| {
        side.text.contains(['%', '٪', '‰'])
            || side
                .words()
                .any(|word| word.known.is_some_and(|known| known.percent))
    };
    let meet = |figure: &Figure, others: &[Figure]| {
        others
            .iter()
            .find(|other| {
                other
                    .readings()
                    .iter()
                    .any(|value| figure.readings().contains(value))
            })
            .map(|other| other.range.clone())
    };
    match (in_source, in_target) {
        (Some(share), None) if !says_it(&reading.target) => {
            if let Some(range) = meet(share, target) {
                let args = vec![reading.source.text[share.range.clone()].to_owned()];
                let source = Some(share.range.clone());
                found.add(source, Some(range), "figures.percent", args);
            }
        }
        (None, Some(share)) if !says_it(&reading.source) => {
            if let Some(range) = meet(share, source) {
                let args = vec![reading.target.text[share.range.clone()].to_owned()];
                let target = Some(share.range.clone());
                found.add(Some(range), target, "figures.percent", args);
            }
        }
        _ => {}
    }
}

/// Finds a month or a day of the week in whose place another stands.
fn compare_names(
    reading: &Reading<'_>,
    source: &[Figure],
    target: &[Figure],
    found: &mut Findings<'_>,
) {
    if !reading.source.rules.known || !reading.target.rules.known {
        return;
    }
    for kind in [read::Name::Month, read::Name::Day] {
        let names = |figures: &[Figure]| -> Vec<(u8, Range<usize>)> {
            let names = figures.iter().filter_map(|figure| match figure.name {
                Some((name, value)) if name == kind => Some((value, figure.range.clone())),
                _ => None,
            });
            names.collect()
        };
        let (from, to) = (names(source), names(target));
        let times = |list: &[(u8, Range<usize>)]| {
            let mut times = [0_usize; 16];
            for (value, _) in list {
                times[usize::from(*value) % 16] += 1;
            }
            times
        };
        let (in_source, in_target) = (times(&from), times(&to));
        let more = |value: u8, here: &[usize; 16], there: &[usize; 16]| {
            let at = usize::from(value) % 16;
            here[at] > there[at]
        };
        let gone = from
            .iter()
            .find(|(value, _)| more(*value, &in_source, &in_target));
        let come = to
            .iter()
            .find(|(value, _)| in_source[usize::from(*value) % 16] == 0);
        if let (Some((_, source)), Some((_, target))) = (gone, come) {
            let args = vec![
                reading.source.text[source.clone()].to_owned(),
                reading.target.text[target.clone()].to_owned(),
            ];
            found.add(
                Some(source.clone()),
                Some(target.clone()),
                "figures.changed",
                args,
            );
        }
    }
}
