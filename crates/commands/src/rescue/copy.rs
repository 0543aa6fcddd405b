use std::path::Path;

use library::Error;
use serde::Deserialize;
use ts_rs::TS;

use super::{Texts, file};
use crate::context::Context;
use crate::failure::Failure;
use crate::host::Folder;

/// Texts to be written where a person wants them.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SaveCopy {
    /// One file is made of each.
    pub texts: Vec<Texts>,
}

pub(crate) fn save_copy(context: &Context, request: SaveCopy) -> Result<Option<String>, Failure> {
    let Some(folder) = context.host.choose_folder(Folder::Export) else {
        return Ok(None);
    };
    for texts in &request.texts {
        let name = match text::slug::slug(&texts.title) {
            slug if slug.is_empty() => "text".to_owned(),
            slug => slug,
        };
        write_beside(&folder, &name, &markdown(texts))?;
        // They are private, and the text may be handed on.
        if !texts.notes.trim().is_empty() {
            write_beside(&folder, &format!("{name}-notes"), &texts.notes)?;
        }
    }
    Ok(Some(folder.display().to_string()))
}

fn markdown(texts: &Texts) -> String {
    let title = match texts.title.as_str() {
        "" => String::new(),
        title => format!("# {title}"),
    };
    let parts = [&texts.place_line, &title, &texts.dek, &texts.body];
    let written: Vec<&str> = parts
        .into_iter()
        .map(|part| part.trim_end())
        .filter(|part| !part.is_empty())
        .collect();
    written.join("\n\n") + "\n"
}

/// How many names are tried beside those that exist.
const NAMES: u32 = 1000;

/// Writes a file beside those that are there already.
fn write_beside(folder: &Path, name: &str, text: &str) -> Result<(), Error> {
    let mut taken = folder.join(format!("{name}.md"));
    for number in 2..NAMES {
        match file::write_new(&taken, text.as_bytes()) {
            Err(Error::AlreadyExists { .. }) => taken = folder.join(format!("{name}-{number}.md")),
            written => return written,
        }
    }
    Err(Error::AlreadyExists { path: taken })
}
