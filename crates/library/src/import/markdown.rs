//! Markdown of notebooks and sites.
//!
//! 1. Front matter above it says what the post is.
//! 2. What only the notebook or the site understands becomes what its readers saw: links between
//!    notes their words, shortcodes of figures pictures.
//! 3. Pictures beside the file come along.
//!
//! Everything else stays byte by byte.

mod calls;
mod raw;

use std::ops::Range;

use text::opening::{Known, opening};
use text::pictures::pictures;
use text::wikilinks::{hidden, wikilinks};
use text::write::block::{Block, Document, Image};
use text::write::{Dialect, Writing, write};

use super::beside::Beside;
use super::front_matter;
use super::part::Part;
use super::pictures::{Found, Pictures};
use super::told::{told, told_once};

/// Reads a Markdown file.
pub(super) fn read(name: &str, text: &str, beside: &Beside) -> Part {
    let (part, _) = read_with_key(name, text, beside);
    part
}

/// Reads a Markdown file, and by which key its translations know it; mostly by none.
pub(super) fn read_with_key(name: &str, text: &str, beside: &Beside) -> (Part, String) {
    let mut part = Part::default();
    let mut key = String::new();
    let mut body = text;
    if let Some((front, rest)) = front_matter::split(text) {
        body = rest;
        let said = front_matter::read(&front);
        let edition = &mut part.edition;
        edition.title = said.title;
        edition.dek = said.dek;
        edition.place_line = said.place_line;
        edition.language = said.language;
        part.details = said.details;
        key = said.translation_key;
        if front.is_broken {
            part.diagnostics.push(told_once(
                "front-matter.broken",
                "What stands above the text breaks its own rules; it was read line by line.",
            ));
        }
        if !said.unknown.is_empty() {
            let mut unknown = told(
                "front-matter.unknown",
                said.unknown.len(),
                "field above the text was left out, which a post does not have:",
                "fields above the text were left out, which a post does not have:",
            );
            unknown.message = format!("{} {}.", unknown.message, said.unknown.join(", "));
            part.diagnostics.push(unknown);
        }
    }
    let body = without_foreign(&calls::without_site(body), beside, &mut part);
    let edition = &mut part.edition;
    let known = Known {
        title: &edition.title,
        dek: &edition.dek,
        is_plain: false,
    };
    let above = opening(&body, known);
    for (field, found) in [
        (&mut edition.title, above.title),
        (&mut edition.dek, above.dek),
        (&mut edition.place_line, above.place_line),
    ] {
        if field.is_empty() {
            *field = found;
        }
    }
    edition.body = above.body;
    let is_named = super::kind::ending(name) != "txt";
    if is_named && edition.title.is_empty() && !edition.body.trim().is_empty() {
        edition.title = title_of(name);
        if !edition.title.is_empty() {
            part.diagnostics.push(told_once(
                "title.from-name",
                "The text has no title; it got the name of its file.",
            ));
        }
    }
    (part, key)
}

/// A notebook calls its pages by the names of their files.
fn title_of(name: &str) -> String {
    let named = super::naming::of(std::path::Path::new(name));
    let words: Vec<&str> = named
        .stem
        .split(['-', '_', ' '])
        .filter(|word| !word.is_empty())
        .collect();
    let title = match named.stem.contains(' ') {
        true => named.stem.clone(),
        false => words.join(" "),
    };
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// A place in Markdown, and what stands there instead.
type Instead = (Range<usize>, String);

fn without_foreign(body: &str, beside: &Beside, part: &mut Part) -> String {
    let mut taken = Pictures::new(beside);
    let mut instead: Vec<Instead> = Vec::new();
    let (mut links, mut embeds) = (0, 0);
    for link in wikilinks(body) {
        let is_picture = link.is_embed && is_picture(&link.target);
        let shown = match is_picture {
            true => match taken.at(&link.target) {
                Found::Here(address) => {
                    // Behind the line often stands how wide it is to be.
                    let words = link.words.as_deref().unwrap_or_default();
                    let is_width = words
                        .chars()
                        .all(|it| it.is_ascii_digit() || matches!(it, 'x' | ' '));
                    let words = if is_width { "" } else { words };
                    image(&address, words, "")
                }
                _ => continue,
            },
            false => {
                links += usize::from(!link.is_embed);
                embeds += usize::from(link.is_embed);
                link.shown().to_owned()
            }
        };
        instead.push((link.range, shown));
    }
    let comments = hidden(body);
    let hidden_count = comments.len();
    instead.extend(
        comments
            .into_iter()
            .map(|range| (lines_of(body, range), String::new())),
    );
    let calls = calls::find(body);
    let mut left = calls.others;
    for figure in calls.figures {
        match taken.at(&figure.address) {
            Found::Here(address) => {
                let shown = image(&address, &figure.words, &figure.caption);
                instead.push((figure.range, shown));
            }
            _ => left += 1,
        }
    }
    let seen = pictures(body);
    let mut html = seen.html;
    for block in raw::blocks_with_pictures(body) {
        if let Some(shown) = raw::shown(&body[block.clone()], &mut taken) {
            html = html.saturating_sub(shown.pieces);
            instead.push((block, shown.markdown));
        }
    }
    for picture in seen.pictures {
        let shown = match taken.at(&picture.address) {
            Found::Here(address) => image(&address, &picture.words, &picture.title),
            Found::Remote => format!(
                "[{}](<{}>)",
                in_link(&picture.words, &picture.address),
                picture.address
            ),
            Found::Missing => continue,
        };
        instead.push((picture.range, shown));
    }
    let (images, told_of) = taken.finish();
    part.images = images;
    part.diagnostics.extend(told_of);
    let kinds = [
        (
            links,
            "wikilinks.words",
            "link to another note became its words.",
            "links to other notes became their words.",
        ),
        (
            embeds,
            "wikilinks.embeds",
            "note that was shown in place became its name.",
            "notes that were shown in place became their names.",
        ),
        (
            hidden_count,
            "comments.left-out",
            "comment was left out.",
            "comments were left out.",
        ),
        (
            left,
            "shortcodes.kept",
            "call of the site's own templates stands in the text as it was.",
            "calls of the site's own templates stand in the text as they were.",
        ),
        (
            html,
            "html.kept",
            "piece of HTML stands in the text; exports keep of it what a post may have.",
            "pieces of HTML stand in the text; exports keep of them what a post may have.",
        ),
    ];
    let kinds = kinds.into_iter().filter(|(count, ..)| *count > 0);
    let kinds = kinds.map(|(count, code, one, many)| told(code, count, one, many));
    part.diagnostics.extend(kinds);
    replaced(body, instead)
}

/// A range, and the empty lines behind it where it stands on lines of its own.
fn lines_of(text: &str, range: Range<usize>) -> Range<usize> {
    let rest = &text[range.end..];
    let is_own = text[..range.start].ends_with('\n') || range.start == 0;
    match is_own && rest.starts_with(['\n', '\r']) {
        true => range.start..text.len() - rest.trim_start_matches(['\n', '\r']).len(),
        false => range,
    }
}

/// Puts other words in their places; of two that overlap, the first counts.
fn replaced(text: &str, mut instead: Vec<Instead>) -> String {
    if instead.is_empty() {
        return text.to_owned();
    }
    instead.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    let mut made = String::with_capacity(text.len());
    let mut from = 0;
    for (range, words) in instead {
        if range.start < from {
            continue;
        }
        made.push_str(&text[from..range.start]);
        made.push_str(&words);
        from = range.end;
    }
    made.push_str(&text[from..]);
    made
}

fn is_picture(target: &str) -> bool {
    let known = [
        "png", "jpg", "jpeg", "gif", "webp", "bmp", "svg", "avif", "heic",
    ];
    known.contains(&super::kind::ending(target).as_str())
}

/// A picture of the library as Markdown writes it.
fn image(address: &str, words: &str, caption: &str) -> String {
    let image = Image {
        address: address.to_owned(),
        words: words.to_owned(),
        title: caption.to_owned(),
    };
    let caption = vec![text::write::block::Piece::Text(
        caption.to_owned(),
        text::write::block::Ink::default(),
    )];
    let document = Document {
        blocks: vec![Block::Figure(image, caption)],
        notes: Vec::new(),
    };
    written(&document).trim_end().to_owned()
}

/// The words of a link that cannot end it.
fn in_link(words: &str, address: &str) -> String {
    let words = if words.trim().is_empty() {
        address
    } else {
        words
    };
    words.replace(['[', ']'], "")
}

fn written(document: &Document) -> String {
    let writing = Writing {
        reading: text::markdown::MarkdownOptions { line_breaks: true },
        first_note: 1,
        dialect: Dialect::Own,
        images: "image/",
    };
    write(document, &writing)
}
