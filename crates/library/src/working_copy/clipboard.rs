//! Two columns for the clipboard.

use text::document::cut;
use text::plain::escape;
use text::render::{Images, Options, render};
use text::write::write;

use super::docx::part;
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
    let cuts = sides.map(|side| cut(&side.body, WRITING.reading));
    let mut table = "<table border=\"1\"><tbody>".to_owned();
    let heads: [fn(&Side) -> &str; 3] = [|it| &it.title, |it| &it.dek, |it| &it.place_line];
    for (at, head) in heads.into_iter().enumerate() {
        let words = sides.map(head);
        if words.iter().any(|it| !it.trim().is_empty()) {
            let [open, close] = [["<h1>", "</h1>"], ["<p><em>", "</em></p>"], ["<p>", "</p>"]][at];
            let cells = [0, 1].map(|side| match words[side].trim() {
                "" => cell(sides[side], ""),
                words => cell(sides[side], &format!("{open}{}{close}", escape(words))),
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
        words => format!("{open}{}{close}", escape(words)),
    };
    format!(
        "{}{}{}{}",
        head(&side.title, "<h1>", "</h1>"),
        head(&side.dek, "<p><em>", "</em></p>"),
        head(&side.place_line, "<p>", "</p>"),
        rendered(&side.body, side, "")
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
