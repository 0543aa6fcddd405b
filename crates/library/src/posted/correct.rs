use text::correction;
use text::dates::Day;
use text::edit::{Edit, utf16_len};

use crate::edition;
use crate::error::{Error, Result};
use crate::history;
use crate::id::EditionId;
use crate::library::Tx;
use crate::post;
use crate::undo::Inverse;

/// What was corrected in an edition, in its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The edition.
    pub edition: EditionId,
    /// What a person says of it; Markdown, one line.
    pub words: String,
}

/// Puts a dated line of correction at the end of editions, each a change in that edition's own
/// history; all of them are taken back together. An edition of which nothing is said is left as
/// it is. Says which were changed.
///
/// # Errors
///
/// [`Error::BadDate`], [`Error::NotFound`]. Nothing is changed then.
pub fn correct(tx: &mut Tx<'_>, date: &str, corrections: &[Correction]) -> Result<Vec<EditionId>> {
    let day = Day::parse(date).filter(|_| post::is_day(date));
    let day = day.ok_or_else(|| Error::BadDate {
        given: date.to_owned(),
    })?;
    let mut corrected = Vec::new();
    let mut inverse = Vec::new();
    for one in corrections {
        let edition = edition::get(tx, one.edition)?;
        let Some(line) = correction::line(&edition.language, day, &one.words) else {
            continue;
        };
        let body = history::body(tx, &edition)?;
        let words = body.trim_end_matches([' ', '\t', '\r', '\n']);
        let line_end = if body.contains("\r\n") { "\r\n" } else { "\n" };
        let gap = match words.is_empty() {
            true => String::new(),
            false => line_end.repeat(2),
        };
        let edit = Edit {
            from: utf16_len(words),
            deleted: utf16_len(&body[words.len()..]),
            inserted: format!("{gap}{line}{line_end}"),
        };
        inverse.push(history::change_body(tx, &edition, &body, vec![edit])?);
        corrected.push(edition.id);
    }
    if !inverse.is_empty() {
        tx.undone_by(Inverse::Bodies(inverse));
    }
    Ok(corrected)
}
