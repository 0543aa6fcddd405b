//! What can be asked, one file a family of commands.

mod export;
mod handover;
mod history;
mod image;
mod import;
mod library_file;
mod post;
mod profile;
mod seal;
mod street;
mod takein;
mod trash;

use clap::{Parser, Subcommand};

pub(crate) use export::{Export, KeptWords, Which, WorkingCopy};
pub(crate) use handover::{Handover, HandoverPassphrase, Stays, Takeover};
pub(crate) use history::{Checkpoint, Forget, History, Notes, Pairs};
pub(crate) use image::{AddImages, Image, Images, OneImage, SetWidth};
pub(crate) use import::{Import, Split, Tracked as ReadTracked};
pub(crate) use library_file::{Backup, Doctor, Example, Init};
pub(crate) use post::{
    Describe, Duplicate, Edit, List, New, OneTemplate, Rename, Show, Status, Tag, Template,
    Templates, Translate,
};
pub(crate) use profile::{
    CopyProfile, OneProfile, Posted, Profile, Profiles, ShareProfile, TakeInProfile,
};
pub(crate) use seal::{
    ChangePassphrase, DestroyKey, Keys, NewPassphrase, RecoveryKey, Seal, Unseal,
};
pub(crate) use street::{
    Align, Check, Paste, Render, Sanitize, Segment, Spanish, Typography, Unit,
};
pub(crate) use takein::{Preferred, TakeIn};
pub(crate) use trash::{EmptyTrash, Restore, Trash};

#[cfg(feature = "fixtures")]
use crate::fixture::args::Fixture;

/// Write communiqués, translate them side by side, export finished posts.
#[derive(Debug, Parser)]
#[command(name = "octa", version, max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub keys: Keys,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a new, empty library
    Init(Init),
    /// Make the example library
    Example(Example),
    /// Seal a library: afterwards it opens with a passphrase only
    Seal(Seal),
    /// Take the seal off a library: afterwards anybody who has the file can read it
    Unseal(Unseal),
    /// Change the passphrase of a sealed library; with the recovery key, make a new key file
    Passphrase(ChangePassphrase),
    /// Show the recovery key of a sealed library, which opens it without passphrase and key file
    RecoveryKey(RecoveryKey),
    /// Destroy the key of a sealed library, so that no passphrase opens it any more
    DestroyKey(DestroyKey),
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
    /// Take a newer version of an edition in, paragraph by paragraph
    Takein(TakeIn),
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
    /// Make posts of other people's files: plain text, Markdown, HTML, .docx, .odt, whole folders
    Import(Import),
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
    /// Hand posts over to another library: one file, sealed with a passphrase of its own, with their
    /// texts, pairs, notes and images. Nothing that was deleted is in it
    Handover(Handover),
    /// Take posts over from a file: those that are not here are added, the others are brought
    /// together with what is here, word by word. Nothing is overwritten, and the same file changes
    /// nothing a second time
    Takeover(Takeover),
    /// Write a post as a document for people who work in a word processor: one language, or two
    /// in columns
    WorkingCopy(WorkingCopy),
    /// List the formats of an export
    Formats,
    /// List the words that must never leave in an export, add to them or take some away
    KeptWords(KeptWords),
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
