//! Settings that travel with the library. Those of one machine are not here.

use text::typography::{SpanishQuotes, Style};

use crate::error::Result;
use crate::id::{AuthorId, LibraryId};
use crate::library::{Query, Tx};
use crate::trash;

/// A library's settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The library's id.
    pub id: LibraryId,
    /// Whether a typed line break stays one in the post.
    pub line_breaks: bool,
    /// Whether an export gives straight quotes, dashes and dots the glyphs of the language.
    pub typographic_quotes: bool,
    /// What is chosen where a language leaves the choice of its marks.
    pub typography: Style,
    /// After how many days something goes from the trash by itself; `None` for never.
    pub trash_days: Option<u16>,
    /// Whether the past of a published post is forgotten but for its named moments.
    pub keep_only_checkpoints: bool,
}

/// The name of a setting that older libraries do not have.
const KEEP_ONLY_CHECKPOINTS: &str = "keep_only_checkpoints";

/// The quotation marks of Spanish; older libraries do not have it.
const SPANISH_QUOTES: &str = "spanish_quotes";

/// Writes the settings of a new library.
pub(crate) fn create(tx: &mut Tx<'_>, id: LibraryId) -> Result<()> {
    tx.set_setting("id", &id)?;
    tx.insert_author(AuthorId::new())?;
    set_line_breaks(tx, true)?;
    set_typographic_quotes(tx, true)
}

/// Reads the settings.
///
/// # Errors
///
/// A library whose settings are gone or not readable is damaged.
pub fn settings(q: &Query<'_>) -> Result<Settings> {
    Ok(Settings {
        id: q.setting("id")?,
        line_breaks: q.setting("line_breaks")?,
        typographic_quotes: q.setting("typographic_quotes")?,
        typography: typography(q)?,
        trash_days: trash::days(q)?,
        keep_only_checkpoints: q.setting_if_set(KEEP_ONLY_CHECKPOINTS)?.unwrap_or(false),
    })
}

/// Reads what is chosen where a language leaves the choice of its marks.
///
/// # Errors
///
/// A failed read.
pub fn typography(q: &Query<'_>) -> Result<Style> {
    let spanish = q.setting_if_set(SPANISH_QUOTES)?.unwrap_or_default();
    Ok(Style { spanish })
}

/// Sets which quotation marks Spanish has in this library.
///
/// # Errors
///
/// A failed write.
pub fn set_spanish_quotes(tx: &mut Tx<'_>, quotes: SpanishQuotes) -> Result<()> {
    tx.set_setting(SPANISH_QUOTES, &quotes)
}

/// Sets whether a typed line break stays one.
///
/// # Errors
///
/// A failed write.
pub fn set_line_breaks(tx: &mut Tx<'_>, on: bool) -> Result<()> {
    tx.set_setting("line_breaks", &on)
}

/// Sets whether an export makes typographic glyphs.
///
/// # Errors
///
/// A failed write.
pub fn set_typographic_quotes(tx: &mut Tx<'_>, on: bool) -> Result<()> {
    tx.set_setting("typographic_quotes", &on)
}

/// Sets whether the past of published posts is forgotten, a day later, but for its named
/// moments.
///
/// # Errors
///
/// A failed write.
pub fn set_keep_only_checkpoints(tx: &mut Tx<'_>, on: bool) -> Result<()> {
    tx.set_setting(KEEP_ONLY_CHECKPOINTS, &on)
}
