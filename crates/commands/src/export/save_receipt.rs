use std::io::ErrorKind;

use library::Error;
use library::export::{Plan, PlannedFile};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::failure::Failure;

/// What files reveal, in the words of the window.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SaveReceipt {
    /// The whole text.
    pub text: String,
    /// The name of a file that is suggested.
    pub name: String,
}

/// Where a receipt was written.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SavedReceipt {
    /// The file.
    pub path: String,
}

/// Asks where, and writes; nothing where the person has thought better of it.
pub(crate) fn save_receipt(
    context: &Context,
    request: SaveReceipt,
) -> Result<Option<SavedReceipt>, Failure> {
    let Some(path) = context.host.choose_new_text(&request.name) else {
        return Ok(None);
    };
    // The system's dialog gives the path of a file.
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(Error::io(&path, ErrorKind::InvalidInput.into()).into());
    };
    let file = PlannedFile {
        name: name.to_string_lossy().into_owned(),
        bytes: request.text.into_bytes(),
        image: None,
    };
    let plan = Plan {
        files: vec![file],
        ..Plan::default()
    };
    library::export::write(&plan, folder)?;
    Ok(Some(SavedReceipt {
        path: path.display().to_string(),
    }))
}
