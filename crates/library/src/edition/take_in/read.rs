use text::Diagnostic;
use text::take_in::RowKind;

use super::newer::{Newer, newer, newer_of};
use super::plan::plan;
use crate::edition;
use crate::error::{Error, Result};
use crate::id::EditionId;
use crate::import::{self, Beside, Incoming, Options};
use crate::library::Query;

/// A file in which a newer version of an edition is thought to be.
#[derive(Clone, Debug)]
pub struct Given {
    name: String,
    /// With a text in several languages parted.
    parted: Vec<Incoming>,
    /// With every text as it is, where that is something else.
    whole: Option<Vec<Incoming>>,
}

/// Reads a file in any of the formats that are imported. No library is asked.
///
/// # Errors
///
/// Those of [`import::read`].
pub fn read(name: &str, bytes: &[u8], options: &Options, beside: &Beside) -> Result<Given> {
    let parted = import::read(name, bytes, options, beside)?;
    let has_several = parted.iter().any(|one| one.editions.len() > 1);
    let whole = match has_several && options.split {
        true => {
            let options = Options {
                split: false,
                ..options.clone()
            };
            Some(import::read(name, bytes, &options, beside)?)
        }
        false => None,
    };
    Ok(Given {
        name: name.to_owned(),
        parted,
        whole,
    })
}

impl Given {
    /// Finds the newer version of an edition in the file.
    ///
    /// # Errors
    ///
    /// [`Error::OtherLanguage`] for a file that has no text in the edition's language, or several.
    pub fn of(&self, q: &Query<'_>, id: EditionId) -> Result<Newer> {
        let edition = edition::get(q, id)?;
        let mut refused = None;
        for incoming in &self.parted {
            match newer(incoming, &edition.language) {
                Ok(newer) => return Ok(newer),
                Err(error) => refused = Some(error),
            }
        }
        // A language that was only guessed may have been guessed wrong, and another language in a
        // text may be a quotation.
        if let [incoming] = &self.whole.as_ref().unwrap_or(&self.parted)[..]
            && let [one] = &incoming.editions[..]
        {
            let mut newer = newer_of(incoming, one);
            if is_version_of(q, id, &newer)? {
                newer.diagnostics.push(Diagnostic {
                    code: "takein.language",
                    count: 1,
                    message: "The newer text seems to be in another language; it says so much of \
                              what stands here that it was compared all the same."
                        .to_owned(),
                });
                return Ok(newer);
            }
        }
        Err(refused.unwrap_or_else(|| Error::OtherLanguage {
            name: self.name.clone(),
            wanted: edition.language.to_string(),
            found: Vec::new(),
        }))
    }
}

/// Whether a text says at least a third of what an edition says, paragraph by paragraph.
fn is_version_of(q: &Query<'_>, id: EditionId, newer: &Newer) -> Result<bool> {
    let planned = plan(q, id, newer, None, None)?;
    let rows = || planned.fields.iter().flat_map(|field| &field.plan.rows);
    let same = rows().filter(|row| row.kind == RowKind::Same && row.mine.is_some());
    Ok(3 * same.count() >= rows().count().max(1))
}
