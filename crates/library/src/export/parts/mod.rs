//! What stands around the text of a post, each part optional and in the edition's language.
//!
//! 1. [`words`] has the words.
//! 2. [`of_edition`] and [`of_page`] say what is there, as values. Addresses have been judged.
//! 3. [`html`](fn@html) writes it into a fragment, [`text`](fn@text) without mark-up; a page's
//!    template writes it in its own way.

mod html;
mod text;
mod words;

use std::collections::BTreeMap;

use ::text::page::{Address, percent_encoded};
use ::text::sanitize::Policy;
use ::text::{LanguageTag, compose};

pub(super) use html::html;
pub(super) use text::text;
pub(super) use words::{Words, address_words, are_foreign, listed, words};

use super::profile::NamedLink;
use super::{OtherPost, Piece, PieceEdition, Warning};

/// A link of a page, or words that would be one if they had an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub words: String,
    pub address: Option<Address>,
    /// The language of its words, where it is not that of the edition that it stands in.
    pub language: Option<LanguageTag>,
    /// The ISO 8601 day of what it leads to, or empty.
    pub date: String,
}

/// What a site asks its readers for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Appeal {
    pub text: String,
    pub link: Option<Link>,
}

/// Who wrote a post: names, each with what is told of them, which may be nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Byline {
    /// All names as the language lists them.
    pub names: String,
    pub people: Vec<(String, String)>,
}

/// The series of a post, and its other posts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Series {
    pub name: String,
    pub posts: Vec<Link>,
}

/// What stands behind the text of an edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct EditionParts {
    pub appeal: Option<Appeal>,
    pub share: Vec<Link>,
    pub byline: Option<Byline>,
    pub series: Option<Series>,
    pub related: Vec<Link>,
    /// Where the edition stands, if that says everything from the scheme on.
    pub address: Option<Address>,
}

/// What stands at the head of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PageParts {
    pub site: Option<Link>,
    pub links: Vec<Link>,
}

/// The parts of a page, and what was left out of them.
pub(super) fn of_page(piece: &Piece) -> (PageParts, Vec<Warning>) {
    let options = &piece.profile.options;
    let policy = &options.policy();
    let mut warnings = Vec::new();
    if !options.parts.header_links {
        return (PageParts::default(), warnings);
    }
    let links = options.header_links.iter();
    let links = links
        .filter_map(|link| named(link, policy, &mut warnings))
        .collect();
    let name = compose::one_line(&options.site.name);
    let site =
        (!name.is_empty()).then(|| plain(name, Address::judge(&options.site.address, policy)));
    (PageParts { site, links }, warnings)
}

/// The parts of an edition, and what was left out of them.
pub(super) fn of_edition(piece: &Piece, edition: &PieceEdition) -> (EditionParts, Vec<Warning>) {
    let asked = &piece.profile.options.parts;
    let policy = &piece.profile.options.policy();
    let language = &edition.edition.language;
    let mut warnings = Vec::new();
    let address = Address::judge(&edition.address, policy).filter(Address::is_absolute);
    let share = match (asked.share, &address) {
        (true, Some(address)) => share(piece, edition, address, policy, &mut warnings),
        (true, None) if !piece.profile.options.share.is_empty() => {
            let said = "The links for sharing were left out: the profile does not say where the \
                        post will stand.";
            warnings.push(Warning::new("sharing.no-address", said));
            Vec::new()
        }
        _ => Vec::new(),
    };
    let parts = EditionParts {
        appeal: match asked.appeal {
            true => appeal(piece, language, policy, &mut warnings),
            false => None,
        },
        share,
        byline: asked.byline.then(|| byline(piece, language)).flatten(),
        series: asked
            .series
            .then(|| series(piece, language, policy))
            .flatten(),
        related: match asked.related {
            true => others(&piece.related, language, policy),
            false => Vec::new(),
        },
        address,
    };
    let said = warnings.into_iter().map(|it| it.in_language(language));
    (parts, said.collect())
}

fn plain(words: String, address: Option<Address>) -> Link {
    Link {
        words,
        address,
        language: None,
        date: String::new(),
    }
}

/// A link of the profile; one without words or with an address that may not be is left out.
fn named(link: &NamedLink, policy: &Policy, warnings: &mut Vec<Warning>) -> Option<Link> {
    let words = compose::one_line(&link.name);
    if words.is_empty() && link.address.trim().is_empty() {
        return None;
    }
    let Some(address) = Address::judge(&link.address, policy) else {
        let said = format!("The link \"{words}\" was left out because of where it leads.");
        warnings.push(Warning::new("link.left-out", said).about(words));
        return None;
    };
    let words = match words.is_empty() {
        true => address.as_str().to_owned(),
        false => words,
    };
    Some(plain(words, Some(address)))
}

fn appeal(
    piece: &Piece,
    language: &LanguageTag,
    policy: &Policy,
    warnings: &mut Vec<Warning>,
) -> Option<Appeal> {
    let (_, appeal) = kindred(&piece.profile.options.appeal, language, |_| true)?;
    let text = compose::one_line(&appeal.text);
    let link = named(&appeal.link, policy, warnings);
    (!text.is_empty() || link.is_some()).then_some(Appeal { text, link })
}

fn share(
    piece: &Piece,
    edition: &PieceEdition,
    address: &Address,
    policy: &Policy,
    warnings: &mut Vec<Warning>,
) -> Vec<Link> {
    let title = compose::one_line(&edition.fields.title);
    let filled = |link: &NamedLink| NamedLink {
        name: link.name.clone(),
        // What is filled in is encoded, so nothing in it is filled in once more.
        address: link
            .address
            .replace("{url}", &percent_encoded(address.as_str()))
            .replace("{title}", &percent_encoded(&title)),
    };
    let links = piece.profile.options.share.iter();
    links
        .filter_map(|link| named(&filled(link), policy, warnings))
        .collect()
}

fn byline(piece: &Piece, language: &LanguageTag) -> Option<Byline> {
    let tells = piece.profile.options.parts.biography;
    let people: Vec<(String, String)> = piece
        .people
        .iter()
        .map(|person| {
            let told = kindred(&person.biographies, language, |it| !it.trim().is_empty());
            let told = told.filter(|_| tells);
            let told = told
                .map(|(_, text)| compose::one_line(text))
                .unwrap_or_default();
            (compose::one_line(&person.name), told)
        })
        .filter(|(name, _)| !name.is_empty())
        .collect();
    let names: Vec<&str> = people.iter().map(|(name, _)| name.as_str()).collect();
    let names = listed(&names, language);
    (!people.is_empty()).then_some(Byline { names, people })
}

fn series(piece: &Piece, language: &LanguageTag, policy: &Policy) -> Option<Series> {
    let series = piece.series.as_ref()?;
    let (_, name) = in_language(&series.names, language)?;
    Some(Series {
        name: compose::one_line(name),
        posts: others(&series.others, language, policy),
    })
}

/// Other posts by their titles in a language, or in another where they have none in it.
fn others(posts: &[OtherPost], language: &LanguageTag, policy: &Policy) -> Vec<Link> {
    let link = |post: &OtherPost| {
        let (known, title) = in_language(&post.titles, language)?;
        let address = post.addresses.get(known);
        Some(Link {
            words: compose::one_line(title),
            address: address.and_then(|it| Address::judge(it, policy)),
            language: (known != language).then(|| known.clone()),
            date: post.date.clone(),
        })
    };
    let links = posts.iter().filter_map(link);
    links.filter(|link| !link.words.is_empty()).collect()
}

/// What is said in a language, or else in a kindred one, or else in the first there is.
pub(super) fn in_language<'a>(
    all: &'a BTreeMap<LanguageTag, String>,
    language: &LanguageTag,
) -> Option<(&'a LanguageTag, &'a String)> {
    let is_said = |text: &String| !text.trim().is_empty();
    kindred(all, language, is_said).or_else(|| all.iter().find(|(_, text)| is_said(text)))
}

/// What there is in a language, or else in one of the same primary language.
fn kindred<'a, T>(
    all: &'a BTreeMap<LanguageTag, T>,
    language: &LanguageTag,
    is_said: impl Fn(&T) -> bool,
) -> Option<(&'a LanguageTag, &'a T)> {
    let said = || all.iter().filter(|(_, it)| is_said(it));
    said()
        .find(|(tag, _)| *tag == language)
        .or_else(|| said().find(|(tag, _)| tag.primary() == language.primary()))
}

#[cfg(test)]
mod tests;
