//! Everything Octavilla knows about text. Strings in, values out.
//!
//! The modules stand in the order of the street:
//!
//! 1. [`language`], [`edit`], [`diff`], [`compare`], [`merge`], [`take_in`]: whose text it is, how
//!    it changes, what changed, how two branches become one, and what a newer text changes.
//! 2. [`segment`], [`align`], [`pairs`]: blocks and sentences, which of them belong together,
//!    and how that lives on while both sides are written.
//! 3. [`checks`]: what may have gone wrong between a text and its translation.
//!    [`inclusive`]: words whatever their endings say of gender.
//! 4. [`typography`], [`markdown`], [`render`]: Markdown events become HTML.
//! 5. [`sanitize`]: the one policy, and the only maker of [`SafeHtml`]. [`invisible`]: characters
//!    that nobody sees, taken out where no script needs them. [`elements`]: what came out of it,
//!    to be set anew.
//! 6. [`compose`], [`page`]: sanitized pieces put together, and the last look at a whole page.
//! 7. [`plain`], [`clean`], [`slug`]: the same text without mark-up, as Markdown that may leave,
//!    and as a file name. [`reveal`]: what a finished file says to whoever reads it.
//! 8. [`dates`], [`correction`]: days as each language writes them, and what was corrected then.
//! 9. [`spelling`]: which of its words are spelt wrong, inclusive forms among them.
//! 10. [`paste`], [`language_guess`](mod@language_guess): what comes from other programs, as
//!     Markdown, and which language it is probably in. [`write`](mod@write): the blocks of a
//!     document as Markdown. [`opening`](mod@opening), [`pictures`](mod@pictures),
//!     [`wikilinks`](mod@wikilinks): what of others' Markdown is no words of its text.
//!     [`split`](mod@split): a text in several languages as its editions.
//!
//! This crate has no I/O of any kind: no SQL, clock, file, network or randomness.

pub mod align;
pub mod checks;
pub mod clean;
pub mod compare;
pub mod compose;
pub mod correction;
pub mod dates;
pub mod diagnostic;
pub mod diff;
pub mod edit;
pub mod elements;
pub mod inclusive;
pub mod invisible;
pub mod language;
pub mod language_guess;
pub mod markdown;
pub mod merge;
pub mod opening;
pub mod page;
pub mod pairs;
pub mod paste;
pub mod pictures;
pub mod plain;
pub mod render;
pub mod reveal;
pub mod sanitize;
pub mod segment;
pub mod slug;
pub mod spelling;
pub mod split;
mod stops;
pub mod take_in;
pub mod typography;
pub mod watermark;
pub mod wikilinks;
pub mod write;

pub use diagnostic::Diagnostic;
pub use edit::{Edit, Edits};
pub use language::{Direction, LanguageTag};
pub use language_guess::language_guess;
pub use render::Rendered;
pub use sanitize::SafeHtml;

#[cfg(test)]
mod specs;
