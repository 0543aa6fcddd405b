//! What styles say of paragraphs and words.

use std::collections::HashMap;

use crate::import::xml::{Element, Tree};

/// How many styles may be based on one another.
const LONGEST_CHAIN: usize = 30;

/// The styles of a document.
#[derive(Default)]
pub(crate) struct Styles {
    by_id: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
    language: Option<String>,
}

#[derive(Default)]
struct Style {
    /// Its name as [`folded`].
    name: String,
    based_on: Option<String>,
    toggles: Toggles,
    /// From 0; 9 is no heading.
    outline: Option<u8>,
    list: ListMark,
    language: Option<String>,
}

/// Which list a paragraph is in, as far as it is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ListMark {
    pub(crate) number: Option<String>,
    pub(crate) level: Option<u8>,
}

/// Properties that are on, off, or not mentioned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Toggles {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) strike: Option<bool>,
    pub(super) hidden: Option<bool>,
}

/// What a paragraph is by its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Body,
    Title,
    Subtitle,
    Heading(u8),
    Quote,
    /// Code; whether those that stand one below the other are one.
    Code(bool),
    Caption,
    /// A further paragraph of an item.
    Continued,
    /// A line of verses or slogans.
    Line,
    /// A line of a table of contents.
    Contents,
}

impl Styles {
    pub(super) fn read(tree: &Tree) -> Styles {
        let mut styles = Styles::default();
        for element in tree.root().elements() {
            match element.name() {
                ("w", "docDefaults") => {
                    let language = element.find("w", "lang");
                    styles.language =
                        language.and_then(|it| Some(it.attribute("w", "val")?.into()));
                }
                ("w", "style") => styles.add(element),
                _ => {}
            }
        }
        styles
    }

    fn add(&mut self, element: Element<'_>) {
        let Some(id) = element.attribute("w", "styleId") else {
            return;
        };
        let value = |name: &str| element.child("w", name)?.attribute("w", "val");
        let paragraph = element.child("w", "pPr");
        let run = element.child("w", "rPr");
        let outline = paragraph.and_then(|it| it.child("w", "outlineLvl"));
        let is_paragraph = element.attribute("w", "type") == Some("paragraph");
        if is_paragraph && is_on(element.attribute("w", "default").unwrap_or("0")) {
            self.usual = Some(id.to_owned());
        }
        let language = run.and_then(|it| it.child("w", "lang")?.attribute("w", "val"));
        self.by_id.insert(
            id.to_owned(),
            Style {
                name: folded(value("name").unwrap_or(id)),
                based_on: value("basedOn").map(str::to_owned),
                toggles: run.map(Toggles::of).unwrap_or_default(),
                outline: outline.and_then(|it| it.attribute("w", "val")?.parse().ok()),
                list: paragraph.map(ListMark::of).unwrap_or_default(),
                language: language.map(str::to_owned),
            },
        );
    }

    /// A style, and those that it is based on.
    fn chain<'s>(&'s self, id: &str) -> impl Iterator<Item = &'s Style> {
        let first = self.by_id.get(id);
        std::iter::successors(first, |style| self.by_id.get(style.based_on.as_deref()?))
            .take(LONGEST_CHAIN)
    }

    /// The style of a paragraph that names this one, or none.
    pub(super) fn of_paragraph<'s>(&'s self, named: Option<&'s str>) -> &'s str {
        match named {
            Some(named) if self.by_id.contains_key(named) || self.usual.is_none() => named,
            // A style that is not there still says by its name what was meant.
            Some(named) if role(&folded(named)).is_some() => named,
            _ => self.usual.as_deref().unwrap_or_default(),
        }
    }

    /// What a paragraph of this style is.
    pub(super) fn role(&self, id: &str) -> Role {
        if !self.by_id.contains_key(id) {
            return role(&folded(id)).unwrap_or(Role::Body);
        }
        for style in self.chain(id) {
            // Title and others may have a level in the outline and are none the less what they
            // are called.
            let by_name = role(&style.name);
            match (by_name, style.outline) {
                (Some(role), None) => return role,
                (Some(Role::Heading(_)) | None, Some(level)) => {
                    return heading(level).unwrap_or(Role::Body);
                }
                (Some(role), Some(_)) => return role,
                (None, None) => {}
            }
        }
        Role::Body
    }

    /// What a style switches on and off.
    pub(super) fn toggles(&self, id: &str) -> Toggles {
        let mut toggles = Toggles::default();
        if !self.by_id.contains_key(id) {
            return usual_toggles(&folded(id));
        }
        for style in self.chain(id) {
            toggles = toggles.or(style.toggles);
        }
        toggles
    }

    /// The list that a style puts its paragraphs in.
    pub(super) fn list(&self, id: &str) -> ListMark {
        let mut list = ListMark::default();
        for style in self.chain(id) {
            list.number = list.number.or_else(|| style.list.number.clone());
            list.level = list.level.or(style.list.level);
        }
        list
    }

    /// Tells whether words in a style are code.
    pub(super) fn is_code(&self, id: &str) -> bool {
        const CODE: &[&str] = &[
            "htmlcode",
            "htmltypewriter",
            "sourcetext",
            "verbatimchar",
            "code",
            "codechar",
            "inlinecode",
            "quelltext",
            "textofuente",
        ];
        let name = self
            .by_id
            .get(id)
            .map_or_else(|| folded(id), |it| it.name.clone());
        CODE.contains(&name.as_str())
    }

    /// The language of words in a style; an empty one asks for that of the whole document.
    pub(super) fn language(&self, id: &str) -> Option<&str> {
        let own = self.chain(id).find_map(|style| style.language.as_deref());
        own.or(self.language.as_deref())
    }
}

impl Toggles {
    /// Reads a run's properties.
    pub(super) fn of(run: Element<'_>) -> Toggles {
        let get = |name: &str| {
            let element = run.child("w", name)?;
            Some(element.attribute("w", "val").is_none_or(is_on))
        };
        Toggles {
            bold: get("b"),
            italic: get("i"),
            strike: get("strike").or_else(|| get("dstrike")),
            hidden: get("vanish"),
        }
    }

    fn or(self, other: Toggles) -> Toggles {
        Toggles {
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            strike: self.strike.or(other.strike),
            hidden: self.hidden.or(other.hidden),
        }
    }
}

impl ListMark {
    /// Reads a paragraph's properties.
    pub(super) fn of(paragraph: Element<'_>) -> ListMark {
        let Some(list) = paragraph.child("w", "numPr") else {
            return ListMark::default();
        };
        let value = |name: &str| list.child("w", name)?.attribute("w", "val");
        ListMark {
            number: value("numId").map(str::to_owned),
            level: value("ilvl").and_then(|it| it.parse().ok()),
        }
    }
}

/// Reads a switch.
pub(super) fn is_on(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off" | "none")
}

/// A level of the outline as a heading.
pub(super) fn heading(outline: u8) -> Option<Role> {
    (outline < 9).then(|| Role::Heading((outline + 1).min(6)))
}

/// A style's name without what programs write differently.
fn folded(name: &str) -> String {
    let letters = name.chars().filter(|it| it.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// What paragraphs of a name are. Word keeps the English names of its own styles in every
/// language; others translate them.
fn role(name: &str) -> Option<Role> {
    const HEADINGS: &[&str] = &[
        "heading",
        "überschrift",
        "ueberschrift",
        "berschrift",
        "título",
        "titulo",
        "ttulo",
        "titre",
        "titolo",
        "títol",
        "encabezado",
        "kop",
        "rubrik",
        "overskrift",
        "otsikko",
        "nagłówek",
        "nagwek",
        "nadpis",
        "заголовок",
        "标题",
        "標題",
        "見出し",
        "제목",
        "başlık",
        "balk",
        "izenburua",
    ];
    const TITLES: &[&str] = &[
        "title",
        "titel",
        "título",
        "titulo",
        "ttulo",
        "titre",
        "titolo",
        "títol",
        "puesto",
        "tytuł",
        "název",
        "заголовок",
        "название",
        "标题",
        "標題",
        "表題",
        "제목",
        "otsikko",
    ];
    const SUBTITLES: &[&str] = &[
        "subtitle",
        "untertitel",
        "subtítulo",
        "subtitulo",
        "subttulo",
        "soustitre",
        "sottotitolo",
        "subtítol",
        "ondertitel",
        "undertitel",
        "underrubrik",
        "podtytuł",
        "podtitul",
        "подзаголовок",
        "副标题",
        "副標題",
        "副題",
        "부제",
    ];
    const QUOTES: &[&str] = &[
        "quote",
        "intensequote",
        "blockquote",
        "blocktext",
        "quotation",
        "quotations",
        "cita",
        "citadestacada",
        "citaintensa",
        "citation",
        "citationintense",
        "zitat",
        "intensiveszitat",
        "citazione",
        "citazioneintensa",
        "citação",
        "citaçãointensa",
        "citat",
    ];
    let digit = name.chars().next_back().and_then(|it| it.to_digit(10));
    let stem = name.trim_end_matches(|it: char| it.is_ascii_digit());
    match digit {
        Some(level @ 1..=9) if HEADINGS.contains(&stem) => {
            return u8::try_from(level)
                .ok()
                .and_then(|level| heading(level - 1));
        }
        Some(_) if stem == "toc" || stem == "contents" => return Some(Role::Contents),
        Some(_) if stem == "listcontinue" => return Some(Role::Continued),
        _ => {}
    }
    match name {
        _ if TITLES.contains(&name) => Some(Role::Title),
        _ if SUBTITLES.contains(&name) => Some(Role::Subtitle),
        _ if QUOTES.contains(&name) => Some(Role::Quote),
        "sourcecode" => Some(Role::Code(false)),
        "htmlpreformatted" | "preformattedtext" | "code" | "codeblock" | "plaincode" => {
            Some(Role::Code(true))
        }
        "caption" | "epígrafe" | "beschriftung" | "légende" | "didascalia" | "legenda" => {
            Some(Role::Caption)
        }
        "listcontinue" | "listcontents" => Some(Role::Continued),
        "verse" => Some(Role::Line),
        "tocheading" | "contentsheading" => Some(Role::Contents),
        _ => None,
    }
}

/// What the usual character styles switch on where a document does not define them.
fn usual_toggles(name: &str) -> Toggles {
    Toggles {
        bold: matches!(name, "strong" | "strongemphasis" | "intenseemphasis").then_some(true),
        italic: matches!(name, "emphasis" | "subtleemphasis" | "intenseemphasis").then_some(true),
        ..Toggles::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_paragraphs_are_in_many_languages() {
        for (name, expected) in [
            ("heading 1", Some(Role::Heading(1))),
            ("Heading2", Some(Role::Heading(2))),
            ("Título 3", Some(Role::Heading(3))),
            ("Überschrift 9", Some(Role::Heading(6))),
            ("Заголовок 2", Some(Role::Heading(2))),
            ("標題 1", Some(Role::Heading(1))),
            ("Title", Some(Role::Title)),
            ("Sous-titre", Some(Role::Subtitle)),
            ("Cita destacada", Some(Role::Quote)),
            ("toc 2", Some(Role::Contents)),
            ("List Continue 2", Some(Role::Continued)),
            ("Heading 0", None),
            ("Normal", None),
            ("Kopfzeile", None),
        ] {
            assert_eq!(role(&folded(name)), expected, "{name}");
        }
    }
}
