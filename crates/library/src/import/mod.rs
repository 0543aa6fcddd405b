//! Taking files in.
//!
//! 1. One module a format reads a file into [`Incoming`], and writes nothing.
//! 2. A person looks at it, and at what could not be kept.
//! 3. [`keep`](fn@keep) makes a post of it.

pub mod docx;
mod incoming;
mod keep;
pub mod package;
pub mod text_file;
mod tracked;
pub mod xml;

pub use incoming::{Comment, Details, Incoming, IncomingEdition, Said};
pub use keep::{Kept, keep};
pub use tracked::Tracked;
