//! Finished posts as files.

use std::path::PathBuf;

#[derive(Debug, clap::Args)]
#[group(id = "which", required = true)]
pub(crate) struct Which {
    /// Ids, slugs, or unique beginnings of ids
    #[arg(group = "which")]
    pub posts: Vec<String>,
    /// Every post
    #[arg(long, group = "which")]
    pub all: bool,
    /// Every post with this tag
    #[arg(long, group = "which", conflicts_with_all = ["posts", "all"])]
    pub tag: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Export {
    /// The library
    pub library: PathBuf,
    #[command(flatten)]
    pub which: Which,
    /// What kind of file: html-page, html-fragment, markdown, text …; `octa formats` lists all
    #[arg(long)]
    pub format: String,
    /// For whom, by key, name or id; without it the profile that goes with the format
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// Only the editions in this language
    #[arg(long)]
    pub lang: Option<String>,
    /// Folder to write to; it is made where it does not exist
    #[arg(long)]
    pub out: PathBuf,
    /// Say what the files reveal: after their names, or as `receipt` in the JSON value
    #[arg(long)]
    pub receipt: bool,
    /// Print one JSON value: the files, or with --receipt an object of `files` and `receipt`
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct KeptWords {
    /// The library
    pub library: PathBuf,
    /// A word, or a name of several words, that must never leave; may be given several times
    #[arg(long, value_name = "WORD")]
    pub add: Vec<String>,
    /// One to take off the list; may be given several times
    #[arg(long, value_name = "WORD")]
    pub remove: Vec<String>,
    /// Print one JSON value
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct WorkingCopy {
    /// The library
    pub library: PathBuf,
    /// Id, slug, or unique beginning of an id
    pub post: String,
    /// Language of the text, or of the left column
    #[arg(long)]
    pub lang: String,
    /// Language of the right column
    #[arg(long, value_name = "LANG")]
    pub with: Option<String>,
    /// The .docx; it is not written over
    #[arg(long)]
    pub out: PathBuf,
}
