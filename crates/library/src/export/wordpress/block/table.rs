use text::elements::Element;

use super::words::{self, is_inline};
use super::{Setting, is_plain, only_elements, wrapped};

/// What stands before the side in the class name of a cell in WordPress.
const ALIGNED: &str = "has-text-align-";

/// The block of a table; nothing where it holds more than rows of words.
pub(super) fn table(table: &Element<'_>, setting: Setting<'_>) -> Option<String> {
    let mut rows = String::new();
    let mut before = 0;
    for part in only_elements(&table.nodes)? {
        // The editor writes each part at most once, in this order.
        let place = 1 + ["thead", "tbody", "tfoot"]
            .iter()
            .position(|it| *it == part.name)?;
        if place <= before || !is_plain(part) {
            return None;
        }
        before = place;
        let inside: String = only_elements(&part.nodes)?
            .into_iter()
            .map(|it| row(it, setting))
            .collect::<Option<_>>()?;
        if inside.is_empty() {
            return None;
        }
        rows.push_str(&format!("<{0}>{inside}</{0}>", part.name));
    }
    (before > 0).then(|| {
        wrapped(
            "table",
            // Columns are as wide as what is in them.
            " {\"hasFixedLayout\":false}",
            &format!("<figure class=\"wp-block-table\"><table>{rows}</table></figure>"),
        )
    })
}

/// The side in a class name of a cell.
fn side(class: &str) -> Option<&str> {
    let side = class.strip_prefix("align-")?;
    matches!(side, "left" | "center" | "right").then_some(side)
}

/// A table that stays HTML, with the class names that WordPress has for its cells.
pub(super) fn with_sides(html: &str) -> String {
    // No word has a `<` of its own.
    ["<td", "<th", "<th scope=\"col\""]
        .iter()
        .fold(html.to_owned(), |html, tag| {
            let named = format!("{tag} class=\"{ALIGNED}");
            html.replace(&format!("{tag} class=\"align-"), &named)
        })
}

fn row(row: &Element<'_>, setting: Setting<'_>) -> Option<String> {
    if row.name != "tr" || !is_plain(row) {
        return None;
    }
    let mut cells = String::new();
    for cell in only_elements(&row.nodes)? {
        let name = cell.name;
        if !matches!(name, "td" | "th") || !cell.nodes.iter().all(is_inline) {
            return None;
        }
        let (mut align, mut scope) = (String::new(), String::new());
        for (attribute, value) in cell.attributes() {
            match (name, attribute, side(value)) {
                (_, "class", Some(side)) => {
                    align = format!(" class=\"{ALIGNED}{side}\" data-align=\"{side}\"");
                }
                ("th", "scope", _) => scope = format!(" scope=\"{value}\""),
                _ => return None,
            }
        }
        // The editor writes them in this order.
        let tag = format!("<{name}{align}{scope}");
        let words = words::words(&cell.nodes, setting)?;
        cells.push_str(&format!("{tag}>{words}</{name}>"));
    }
    (!cells.is_empty()).then(|| format!("<tr>{cells}</tr>"))
}
