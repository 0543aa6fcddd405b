//! Posts handed over to another library, and taken over from one.

use std::path::PathBuf;

use clap::ValueEnum;

/// Where the passphrase of a file that is handed over comes from. It is the file's own: that of a
/// sealed library comes by the other options.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct HandoverPassphrase {
    /// Read the passphrase of the file from this file descriptor: the first line. Without it, the
    /// first line of the file that OCTAVILLA_HANDOVER_PASSPHRASE_FILE names. Without that, and
    /// beside a library that is not sealed, --passphrase-fd and OCTAVILLA_PASSPHRASE_FILE mean the
    /// file; else it is asked for
    #[arg(long, value_name = "N")]
    pub handover_passphrase_fd: Option<u32>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Handover {
    /// The library
    pub library: PathBuf,
    /// Ids, slugs, or unique beginnings of ids
    #[arg(required = true)]
    pub posts: Vec<String>,
    /// The file to write
    #[arg(long)]
    pub out: PathBuf,
    /// Hand over the past of the texts too: every word that was ever deleted, and when
    #[arg(long)]
    pub history: bool,
    /// Write over a file that is there
    #[arg(long)]
    pub overwrite: bool,
    #[command(flatten)]
    pub passphrase: HandoverPassphrase,
    /// Print one JSON value
    #[arg(long)]
    pub json: bool,
}

/// What stays of what both sides rewrote.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Stays {
    /// What it says here
    Mine,
    /// What the file says
    Theirs,
    /// Both, one after the other
    Both,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Takeover {
    /// The library
    pub library: PathBuf,
    /// A file that was handed over
    pub file: PathBuf,
    /// Decide on what both sides rewrote; without it that stays as it is here, is told, and can be
    /// decided by taking the file over again
    #[arg(long, value_enum, value_name = "SIDE")]
    pub take: Option<Stays>,
    /// Say what is in it and what it would change, and change nothing
    #[arg(long, conflicts_with = "take")]
    pub look: bool,
    #[command(flatten)]
    pub passphrase: HandoverPassphrase,
    /// Print one JSON value
    #[arg(long)]
    pub json: bool,
}
