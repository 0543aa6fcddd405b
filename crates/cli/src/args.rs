//! What can be asked.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

#[cfg(feature = "fixtures")]
use crate::fixture::args::Fixture;

/// Write communiqués, translate them side by side, export finished posts.
#[derive(Debug, Parser)]
#[command(name = "octa", version, max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a new, empty library
    Init(Init),
    /// Make the example library
    Example(Init),
    /// Write a new post
    New(New),
    /// What new posts can begin with
    #[command(subcommand)]
    Template(Template),
    /// Add an edition in another language
    Translate(Translate),
    /// List posts
    List(List),
    /// Show a post with its texts
    Show(Show),
    /// Replace the body of an edition
    Edit(Edit),
    /// Set a title or slug
    Rename(Rename),
    /// Make a post that says what another one says, in all its languages
    Duplicate(Duplicate),
    /// Add or remove tags
    Tag(Tag),
    /// Set date, series and people, and what series and people are called and told in a language;
    /// prints them as one JSON value
    Describe(Describe),
    /// Set how far a post is: draft, ready or published
    Status(Status),
    /// Put a post, or one of its translations, into the trash
    Trash(Trash),
    /// Take a post, or one of its translations, out of the trash; or make a library of a copy
    Restore(Restore),
    /// Forget what is in the trash
    EmptyTrash(EmptyTrash),
    /// Images of a library
    #[command(subcommand)]
    Image(Image),
    /// Look into the past of an edition, or bring a state of it back
    History(History),
    /// Name a moment of an edition
    Checkpoint(Checkpoint),
    /// Forget the past of a post for good, or one passage of it
    Forget(Forget),
    /// Look words up in all pairs, and show their counterparts
    Pairs(Pairs),
    /// List the notes on the texts of a post
    Notes(Notes),
    /// Write finished posts
    Export(Export),
    /// List the formats of an export
    Formats,
    /// List the profiles of a library: for whom exports are made
    Profiles(Profiles),
    /// Copy, share, take in, reset or remove a profile
    #[command(subcommand)]
    Profile(Profile),
    /// Write down that an edition was posted; or show where a post was posted and what changed
    /// since
    Posted(Posted),
    /// Markdown to Markdown with the quotes, dashes and dots of a language
    Typography(Typography),
    /// Markdown to sanitized HTML
    Render(Render),
    /// HTML to sanitized HTML
    Sanitize(Sanitize),
    /// What other programs put on the clipboard to Markdown
    Paste(Paste),
    /// Pair two texts, sentence by sentence or block by block
    Align(Align),
    /// Tell what may have gone wrong between a text and its translation
    Check(Check),
    /// Text to sentences, one a line
    Segment(Segment),
    /// Copy a library to a new file, also while it is in use
    Backup(Backup),
    /// Examine a library, which is not changed; or save what can be read of a damaged one
    Doctor(Doctor),
    /// Make large texts and libraries for tests
    #[cfg(feature = "fixtures")]
    #[command(subcommand)]
    Fixture(Fixture),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Init {
    /// The file to make, for instance posts.octavilla
    pub library: PathBuf,
}

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

#[derive(Debug, Subcommand)]
pub(crate) enum Image {
    /// List images with the number of texts that show them
    List(Images),
    /// Take in the pixels of PNG, JPEG, WebP, GIF or BMP files and nothing else; prints what a
    /// text writes to show each
    Add(AddImages),
    /// Set how wide exports make an image at the most
    Width(SetWidth),
    /// Put an image that no text shows into the trash
    Trash(OneImage),
    /// Take an image out of the trash
    Restore(OneImage),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Images {
    /// The library
    pub library: PathBuf,
    /// Print one JSON value
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct AddImages {
    /// The library
    pub library: PathBuf,
    /// The files
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct SetWidth {
    /// The library
    pub library: PathBuf,
    /// Its name
    pub image: String,
    /// Pixels; 0 for its own width
    pub pixels: u32,
}

#[derive(Debug, clap::Args)]
pub(crate) struct OneImage {
    /// The library
    pub library: PathBuf,
    /// Its name
    pub image: String,
}

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

#[derive(Debug, clap::Args)]
#[group(id = "which", required = true)]
pub(crate) struct Which {
    /// Ids, slugs, or unique beginnings of ids
    #[arg(group = "which")]
    pub posts: Vec<String>,
    /// Every post
    #[arg(long, group = "which")]
    pub all: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Export {
    /// The library
    pub library: PathBuf,
    #[command(flatten)]
    pub which: Which,
    /// html-fragment, html-page, markdown or text
    #[arg(long)]
    pub format: String,
    /// Only the editions in this language
    #[arg(long)]
    pub lang: Option<String>,
    /// Folder to write to; it is made where it does not exist
    #[arg(long)]
    pub out: PathBuf,
    /// Print one JSON value
    #[arg(long)]
    pub json: bool,
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

#[derive(Debug, clap::Args)]
pub(crate) struct Backup {
    /// The library
    pub library: PathBuf,
    /// The file to make
    #[arg(required_unless_present = "keep")]
    pub out: Option<PathBuf>,
    /// Make a copy in this folder, named for the time, and remove older ones by and by
    #[arg(long, value_name = "FOLDER", conflicts_with = "out")]
    pub keep: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Doctor {
    /// The library
    pub library: PathBuf,
    /// Save what can be read into this new file
    #[arg(long, value_name = "NEW")]
    pub repair: Option<PathBuf>,
    /// Print one JSON value
    #[arg(long)]
    pub json: bool,
}

/// Reads the languages of two sides.
fn two_languages(given: &str) -> Result<(String, String), String> {
    let (from, to) = given
        .split_once(',')
        .ok_or("two languages are wanted, such as en,es")?;
    Ok((from.trim().to_owned(), to.trim().to_owned()))
}
