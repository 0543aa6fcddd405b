//! A file that WordPress imports: WXR 1.2, several posts in one.
//!
//! Every post is a draft, as blocks, with its day, slug, tags, the series as its category, and,
//! where the profile tells who wrote it, the first of those. By profile, a post is one entry with all its languages or
//! one entry a language. Where the profile says the site's address, images are entries too:
//! the import takes them from where they will lie there.
//!
//! Deliberately absent: a generator, the name of a user, any clock. The importer keeps an entry
//! out whose title and day it has met, so that entries of one post differ by a second.

mod date;
mod entry;
mod xml;

use std::collections::BTreeSet;

use text::compose::one_line;
use text::slug::slug;

use super::super::parts::in_language;
use super::super::plan::{Plan, PlannedFile, add_images};
use super::super::{Piece, Warning};
use super::blocks::blocks;
use super::content::{self, Manner, Part};
use entry::{Attachment, Entry, Term};

/// What is in a file.
#[derive(Default)]
struct Channel {
    site_name: String,
    site_address: String,
    authors: BTreeSet<String>,
    categories: BTreeSet<Term>,
    tags: BTreeSet<Term>,
    entries: Vec<Entry>,
    attachments: Vec<Attachment>,
}

/// One file for all posts.
pub(in crate::export) fn files(pieces: &[Piece], plan: &mut Plan) {
    let mut channel = Channel::default();
    if let Some(first) = pieces.first() {
        let site = &first.profile.options.site;
        channel.site_name = one_line(&site.name);
        channel.site_address = one_line(&site.address).trim_end_matches('/').to_owned();
    }
    let mut images = Plan::default();
    for piece in pieces {
        add_piece(&mut channel, piece, plan);
        add_images(piece, &mut images);
    }
    // Posts that show the same image bring it once.
    let mut seen = BTreeSet::new();
    images.files.retain(|file| seen.insert(file.name.clone()));
    channel.attachments = attachments(&channel, &images);
    if !images.files.is_empty() {
        plan.warnings.push(match channel.site_address.as_str() {
            "" => Warning::new(
                "wxr.no-site",
                "The profile has no address of a site, so the posts do not say where their \
                 images are: upload them to WordPress and choose each in its place.",
            ),
            address => {
                let folder = format!("{address}{UPLOADS}");
                let said = format!(
                    "Put the images into {folder} before you import, and tick that files are to \
                     be downloaded."
                );
                Warning::new("wxr.uploads", said).about(folder)
            }
        });
    }
    plan.files.push(PlannedFile::text(
        "wordpress.xml".to_owned(),
        xml::written(&channel),
    ));
    plan.warnings.extend(images.warnings);
    plan.files.extend(images.files);
}

/// Where WordPress keeps what was uploaded, below the address of a site.
const UPLOADS: &str = "/wp-content/uploads/";

fn add_piece(channel: &mut Channel, piece: &Piece, plan: &mut Plan) {
    let images = match channel.site_address.as_str() {
        "" => "image/".to_owned(),
        address => format!("{address}{UPLOADS}"),
    };
    let people = match piece.profile.options.parts.byline {
        true => piece.people.as_slice(),
        false => &[],
    };
    let is_apart = piece.profile.options.languages_apart;
    let manner = Manner {
        is_alone: is_apart,
        // The theme prints the one author that WordPress knows.
        has_byline: people.len() > 1,
        alignments: true,
    };
    let parts = content::parts(piece, manner, plan);
    let groups: Vec<&[Part<'_>]> = match is_apart {
        true => parts.chunks(1).collect(),
        false => vec![&parts],
    };
    for (position, group) in groups.into_iter().enumerate() {
        let Some(first) = group.first() else { continue };
        let edition = first.edition;
        let tags: BTreeSet<Term> = group
            .iter()
            .flat_map(|part| &part.edition.tags)
            .filter_map(|name| term(name))
            .collect();
        let category = term(&series(piece, first));
        let author = people.first().map(|person| one_line(&person.name));
        channel.tags.extend(tags.iter().cloned());
        channel.categories.extend(category.clone());
        channel.authors.extend(author.clone());
        channel.entries.push(Entry {
            id: channel.entries.len() + 1,
            guid: entry::guid(piece, first),
            title: first.title.clone(),
            language: first.language().clone(),
            link: edition.address.clone(),
            day: piece.post.date.clone(),
            second: position,
            author: author.unwrap_or_default(),
            excerpt: first.dek.clone(),
            content: blocks(group, &images),
            slug: edition.slug.clone(),
            category,
            tags,
        });
    }
    if let [first, _, ..] = people {
        let said = format!(
            "WordPress knows one author of a post, so that is {}; the text names them all.",
            first.name
        );
        let warning = Warning::new("wxr.one-author", said).about(&first.name);
        plan.warnings.push(warning.of(&piece.post.slug));
    }
}

/// The name of the series that a piece is in, in the language of a part if there is one.
fn series(piece: &Piece, part: &Part<'_>) -> String {
    let named = piece.series.as_ref();
    let named = named.and_then(|series| in_language(&series.names, part.language()));
    named.map_or(&piece.post.series, |(_, name)| name).clone()
}

fn term(name: &str) -> Option<Term> {
    let name = one_line(name);
    (!name.is_empty()).then(|| Term {
        slug: nicename(&name),
        name,
    })
}

/// What a name is called in addresses; empty where it has no letter of an alphabet, and
/// WordPress finds something itself.
fn nicename(name: &str) -> String {
    let has_letters = name.chars().any(char::is_alphanumeric);
    match has_letters {
        true => slug(name),
        false => String::new(),
    }
}

/// The images as entries, after all posts; nothing where nobody knows where they will lie.
fn attachments(channel: &Channel, images: &Plan) -> Vec<Attachment> {
    if channel.site_address.is_empty() {
        return Vec::new();
    }
    let names = images.files.iter().filter_map(|file| file.image.as_deref());
    let mut attachments = Vec::new();
    for name in names {
        let address = format!("{}{UPLOADS}{name}", channel.site_address);
        let quoted = format!("\"{address}\"");
        // It belongs to the first post that shows it.
        let entry = channel
            .entries
            .iter()
            .find(|it| it.content.contains(&quoted));
        attachments.push(Attachment {
            id: channel.entries.len() + attachments.len() + 1,
            parent: entry.map_or(0, |it| it.id),
            name: name.to_owned(),
            address,
        });
    }
    attachments
}
