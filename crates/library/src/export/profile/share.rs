use std::io::Write;
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tempfile::Builder;

use super::{Profile, fields};
use crate::backup::sync_folder;
use crate::error::{Error, Result};

/// The ending of a file that holds a profile, without the dot.
pub const EXTENSION: &str = "octavilla-profile";

/// The form of such a file that this build writes. It grows when an older build would read one
/// wrongly; a field that an older one does not know is no reason.
pub(super) const VERSION: u32 = 1;

/// A profile as a file holds it: nothing in it tells whose library it comes from, or when.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SharedProfile {
    /// The form of the file.
    #[serde(rename = "octavillaProfile")]
    pub version: u32,
    pub name: String,
    pub format: String,
    /// All that it asks for, also what a single page asks for.
    pub options: Map<String, Value>,
}

/// Writes a profile as a file that another library takes in.
///
/// # Errors
///
/// None that input can reach: only values that are no JSON.
pub fn share(profile: &Profile) -> Result<String> {
    let shared = SharedProfile {
        version: VERSION,
        name: profile.name.clone(),
        format: profile.format.id().to_owned(),
        options: fields(&profile.options)?,
    };
    let mut file = serde_json::to_string_pretty(&shared)?;
    file.push('\n');
    Ok(file)
}

/// The name that such a file is given.
pub fn file_name(profile: &Profile) -> String {
    let slug = text::slug::slug(&profile.name);
    let stem = if slug.is_empty() { "profile" } else { &slug };
    format!("{stem}.{EXTENSION}")
}

/// Writes such a file atomically, in the place of one that is there.
///
/// # Errors
///
/// [`Error::ReadOnly`], [`Error::DiskFull`], [`Error::Io`].
pub fn share_as(profile: &Profile, path: &Path) -> Result<()> {
    let file = share(profile)?;
    let failed = |e| Error::io(path, e);
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let mut builder = Builder::new();
    builder.prefix(".octavilla-").suffix(".unfinished");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // It is made to be handed on: the usual mask decides, as for any new file.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut temporary = builder.tempfile_in(folder).map_err(failed)?;
    temporary.write_all(file.as_bytes()).map_err(failed)?;
    temporary.as_file().sync_all().map_err(failed)?;
    temporary.persist(path).map_err(|e| failed(e.error))?;
    sync_folder(path)
}
