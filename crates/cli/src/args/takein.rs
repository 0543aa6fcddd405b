//! Newer versions of an edition.

use std::path::PathBuf;

use clap::ValueEnum;

#[derive(Debug, clap::Args)]
pub(crate) struct TakeIn {
    /// The library
    pub library: PathBuf,
    /// Id, slug, or unique beginning of an id
    pub post: String,
    /// Language of the edition
    #[arg(long)]
    pub lang: String,
    /// File of the newer version, in any format that is imported; - reads text from standard input
    #[arg(long)]
    pub from: PathBuf,
    /// The revision that was sent out; the newer version is compared with what stands here where
    /// none is named
    #[arg(long, value_name = "REVISION")]
    pub base: Option<u64>,
    /// What is taken where both sides changed the same words; without it nothing is written then
    #[arg(long, value_enum)]
    pub take: Option<Side>,
    /// Only show what would be taken in
    #[arg(long)]
    pub look: bool,
    /// Print one JSON value
    #[arg(long)]
    pub json: bool,
}

/// Whose words are taken.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Side {
    /// Those of the newer version
    Theirs,
    /// Those that stand here
    Mine,
}
