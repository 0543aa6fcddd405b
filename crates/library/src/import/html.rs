//! A page of the web, as a browser saved it or this application exported it.

use text::LanguageTag;
use text::language_guess::likeliest;
use text::markdown::MarkdownOptions;
use text::opening::{Known, opening};
use text::paste::{PagePart, Removed, page};
use text::write::{Dialect, Writing, write};

use super::beside::Beside;
use super::incoming::{Incoming, IncomingEdition};
use super::part::guessed;
use super::pictures::Pictures;
use super::told::told;

/// Reads a page; its sections in several languages are editions of one post.
pub(super) fn read(name: &str, html: &str, reading: MarkdownOptions, beside: &Beside) -> Incoming {
    let page = page(html);
    let mut incoming = Incoming {
        name: name.to_owned(),
        ..Incoming::default()
    };
    incoming.details.date.clone_from(&page.date);
    let mut pictures = Pictures::new(beside);
    let is_one = page.parts.len() == 1;
    let mut removed = Removed::default();
    for part in page.parts {
        let title = if is_one { page.title.as_str() } else { "" };
        removed = removed.and(part.removed);
        let mut edition = edition(part, title, reading, &mut pictures);
        if is_one {
            // What is set for the whole page is often the language of its menus, and English
            // is what pages say that have not thought of it.
            let said = edition.language.as_ref().map(LanguageTag::primary);
            let guess = guessed(&edition).or_else(|| match said {
                Some("en") => likeliest(&edition.body),
                _ => None,
            });
            let agrees = |said: &LanguageTag| {
                let mut guesses = guess.iter();
                guesses.all(|guess| guess.primary() == said.primary())
            };
            edition.language = edition.language.filter(agrees).or(guess);
        }
        incoming.editions.push(edition);
    }
    incoming.diagnostics = removed.diagnostics();
    let (images, told_of) = pictures.finish();
    incoming.images = images;
    incoming.diagnostics.extend(told_of);
    if page.around > 0 {
        incoming.diagnostics.push(told(
            "page.around",
            page.around,
            "part of the page around the text was left out: a menu, a footer or the like.",
            "parts of the page around the text were left out: menus, footers and the like.",
        ));
    }
    incoming
}

fn edition(
    mut part: PagePart,
    title: &str,
    reading: MarkdownOptions,
    pictures: &mut Pictures<'_>,
) -> IncomingEdition {
    pictures.settle(&mut part.document);
    let writing = Writing {
        reading,
        first_note: 1,
        dialect: Dialect::Own,
        images: "image/",
    };
    let body = write(&part.document, &writing);
    let known = Known {
        title: &part.title,
        dek: &part.dek,
        is_plain: false,
    };
    let above = opening(&body, known);
    let either = |own: String, found: String| if own.is_empty() { found } else { own };
    let mut edition = IncomingEdition {
        title: either(part.title, above.title),
        dek: either(part.dek, above.dek),
        place_line: either(part.place_line, above.place_line),
        body: above.body,
        language: part.language,
        ..IncomingEdition::default()
    };
    if edition.title.is_empty() {
        // The name of the site is behind it as often as not; it is still better than none.
        title.clone_into(&mut edition.title);
    }
    edition
}
