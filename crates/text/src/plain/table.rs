//! Tables as lines of text.

/// How wide a table with level columns may be, in characters; one that is wider has none.
const WIDEST: usize = 96;

/// Writes rows; a line stands below the first of them where it is a header.
pub(super) fn lines(rows: &[Vec<String>], is_headed: bool) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| length(cell)).max().unwrap_or(0)
    };
    let mut widths: Vec<usize> = (0..columns).map(width).collect();
    if widths.iter().sum::<usize>() + 3 * columns > WIDEST {
        widths.fill(0);
    }
    let mut lines = Vec::with_capacity(rows.len() + 1);
    for (at, row) in rows.iter().enumerate() {
        let cells = row.iter().zip(&widths);
        let cells: Vec<String> = cells.map(|(cell, &width)| padded(cell, width)).collect();
        lines.push(cells.join(" | ").trim_end().to_owned());
        if at == 0 && is_headed {
            let rules: Vec<String> = widths.iter().map(rule).collect();
            lines.push(rules.join("-+-"));
        }
    }
    lines.join("\n")
}

fn rule(width: &usize) -> String {
    "-".repeat(if *width == 0 { 3 } else { *width })
}

fn padded(cell: &str, width: usize) -> String {
    let mut padded = cell.to_owned();
    padded.extend(std::iter::repeat_n(' ', width.saturating_sub(length(cell))));
    padded
}

/// How many characters are seen: marks above and below others take no room.
fn length(cell: &str) -> usize {
    use unicode_segmentation::UnicodeSegmentation as _;
    cell.graphemes(true).count()
}
