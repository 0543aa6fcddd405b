use std::collections::BTreeMap;

use library::export as exports;
use serde::Serialize;
use ts_rs::TS;

/// So many posts are named of one warning; more are counted.
const NAMED: usize = 3;

/// What a person should know of an export, told once however many posts it is about.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "ExportWarning")]
pub struct WarningView {
    /// What it is, by the stable name that the interface has words for.
    pub code: String,
    /// How many things it is about, in all posts together.
    pub count: usize,
    /// What it names: an image, a link, an address; may be empty.
    pub what: String,
    /// The language of the editions; empty where it is about all.
    pub language: String,
    /// The slugs of the first three posts; none where it is about the profile.
    pub slugs: Vec<String>,
    /// How many posts it is about.
    pub posts: usize,
    /// The sentence of the terminal, for a code that is newer than the words for it.
    pub message: String,
}

/// Gathers what is said of several posts alike, in the order in which it is first said.
pub(crate) fn warnings(all: Vec<exports::Warning>) -> Vec<WarningView> {
    let mut places = BTreeMap::new();
    let mut told: Vec<WarningView> = Vec::new();
    for warning in all {
        let message = warning.clone().of_no_post().to_string();
        let exports::Warning {
            slug,
            language,
            code,
            count,
            what,
            ..
        } = warning;
        let key = (code, what.clone(), language.clone());
        let place = *places.entry(key).or_insert(told.len());
        if place == told.len() {
            told.push(WarningView {
                code: code.to_owned(),
                count: 0,
                what,
                language,
                slugs: Vec::new(),
                posts: 0,
                message,
            });
        }
        let same = &mut told[place];
        same.count += count;
        // What is said of one post comes in a row.
        if !slug.is_empty() && same.slugs.last() != Some(&slug) {
            same.posts += 1;
            if same.slugs.len() < NAMED {
                same.slugs.push(slug);
            }
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_several_posts_is_told_once() {
        let of = |slug: &str, count: usize| {
            let mut warning = exports::Warning::new("images.left-out", "images").of(slug);
            warning.count = count;
            warning
        };
        let mut all: Vec<_> = (0..10_000).map(|at| of(&format!("post-{at}"), 2)).collect();
        all.push(exports::Warning::new("feed.no-site", "no site"));
        let told = warnings(all);
        let [images, site] = told.as_slice() else {
            panic!("{told:?}")
        };
        assert_eq!((images.count, images.posts), (20_000, 10_000));
        assert_eq!(images.slugs, ["post-0", "post-1", "post-2"]);
        assert_eq!((site.count, site.posts), (1, 0));
        assert_eq!(site.message, "no site");
    }
}
