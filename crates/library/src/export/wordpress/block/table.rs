use text::elements::Element;

use super::words::{self, is_inline};
use super::{Setting, is_plain, only_elements, wrapped};

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
        let mut tag = format!("<{name}");
        for (attribute, value) in cell.attributes() {
            if (name, attribute) != ("th", "scope") {
                return None;
            }
            tag.push_str(&format!(" scope=\"{value}\""));
        }
        let words = words::words(&cell.nodes, setting)?;
        cells.push_str(&format!("{tag}>{words}</{name}>"));
    }
    (!cells.is_empty()).then(|| format!("<tr>{cells}</tr>"))
}
