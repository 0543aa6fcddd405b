//! Images with words under them, which Markdown itself does not have.

use super::{
    Writer,
    block::{Image, Ink, Piece},
    dialect::Dialect,
};
use crate::plain::escape;

impl Writer<'_> {
    /// Hugo brings a template for it, and takes no HTML; Zola takes HTML; here it is a title.
    pub(super) fn figure(&self, image: &Image, caption: &[Piece]) -> String {
        let address = self.options.image_address(&image.address);
        let (words, caption) = (one_line(&image.words), one_line(&words_of(caption)));
        match self.options.dialect {
            Dialect::Own => {
                let image = Image {
                    title: caption,
                    ..image.clone()
                };
                self.line(&[Piece::Image(image, Ink::default())])
            }
            Dialect::Hugo => format!(
                "{{{{< figure src=\"{}\" alt=\"{}\" caption=\"{}\" >}}}}",
                in_call(&address),
                in_call(&words),
                numbered(&caption),
            ),
            Dialect::Zola => format!(
                "<figure>\n<img src=\"{}\" alt=\"{}\">\n<figcaption>{}</figcaption>\n</figure>",
                in_html(&address),
                in_html(&words),
                in_html(&caption),
            ),
        }
    }
}

fn words_of(pieces: &[Piece]) -> String {
    let words = pieces.iter().map(|piece| match piece {
        Piece::Text(text, _) => text,
        Piece::Image(image, _) => &image.words,
        Piece::Break => " ",
        Piece::Note(_) => "",
    });
    words.collect()
}

fn one_line(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// A value between quotation marks in a call of Hugo's: only the mark itself is escaped there, and
/// a backslash must stand neither before a back quote nor at the end.
fn in_call(text: &str) -> String {
    let mut value = text.replace('"', "\\\"").replace("\\`", "\\ `");
    if value.ends_with('\\') {
        value.push(' ');
    }
    value
}

/// Text that is read as Markdown once more, without any sign that Markdown knows.
fn numbered(text: &str) -> String {
    let mut numbered = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            ' ' | ',' | '(' | ')' | '/' | '?' | ';' | '%' => numbered.push(character),
            _ if character.is_ascii_punctuation() => {
                numbered.push_str(&format!("&#{};", u32::from(character)));
            }
            _ => numbered.push(character),
        }
    }
    numbered
}

/// Text in HTML in which no call of a template begins.
fn in_html(text: &str) -> String {
    escape(text).replace('{', "&#123;")
}
