//! What stands in a line: runs, and what holds them.

use std::rc::Rc;

use text::paste::clean_address;
use text::write::block::{Ink, Link, Piece};

use super::comments::{END, START, marker};
use super::fields::Field;
use super::flow::Part;
use super::reader::{Reader, chosen};
use super::styles::{Styles, Toggles};
use crate::import::xml::{Child, Element};

/// A line while it is read.
#[derive(Default)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    /// What stands below its paragraph, since it floats beside it.
    pub(super) after: Vec<Part>,
    /// Whether there is a line across the page in it.
    pub(super) is_ruled: bool,
    /// Whether words of it are tracked changes.
    pub(super) is_changed: bool,
    /// Whether the run before was left out, or was set so: several runs are one passage.
    pub(super) was_hidden: bool,
    pub(super) was_underlined: bool,
    pub(super) was_raised: bool,
}

/// What is known of a run before it is looked at.
#[derive(Clone)]
pub(super) struct Set<'s> {
    /// The style of its paragraph.
    pub(super) style: &'s str,
    /// What that switches on.
    pub(super) usual: Toggles,
    pub(super) link: Option<Rc<Link>>,
}

impl<'s> Set<'s> {
    pub(super) fn of(styles: &Styles, style: &'s str) -> Set<'s> {
        Set {
            style,
            usual: styles.toggles(style),
            link: None,
        }
    }
}

impl Reader<'_, '_> {
    pub(super) fn inline(&mut self, element: Element<'_>, set: &Set<'_>, line: &mut Line) {
        for child in element.elements() {
            match child.name() {
                ("w", "r") => self.run(child, set, line),
                ("w", "hyperlink") => {
                    let link = self.link_of(child).or_else(|| set.link.clone());
                    self.inline(
                        child,
                        &Set {
                            link,
                            ..set.clone()
                        },
                        line,
                    );
                }
                ("w", "fldSimple") => self.simple_field(child, set, line),
                ("w", "sdt") => {
                    if let Some(content) = child.child("w", "sdtContent") {
                        self.inline(content, set, line);
                    }
                }
                ("w", "smartTag" | "customXml" | "sdtContent" | "bdo" | "dir") => {
                    self.inline(child, set, line);
                }
                ("w", "ins" | "del" | "moveTo" | "moveFrom") => {
                    line.is_changed |= child.elements().next().is_some();
                    if self.is_there(child) {
                        self.inline(child, set, line);
                    }
                }
                ("mc", "AlternateContent") => {
                    if let Some(chosen) = chosen(child) {
                        self.inline(chosen, set, line);
                    }
                }
                ("m", "oMath" | "oMathPara") => self.equation(child, set, line),
                ("w", "commentRangeStart") => comment(child, START, line),
                ("w", "commentRangeEnd") => comment(child, END, line),
                ("w", "subDoc") => self.told.tell("objects.left-out"),
                _ => {}
            }
        }
    }

    /// Adds words.
    pub(super) fn say(&mut self, words: &str, ink: &Ink, line: &mut Line) {
        // What stands in the instruction of a field is not shown.
        if let [outer @ .., _] = self.fields.as_slice()
            && outer.iter().any(|field| !field.is_result)
        {
            return;
        }
        self.bytes += words.len();
        if let Some(Piece::Text(before, known)) = line.pieces.last_mut()
            && known == ink
        {
            before.push_str(words);
        } else if !words.is_empty() {
            line.pieces.push(Piece::Text(words.to_owned(), ink.clone()));
        }
    }

    /// Where a hyperlink leads.
    fn link_of(&mut self, hyperlink: Element<'_>) -> Option<Rc<Link>> {
        let lead = hyperlink
            .attribute("r", "id")
            .and_then(|id| self.leads.get(id));
        let Some(lead) = lead.filter(|lead| lead.is_outside) else {
            // Within the document it leads to what is no more there than bookmarks are.
            self.told.tell("links.left-out");
            return None;
        };
        let mut address = lead.target.clone();
        if let Some(anchor) = hyperlink
            .attribute("w", "anchor")
            .filter(|it| !it.is_empty())
            && !address.contains('#')
        {
            address = format!("{address}#{anchor}");
        }
        let title = hyperlink.attribute("w", "tooltip").unwrap_or_default();
        self.link(&address, title)
    }

    /// A link to an address, if one of a post may lead there.
    pub(super) fn link(&mut self, address: &str, title: &str) -> Option<Rc<Link>> {
        let Some(clean) = clean_address(address) else {
            self.told.tell("links.left-out");
            return None;
        };
        self.told.more("links.tracked", usize::from(clean.tracked));
        Some(Rc::new(Link {
            address: clean.address,
            title: title.trim().to_owned(),
        }))
    }

    fn simple_field(&mut self, element: Element<'_>, set: &Set<'_>, line: &mut Line) {
        let mut field = Field::default();
        field
            .instruction
            .push_str(element.attribute("w", "instr").unwrap_or_default());
        self.begin_result(&mut field);
        self.fields.push(field);
        self.inline(element, set, line);
        self.fields.pop();
    }

    /// Equations have no form: their signs stay, one after the other.
    fn equation(&mut self, equation: Element<'_>, set: &Set<'_>, line: &mut Line) {
        fn signs(element: Element<'_>, signs_: &mut String) {
            for child in element.children() {
                match child {
                    Child::Element(it) if it.is("m", "t") => signs_.push_str(&it.text()),
                    Child::Element(it) => signs(it, signs_),
                    Child::Text(_) => {}
                }
            }
        }
        let mut all = String::new();
        signs(equation, &mut all);
        self.told.tell("equations.plain");
        let ink = Ink {
            link: set.link.clone(),
            ..Ink::default()
        };
        self.say(&all, &ink, line);
    }
}

/// Notes where a comment begins or ends.
pub(super) fn comment(element: Element<'_>, side: char, line: &mut Line) {
    let id = element.attribute("w", "id").and_then(|id| id.parse().ok());
    if let Some(id) = id {
        line.pieces
            .push(Piece::Text(marker(id, side), Ink::default()));
    }
}
