//! The seal of a library.

use std::path::PathBuf;

/// What opens a sealed library; every command takes it. A secret is never an argument: whoever
/// lists the processes of a machine reads those.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "For a sealed library")]
pub(crate) struct Keys {
    /// Read its passphrase from this file descriptor: the first line. Without it, the first line
    /// of the file that OCTAVILLA_PASSPHRASE_FILE names; else it is asked for
    #[arg(long, global = true, value_name = "N")]
    pub passphrase_fd: Option<u32>,
    /// Read its recovery key from this file descriptor; or OCTAVILLA_RECOVERY_KEY_FILE names a file
    #[arg(
        long,
        global = true,
        value_name = "N",
        conflicts_with = "passphrase_fd"
    )]
    pub recovery_key_fd: Option<u32>,
}

/// Where a new passphrase comes from.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct NewPassphrase {
    /// Read the new passphrase from this file descriptor: the first line. Without it, the first
    /// line of the file that OCTAVILLA_NEW_PASSPHRASE_FILE names; else it is asked for, twice.
    /// Letters that keyboards write in different ways are the same (Unicode NFKD); spaces and
    /// capitals count
    #[arg(long, value_name = "N")]
    pub new_passphrase_fd: Option<u32>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Seal {
    /// The library
    pub library: PathBuf,
    #[command(flatten)]
    pub new: NewPassphrase,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Unseal {
    /// The library
    pub library: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ChangePassphrase {
    /// The library
    pub library: PathBuf,
    #[command(flatten)]
    pub new: NewPassphrase,
    /// Let the new passphrase open the library too, a colleague's for instance
    #[arg(long)]
    pub add: bool,
    /// Let no other passphrase open the library than the one that was given
    #[arg(long, conflicts_with_all = ["add", "new_passphrase_fd"])]
    pub only: bool,
    /// Do the same to the copies of the library in these folders; those beside it always
    #[arg(long, value_name = "FOLDER", num_args = 1..)]
    pub copies: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct RecoveryKey {
    /// The library
    pub library: PathBuf,
    /// Make a new one: the library is written anew, and neither the old one nor any other
    /// passphrase opens it any more; copies that were made before keep the old one
    #[arg(long)]
    pub replace: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct DestroyKey {
    /// The library
    pub library: PathBuf,
    /// Say that it is meant: it cannot be taken back
    #[arg(long, required = true)]
    pub yes: bool,
    /// Destroy the keys of its copies in these folders too; of those beside it always
    #[arg(long, value_name = "FOLDER", num_args = 1..)]
    pub copies: Vec<PathBuf>,
}
