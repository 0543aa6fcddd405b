//! The boundary between the window and the library: requests, replies, error codes.
//!
//! Start at [`list`]: every command is declared there once, and the declaration makes both
//! the router and the TypeScript types. Nothing here knows Tauri; what only a desktop can
//! do is asked of a [`Host`].

pub mod alignment;
pub mod app;
pub mod check;
mod context;
pub mod copies;
pub mod cores;
pub mod edition;
pub mod export;
pub mod failure;
mod filter;
pub mod generate;
pub mod handover;
pub mod history;
pub mod host;
mod idle;
pub mod image;
pub mod library_file;
mod link;
mod list;
mod machine;
pub mod memory;
pub mod note;
pub mod paste;
pub mod people;
pub mod post;
pub mod posting;
pub mod profile;
pub mod rescue;
mod router;
pub mod seal;
pub mod several;
pub mod spelling;
mod take_in;
pub mod template;
mod thumbnail;
pub mod trash;
pub mod typography;

pub use context::Folders;
pub use failure::{Code, Failure};
pub use host::{Changed, Event, Folder, Host, Progress};
pub use machine::{Focus, InterfaceLanguage, LineSpacing, TextFace, TextWidth, Theme};
pub use router::Router;
