//! Libraries as files.

use std::path::PathBuf;

use super::seal::NewPassphrase;

#[derive(Debug, clap::Args)]
pub(crate) struct Init {
    /// The file to make, for instance posts.octavilla
    pub library: PathBuf,
    /// Seal it: it opens with a passphrase only
    #[arg(long)]
    pub seal: bool,
    #[command(flatten)]
    pub new: NewPassphrase,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Example {
    /// The file to make, for instance posts.octavilla
    pub library: PathBuf,
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
