//! Lists: which number a paragraph has.

use std::collections::{HashMap, HashSet};

use super::styles::{ListMark, Styles};
use crate::import::xml::{Element, Tree};

/// How deep lists go.
const LEVELS: usize = 9;

/// How a document numbers.
#[derive(Default)]
pub(crate) struct Numbering {
    /// The definitions, by their ids.
    kinds: HashMap<String, Kind>,
    /// The lists, by theirs.
    lists: HashMap<String, List>,
}

#[derive(Clone, Default)]
struct Kind {
    levels: Vec<Level>,
}

#[derive(Clone)]
struct Level {
    form: Form,
    start: u64,
    /// What the label looks like, `%1.%2.`
    label: String,
    /// How far its words stand to the right, in twentieths of a point.
    indent: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Bullet,
    Nothing,
    Decimal,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
}

struct List {
    kind: String,
    /// Where levels begin anew, and levels of its own.
    overrides: HashMap<u8, (Option<u64>, Option<Level>)>,
}

/// Where the numbers are.
#[derive(Default)]
pub(super) struct Counters {
    /// The last number of each level, by definition.
    last: HashMap<String, [Option<u64>; LEVELS]>,
    /// Where a list has begun anew already.
    begun: HashSet<(String, u8)>,
}

/// A paragraph of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    /// Which definition it is of: lists of one definition go on with each other.
    pub(super) kind: String,
    /// From 0.
    pub(super) level: u8,
    /// None for a bullet.
    pub(super) number: Option<u64>,
    /// What stands before its words; nothing for a bullet.
    pub(super) label: String,
    pub(super) indent: u32,
}

impl Numbering {
    pub(super) fn read(tree: &Tree, styles: &Styles) -> Numbering {
        let mut numbering = Numbering::default();
        let mut linked: Vec<(String, String)> = Vec::new();
        for element in tree.root().elements() {
            match element.name() {
                ("w", "abstractNum") => {
                    let id = element.attribute("w", "abstractNumId").unwrap_or_default();
                    let link = element.child("w", "numStyleLink");
                    if let Some(style) = link.and_then(|it| it.attribute("w", "val")) {
                        linked.push((id.to_owned(), style.to_owned()));
                    }
                    numbering.kinds.insert(id.to_owned(), Kind::of(element));
                }
                ("w", "num") => {
                    let id = element.attribute("w", "numId").unwrap_or_default();
                    numbering.lists.insert(id.to_owned(), List::of(element));
                }
                _ => {}
            }
        }
        // A definition may be that of a style.
        for (id, style) in linked {
            let list = styles.list(&style).number;
            let kind = list.and_then(|it| numbering.lists.get(&it));
            if let Some(kind) = kind.and_then(|it| numbering.kinds.get(&it.kind)) {
                let kind = kind.clone();
                numbering.kinds.insert(id, kind);
            }
        }
        numbering
    }

    /// Counts a paragraph; none for one that is in no list.
    pub(super) fn count(&self, mark: &ListMark, counters: &mut Counters) -> Option<Counted> {
        let id = mark.number.as_deref()?;
        let list = self.lists.get(id)?;
        let level = mark.level.unwrap_or(0).min(LEVELS as u8 - 1);
        let at = usize::from(level);
        let own = |level: u8| {
            let own = list.overrides.get(&level).and_then(|it| it.1.as_ref());
            own.or_else(|| self.kinds.get(&list.kind)?.levels.get(usize::from(level)))
        };
        let described = own(level)?;
        if described.form == Form::Nothing && described.label.is_empty() {
            return None;
        }
        let last = counters.last.entry(list.kind.clone()).or_default();
        let anew = list.overrides.get(&level).and_then(|it| it.0);
        let number = match (anew, last[at]) {
            (Some(anew), _) if counters.begun.insert((id.to_owned(), level)) => anew,
            (_, Some(last)) => last.saturating_add(1),
            (_, None) => described.start,
        };
        last[at] = Some(number);
        last[at + 1..].fill(None);
        let mut label = String::new();
        if !matches!(described.form, Form::Bullet | Form::Nothing) {
            label.clone_from(&described.label);
            for upper in 0..=level {
                let form = own(upper).map_or(Form::Decimal, |it| it.form);
                let start = own(upper).map_or(1, |it| it.start);
                let number = last[usize::from(upper)].unwrap_or(start);
                label = label.replace(&format!("%{}", upper + 1), &written(number, form));
            }
        }
        Some(Counted {
            kind: list.kind.clone(),
            level,
            number: (!matches!(described.form, Form::Bullet | Form::Nothing)).then_some(number),
            label,
            indent: described.indent,
        })
    }
}

impl Kind {
    fn of(element: Element<'_>) -> Kind {
        let mut levels: Vec<(usize, Level)> = element
            .elements()
            .filter(|it| it.is("w", "lvl"))
            .filter_map(|it| Some((it.attribute("w", "ilvl")?.parse().ok()?, Level::of(it))))
            .collect();
        levels.sort_by_key(|(at, _)| *at);
        Kind {
            levels: levels.into_iter().map(|(_, level)| level).collect(),
        }
    }
}

impl Level {
    fn of(element: Element<'_>) -> Level {
        let value = |name: &str| element.child("w", name)?.attribute("w", "val");
        let indent = element.child("w", "pPr").map_or(0, indent);
        Level {
            form: match value("numFmt").unwrap_or("decimal") {
                "bullet" => Form::Bullet,
                "none" => Form::Nothing,
                "lowerLetter" => Form::LowerLetter,
                "upperLetter" => Form::UpperLetter,
                "lowerRoman" => Form::LowerRoman,
                "upperRoman" => Form::UpperRoman,
                _ => Form::Decimal,
            },
            start: value("start").and_then(|it| it.parse().ok()).unwrap_or(1),
            label: value("lvlText").unwrap_or_default().to_owned(),
            indent,
        }
    }
}

impl List {
    fn of(element: Element<'_>) -> List {
        let kind = element.child("w", "abstractNumId");
        let mut overrides = HashMap::new();
        for own in element.elements().filter(|it| it.is("w", "lvlOverride")) {
            let Some(level) = own.attribute("w", "ilvl").and_then(|it| it.parse().ok()) else {
                continue;
            };
            let start = own.child("w", "startOverride");
            let start = start.and_then(|it| it.attribute("w", "val")?.parse().ok());
            overrides.insert(level, (start, own.child("w", "lvl").map(Level::of)));
        }
        List {
            kind: kind
                .and_then(|it| it.attribute("w", "val"))
                .unwrap_or_default()
                .to_owned(),
            overrides,
        }
    }
}

/// How far to the right a paragraph stands that has these properties.
pub(super) fn indent(paragraph: Element<'_>) -> u32 {
    let Some(indent) = paragraph.child("w", "ind") else {
        return 0;
    };
    let value = indent
        .attribute("w", "left")
        .or(indent.attribute("w", "start"));
    value
        .and_then(|it| it.parse::<f64>().ok())
        .map_or(0, |it| it.clamp(0.0, 1e6) as u32)
}

fn written(number: u64, form: Form) -> String {
    match form {
        Form::LowerLetter => letters(number).to_lowercase(),
        Form::UpperLetter => letters(number),
        Form::LowerRoman => roman(number).to_lowercase(),
        Form::UpperRoman => roman(number),
        Form::Decimal | Form::Bullet | Form::Nothing => number.to_string(),
    }
}

/// A to Z, then AA to ZZ, as Word counts.
fn letters(number: u64) -> String {
    let Some(from_zero) = number.checked_sub(1).filter(|it| *it < 780) else {
        return number.to_string();
    };
    let letter = char::from(b'A' + (from_zero % 26) as u8);
    String::from(letter).repeat(from_zero as usize / 26 + 1)
}

fn roman(number: u64) -> String {
    const SIGNS: [(u64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut roman = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            roman.push_str(sign);
            rest -= value;
        }
    }
    roman
}
