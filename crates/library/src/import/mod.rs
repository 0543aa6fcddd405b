//! Taking files in.
//!
//! 1. One module a format reads a file into [`Incoming`], and writes nothing.
//! 2. A person looks at it, and at what could not be kept.
//! 3. [`keep`](fn@keep) makes a post of it.

mod apart;
mod beside;
pub mod docx;
mod encoding;
mod front_matter;
mod html;
mod incoming;
mod keep;
pub mod kind;
mod markdown;
mod naming;
mod odt;
pub mod package;
mod part;
mod pictures;
mod plain;
mod read;
pub mod sources;
#[cfg(test)]
mod tests;
pub mod text_file;
mod told;
mod tracked;
pub mod xml;

pub use apart::apart;
pub use beside::Beside;
pub use incoming::{Comment, Details, Incoming, IncomingEdition, Said};
pub use keep::{Kept, keep};
pub use read::{MAX_FILE_BYTES, Options, read};
pub use tracked::Tracked;
