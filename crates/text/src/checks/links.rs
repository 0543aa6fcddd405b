//! Links and images: the same target, or the one of the other language.

use super::{
    Check, Findings,
    reading::{Link, Reading},
};
use crate::LanguageTag;

/// Compares where links lead and which images are shown.
#[derive(Debug)]
pub(super) struct Links;

impl Check for Links {
    fn name(&self) -> &'static str {
        "links"
    }

    fn pair(&self, reading: &Reading<'_>, found: &mut Findings<'_>) {
        for image in [false, true] {
            compare(reading, image, found);
        }
    }
}

fn compare(reading: &Reading<'_>, image: bool, found: &mut Findings<'_>) {
    let of_kind = |link: &&Link| link.image == image;
    let mut source: Vec<&Link> = reading.source.links.iter().filter(of_kind).collect();
    let mut target: Vec<&Link> = reading.target.links.iter().filter(of_kind).collect();
    if source.is_empty() && target.is_empty() {
        return;
    }
    let (from, to) = (reading.source.language, reading.target.language);
    // A text may link the same place once where the other links it twice.
    let plain = |links: &[&Link]| {
        let mut plain: Vec<String> = links
            .iter()
            .map(|link| key(&link.address, from, to))
            .collect();
        plain.sort_unstable();
        plain
    };
    let (in_source, in_target) = (plain(&source), plain(&target));
    source.retain(|link| {
        in_target
            .binary_search(&key(&link.address, from, to))
            .is_err()
    });
    target.retain(|link| {
        in_source
            .binary_search(&key(&link.address, from, to))
            .is_err()
    });
    let keys = if image {
        ["images.changed", "images.missing", "images.added"]
    } else {
        ["links.changed", "links.missing", "links.added"]
    };
    let pairs = source.len().min(target.len());
    for (source, target) in source.iter().zip(&target) {
        if !is_localised(&source.address, &target.address, from, to) {
            let args = vec![source.address.clone(), target.address.clone()];
            found.add(
                Some(source.range.clone()),
                Some(target.range.clone()),
                keys[0],
                args,
            );
        }
    }
    for link in &source[pairs..] {
        let args = vec![link.address.clone()];
        found.add(Some(link.range.clone()), None, keys[1], args);
    }
    for link in &target[pairs..] {
        let args = vec![link.address.clone()];
        found.add(None, Some(link.range.clone()), keys[2], args);
    }
}

/// Returns an address without its scheme and without what names either language.
fn key(address: &str, from: &LanguageTag, to: &LanguageTag) -> String {
    let address = address.trim();
    let rest = ["https://", "http://"]
        .iter()
        .find_map(|scheme| address.strip_prefix(scheme))
        .unwrap_or(address);
    let rest = rest.trim_end_matches('/');
    let is_mark = |c: char| matches!(c, '/' | '.' | '_' | '-' | '=' | '?' | '&' | '#');
    let mut key = String::with_capacity(rest.len());
    for part in rest.split_inclusive(is_mark) {
        let word = part.trim_end_matches(is_mark);
        if !names_language(word, from) && !names_language(word, to) && word != "www" {
            key.push_str(part);
        }
    }
    // "page.html" and "page.es.html", "/es" and "/".
    key.trim_end_matches(is_mark).to_owned()
}

fn names_language(word: &str, language: &LanguageTag) -> bool {
    let region = language.region();
    word.eq_ignore_ascii_case(language.primary())
        || word.eq_ignore_ascii_case(language.as_str())
        || region.is_some_and(|region| word == region)
}

/// Tells whether one address is of the source's language and the other of the target's.
fn is_localised(source: &str, target: &str, from: &LanguageTag, to: &LanguageTag) -> bool {
    if source.starts_with('#') && target.starts_with('#') {
        return true;
    }
    let parts = |address: &str| -> Vec<String> {
        let is_mark = |c: char| matches!(c, '/' | '.' | '_' | '=' | '?' | '&');
        address.split(is_mark).map(str::to_owned).collect()
    };
    let (source, target) = (parts(source), parts(target));
    let named = |parts: &[String], language: &LanguageTag| {
        parts.iter().any(|part| names_language(part, language))
    };
    let host = |parts: &[String]| {
        let mut parts = parts
            .iter()
            .filter(|part| part.len() > 3 && !part.ends_with(':'));
        parts.next().cloned()
    };
    named(&target, to)
        && (named(&source, from) || !named(&source, to))
        && host(&source) == host(&target)
}
