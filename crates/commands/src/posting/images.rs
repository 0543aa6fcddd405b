use library::edition as editions;
use library::export as exports;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::chosen;
use crate::context::Context;
use crate::edition::id;
use crate::export::{WarningView, warnings};
use crate::failure::Failure;
use crate::host::Folder;
use crate::profile;

/// An edition whose images are wanted, and for whom it is posted.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SaveImages {
    /// The edition.
    pub edition: String,
    /// Id of the profile; without it the usual one for pasting.
    pub profile: Option<String>,
}

/// Images that were written.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SavedImages {
    /// The folder.
    pub folder: String,
    /// How many.
    pub count: usize,
    /// What a person should know.
    pub warnings: Vec<WarningView>,
}

/// Asks for a folder, and writes an edition's images into it, as an export would have them;
/// nothing where the person has thought better of it.
pub(crate) fn images(
    context: &Context,
    request: SaveImages,
) -> Result<Option<SavedImages>, Failure> {
    let edition = id(&request.edition)?;
    let profile = request.profile.as_deref().map(profile::id).transpose()?;
    // Another one may be open by the time a folder is chosen.
    let library = context.library()?;
    let Some(folder) = context.host.choose_folder(Folder::Export) else {
        return Ok(None);
    };
    let plan = library.read(|q| {
        let profile = chosen(q, profile)?;
        let edition = editions::get(q, edition)?;
        let piece = exports::piece(q, edition.post, &profile, Some(&edition.language))?;
        Ok(exports::images_alone(&piece))
    })?;
    let written = exports::write(&plan, &folder)?;
    Ok(Some(SavedImages {
        folder: folder.display().to_string(),
        count: written.len(),
        warnings: warnings(plan.warnings),
    }))
}
