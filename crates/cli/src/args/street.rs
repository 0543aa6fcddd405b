//! Texts without a library.

use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct Typography {
    /// Language of the text
    #[arg(long)]
    pub lang: String,
    /// Quotation marks of Spanish: « » or “ ”; without it those of the region
    #[arg(long, value_enum)]
    pub spanish: Option<Spanish>,
    /// Markdown file; - reads standard input
    #[arg(default_value = "-")]
    pub file: PathBuf,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum Spanish {
    /// « », and “ ” inside
    Angular,
    /// “ ”, and ‘ ’ inside
    Curly,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Render {
    /// Give quotes, dashes and dots the glyphs of this language
    #[arg(long)]
    pub lang: Option<String>,
    /// Keep each line break of the text
    #[arg(long)]
    pub line_breaks: bool,
    /// Markdown file; - reads standard input
    #[arg(default_value = "-")]
    pub file: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Sanitize {
    /// HTML file; - reads standard input
    #[arg(default_value = "-")]
    pub file: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Paste {
    /// Read the file as HTML of a clipboard; a name that ends in .html or .htm says so too
    #[arg(long, conflicts_with_all = ["text", "join"])]
    pub html: bool,
    /// Read the file as text without formatting, whatever its name
    #[arg(long)]
    pub text: bool,
    /// Join the lines that a mail program has broken
    #[arg(long)]
    pub join: bool,
    /// HTML or text file; - reads standard input
    #[arg(default_value = "-")]
    pub file: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Align {
    /// File of one side; - reads standard input
    #[arg(long, value_name = "FILE")]
    pub source: PathBuf,
    /// File of the other side
    #[arg(long, value_name = "FILE")]
    pub target: PathBuf,
    /// The languages of both, BCP 47 tags: en,es
    #[arg(long, value_name = "FROM,TO", value_parser = two_languages)]
    pub langs: (String, String),
    /// What is paired; the files are read as Markdown
    #[arg(long, value_enum, default_value_t = Unit::Sentence)]
    pub unit: Unit,
    /// Take each line as it is for one segment, also an empty one, whatever the unit
    #[arg(long)]
    pub plain: bool,
    /// File of words that translate each other: word, tab, word and, if wanted, tab and a weight
    /// from 0 to 1
    #[arg(long, value_name = "FILE")]
    pub lexicon: Option<PathBuf>,
    /// Print one JSON value; segments are numbered from 0
    #[arg(long)]
    pub json: bool,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum Unit {
    /// Headings, paragraphs, list items …
    Block,
    /// Sentences
    Sentence,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// A library, to check a post of it
    #[arg(requires = "post", conflicts_with_all = ["source", "target", "langs", "markdown", "every"])]
    pub library: Option<PathBuf>,
    /// Id, slug, or unique beginning of an id
    pub post: Option<String>,
    /// File of the source; - reads standard input
    #[arg(long, value_name = "FILE", required_unless_present = "library")]
    pub source: Option<PathBuf>,
    /// File of the translation
    #[arg(long, value_name = "FILE", required_unless_present = "library")]
    pub target: Option<PathBuf>,
    /// The languages of both, BCP 47 tags: en,es
    #[arg(long, value_name = "FROM,TO", required_unless_present = "library")]
    pub langs: Option<String>,
    /// Read the files as Markdown; a name that ends in .md says so too
    #[arg(long)]
    pub markdown: bool,
    /// Look with the noisier checks too
    #[arg(long)]
    pub every: bool,
    /// Print one JSON value
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Segment {
    /// Language of the text, a BCP 47 tag: en, es, pt-BR …
    #[arg(long)]
    pub lang: String,
    /// Text file; - reads standard input
    #[arg(default_value = "-")]
    pub file: PathBuf,
}

/// Reads the languages of two sides.
fn two_languages(given: &str) -> Result<(String, String), String> {
    let (from, to) = given
        .split_once(',')
        .ok_or("two languages are wanted, such as en,es")?;
    Ok((from.trim().to_owned(), to.trim().to_owned()))
}
