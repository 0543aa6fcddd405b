//! Posts, their texts and what describes them.

use std::path::PathBuf;

use clap::Subcommand;

#[derive(Debug, clap::Args)]
pub(crate) struct New {
    /// The library
    pub library: PathBuf,
    /// Title
    #[arg(long, required_unless_present = "template", default_value = "")]
    pub title: String,
    /// Language of the text, a BCP 47 tag: en, es, pt-BR …
    #[arg(long)]
    pub lang: String,
    /// Dek: one line that says what this is
    #[arg(long, default_value = "", conflicts_with = "template")]
    pub dek: String,
    /// Markdown file of the body; - reads standard input
    #[arg(long)]
    pub from: Option<PathBuf>,
    /// Begin with a template, by key or name: communique, event, interview, statement …
    #[arg(long, conflicts_with = "from")]
    pub template: Option<String>,
    /// Print one JSON value
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Translate {
    /// The library
    pub library: PathBuf,
    /// Id, slug, or unique beginning of an id
    pub post: String,
    /// Language to translate to
    #[arg(long)]
    pub lang: String,
    /// Title of the translation
    #[arg(long, default_value = "")]
    pub title: String,
    /// Markdown file of the body; - reads standard input
    #[arg(long)]
    pub from: Option<PathBuf>,
    /// Make a named alternative beside the current edition of the language
    #[arg(long, default_value = "")]
    pub name: String,
    /// Print one JSON value
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct List {
    /// The library
    pub library: PathBuf,
    /// Words to find; accents and case are ignored
    #[arg(long, default_value = "")]
    pub search: String,
    /// Only this status
    #[arg(long)]
    pub status: Option<String>,
    /// Only posts with an edition in this language
    #[arg(long)]
    pub lang: Option<String>,
    /// Only posts with this tag
    #[arg(long)]
    pub tag: Option<String>,
    /// Only posts of this series
    #[arg(long)]
    pub series: Option<String>,
    /// Only posts by this person
    #[arg(long)]
    pub author: Option<String>,
    /// Only posts that lack a language, or of which a pair is changed or lacks a side
    #[arg(long)]
    pub needs_translation: bool,
    /// Only posts that say something else than when they were last exported
    #[arg(long)]
    pub changed_since_export: bool,
    /// touched (newest first), date (newest first), title or status (drafts first)
    #[arg(long, default_value = "touched")]
    pub sort: String,
    /// The other way round
    #[arg(long)]
    pub reverse: bool,
    /// At most so many posts; 0 for all
    #[arg(long, default_value_t = 0)]
    pub limit: usize,
    /// Pass over so many first
    #[arg(long, default_value_t = 0)]
    pub offset: usize,
    /// The trash instead of the posts
    #[arg(long)]
    pub trash: bool,
    /// Print one JSON value
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Show {
    /// The library
    pub library: PathBuf,
    /// Id, slug, or unique beginning of an id
    pub post: String,
    /// Only the edition in this language
    #[arg(long)]
    pub lang: Option<String>,
    /// Print one JSON value
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Edit {
    /// The library
    pub library: PathBuf,
    /// Id, slug, or unique beginning of an id
    pub post: String,
    /// Language of the edition
    #[arg(long)]
    pub lang: String,
    /// Markdown file of the new body; - reads standard input
    #[arg(long)]
    pub from: PathBuf,
}

#[derive(Debug, clap::Args)]
#[group(required = true, multiple = true)]
pub(crate) struct NewNames {
    /// New title
    #[arg(long)]
    pub title: Option<String>,
    /// New slug
    #[arg(long)]
    pub slug: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Rename {
    /// The library
    pub library: PathBuf,
    /// Id, slug, or unique beginning of an id
    pub post: String,
    #[command(flatten)]
    pub names: NewNames,
    /// Edition to retitle; the source where none is named
    #[arg(long, requires = "title")]
    pub lang: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Tag {
    /// The library
    pub library: PathBuf,
    /// Id, slug, or unique beginning of an id
    pub post: String,
    /// Tags to add
    #[arg(required_unless_present = "remove")]
    pub add: Vec<String>,
    /// Tag to remove; may be given several times
    #[arg(long)]
    pub remove: Vec<String>,
    /// Do the same to this post too; may be given several times
    #[arg(long)]
    pub also: Vec<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Duplicate {
    /// The library
    pub library: PathBuf,
    /// Id, slug, or unique beginning of an id
    pub post: String,
    /// Print one JSON value
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Describe {
    /// The library
    pub library: PathBuf,
    /// Id, slug, or unique beginning of an id
    pub post: String,
    /// Its day, as 2026-05-13; empty for none
    #[arg(long)]
    pub date: Option<String>,
    /// Its series, by the name in the source's language; empty for none
    #[arg(long)]
    pub series: Option<String>,
    /// Who it is by; may be given several times
    #[arg(long, value_name = "NAME")]
    pub by: Vec<String>,
    /// The language of what follows
    #[arg(long)]
    pub lang: Option<String>,
    /// What the series is called in that language; empty for nothing
    #[arg(long, value_name = "NAME", requires = "lang")]
    pub series_name: Option<String>,
    /// What is told of somebody in that language; empty for nothing
    #[arg(long, num_args = 2, value_names = ["NAME", "TEXT"], requires = "lang")]
    pub about: Vec<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Status {
    /// The library
    pub library: PathBuf,
    /// Id, slug, or unique beginning of an id
    pub post: String,
    /// draft, ready or published
    pub status: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Template {
    /// List templates: key, language, name
    List(Templates),
    /// Show what a template says
    Show(OneTemplate),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Templates {
    /// The library
    pub library: PathBuf,
    /// Print one JSON value
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct OneTemplate {
    /// The library
    pub library: PathBuf,
    /// Key or name: communique, event.es …
    pub template: String,
    /// In this language, where it is there in several
    #[arg(long, default_value = "en")]
    pub lang: String,
    /// Print one JSON value
    #[arg(long)]
    pub json: bool,
}
