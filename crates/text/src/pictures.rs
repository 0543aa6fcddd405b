//! What Markdown shows that is not words: where its pictures stand, and how much raw HTML it has.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::markdown;

/// A picture, as Markdown writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its bytes in the Markdown, from `!` to the closing bracket.
    pub range: Range<usize>,
    /// Where it is, as it is read: without escapes.
    pub address: String,
    /// What is read out in its place.
    pub words: String,
    /// What is said under it.
    pub title: String,
}

/// What of a Markdown is no words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pictures {
    /// Its pictures, in order and without overlap: one in the words of another is left to it.
    pub pictures: Vec<Picture>,
    /// How many pieces of raw HTML there are, comments not counted.
    pub html: usize,
}

/// Finds the pictures of a Markdown.
#[must_use]
pub fn pictures(markdown: &str) -> Pictures {
    let mut found = Pictures::default();
    let mut open: Option<(Picture, usize)> = None;
    for (event, range) in markdown::parser(markdown) {
        match (event, &mut open) {
            (Event::Start(Tag::Image { .. }), Some((_, depth))) => *depth += 1,
            (
                Event::Start(Tag::Image {
                    dest_url, title, ..
                }),
                None,
            ) => {
                let picture = Picture {
                    range,
                    address: dest_url.into_string(),
                    words: String::new(),
                    title: title.into_string(),
                };
                open = Some((picture, 1));
            }
            (Event::End(TagEnd::Image), Some((_, depth))) => {
                *depth -= 1;
                if *depth == 0 {
                    found
                        .pictures
                        .extend(open.take().map(|(picture, _)| picture));
                }
            }
            (Event::Text(text) | Event::Code(text), Some((picture, _))) => {
                picture.words.push_str(&text);
            }
            (Event::SoftBreak | Event::HardBreak, Some((picture, _))) => picture.words.push(' '),
            (Event::Html(html) | Event::InlineHtml(html), _) => {
                found.html += usize::from(is_html(&html));
            }
            _ => {}
        }
    }
    found
}

/// Tells whether raw HTML begins something; a block of it comes line by line.
fn is_html(html: &str) -> bool {
    let html = html.trim_start();
    html.starts_with('<') && !html.starts_with("</") && !html.starts_with("<!--")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_found_however_they_are_written() {
        let markdown = "![A well](<el pozo.jpg> \"At night\") and [![b](c.png)](https://e.org)\n\n\
                        ![by name][x] `![no](d)` <img src=a> <!-- no -->\n\n[x]: e.gif 'T'\n";
        let found = pictures(markdown);
        let told: Vec<_> = found
            .pictures
            .iter()
            .map(|it| {
                let (address, words, title) = (&*it.address, &*it.words, &*it.title);
                (&markdown[it.range.clone()], address, words, title)
            })
            .collect();
        assert_eq!(
            told,
            [
                (
                    "![A well](<el pozo.jpg> \"At night\")",
                    "el pozo.jpg",
                    "A well",
                    "At night"
                ),
                ("![b](c.png)", "c.png", "b", ""),
                ("![by name][x]", "e.gif", "by name", "T"),
            ]
        );
        assert_eq!(found.html, 1);
    }
}
