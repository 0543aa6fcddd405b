//! Runs: words that are set alike, and what stands among them.

use text::write::block::{Ink, Piece};

use super::comments::{END, START};
use super::fields::Field;
use super::line::{Line, Set, comment};
use super::reader::{Reader, chosen};
use super::styles::Toggles;
use super::symbols;
use crate::import::xml::Element;

/// Whether words stand in the line, above or below it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Height {
    Line,
    Raised,
    Lowered,
}

impl Reader<'_, '_> {
    pub(super) fn run(&mut self, run: Element<'_>, set: &Set<'_>, line: &mut Line) {
        let properties = run
            .child("w", "rPr")
            .map(|it| self.as_tracked(it, "rPrChange"));
        let value = |name: &str| properties?.child("w", name)?.attribute("w", "val");
        let character_style = value("rStyle").unwrap_or_default();
        let own = properties.map(Toggles::of).unwrap_or_default();
        let styled = match character_style {
            "" => Toggles::default(),
            style => self.beside.styles.toggles(style),
        };
        let usual = set.usual;
        // Of two styles that both switch something on, the second switches it off again.
        let is = |get: fn(Toggles) -> Option<bool>| {
            let by_style = get(usual).unwrap_or(false) != get(styled).unwrap_or(false);
            get(own).unwrap_or(by_style)
        };
        let is_usual = |get: fn(Toggles) -> Option<bool>| get(usual).unwrap_or(false);
        let ink = Ink {
            strong: is(|it| it.bold) && !is_usual(|it| it.bold),
            emphasis: is(|it| it.italic) && !is_usual(|it| it.italic),
            strike: is(|it| it.strike) && !is_usual(|it| it.strike),
            code: !character_style.is_empty() && self.beside.styles.is_code(character_style),
            link: set.link.clone().or_else(|| self.field_link()),
        };
        let is_hidden = is(|it| it.hidden);
        let height = match value("vertAlign") {
            Some("superscript") => Height::Raised,
            Some("subscript") => Height::Lowered,
            _ => Height::Line,
        };
        let is_underlined = value("u").is_some_and(|it| it != "none") && ink.link.is_none();
        let before = line.pieces.len();
        let language = value("lang").map(str::to_owned);
        self.content(run, &ink, height, is_hidden, language.as_deref(), set, line);
        let says = line.pieces.len() > before || !run_text(run).trim().is_empty();
        if says {
            self.passage(
                is_underlined,
                "underline.plain",
                |it| &mut it.was_underlined,
                line,
            );
            let is_plain = height != Height::Line && is_unraised(run, height);
            self.passage(is_plain, "raised.plain", |it| &mut it.was_raised, line);
            let is_left_out = is_hidden && !run_text(run).trim().is_empty();
            self.passage(
                is_left_out,
                "hidden.left-out",
                |it| &mut it.was_hidden,
                line,
            );
        }
    }

    /// Tells something once of all runs that stand together.
    fn passage(
        &mut self,
        is: bool,
        code: &'static str,
        was: fn(&mut Line) -> &mut bool,
        line: &mut Line,
    ) {
        let was = was(line);
        if is && !*was {
            self.told.tell(code);
        }
        *was = is;
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "what a run says of all that is in it"
    )]
    fn content(
        &mut self,
        run: Element<'_>,
        ink: &Ink,
        height: Height,
        is_hidden: bool,
        language: Option<&str>,
        set: &Set<'_>,
        line: &mut Line,
    ) {
        let mut has_own_mark = false;
        for child in run.elements() {
            let value = |name: &str| child.attribute("w", name);
            match child.name() {
                ("w", "fldChar") => self.field(child),
                ("w", "instrText" | "delInstrText") => {
                    if let Some(field) = self.fields.last_mut().filter(|it| !it.is_result) {
                        field.instruction.push_str(&child.text());
                    }
                }
                ("w", "commentReference") => {
                    comment(child, START, line);
                    comment(child, END, line);
                }
                _ if is_hidden => {}
                ("w", "t" | "delText") if !has_own_mark => {
                    let words = child.text();
                    let letters = words.chars().filter(|it| it.is_alphabetic()).count();
                    let language = language.or_else(|| self.beside.styles.language(set.style));
                    if let Some(language) = language {
                        let language = language.to_owned();
                        *self.languages.entry(language).or_default() += letters;
                    }
                    let link = self.field_link();
                    let ink = match (&ink.link, link) {
                        (None, Some(link)) => &Ink {
                            link: Some(link),
                            ..ink.clone()
                        },
                        _ => ink,
                    };
                    self.say(&at_height(&words, height), ink, line);
                }
                ("w", "tab" | "ptab") => self.say("\t", ink, line),
                ("w", "br" | "cr") => {
                    // A page ends where it ends.
                    if !matches!(value("type"), Some("page" | "column")) {
                        line.pieces.push(Piece::Break);
                    }
                }
                ("w", "noBreakHyphen") => self.say("\u{2011}", ink, line),
                ("w", "sym") => match symbols::sign(value("font"), value("char")) {
                    Some(sign) => self.say(sign.encode_utf8(&mut [0; 4]), ink, line),
                    None => self.told.tell("symbols.unknown"),
                },
                ("w", "footnoteReference" | "endnoteReference") => {
                    has_own_mark = value("customMarkFollows").is_some_and(super::styles::is_on);
                    self.mention(child, line);
                }
                ("w", "drawing" | "pict" | "object") => self.drawing(child, ink, line),
                ("w", "ruby") => {
                    // What is written above signs to say how they sound stands behind them.
                    if let Some(base) = child.child("w", "rubyBase") {
                        self.inline(base, set, line);
                    }
                    if let Some(above) = child.child("w", "rt") {
                        self.say("(", ink, line);
                        self.inline(above, set, line);
                        self.say(")", ink, line);
                    }
                }
                ("mc", "AlternateContent") => {
                    if let Some(chosen) = chosen(child) {
                        self.content(chosen, ink, height, is_hidden, language, set, line);
                    }
                }
                _ => {}
            }
        }
    }

    fn field(&mut self, sign: Element<'_>) {
        match sign.attribute("w", "fldCharType") {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(mut field) = self.fields.pop() {
                    self.begin_result(&mut field);
                    self.fields.push(field);
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }
}

/// The words of a run, without looking at what they are.
fn run_text(run: Element<'_>) -> String {
    let words = run
        .elements()
        .filter(|it| it.is("w", "t") || it.is("w", "delText"));
    words.map(Element::text).collect()
}

/// Digits and signs that can be raised or lowered as characters of their own.
const RAISED: [(char, char, char); 15] = [
    ('0', '⁰', '₀'),
    ('1', '¹', '₁'),
    ('2', '²', '₂'),
    ('3', '³', '₃'),
    ('4', '⁴', '₄'),
    ('5', '⁵', '₅'),
    ('6', '⁶', '₆'),
    ('7', '⁷', '₇'),
    ('8', '⁸', '₈'),
    ('9', '⁹', '₉'),
    ('+', '⁺', '₊'),
    ('-', '⁻', '₋'),
    ('−', '⁻', '₋'),
    ('(', '⁽', '₍'),
    (')', '⁾', '₎'),
];

/// Words as they look where they are raised or lowered; those that cannot be stay.
fn at_height(words: &str, height: Height) -> String {
    let sign = |it: char| {
        let found = RAISED.iter().find(|(plain, ..)| *plain == it)?;
        match height {
            Height::Line => None,
            Height::Raised => Some(found.1),
            Height::Lowered => Some(found.2),
        }
    };
    let signs: Option<String> = words.chars().map(sign).collect();
    signs.unwrap_or_else(|| words.to_owned())
}

/// Tells whether words were raised that are no longer.
fn is_unraised(run: Element<'_>, height: Height) -> bool {
    let words = run_text(run);
    !words.trim().is_empty() && at_height(&words, height) == words
}
