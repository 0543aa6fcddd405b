//! Two columns for the clipboard.

use text::plain::escape;
use text::render::{Images, Options, render};
use text::watermark::unmark_line;
use text::write::write;

use super::docx::part;
use super::unmarked::cut_of;
use super::{Side, WorkingCopy};
use crate::import::docx::WRITING;

/// A table of two columns as HTML, a row a pair; of one edition its text. What is in it has
/// passed the policy; pictures are their descriptions, since no address of them means anything
/// elsewhere.
#[must_use]
pub fn html(copy: &WorkingCopy) -> String {
    let [one, other] = copy.sides.as_slice() else {
        return copy.sides.iter().map(whole).collect();
    };
    let sides = [one, other];
    let cuts = sides.map(cut_of);
    let mut table = "<table border=\"1\"><tbody>".to_owned();
    let heads: [fn(&Side) -> &str; 3] = [|it| &it.title, |it| &it.dek, |it| &it.place_line];
    for (at, head) in heads.into_iter().enumerate() {
        let words = sides.map(head);
        if words.iter().any(|it| !it.trim().is_empty()) {
            let [open, close] = [["<h1>", "</h1>"], ["<p><em>", "</em></p>"], ["<p>", "</p>"]][at];
            let cells = [0, 1].map(|side| match words[side].trim() {
                "" => cell(sides[side], ""),
                words => cell(
                    sides[side],
                    &format!("{open}{}{close}", escape(&unmark_line(words, None).text)),
                ),
            });
            table.push_str(&format!("<tr>{}{}</tr>", cells[0], cells[1]));
        }
    }
    for (at, row) in copy.rows.iter().enumerate() {
        let cells = [0, 1].map(|side| {
            let document = part(&cuts[side], &row[side]);
            let own = if side == 0 { "a" } else { "b" };
            let inner = rendered(
                &write(&document, &WRITING),
                sides[side],
                &format!("{own}{at}-"),
            );
            cell(sides[side], &inner)
        });
        table.push_str(&format!("<tr>{}{}</tr>", cells[0], cells[1]));
    }
    table.push_str("</tbody></table>");
    table
}

fn cell(side: &Side, inner: &str) -> String {
    let direction = match side.language.direction() {
        text::Direction::Rtl => " dir=\"rtl\"",
        text::Direction::Ltr => "",
    };
    format!(
        "<td lang=\"{}\"{direction} valign=\"top\">{inner}</td>",
        escape(side.language.as_str())
    )
}

fn whole(side: &Side) -> String {
    let head = |words: &str, open: &str, close: &str| match words.trim() {
        "" => String::new(),
        words => format!("{open}{}{close}", escape(&unmark_line(words, None).text)),
    };
    format!(
        "{}{}{}{}",
        head(&side.title, "<h1>", "</h1>"),
        head(&side.dek, "<p><em>", "</em></p>"),
        head(&side.place_line, "<p>", "</p>"),
        rendered(&write(&cut_of(side).document, &WRITING), side, "")
    )
}

fn rendered(markdown: &str, side: &Side, prefix: &str) -> String {
    let options = Options {
        line_breaks: WRITING.reading.line_breaks,
        language: Some(&side.language),
        id_prefix: prefix,
        keep_images: Images::None,
        ..Options::default()
    };
    render(markdown, &options).sanitize().0.into_string()
}

/// The same without formatting: a row a line, its columns parted by a tab; of one edition its
/// Markdown.
#[must_use]
pub fn plain(copy: &WorkingCopy) -> String {
    let [one, other] = copy.sides.as_slice() else {
        let sides = copy.sides.iter();
        return sides
            .map(|side| write(&cut_of(side).document, &WRITING))
            .collect();
    };
    let sides = [one, other];
    let cuts = sides.map(cut_of);
    let in_one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut lines = String::new();
    for row in &copy.rows {
        let cells =
            [0, 1].map(|side| in_one_line(&write(&part(&cuts[side], &row[side]), &WRITING)));
        lines.push_str(&format!("{}\t{}\n", cells[0], cells[1]));
    }
    lines
}
