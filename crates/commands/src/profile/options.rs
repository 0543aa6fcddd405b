//! What a profile asks for, as the window sees it: the same JSON as in the library.

use std::collections::BTreeMap;

use library::export::profile::ProfileOptions;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::failure::Failure;

/// What a profile asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "ProfileOptions")]
pub struct ProfileOptionsView {
    /// Whose posts they are, and where they will stand.
    pub site: SiteView,
    /// Links at the head of a page.
    pub header_links: Vec<NamedLinkView>,
    /// The order of the languages; those that are not named follow, the source first.
    pub languages: Vec<String>,
    /// Whether each language is a post of its own, where a file holds posts.
    pub languages_apart: bool,
    /// How several languages stand on one page.
    #[ts(type = "'stacked' | 'facing' | 'tabs'")]
    pub layout: String,
    /// What is there besides the text.
    pub parts: PartsView,
    /// The appeal at the end, by language.
    pub appeal: BTreeMap<String, AppealView>,
    /// Where a post can be shared: addresses with `{url}` and `{title}` in them.
    pub share: Vec<NamedLinkView>,
    /// Level of the title's heading, 1 to 5.
    pub heading_level: u8,
    /// How images go out.
    pub images: ImageOptionsView,
    /// The template of a page; empty for the shipped one.
    pub template: String,
    /// Whether elements have class names.
    pub class_names: bool,
    /// What links to elsewhere say of themselves.
    pub link_rel: Vec<String>,
    /// Schemes that links may have beyond http, https and mailto.
    pub schemes: Vec<String>,
    /// Whether images of other places stay.
    pub remote_images: bool,
    /// The paper that a page is printed on.
    #[ts(type = "'a4' | 'a5'")]
    pub paper: String,
}

/// Whose posts they are, and where they will stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Site")]
pub struct SiteView {
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: String,
    /// The address of an edition below it, with `{lang}`, `{slug}` and the like.
    pub post_address: String,
}

/// A link with its words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(rename = "NamedLink")]
pub struct NamedLinkView {
    /// Its words.
    pub name: String,
    /// Where it leads.
    pub address: String,
}

/// What a site asks its readers for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(rename = "Appeal")]
pub struct AppealView {
    /// What it says.
    pub text: String,
    /// Its link.
    pub link: NamedLinkView,
}

/// What is there besides the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Parts")]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct PartsView {
    /// The place and date line.
    pub date_line: bool,
    /// The title.
    pub title: bool,
    /// The dek.
    pub dek: bool,
    /// Links between the languages of a page.
    pub language_links: bool,
    /// The links of the site at its head.
    pub header_links: bool,
    /// The appeal.
    pub appeal: bool,
    /// Links for sharing.
    pub share: bool,
    /// Who wrote it.
    pub byline: bool,
    /// What is told of them.
    pub biography: bool,
    /// The series that it belongs to.
    pub series: bool,
    /// Posts that are like it.
    pub related: bool,
}

/// How images go out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(rename = "ImageOptions")]
pub struct ImageOptionsView {
    /// The folder that they are in, beside the page.
    pub folder: String,
    /// Their greatest width, pixels; 0 for the one that each has been given.
    pub width: u32,
    /// Whether they are in the page instead of beside it.
    pub embed: bool,
}

impl ProfileOptionsView {
    pub(crate) fn of(options: &ProfileOptions) -> library::Result<ProfileOptionsView> {
        Ok(serde_json::from_value(serde_json::to_value(options)?)?)
    }

    pub(crate) fn read(&self) -> Result<ProfileOptions, Failure> {
        let read = |value| serde_json::from_value(value);
        let options = serde_json::to_value(self).and_then(read);
        options.map_err(|e| Failure::bad_request("profile", &e))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_sees_every_option_there_is() {
        let options = ProfileOptions::default();
        let view = ProfileOptionsView::of(&options).unwrap();
        assert_eq!(
            serde_json::to_value(&view).unwrap(),
            serde_json::to_value(&options).unwrap()
        );
        assert_eq!(view.read().unwrap(), options);
    }
}
