//! What goes, and comes back.

use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct Trash {
    /// The library
    pub library: PathBuf,
    /// Id, slug, or unique beginning of an id
    pub post: String,
    /// Only the translation in this language
    #[arg(long)]
    pub lang: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Restore {
    /// The library; with --to the copy
    pub library: PathBuf,
    /// Id, slug, or unique beginning of an id
    #[arg(required_unless_present = "to")]
    pub post: Option<String>,
    /// Only the translation in this language
    #[arg(long)]
    pub lang: Option<String>,
    /// Make a library of a copy, in this new file
    #[arg(long, value_name = "NEW", conflicts_with_all = ["post", "lang"])]
    pub to: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct EmptyTrash {
    /// The library
    pub library: PathBuf,
    /// Only what has lain there for the stated time
    #[arg(long)]
    pub due: bool,
    /// Print one JSON value
    #[arg(long)]
    pub json: bool,
}
