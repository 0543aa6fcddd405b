//! Images of a library.

use std::path::PathBuf;

use clap::Subcommand;

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
