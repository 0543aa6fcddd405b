//! One library file: the domain and its SQLite.
//!
//! Start reading at [`library`]: open, `read`, `write`. Every verb is one file under the
//! thing that it acts on ([`post`], [`edition`], [`history`], …), takes a [`Query`] or a
//! [`Tx`], and knows no SQL: that stands in `storage/`.

pub mod alignment;
pub mod anchor;
pub mod backup;
pub mod check;
pub mod doctor;
pub mod edition;
pub mod error;
pub mod example;
pub mod export;
#[cfg(feature = "fixtures")]
pub mod fixtures;
pub mod handover;
pub mod history;
pub mod id;
mod identity;
pub mod image;
pub mod import;
pub mod leaving;
pub mod library;
mod lock;
pub mod memory;
pub mod note;
mod op;
pub mod people;
pub mod post;
pub mod posted;
pub mod purge;
pub mod rescue;
pub mod seal;
pub mod search;
pub mod setting;
pub mod spelling;
mod storage;
pub mod template;
pub mod trash;
pub mod undo;
pub mod upkeep;

pub use error::{DocumentFault, Error, Fault, HandoverFault, Result, What};
pub use id::{
    AuthorId, BatchId, CheckpointId, EditionId, FilterId, LibraryId, NoteId, PersonId, PostId,
    ProfileId, SeriesId, StateId, TemplateId,
};
pub use library::{Changes, Library, Query, Reader, Tx};
pub use op::{Op, Undone};
