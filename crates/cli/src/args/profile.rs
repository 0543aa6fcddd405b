//! For whom exports are made, and where editions were posted.

use std::path::PathBuf;

use clap::Subcommand;

#[derive(Debug, clap::Args)]
pub(crate) struct Profiles {
    /// The library
    pub library: PathBuf,
    /// Print one JSON value, with all that each asks for
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Profile {
    /// Make a profile that asks for what another one does; prints its id
    Copy(CopyProfile),
    /// Write a profile as one file, for another library
    Share(ShareProfile),
    /// Take a profile in from such a file, beside those there are; prints its id
    TakeIn(TakeInProfile),
    /// Let a shipped profile be as it was shipped
    Reset(OneProfile),
    /// Remove a profile that is not shipped
    Remove(OneProfile),
}

#[derive(Debug, clap::Args)]
pub(crate) struct OneProfile {
    /// The library
    pub library: PathBuf,
    /// Key, name or id: single-page, "Our site" …
    pub profile: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct CopyProfile {
    #[command(flatten)]
    pub which: OneProfile,
    /// What the copy is called; where another has that name, a number comes behind it
    pub name: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ShareProfile {
    #[command(flatten)]
    pub which: OneProfile,
    /// The file; - writes to standard output
    #[arg(default_value = "-")]
    pub file: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(crate) struct TakeInProfile {
    /// The library
    pub library: PathBuf,
    /// The file
    pub file: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Posted {
    /// The library
    pub library: PathBuf,
    /// Slug, or the beginning of an id
    pub post: String,
    /// Language of the edition that was posted
    #[arg(long)]
    pub lang: Option<String>,
    /// Where it stands; writes down that it was posted
    #[arg(long, requires = "lang")]
    pub address: Option<String>,
    /// When it was posted, as 2026-05-13; today without it
    #[arg(long, requires = "address")]
    pub date: Option<String>,
    /// Set the post to published, too
    #[arg(long, requires = "address")]
    pub publish: bool,
    /// Key, name or id of the profile that it is posted with
    #[arg(long, default_value = "wordpress-blocks")]
    pub profile: String,
    /// Print one JSON value
    #[arg(long)]
    pub json: bool,
}
