//! Other posts of the library that a post tells of: those of its series, and those like it.
//!
//! Only published posts are told of: the title of a draft is nobody's business.

use std::collections::BTreeMap;

use text::LanguageTag;

use super::Profile;
use crate::error::Result;
use crate::id::PostId;
use crate::library::Query;

/// Another post, as far as a page tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherPost {
    /// Its id.
    pub id: PostId,
    /// An ISO 8601 day, or empty.
    pub date: String,
    /// Its titles, by language.
    pub titles: BTreeMap<LanguageTag, String>,
    /// Where its editions stand, by language: where they were posted, or else by the profile.
    /// One that stands nowhere is not here.
    pub addresses: BTreeMap<LanguageTag, String>,
}

/// An edition of another post, as it is stored.
#[derive(Clone, Debug)]
pub(crate) struct OtherEdition {
    pub post: PostId,
    pub language: LanguageTag,
    pub title: String,
    pub slug: String,
    pub date: String,
    /// Where it was posted last, or empty.
    pub posted: String,
}

/// How many posts of a series are told of on either side: a page is no archive.
const NEXT: u32 = 6;

/// The published posts next to a post in its series, the oldest first.
pub(super) fn of_series(q: &Query<'_>, profile: &Profile, post: PostId) -> Result<Vec<OtherPost>> {
    Ok(gathered(profile, q.others_of_series(post, NEXT)?))
}

/// Editions gathered by post, in the order in which the posts first come.
pub(super) fn gathered(profile: &Profile, editions: Vec<OtherEdition>) -> Vec<OtherPost> {
    let mut posts: Vec<OtherPost> = Vec::new();
    for edition in editions {
        let address = match edition.posted.as_str() {
            "" => profile.address(&edition.language, &edition.slug, &edition.date),
            posted => posted.to_owned(),
        };
        let place = posts.iter().position(|it| it.id == edition.post);
        let place = place.unwrap_or_else(|| {
            posts.push(OtherPost {
                id: edition.post,
                date: edition.date.clone(),
                titles: BTreeMap::new(),
                addresses: BTreeMap::new(),
            });
            posts.len() - 1
        });
        let post = &mut posts[place];
        if !address.is_empty() {
            post.addresses.insert(edition.language.clone(), address);
        }
        post.titles.insert(edition.language, edition.title);
    }
    posts
}
