//! What styles mean: those with a name, and those that stand for direct formatting.

use std::collections::HashMap;

use text::LanguageTag;
use text::write::block::Ink;

use crate::import::xml::{Element, Tree};

/// How many styles one may rest on, one after the other.
const DEEPEST: usize = 24;

/// What a paragraph is by its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Text,
    Title,
    Subtitle,
    Heading(u8),
    Quotation,
    Code,
    Rule,
    /// The words under a picture.
    Caption,
}

/// What one style says; what it leaves open is none.
#[derive(Default)]
struct Style<'t> {
    parent: Option<&'t str>,
    strong: Option<bool>,
    emphasis: Option<bool>,
    strike: Option<bool>,
    hidden: Option<bool>,
}

/// Whether the items of a list are numbered, level by level.
#[derive(Default)]
struct ListStyle {
    /// The first number of each level that has numbers.
    numbered: HashMap<u8, u64>,
}

/// All styles of a document.
#[derive(Default)]
pub(super) struct Styles<'t> {
    styles: HashMap<(&'t str, &'t str), Style<'t>>,
    lists: HashMap<&'t str, ListStyle>,
    language: Option<LanguageTag>,
}

impl<'t> Styles<'t> {
    /// Reads the styles of several parts; of two with one name the later counts.
    pub(super) fn of(trees: impl Iterator<Item = &'t Tree>) -> Styles<'t> {
        let mut styles = Styles::default();
        for tree in trees {
            for group in ["styles", "automatic-styles"] {
                let group = tree.root().child("office", group);
                for element in group.into_iter().flat_map(Element::elements) {
                    styles.add(element);
                }
            }
        }
        styles
    }

    fn add(&mut self, element: Element<'t>) {
        let name = element.attribute("style", "name").unwrap_or_default();
        match element.name() {
            ("style", "style") => {
                let family = element.attribute("style", "family").unwrap_or_default();
                let style = style(element);
                self.styles.insert((family, name), style);
            }
            ("style", "default-style")
                if element.attribute("style", "family") == Some("paragraph") =>
            {
                let properties = element.child("style", "text-properties");
                self.language = properties.and_then(language);
            }
            ("text", "list-style") => {
                self.lists.insert(name, list_style(element));
            }
            _ => {}
        }
    }

    /// The language that the document is set in.
    pub(super) fn language(&self) -> Option<LanguageTag> {
        self.language.clone()
    }

    fn chain<'s>(
        &'s self,
        family: &'s str,
        name: &'s str,
    ) -> impl Iterator<Item = (&'s str, &'s Style<'t>)> {
        let mut next = Some(name);
        std::iter::from_fn(move || {
            let name = next.take()?;
            let style = self.styles.get(&(family, name))?;
            next = style.parent;
            Some((name, style))
        })
        .take(DEEPEST)
    }

    /// What a paragraph of a style is.
    pub(super) fn meaning(&self, name: &str) -> Meaning {
        // A style that the document only names is known by its name.
        let names = self.chain("paragraph", name).map(|(name, _)| name);
        let mut names = std::iter::once(name).chain(names);
        names.find_map(meaning).unwrap_or(Meaning::Text)
    }

    /// How words of a style are set, over how they were set before.
    pub(super) fn ink(&self, family: &str, name: &str, before: &Ink) -> Ink {
        let mut ink = before.clone();
        let (mut strong, mut emphasis, mut strike) = (None, None, None);
        for (name, style) in self.chain(family, name) {
            strong = strong.or(style.strong);
            emphasis = emphasis.or(style.emphasis);
            strike = strike.or(style.strike);
            ink.code |= matches!(name, "Source_20_Text" | "Teletype" | "User_20_Entry");
        }
        ink.strong = strong.unwrap_or(ink.strong);
        ink.emphasis = emphasis.unwrap_or(ink.emphasis);
        ink.strike = strike.unwrap_or(ink.strike);
        ink
    }

    /// Tells whether nobody sees words of a style.
    pub(super) fn is_hidden(&self, family: &str, name: &str) -> bool {
        let mut chain = self.chain(family, name);
        chain.find_map(|(_, style)| style.hidden).unwrap_or(false)
    }

    /// The first number of a list's level; none for bullets.
    pub(super) fn first_number(&self, list: &str, level: u8) -> Option<u64> {
        self.lists.get(list)?.numbered.get(&level).copied()
    }
}

fn meaning(name: &str) -> Option<Meaning> {
    match name {
        "Title" => Some(Meaning::Title),
        "Subtitle" => Some(Meaning::Subtitle),
        "Quotations" | "Quote" | "Intense_20_Quote" => Some(Meaning::Quotation),
        "Preformatted_20_Text" => Some(Meaning::Code),
        "Horizontal_20_Line" => Some(Meaning::Rule),
        "Caption" | "Illustration" | "Figure" => Some(Meaning::Caption),
        _ => {
            let level = name.strip_prefix("Heading_20_")?.parse::<u8>().ok()?;
            Some(Meaning::Heading(level.clamp(1, 6)))
        }
    }
}

fn style(element: Element<'_>) -> Style<'_> {
    let mut style = Style {
        parent: element.attribute("style", "parent-style-name"),
        ..Style::default()
    };
    let Some(properties) = element.child("style", "text-properties") else {
        return style;
    };
    let value = |space: &str, name: &str| properties.attribute(space, name);
    style.strong = value("fo", "font-weight").map(|weight| match weight {
        "bold" => true,
        weight => weight.parse::<u32>().is_ok_and(|weight| weight >= 600),
    });
    style.emphasis = value("fo", "font-style").map(|it| it == "italic" || it == "oblique");
    style.strike = value("style", "text-line-through-style")
        .or_else(|| value("style", "text-line-through-type"))
        .map(|it| it != "none");
    style.hidden = value("text", "display").map(|it| it == "none");
    style
}

fn language(properties: Element<'_>) -> Option<LanguageTag> {
    let language = properties.attribute("fo", "language")?;
    let country = properties.attribute("fo", "country").unwrap_or("none");
    let tag = match country {
        "none" | "" => language.to_owned(),
        country => format!("{language}-{country}"),
    };
    LanguageTag::parse(&tag).ok().filter(|_| language != "zxx")
}

fn list_style(element: Element<'_>) -> ListStyle {
    let mut style = ListStyle::default();
    for level in element.elements() {
        let number = level
            .attribute("text", "level")
            .and_then(|it| it.parse().ok());
        let format = level.attribute("style", "num-format").unwrap_or_default();
        if let Some(number) = number
            && level.is("text", "list-level-style-number")
            && !format.is_empty()
        {
            let first = level.attribute("text", "start-value");
            let first = first.and_then(|it| it.parse().ok()).unwrap_or(1);
            style.numbered.insert(number, first);
        }
    }
    style
}
