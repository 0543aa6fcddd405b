//! Feeds of several posts: what both formats tell, in [`Feed`]; each writes it in its own way.
//!
//! Everything comes from the posts and the profile: ids are made of the post's id and the
//! language, days are those of the posts. Deliberately absent: a generator, and any clock.

pub(super) mod atom;
pub(super) mod id;
pub(super) mod json_feed;

use text::compose::{self, Head, one_line};
use text::page::{Fit, fit};
use text::render::Images;
use text::{LanguageTag, SafeHtml};

use super::html::{self, How};
use super::image_file::{self, addresses, image_files, image_sizes};
use super::plan::Plan;
use super::profile::Profile;
use super::{Piece, PieceEdition, Warning};

/// What a feed without a name is called.
const NAMELESS: &str = "Posts";

/// The day of posts that have none, because every entry must have one.
const NO_DAY: &str = "1970-01-01";

/// A feed.
struct Feed {
    id: String,
    title: String,
    /// The address of the site, if it is a whole one.
    address: Option<String>,
    /// The name of the site, who is the author of what nobody else has written.
    author: String,
    /// The newest first.
    entries: Vec<Entry>,
}

/// An edition of a post.
struct Entry {
    id: String,
    language: LanguageTag,
    title: String,
    /// Only where the title is in another language than the entry.
    title_language: Option<LanguageTag>,
    dek: String,
    /// Only where the dek is in another language than the entry.
    dek_language: Option<LanguageTag>,
    /// Where it stands, if that is a whole address.
    address: Option<String>,
    /// The other editions of the post.
    others: Vec<Other>,
    /// An instant of RFC 3339.
    date: String,
    authors: Vec<String>,
    tags: Vec<String>,
    /// HTML in an element that says its language and direction.
    content: String,
}

/// Another edition of a post.
struct Other {
    id: String,
    language: LanguageTag,
    address: Option<String>,
}

impl Feed {
    /// The day of the newest entry.
    fn date(&self) -> String {
        let days = self.entries.iter().map(|it| it.date.as_str());
        days.max().map_or_else(|| instant(NO_DAY), str::to_owned)
    }
}

/// Gathers what a feed of pieces tells.
fn feed(pieces: &[Piece], plan: &mut Plan) -> Feed {
    let first = pieces.first();
    let library = first.map(|it| it.library);
    let profile = first.map(|it| it.profile.clone()).unwrap_or_default();
    let site = &profile.options.site;
    let address = whole(&site.address);
    let title = title(&profile, address.as_deref());
    if one_line(&site.name).is_empty() {
        let said = format!("The profile has no name of a site, so the feed is called {title}.");
        plan.warnings
            .push(Warning::new("feed.no-name", said).about(&title));
    }
    if address.is_none() {
        plan.warnings.push(Warning::new(
            "feed.no-site",
            "The profile has no whole address of a site, such as https://example.org, so the feed \
             does not say where it belongs.",
        ));
    }
    let mut pieces: Vec<&Piece> = pieces.iter().collect();
    pieces.sort_by(|a, b| {
        let key = |piece: &&Piece| (piece.post.date.clone(), piece.post.slug.clone());
        key(b)
            .0
            .cmp(&key(a).0)
            .then_with(|| key(a).1.cmp(&key(b).1))
    });
    let mut entries = Vec::new();
    for piece in pieces {
        if day(piece).is_none() {
            let said = format!("this post has no date, so the feed says {NO_DAY}.");
            let warning = Warning::new("feed.no-date", said).about(NO_DAY);
            plan.warnings.push(warning.of(&piece.post.slug));
        }
        let of_edition = |edition| entry(piece, edition, plan);
        entries.extend(piece.editions.iter().map(of_edition));
    }
    Feed {
        id: id::of_feed(library, &profile),
        author: title.clone(),
        title,
        address,
        entries,
    }
}

fn title(profile: &Profile, address: Option<&str>) -> String {
    let name = one_line(&profile.options.site.name);
    let host = address.and_then(|it| it.split('/').nth(2));
    match (name.is_empty(), host) {
        (false, _) => name,
        (true, host) => host.unwrap_or(NAMELESS).to_owned(),
    }
}

fn entry(piece: &Piece, edition: &PieceEdition, plan: &mut Plan) -> Entry {
    let parts = &piece.profile.options.parts;
    let address = whole(&edition.address);
    let slug = &piece.post.slug;
    let embeds = piece.profile.options.images.embed;
    let images = match embeds || address.is_some() {
        true => Images::Local,
        false => Images::None,
    };
    let level = piece.profile.options.heading_level;
    let sizes = image_sizes(piece);
    let how = How {
        images,
        ..How::with_images(&sizes)
    };
    let (section, warnings) = html::section(piece, edition, level, how);
    let language = edition.edition.language.clone();
    plan.warnings
        .extend(warnings.into_iter().map(|it| it.of(slug)));
    if address.is_none() {
        let warning = match embeds {
            true => Warning::new(
                "feed.no-link",
                "the profile does not say where it stands, so its entry has no link.",
            ),
            false => Warning::new(
                "feed.no-address",
                "the profile does not say where it stands, so its entry has no link and no images.",
            ),
        };
        plan.warnings.push(warning.in_language(&language).of(slug));
    }
    // An element of a feed says its language, but no direction.
    let content = compose::section(&language, level, &Head::default(), &section.body, false);
    let content = match &address {
        _ if embeds => with_images(piece, &content, plan),
        Some(page) => {
            let folder = format!("{}{}/", beside(page), image_file::folder(piece));
            compose::images_at(&content, &folder).into_string()
        }
        None => content.into_string(),
    };
    let is_other = |it: &&PieceEdition| it.edition.language != language;
    let others = piece.editions.iter().filter(is_other).map(|it| Other {
        id: id::of_edition(piece, &it.edition.language),
        language: it.edition.language.clone(),
        address: whole(&it.address),
    });
    Entry {
        id: id::of_edition(piece, &language),
        title: section.head.title,
        title_language: section.head.title_language,
        dek_language: section.head.dek_language,
        dek: match parts.dek {
            true => section.head.dek,
            false => String::new(),
        },
        address,
        others: others.collect(),
        date: instant(day(piece).unwrap_or(NO_DAY)),
        authors: match parts.byline {
            true => piece.people.iter().map(|it| one_line(&it.name)).collect(),
            false => Vec::new(),
        },
        tags: edition.tags.iter().map(|it| one_line(it)).collect(),
        content,
        language,
    }
}

/// The content with its images in it: a profile that embeds them leaves none at an address.
fn with_images(piece: &Piece, content: &SafeHtml, plan: &mut Plan) -> String {
    let files = image_files(piece);
    let addresses = addresses(piece, &files);
    plan.warnings.extend(files.warnings);
    let how = Fit {
        images: Some(&|name: &str| addresses.get(name).cloned()),
        policy: &piece.profile.options.policy(),
        ..Fit::default()
    };
    fit(content, &how).as_str().to_owned()
}

/// An address that says its scheme and its host; nothing else is one in a feed, which is read in
/// another place than the site.
fn whole(address: &str) -> Option<String> {
    let address = address.trim();
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        let start = address.get(..scheme.len())?;
        start
            .eq_ignore_ascii_case(scheme)
            .then_some(&address[scheme.len()..])
    })?;
    let is_written = address.bytes().all(|it| it.is_ascii_graphic());
    let has_host = rest.starts_with(|it: char| it.is_ascii_alphanumeric() || it == '[');
    match has_host {
        true if is_written => Some(address.to_owned()),
        true => Some(encoded(address)),
        false => None,
    }
}

/// An address with percent signs for what an address cannot hold.
fn encoded(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len() + 16);
    for byte in address.bytes() {
        match byte.is_ascii_graphic() {
            true => encoded.push(char::from(byte)),
            false => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// The folder that a page is in.
fn beside(page: &str) -> String {
    let path = page.split(['?', '#']).next().unwrap_or(page);
    match path.matches('/').count() {
        ..=2 => format!("{path}/"),
        _ => path[..=path.rfind('/').unwrap_or(path.len() - 1)].to_owned(),
    }
}

/// The day of a post, where it has one.
fn day(piece: &Piece) -> Option<&str> {
    let date = piece.post.date.as_str();
    (!date.is_empty()).then_some(date)
}

fn instant(day: &str) -> String {
    format!("{day}T00:00:00Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_addresses_lead_somewhere_from_a_feed() {
        for (given, expected) in [
            ("https://example.org/es/", Some("https://example.org/es/")),
            ("HTTP://example.org", Some("HTTP://example.org")),
            (
                "https://example.org/año",
                Some("https://example.org/a%C3%B1o"),
            ),
            ("/es/la-marcha/", None),
            ("example.org", None),
            ("https:///x", None),
            ("javascript:alert(1)", None),
            ("", None),
        ] {
            assert_eq!(whole(given).as_deref(), expected, "{given}");
        }
    }

    #[test]
    fn images_stand_beside_their_page() {
        for (page, folder) in [
            ("https://example.org/es/a/", "https://example.org/es/a/"),
            ("https://example.org/es/a", "https://example.org/es/"),
            (
                "https://example.org/es/a.html?x=/#y",
                "https://example.org/es/",
            ),
            ("https://example.org", "https://example.org/"),
        ] {
            assert_eq!(beside(page), folder, "{page}");
        }
    }
}
