//! The past of texts, their pairs and notes.

use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct History {
    /// The library
    pub library: PathBuf,
    /// Id, slug, or unique beginning of an id
    pub post: String,
    /// Language of the edition
    #[arg(long)]
    pub lang: String,
    /// Print the body as it was at this revision
    #[arg(long)]
    pub at: Option<u64>,
    /// Bring the whole edition back as it was then, as a new change
    #[arg(long, requires = "at", conflicts_with_all = ["timeline", "search", "diff"])]
    pub restore: bool,
    /// List stretches of work and named moments instead of single changes
    #[arg(long, conflicts_with_all = ["at", "search"])]
    pub timeline: bool,
    /// Find paragraphs of the past that had these words
    #[arg(long, value_name = "WORDS", conflicts_with = "at")]
    pub search: Option<String>,
    /// Show in words what became of it since, up to now or to this revision
    #[arg(long, value_name = "REVISION", requires = "at", num_args = 0..=1)]
    pub diff: Option<Option<u64>>,
    /// Print one JSON value
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Pairs {
    /// The library
    pub library: PathBuf,
    /// The words; accents, case and inclusive endings are ignored
    pub words: String,
    /// The language that they are in
    #[arg(long)]
    pub lang: String,
    /// The language of the counterparts; any where none is given
    #[arg(long)]
    pub to: Option<String>,
    /// Print one JSON value
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Checkpoint {
    /// The library
    pub library: PathBuf,
    /// Id, slug, or unique beginning of an id
    pub post: String,
    /// Language of the edition
    #[arg(long)]
    pub lang: String,
    /// The name
    pub name: String,
    /// The revision; the newest where none is given
    #[arg(long)]
    pub at: Option<u64>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Forget {
    /// The library
    pub library: PathBuf,
    /// Id, slug, or unique beginning of an id
    pub post: String,
    /// Only the edition in this language
    #[arg(long)]
    pub lang: Option<String>,
    /// Only these words, exactly as they stood; the rest of the past stays
    #[arg(long, value_name = "WORDS")]
    pub passage: Option<String>,
    /// Keep the named moments
    #[arg(long, conflicts_with = "passage")]
    pub keep_checkpoints: bool,
    /// Say that it is meant: it cannot be taken back
    #[arg(long, required = true)]
    pub yes: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Notes {
    /// The library
    pub library: PathBuf,
    /// Id, slug, or unique beginning of an id
    pub post: String,
    /// Print one JSON value
    #[arg(long)]
    pub json: bool,
}
