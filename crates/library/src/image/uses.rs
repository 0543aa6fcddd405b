use std::collections::HashMap;

use super::names_in;
use crate::edition::{self, Edition};
use crate::error::{Error, Result};
use crate::history;
use crate::id::EditionId;
use crate::library::Query;

/// Which editions show which images now, those in the trash among them.
pub(crate) struct Uses(HashMap<String, Vec<EditionId>>);

impl Uses {
    /// Reads every text that may show an image.
    pub(crate) fn read(q: &Query<'_>) -> Result<Uses> {
        let mut uses: HashMap<String, Vec<EditionId>> = HashMap::new();
        for id in q.editions_that_may_show_images()? {
            let edition = edition::get(q, id)?;
            let body = body(q, &edition)?;
            for name in names_in(&body) {
                let editions = uses.entry(name.to_owned()).or_default();
                if editions.last() != Some(&id) {
                    editions.push(id);
                }
            }
        }
        Ok(Uses(uses))
    }

    /// The editions that show this image.
    pub(crate) fn of(&self, name: &str) -> &[EditionId] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }
}

/// What an edition says now; of a damaged one the column, so that the others can be read.
fn body(q: &Query<'_>, edition: &Edition) -> Result<String> {
    match history::body(q, edition) {
        Err(Error::Damaged { .. }) => Ok(q.body_column(edition.key)?.0),
        body => body,
    }
}
