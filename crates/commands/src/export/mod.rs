//! Finished posts: what they will be, what they reveal, and writing them.

mod carried;
mod carry_out;
mod copy;
mod kept_words;
mod preview;
mod ready;
mod receipt;
mod save;
mod save_receipt;
mod warning;

use library::export::{self as exports, Ability, Format, Profile};
use library::{PostId, Query};
use serde::{Deserialize, Serialize};
use text::LanguageTag;
use ts_rs::TS;

pub(crate) use carried::clear as clear_carried;
pub use carry_out::CarriedOut;
pub(crate) use carry_out::carry_out;
pub use copy::Copied;
pub(crate) use copy::copy;
pub use kept_words::KeptWordView;
pub(crate) use kept_words::{SetKeptWords, kept_words, set_kept_words};
pub use preview::{FileInfo, HoldView, Preview};
pub(crate) use preview::{PreviewExport, preview};
pub use ready::NotReadyView;
pub(crate) use ready::ready;
pub use receipt::ReceiptView;
pub use save::Saved;
pub(crate) use save::{ExportJob, OpenFolder, SaveExport, cancel, open_folder, save};
pub use save_receipt::SavedReceipt;
pub(crate) use save_receipt::{SaveReceipt, save_receipt};
pub use warning::WarningView;
pub(crate) use warning::warnings;

use crate::app::Nothing;
use crate::context::Context;
use crate::failure::Failure;
use crate::post;

/// A kind of file.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormatInfo {
    /// Its stable name.
    pub id: String,
    /// The ending of its files.
    pub extension: String,
    /// What one file of it holds: `language`, `post` or `batch`.
    pub scope: String,
    /// The key of the shipped profile that it is exported with where none is named.
    pub profile: String,
    /// What of a profile it passes over: `headerLinks`, `languageLinks`, `appeal`, `share`,
    /// `biography`, `related`, `layout`, `imageFolder`, `embed`, `template`, `paper`.
    pub ignores: Vec<String>,
}

pub(crate) fn formats(_: &Context, _: Nothing) -> Result<Vec<FormatInfo>, Failure> {
    let info = |format: Format| FormatInfo {
        id: format.id().to_owned(),
        extension: format.extension().to_owned(),
        scope: format.scope().as_str().to_owned(),
        profile: format.profile_key().to_owned(),
        ignores: Ability::ALL
            .into_iter()
            .filter(|ability| !format.can(*ability))
            .map(|ability| ability.as_str().to_owned())
            .collect(),
    };
    Ok(Format::ALL.into_iter().map(info).collect())
}

/// Posts, as what, for whom, in which languages.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ExportPosts {
    /// Their ids, in the order in which they are exported.
    pub posts: Vec<String>,
    /// Name of the format.
    pub format: String,
    /// Id of the profile; without it the one that goes with the format.
    pub profile: Option<String>,
    /// One language; without it all current editions.
    pub language: Option<String>,
}

/// A request, read.
struct Asked {
    posts: Vec<PostId>,
    format: Format,
    profile: Option<String>,
    language: Option<LanguageTag>,
}

impl ExportPosts {
    fn read(&self) -> Result<Asked, Failure> {
        let posts = self.posts.iter().map(|given| post::id(given));
        let language = self.language.as_deref().map(post::language);
        Ok(Asked {
            posts: posts.collect::<Result<_, _>>()?,
            format: Format::parse(&self.format)?,
            profile: self.profile.clone(),
            language: language.transpose()?,
        })
    }
}

impl Asked {
    fn export<'a>(&'a self, profile: &'a Profile) -> exports::Export<'a> {
        exports::Export {
            posts: &self.posts,
            format: self.format,
            profile,
            language: self.language.as_ref(),
            // Of several posts, those without an edition in the language are passed over.
            is_lenient: self.posts.len() > 1,
        }
    }

    fn profile(&self, q: &Query<'_>) -> library::Result<Profile> {
        match &self.profile {
            Some(given) => exports::profile::resolve(q, given),
            None => exports::profile::of_format(q, self.format),
        }
    }
}
