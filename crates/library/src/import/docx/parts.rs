//! The parts of a package, and what leads from one to another.

use std::collections::HashMap;

use super::numbering::Numbering;
use super::styles::Styles;
use crate::error::{DocumentFault, Result};
use crate::import::package::Package;
use crate::import::xml::{Spaces, Tree};

/// The namespaces that are known, those of the transitional and of the strict family alike.
pub(crate) const SPACES: Spaces = &[
    (
        "w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    ("w", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    (
        "r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        "r",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
    (
        "rel",
        "http://schemas.openxmlformats.org/package/2006/relationships",
    ),
    ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("a", "http://purl.oclc.org/ooxml/drawingml/main"),
    (
        "pic",
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
    ),
    ("pic", "http://purl.oclc.org/ooxml/drawingml/picture"),
    (
        "wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (
        "wp",
        "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
    ),
    (
        "m",
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
    ("m", "http://purl.oclc.org/ooxml/officeDocument/math"),
    (
        "mc",
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
    ),
    (
        "wps",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    ),
    (
        "w14",
        "http://schemas.microsoft.com/office/word/2010/wordml",
    ),
    (
        "w15",
        "http://schemas.microsoft.com/office/word/2012/wordml",
    ),
    (
        "adec",
        "http://schemas.microsoft.com/office/drawing/2017/decorative",
    ),
    ("v", "urn:schemas-microsoft-com:vml"),
    ("o", "urn:schemas-microsoft-com:office:office"),
];

/// An opened document.
pub(crate) struct Parts<'a> {
    pub(crate) package: Package<'a>,
    /// Parts that had to be passed over.
    pub(crate) damaged: usize,
}

/// A part that is XML, and where its relationships lead.
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) tree: Tree,
    pub(crate) leads: Leads,
}

/// What stands beside the text; what is not there is empty.
pub(crate) struct Beside {
    pub(crate) styles: Styles,
    pub(crate) numbering: Numbering,
    pub(crate) footnotes: Option<Part>,
    pub(crate) endnotes: Option<Part>,
    pub(crate) comments: Option<Part>,
    pub(crate) threads: Option<Part>,
    /// How many headers and footers say something.
    pub(crate) headers: usize,
}

/// Relationships by their ids.
#[derive(Default)]
pub(crate) struct Leads(HashMap<String, Lead>);

/// Where a relationship leads.
#[derive(Clone)]
pub(crate) struct Lead {
    /// The last step of its type's address, such as `image`.
    kind: String,
    /// A part's name, or an address.
    pub(crate) target: String,
    pub(crate) is_outside: bool,
}

impl Leads {
    pub(crate) fn get(&self, id: &str) -> Option<&Lead> {
        self.0.get(id)
    }

    /// The part that a relationship of this kind leads to.
    fn first(&self, kind: &str) -> Option<&str> {
        let mut all: Vec<(&String, &Lead)> = self.of(kind).collect();
        all.sort_by_key(|(id, _)| *id);
        all.first().map(|(_, lead)| lead.target.as_str())
    }

    fn of(&self, kind: &str) -> impl Iterator<Item = (&String, &Lead)> {
        let all = self.0.iter();
        all.filter(move |(_, lead)| lead.kind == kind && !lead.is_outside)
    }
}

impl<'a> Parts<'a> {
    pub(crate) fn open(name: &str, bytes: &'a [u8]) -> Result<Parts<'a>> {
        Ok(Parts {
            package: Package::open(name, bytes)?,
            damaged: 0,
        })
    }

    /// The part with the text.
    pub(crate) fn main(&mut self) -> Result<Part> {
        let leads = self.leads("");
        let name = match leads.first("officeDocument") {
            Some(name) if self.package.has(name) => name.to_owned(),
            // A document whose relationships are broken still has its text where Word puts it.
            _ => "word/document.xml".to_owned(),
        };
        let Some(tree) = self.package.xml(&name, SPACES)? else {
            return Err(self.package.bad(&name, DocumentFault::Missing));
        };
        let leads = self.leads(&name);
        Ok(Part { name, tree, leads })
    }

    /// What stands beside the text. What cannot be read is counted and passed over, but for the
    /// notes, which are text.
    pub(crate) fn beside(&mut self, main: &Part) -> Result<Beside> {
        let styles = self.beside_part(main, "styles");
        let styles = styles.map_or_else(Styles::default, |part| Styles::read(&part.tree));
        let numbering = self.beside_part(main, "numbering");
        let numbering = numbering.map_or_else(Numbering::default, |part| {
            Numbering::read(&part.tree, &styles)
        });
        let mut headers = 0;
        for kind in ["header", "footer"] {
            let names: Vec<String> = main
                .leads
                .of(kind)
                .map(|(_, it)| it.target.clone())
                .collect();
            for name in names {
                let part = self.package.xml(&name, SPACES).ok().flatten();
                headers += usize::from(part.is_some_and(|tree| says_something(&tree)));
            }
        }
        Ok(Beside {
            styles,
            numbering,
            footnotes: self.text_part(main, "footnotes")?,
            endnotes: self.text_part(main, "endnotes")?,
            comments: self.beside_part(main, "comments"),
            threads: self.beside_part(main, "commentsExtended"),
            headers,
        })
    }

    fn text_part(&mut self, main: &Part, kind: &str) -> Result<Option<Part>> {
        let Some(name) = main.leads.first(kind).map(str::to_owned) else {
            return Ok(None);
        };
        let leads = self.leads(&name);
        let tree = self.package.xml(&name, SPACES)?;
        Ok(tree.map(|tree| Part { name, tree, leads }))
    }

    fn beside_part(&mut self, main: &Part, kind: &str) -> Option<Part> {
        self.text_part(main, kind).unwrap_or_else(|_| {
            self.damaged += 1;
            None
        })
    }

    /// Where the relationships of a part lead; the empty name is the package itself.
    fn leads(&mut self, part: &str) -> Leads {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let file = match folder {
            "" => format!("_rels/{file}.rels"),
            _ => format!("{folder}/_rels/{file}.rels"),
        };
        let tree = match self.package.xml(&file, SPACES) {
            Ok(Some(tree)) => tree,
            Ok(None) => return Leads::default(),
            Err(_) => {
                self.damaged += 1;
                return Leads::default();
            }
        };
        let mut leads = HashMap::new();
        for lead in tree
            .root()
            .elements()
            .filter(|it| it.name().1 == "Relationship")
        {
            let value = |name: &str| lead.attribute("", name).unwrap_or_default();
            let is_outside = value("TargetMode").eq_ignore_ascii_case("external");
            let target = match is_outside {
                true => value("Target").to_owned(),
                false => within(folder, value("Target")),
            };
            let kind = value("Type").rsplit('/').next().unwrap_or_default();
            leads.insert(
                value("Id").to_owned(),
                Lead {
                    kind: kind.to_owned(),
                    target,
                    is_outside,
                },
            );
        }
        Leads(leads)
    }
}

/// A part's name as it is meant in a folder of the package. One that leads out of it is none.
fn within(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|step| !step.is_empty()).collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                if steps.pop().is_none() {
                    return String::new();
                }
            }
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

/// Tells whether there are words in a header.
fn says_something(tree: &Tree) -> bool {
    fn within(element: crate::import::xml::Element<'_>) -> bool {
        element.elements().any(|it| match it.name() {
            ("w", "t") => !it.text().trim().is_empty(),
            _ => within(it),
        })
    }
    within(tree.root())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_stay_within_the_package() {
        for (folder, target, expected) in [
            ("word", "media/image1.png", "word/media/image1.png"),
            ("word", "/word/media/a.png", "word/media/a.png"),
            ("word", "../custom/a.xml", "custom/a.xml"),
            ("word", "../../etc/passwd", ""),
            ("", "word/document.xml", "word/document.xml"),
        ] {
            assert_eq!(within(folder, target), expected);
        }
    }
}
