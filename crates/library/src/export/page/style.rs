//! The style of a page, put together from what its layout and paper need.

use super::super::Piece;
use super::super::html::Section;
use super::super::profile::{Layout, Paper};

const PAGE: &str = include_str!("page.css");
const FACING: &str = include_str!("facing.css");
const TABS: &str = include_str!("tabs.css");
const PRINT: &str = include_str!("print.css");

/// The style of a page; `rows` is how many rows face each other.
pub(super) fn of(piece: &Piece, sections: &[Section<'_>], rows: Option<usize>) -> String {
    let options = &piece.profile.options;
    let mut style = format!("{PAGE}{PRINT}");
    match options.layout {
        Layout::Facing if sections.len() > 1 => {
            style.push_str(&facing(sections.len(), rows.unwrap_or(1)));
        }
        Layout::Tabs if sections.len() > 1 => {
            style.push_str(TABS);
            style.push_str(&tabs(sections));
        }
        Layout::Stacked | Layout::Facing | Layout::Tabs => {}
    }
    let faces = options.layout == Layout::Facing && sections.len() > 1;
    style.push_str(&paper(options.paper, faces));
    style
}

/// The style of the reading view's frame.
pub(super) fn of_frame() -> String {
    format!("{PAGE}{PRINT}")
}

/// Columns where there is room for so many; head and foot have a row each.
fn facing(columns: usize, rows: usize) -> String {
    let narrowest = 30 * columns;
    FACING
        .replace(
            "(min-width: 60rem)",
            &format!("(min-width: {narrowest}rem)"),
        )
        .replace("--columns: 2", &format!("--columns: {columns}"))
        .replace("span 3", &format!("span {}", rows + 2))
}

/// Which link is the one to the language that shows.
fn tabs(sections: &[Section<'_>]) -> String {
    // Tags are letters, digits and hyphens alone.
    let id = |section: &Section<'_>| section.edition.edition.language.as_str().to_owned();
    let ids: Vec<String> = sections.iter().map(id).collect();
    let mut marked: Vec<String> = ids
        .iter()
        .map(|id| format!("main:has(> #{id}:target, > #{id} :target) > nav a[href=\"#{id}\"]"))
        .collect();
    marked.push("main:not(:has(> :target, > section :target)) > nav a:first-of-type".to_owned());
    format!(
        "@media screen {{\n  {} {{\n    color: var(--accent);\n    \
         text-decoration-thickness: 2px;\n  }}\n}}\n",
        marked.join(",\n  ")
    )
}

fn paper(paper: Paper, faces: bool) -> String {
    let (size, margin, letters) = match (paper, faces) {
        (Paper::A4, false) => ("A4", "22mm 32mm 26mm", "11pt"),
        (Paper::A4, true) => ("A4 landscape", "16mm 18mm 20mm", "10pt"),
        (Paper::A5, false) => ("A5", "15mm 17mm 19mm", "9.25pt"),
        (Paper::A5, true) => ("A5 landscape", "11mm 12mm 15mm", "8.25pt"),
    };
    format!(
        "@page {{\n  size: {size};\n  margin: {margin};\n  @bottom-center {{\n    \
         content: counter(page);\n    font: 8pt Inter, \"Segoe UI\", sans-serif;\n    \
         color: #6b6359;\n  }}\n}}\n@media print {{\n  html {{ font-size: {letters}; }}\n}}\n"
    )
}
