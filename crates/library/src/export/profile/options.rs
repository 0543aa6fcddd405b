use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use text::LanguageTag;
use text::sanitize::{LinkRel, Policy, Scheme};

/// What a profile asks for. Stored as JSON; a missing field has the shipped profile's value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ProfileOptions {
    /// Whose posts they are, and where they will stand.
    pub site: Site,
    /// Links at the head of a page.
    pub header_links: Vec<NamedLink>,
    /// The order of the languages; those that are not named follow, the source first.
    pub languages: Vec<LanguageTag>,
    /// How several languages stand on one page.
    pub layout: Layout,
    /// What is there besides the text.
    pub parts: Parts,
    /// The appeal at the end, by language.
    pub appeal: BTreeMap<LanguageTag, Appeal>,
    /// Where a post can be shared: addresses with `{url}` and `{title}` in them.
    pub share: Vec<NamedLink>,
    /// Level of the title's heading, 1 to 5; headings of the body follow below it.
    pub heading_level: u8,
    /// How images go out.
    pub images: ImageOptions,
    /// The template of a page; empty for the shipped one.
    pub template: String,
    /// Whether elements have class names.
    pub class_names: bool,
    /// What links to elsewhere say of themselves.
    pub link_rel: Vec<LinkRel>,
    /// Schemes that links may have beyond http, https and mailto.
    pub schemes: Vec<Scheme>,
    /// Whether images of other places stay; whoever reads the post then asks those places.
    pub remote_images: bool,
    /// The paper that a page is printed on.
    pub paper: Paper,
    /// Whether each language is a post of its own, in a file that WordPress imports.
    pub languages_apart: bool,
}

/// Whose posts they are, and where they will stand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Site {
    /// Its name.
    pub name: String,
    /// Its address, such as `https://example.org`; empty where it is not to be told.
    pub address: String,
    /// The address of an edition below it. `{lang}`, `{slug}`, `{year}`, `{month}` and `{day}`
    /// are filled in.
    pub post_address: String,
}

/// A link with its words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct NamedLink {
    /// Its words.
    pub name: String,
    /// Where it leads.
    pub address: String,
}

/// An appeal: what a site asks its readers for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Appeal {
    /// What it says.
    pub text: String,
    /// The words of its link, and where that leads.
    pub link: NamedLink,
}

/// How several languages stand on one page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// One after the other.
    #[default]
    Stacked,
    /// Side by side where there is room.
    Facing,
    /// One at a time, chosen without a script.
    Tabs,
}

/// What is there besides the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Parts {
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ImageOptions {
    /// The folder that they are in, beside the page.
    pub folder: String,
    /// Their greatest width, pixels; 0 for the one that each has been given.
    pub width: u32,
    /// Whether they are in the page instead of beside it.
    pub embed: bool,
}

/// The paper that a page is printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Paper {
    /// 210 by 297 millimetres.
    #[default]
    A4,
    /// 148 by 210 millimetres.
    A5,
}

impl Default for Parts {
    fn default() -> Parts {
        Parts {
            date_line: true,
            title: true,
            dek: true,
            language_links: true,
            header_links: true,
            appeal: true,
            share: false,
            byline: true,
            biography: true,
            series: true,
            related: true,
        }
    }
}

impl Parts {
    /// The text alone, for a place that prints the rest itself.
    pub(super) fn of_text() -> Parts {
        Parts {
            header_links: false,
            share: false,
            byline: false,
            biography: false,
            series: false,
            related: false,
            ..Parts::default()
        }
    }
}

impl Default for ImageOptions {
    fn default() -> ImageOptions {
        ImageOptions {
            folder: "image".to_owned(),
            width: 0,
            embed: false,
        }
    }
}

impl Default for ProfileOptions {
    /// What a single page asks for.
    fn default() -> ProfileOptions {
        ProfileOptions {
            site: Site::default(),
            header_links: Vec::new(),
            languages: Vec::new(),
            layout: Layout::default(),
            parts: Parts::default(),
            appeal: BTreeMap::new(),
            share: Vec::new(),
            heading_level: 1,
            images: ImageOptions::default(),
            template: String::new(),
            class_names: true,
            link_rel: Policy::default().rel,
            schemes: Vec::new(),
            remote_images: false,
            paper: Paper::default(),
            languages_apart: false,
        }
    }
}

impl ProfileOptions {
    /// What may stand in what is exported.
    pub(in crate::export) fn policy(&self) -> Policy {
        Policy {
            schemes: self.schemes.clone(),
            remote_images: self.remote_images,
            class_names: self.class_names,
            rel: self.link_rel.clone(),
            ..Policy::default()
        }
    }
}
