//! Other people's files.

use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct Import {
    /// The library
    pub library: PathBuf,
    /// Files or folders: plain text, Markdown, HTML, .docx, .odt, archives of
    /// WordPress
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Language of texts that are in one language, a BCP 47 tag; without it, what the file says or
    /// its words tell
    #[arg(long)]
    pub lang: Option<String>,
    /// Whether a text in two languages becomes two editions
    #[arg(long, value_enum, default_value_t = Split::Auto)]
    pub split: Split,
    /// How changes are read that a word processor has tracked
    #[arg(long, value_enum, default_value_t = Tracked::Accept)]
    pub tracked: Tracked,
    /// Of an archive of WordPress: pages too, like posts
    #[arg(long)]
    pub pages: bool,
    /// Of an archive of WordPress: posts too that a password protects there
    #[arg(long)]
    pub protected: bool,
    /// Of an archive of WordPress: the folder of its uploads, where that is not beside it
    #[arg(long, value_name = "FOLDER")]
    pub uploads: Option<PathBuf>,
    /// Of archives of WordPress: write what was done and what is doubtful to a file
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Print one JSON value
    #[arg(long)]
    pub json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Split {
    /// Where two languages are found
    Auto,
    /// Never
    Off,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Tracked {
    /// As if all of them were accepted
    Accept,
    /// As if none of them had been made
    Reject,
}
