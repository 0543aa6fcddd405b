//! Items of an export become a post to be.

use std::collections::HashSet;

use text::markdown::MarkdownOptions;
use text::opening::{Known, opening};
use text::paste::{Page, Removed, page};
use text::write::{Dialect, Writing, write};
use text::{Diagnostic, LanguageTag};

use super::Options;
use super::content::{Left, html, line};
use super::entry::Entry;
use super::index::Index;
use super::own::{follows, is_own, languages, place_line, raise, raise_all};
use crate::import::apart;
use crate::import::beside::Beside;
use crate::import::incoming::{Details, Incoming, IncomingEdition};
use crate::import::part::guessed;
use crate::import::pictures::Pictures;
use crate::import::told::{told, told_once};
use crate::post::Status;

/// A post to be, and what is to be told of it.
pub(super) struct Made {
    pub incoming: Incoming,
    /// Items that would have been a second edition in a language, each by itself.
    pub others: Vec<Incoming>,
    /// Whether one page was parted into its languages.
    pub is_parted: bool,
}

/// What posts are made with.
pub(super) struct Maker<'a> {
    pub index: &'a Index,
    pub options: &'a Options,
    pub beside: &'a Beside,
}

impl Maker<'_> {
    /// Makes a post of the items of one, the source first.
    pub fn make(&self, entries: &[Entry]) -> Made {
        let mut all: Vec<Incoming> = entries.iter().map(|it| self.one(it)).collect();
        let mut made = Made {
            incoming: all.remove(0),
            others: Vec::new(),
            is_parted: false,
        };
        if entries.len() == 1 {
            if self.options.split
                && let Some(parted) = apart(&made.incoming)
            {
                made.incoming = parted;
                made.is_parted = true;
            }
            for edition in &mut made.incoming.editions {
                edition.language = edition.language.take().or_else(|| guessed(edition));
            }
            without_doubles(&mut made.incoming);
            return made;
        }
        let mut taken: HashSet<Option<LanguageTag>> = HashSet::new();
        for edition in &mut made.incoming.editions {
            edition.language = edition.language.take().or_else(|| guessed(edition));
            taken.insert(edition.language.clone());
        }
        for mut other in all {
            for edition in &mut other.editions {
                edition.language = edition.language.take().or_else(|| guessed(edition));
            }
            let clashes = other.editions.iter().any(|it| taken.contains(&it.language));
            if clashes {
                other.diagnostics.push(told_once(
                    "wxr.same-language",
                    "Its translations are in the same language, so it is a post of its own.",
                ));
                without_doubles(&mut other);
                made.others.push(other);
                continue;
            }
            taken.extend(other.editions.iter().map(|it| it.language.clone()));
            // What is said of the whole post, the source says; slugs and tags are its own.
            let Details { slug, tags, .. } = std::mem::take(&mut other.details);
            if let Some(edition) = other.editions.first_mut() {
                edition.slug = slug;
                edition.tags = tags;
            }
            made.incoming.editions.append(&mut other.editions);
            made.incoming.images.append(&mut other.images);
            made.incoming.diagnostics.append(&mut other.diagnostics);
        }
        made
    }

    /// One item as a post by itself.
    fn one(&self, entry: &Entry) -> Incoming {
        let title = line(&entry.title);
        let dek = line(&entry.excerpt);
        let mut left = Left::default();
        let page = self.page(entry, &mut left);
        let mut pictures = Pictures::of_site(self.beside);
        let mut removed = Removed::default();
        let is_one = page.parts.len() == 1;
        let mut incoming = Incoming {
            name: match title.is_empty() {
                true => entry.slug.clone(),
                false => title.clone(),
            },
            ..Incoming::default()
        };
        for (at, mut part) in page.parts.into_iter().enumerate() {
            removed = removed.and(part.removed);
            pictures.settle(&mut part.document);
            match is_own(entry) {
                true if at > 0 => raise(&mut part.document.blocks),
                true if is_one && follows(entry) => raise_all(&mut part.document.blocks),
                _ => {}
            }
            let mut body = write(&part.document, &WRITING);
            let mut place = String::new();
            if is_own(entry)
                && let Some((line, rest)) = place_line(&body)
            {
                (place, body) = (line, rest);
            }
            let either = |own: String, found: String| if own.is_empty() { found } else { own };
            let outer = |own: String, outer: &str| match own.is_empty() && at == 0 {
                true => outer.to_owned(),
                false => own,
            };
            let (title, dek) = (outer(part.title, &title), outer(part.dek, &dek));
            let known = Known {
                title: &title,
                dek: &dek,
                is_plain: false,
            };
            let above = opening(&body, known);
            part.place_line = either(part.place_line, place);
            incoming.editions.push(IncomingEdition {
                language: match is_one {
                    true => entry.language.clone().or(part.language),
                    false => part.language,
                },
                title: either(title, above.title),
                dek: either(dek, above.dek),
                place_line: either(part.place_line, above.place_line),
                body: above.body,
                ..IncomingEdition::default()
            });
        }
        if let Some(address) = self.index.pictures.get(&entry.thumbnail)
            && pictures.is_beside(address)
            && let Some(first) = incoming.editions.first_mut()
            && let crate::import::pictures::Found::Here(own) = pictures.at(address)
            && !first.body.contains(&own)
        {
            first.body.insert_str(0, &format!("![]({own})\n\n"));
        }
        incoming.details = self.details(entry, &mut incoming.diagnostics);
        incoming.diagnostics.extend(removed.diagnostics());
        let (images, told_of) = pictures.finish();
        incoming.images = images;
        incoming.diagnostics.extend(told_of);
        tell(entry, left, page.around, &mut incoming.diagnostics);
        for edition in &mut incoming.editions {
            for field in [
                &mut edition.title,
                &mut edition.dek,
                &mut edition.place_line,
            ] {
                *field = field.split_whitespace().collect::<Vec<_>>().join(" ");
            }
        }
        incoming
    }

    /// The texts of an item.
    fn page(&self, entry: &Entry, left: &mut Left) -> Page {
        let mut read = |content: &str| page(&html(content, &self.index.pictures, left));
        let languages = match is_own(entry) {
            true => languages(&entry.content),
            false => None,
        };
        let Some(languages) = languages else {
            return read(&entry.content);
        };
        let mut all = Page::default();
        for (language, content) in languages {
            let mut one = read(&content);
            for part in &mut one.parts {
                part.language = Some(language.clone());
            }
            all.parts.append(&mut one.parts);
            all.around += one.around;
        }
        all
    }

    fn details(&self, entry: &Entry, diagnostics: &mut Vec<Diagnostic>) -> Details {
        let mut tags: Vec<String> = entry.tags.iter().map(|it| line(&it.name)).collect();
        // A post that was put nowhere is somewhere all the same.
        let is_default = |slug: &str| {
            DEFAULT
                .iter()
                .any(|it| slug == *it || slug.starts_with(&format!("{it}-")))
        };
        let mut categories = entry
            .categories
            .iter()
            .filter(|it| !is_default(&it.slug))
            .map(|it| line(&it.name));
        let series = categories.next().unwrap_or_default();
        tags.extend(categories);
        let mut people = Vec::new();
        let shown = self.index.authors.get(&entry.creator);
        match shown.map(|it| line(it)) {
            // A name that nobody is known by is none to keep.
            Some(name) if !name.is_empty() && !name.contains('@') => people.push(name),
            _ if entry.creator.is_empty() => {}
            _ => diagnostics.push(told_once(
                "wxr.author",
                "The file says by which name its author logs in and not what it is; it was left out.",
            )),
        }
        let status = match entry.status.as_str() {
            "publish" => Status::Published,
            "future" => Status::Ready,
            _ => Status::Draft,
        };
        if entry.status == "private" {
            diagnostics.push(told_once(
                "wxr.private",
                "It was private on the site; it is a draft here.",
            ));
        }
        if entry.has_password {
            diagnostics.push(told_once(
                "wxr.was-protected",
                "A password protected it on the site; here it is a post like others.",
            ));
        }
        tags.retain(|it| !it.is_empty());
        Details {
            slug: crate::import::beside::percent_decoded(&entry.slug),
            date: entry.day(),
            status: Some(match entry.has_password {
                true => Status::Draft,
                false => status,
            }),
            tags,
            series,
            people,
        }
    }
}

/// Slugs of the category that a site puts posts into which are put into none.
const DEFAULT: &[&str] = &[
    "uncategorized",
    "uncategorised",
    "sin-categoria",
    "sin-clasificar",
    "non-classe",
    "allgemein",
    "unkategorisiert",
    "senza-categoria",
    "sem-categoria",
    "geen-categorie",
    "general",
    "sense-categoria",
];

const WRITING: Writing<'static> = Writing {
    reading: MarkdownOptions { line_breaks: true },
    first_note: 1,
    dialect: Dialect::Own,
    images: "image/",
};

/// A post has one edition in a language: what comes twice is one text.
fn without_doubles(incoming: &mut Incoming) {
    let mut known: Vec<Option<LanguageTag>> = Vec::new();
    let mut kept: Vec<IncomingEdition> = Vec::new();
    for edition in std::mem::take(&mut incoming.editions) {
        match known.iter().position(|it| *it == edition.language) {
            Some(at) => {
                let before = &mut kept[at];
                if !edition.title.is_empty() {
                    before.body.push_str(&format!("\n## {}\n", edition.title));
                }
                before.body.push('\n');
                before.body.push_str(&edition.body);
            }
            None => {
                known.push(edition.language.clone());
                kept.push(edition);
            }
        }
    }
    incoming.editions = kept;
}

fn tell(entry: &Entry, left: Left, around: usize, diagnostics: &mut Vec<Diagnostic>) {
    let mut tell = |code, count: usize, one: &str, many: &str| {
        if count > 0 {
            diagnostics.push(told(code, count, one, many));
        }
    };
    tell(
        "wxr.shortcodes",
        left.codes.left_out,
        "short code of a plug-in was left out; what stood in it is kept.",
        "short codes of plug-ins were left out; what stood in them is kept.",
    );
    tell(
        "wxr.blocks",
        left.blocks,
        "block that showed something of the site was left out.",
        "blocks that showed something of the site were left out.",
    );
    tell(
        "page.around",
        around,
        "part of the page around the text was left out: a menu, a footer or the like.",
        "parts of the page around the text were left out: menus, footers and the like.",
    );
    if entry.faults.too_large {
        diagnostics.push(told_once(
            "wxr.too-large",
            "Its text is larger than any that is taken, so it was left out.",
        ));
    }
    if entry.faults.not_utf8 {
        diagnostics.push(told_once(
            "text.damaged",
            "Some of its bytes are no text; a sign stands for each of them.",
        ));
    }
}
