//! Titles, deks and place lines at the heads of editions.

use pulldown_cmark::Event;

use super::Edition;
use super::assemble::Parted;
use super::evidence::Known;
use super::unit::Unit;
use crate::markdown;
use crate::segment::BlockKind;

/// The longest title, dek and place line, in characters.
const TITLE: usize = 200;
const DEK: usize = 600;
const PLACE: usize = 120;

/// Takes titles, deks and place lines out of the units that are left of each edition.
pub(super) fn take(
    parted: &Parted<'_>,
    title: &str,
    editions: &mut [Edition],
    rest: &mut [Vec<usize>],
) {
    let tags: Vec<String> = parted
        .decision
        .languages
        .iter()
        .map(|it| it.tag.clone())
        .collect();
    let title = title.trim();
    if !title.is_empty() {
        match halves(title, &tags) {
            Some(halves) => {
                for (edition, half) in editions.iter_mut().zip(halves) {
                    edition.title = half;
                }
            }
            None => {
                let at = whose(title, &tags);
                editions[at].title = title.to_owned();
            }
        }
    }
    take_titles(parted, &tags, editions, rest);
    take_all(
        parted,
        rest,
        |unit| unit.look.emphasis && is_short(unit, DEK),
        |at, words| {
            editions[at].dek = words;
        },
    );
    take_all(parted, rest, is_place, |at, words| {
        editions[at].place_line = words;
    });
}

/// What a unit says, in one line without marks.
fn words(parted: &Parted<'_>, unit: &Unit) -> String {
    let slice = &parted.text[unit.range.clone()];
    let mut words = String::new();
    for event in markdown::events(slice) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn take_titles(
    parted: &Parted<'_>,
    tags: &[String],
    editions: &mut [Edition],
    rest: &mut [Vec<usize>],
) {
    let units = &parted.units;
    let first = |rest: &[usize]| rest.first().map(|&at| &units[at]);
    let is_heading = |unit: &Unit| matches!(unit.kind, BlockKind::Heading(_));
    // One heading may be the title of all.
    if editions.iter().all(|it| it.title.is_empty())
        && let Some(unit) = first(&rest[0]).filter(|unit| is_heading(unit))
        && !rest[1..]
            .iter()
            .any(|rest| first(rest).is_some_and(is_heading))
        && let Some(halves) = halves(&words(parted, unit), tags)
    {
        for (edition, half) in editions.iter_mut().zip(halves) {
            edition.title = half;
        }
        rest[0].remove(0);
        return;
    }
    let headings = |rest: &[usize]| rest.iter().filter(|&&at| is_heading(&units[at])).count();
    let most = headings(&rest[0]);
    // What looks like a title is one where all editions have it.
    let looks = |unit: &Unit| {
        let is_head = unit.cell.is_some_and(|it| it.is_head);
        let ends = unit.text.trim_end().ends_with(['.', ':', ',', ';']);
        (is_heading(unit) || unit.look.strong || is_head && !ends) && is_short(unit, TITLE)
    };
    let all_look = rest
        .iter()
        .zip(&*editions)
        .all(|(rest, edition)| !edition.title.is_empty() || first(rest).is_some_and(looks));
    let is_outside = editions.iter().any(|it| !it.title.is_empty());
    for (edition, rest) in editions.iter_mut().zip(rest.iter_mut()) {
        let Some(unit) = rest.first().map(|&at| &units[at]) else {
            continue;
        };
        let said = words(parted, unit);
        if !edition.title.is_empty() {
            // The title outside is often said again.
            if looks(unit) && same(&said, &edition.title) {
                rest.remove(0);
            }
            continue;
        }
        let is_title = match is_outside {
            // Where one title stands outside, the others have a heading more.
            true => looks(unit) && (headings(rest) == most + 1 || !is_heading(unit) || most == 0),
            false => is_heading(unit) && is_short(unit, TITLE) || all_look,
        };
        if is_title && !said.is_empty() {
            edition.title = said;
            rest.remove(0);
        }
    }
}

/// Takes the first unit of each edition where all of them are of a kind.
fn take_all(
    parted: &Parted<'_>,
    rest: &mut [Vec<usize>],
    is_it: impl Fn(&Unit) -> bool,
    mut keep: impl FnMut(usize, String),
) {
    let all = rest.iter().all(|rest| {
        let first = rest.first().map(|&at| &parted.units[at]);
        // What is left is still an edition.
        rest.len() > 1
            && first.is_some_and(|it| {
                let plain = it.kind == BlockKind::Paragraph && it.mentions.is_empty();
                plain && it.labels.is_empty() && is_it(it)
            })
    });
    if all {
        for (at, rest) in rest.iter_mut().enumerate() {
            let unit = &parted.units[rest.remove(0)];
            keep(at, words(parted, unit));
        }
    }
}

fn is_short(unit: &Unit, longest: usize) -> bool {
    unit.text.chars().count() <= longest
}

/// A place and a day: short, a comma, a figure, and no sentence.
fn is_place(unit: &Unit) -> bool {
    let text = unit.text.trim();
    let count = text.split_whitespace().count();
    is_short(unit, PLACE)
        && text.contains(|it: char| it.is_numeric())
        && (2..=14).contains(&count)
        && text.contains([',', '،', '—', '–', '.', '/'])
        && !text.ends_with([':', '?', '!', ';'])
        && text
            .split_whitespace()
            .filter(|it| it.chars().all(char::is_alphabetic))
            .count()
            <= 9
        && text.matches(['.', '!', '?']).count() <= 2
        && year_or_day(text)
}

/// Whether a figure of a text is a year or a day of a month.
fn year_or_day(text: &str) -> bool {
    let figures = text.split(|it: char| !it.is_numeric());
    let mut figures = figures.filter(|it| !it.is_empty());
    figures.any(|it| matches!(it.chars().count(), 1 | 2 | 4))
}

fn same(a: &str, b: &str) -> bool {
    let letters = |text: &str| -> String {
        let alphanumeric = text.chars().filter(|it| it.is_alphanumeric());
        alphanumeric.flat_map(char::to_lowercase).collect()
    };
    letters(a) == letters(b)
}

/// What parts the halves of a title in several languages.
const BETWEEN: [&str; 9] = [
    " / ", " // ", " | ", " • ", " · ", " — ", " – ", " - ", "\n",
];

/// Parts a title that is in all languages, in their order.
fn halves(title: &str, tags: &[String]) -> Option<Vec<String>> {
    for between in BETWEEN {
        let parts: Vec<&str> = title.split(between).map(str::trim).collect();
        if parts.len() != tags.len() || parts.iter().any(|it| it.is_empty()) {
            continue;
        }
        let certain = matches!(between, " / " | " // " | " | ");
        let weights: Vec<Vec<f32>> = parts.iter().map(|it| weigh(it, tags)).collect();
        // In the order of the editions, or the other way round.
        let orders: Vec<Vec<usize>> = match tags.len() {
            2 => vec![vec![0, 1], vec![1, 0]],
            _ => vec![(0..tags.len()).collect()],
        };
        let score = |order: &Vec<usize>| -> f32 {
            let all = order.iter().enumerate();
            all.map(|(part, &tag)| weights[part][tag] - weights[part].iter().sum::<f32>() / 2.0)
                .sum()
        };
        let best = orders
            .iter()
            .max_by(|a, b| score(a).total_cmp(&score(b)).then(b.cmp(a)))?;
        let fits = score(best);
        if fits > 2.0 || certain && fits >= 0.0 {
            let mut halves = vec![String::new(); tags.len()];
            for (part, &tag) in parts.iter().zip(best) {
                halves[tag] = (*part).to_owned();
            }
            return Some(halves);
        }
    }
    None
}

fn weigh(text: &str, tags: &[String]) -> Vec<f32> {
    let known = Known::get();
    let all = known.weigh(text);
    let script = super::evidence::script(text).map(|(script, _)| script);
    tags.iter()
        .map(|tag| match known.at(tag) {
            Some(at) => all[at],
            // It is written in letters of its own.
            None => match script {
                Some(unicode_script::Script::Latin) | None => 0.0,
                Some(_) => 6.0,
            },
        })
        .collect()
}

/// Whose a title is: the first's, unless it is clearly another's.
fn whose(title: &str, tags: &[String]) -> usize {
    let weights = weigh(title, tags);
    let (best, margin) = super::language::best(&weights);
    if margin > 2.0 && weights[best] > weights[0] {
        best
    } else {
        0
    }
}
