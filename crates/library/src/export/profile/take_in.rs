use std::io::Read;
use std::path::Path;

use serde_json::{Map, Value};

use super::copy::insert;
use super::kept::{MAX_BYTES, kept, kept_name};
use super::share::{SharedProfile, VERSION};
use super::{Profile, ProfileOptions, fields, free_name};
use crate::error::{Error, Result};
use crate::export::Format;
use crate::id::ProfileId;
use crate::library::Tx;

/// A profile that was taken in, and what was left out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenIn {
    /// The profile, of a person's own now.
    pub profile: Profile,
    /// Names of fields that are not known here, or have a value that is not; what a single page
    /// asks for stands in their place.
    pub left_out: Vec<String>,
}

/// Takes in a profile from the bytes of a file, as a profile of its own: none that is there is
/// written over.
///
/// # Errors
///
/// [`Error::NotAProfile`], [`Error::NewerProfile`], [`Error::TooLarge`], and those of
/// [`super::save`]. Nothing is changed then.
pub fn take_in(tx: &mut Tx<'_>, file: &[u8]) -> Result<TakenIn> {
    let TakenIn {
        mut profile,
        left_out,
    } = read_file(file)?;
    profile.name = free_name(tx, &profile.name)?;
    Ok(TakenIn {
        profile: insert(tx, profile)?,
        left_out,
    })
}

/// Reads the bytes of a file as a profile, without a library that it goes into.
///
/// # Errors
///
/// [`Error::NotAProfile`], [`Error::NewerProfile`], [`Error::TooLarge`], and those of what a
/// profile may not ask for.
pub fn read_file(file: &[u8]) -> Result<TakenIn> {
    if file.len() > MAX_BYTES {
        return Err(Error::TooLarge {
            name: "this profile".to_owned(),
            bytes: file.len() as u64,
            limit: MAX_BYTES as u64,
        });
    }
    let shared = read(file)?;
    let mut left_out = Vec::new();
    let options = known(shared.options, &mut left_out)?;
    let format = Format::parse(&shared.format).unwrap_or_else(|_| {
        left_out.push("format".to_owned());
        Format::HtmlPage
    });
    let profile = Profile {
        id: ProfileId::new(),
        name: kept_name(&shared.name)?,
        shipped: String::new(),
        is_changed: false,
        format,
        options: kept(options)?,
    };
    Ok(TakenIn { profile, left_out })
}

/// Reads the bytes of a file that may hold a profile; one that is too large is not read to its
/// end.
///
/// # Errors
///
/// [`Error::Io`] and the like.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>> {
    let failed = |e| Error::io(path, e);
    let file = std::fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    let mut start = file.take(MAX_BYTES as u64 + 1);
    start.read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// Reads the file, its version before the rest: that of a newer one may have another form.
fn read(file: &[u8]) -> Result<SharedProfile> {
    let text = std::str::from_utf8(file).map_err(|_| Error::NotAProfile)?;
    // Some editors put it there.
    let text = text.trim_start_matches('\u{feff}');
    let value: Value = serde_json::from_str(text).map_err(|_| Error::NotAProfile)?;
    let version = value.get("octavillaProfile").and_then(Value::as_u64);
    match version {
        None | Some(0) => return Err(Error::NotAProfile),
        Some(found) if found > u64::from(VERSION) => {
            return Err(Error::NewerProfile {
                found,
                known: u64::from(VERSION),
            });
        }
        Some(_) => {}
    }
    serde_json::from_value(value).map_err(|_| Error::NotAProfile)
}

/// The options that are known here; `left_out` gets the names of the others.
fn known(given: Map<String, Value>, left_out: &mut Vec<String>) -> Result<ProfileOptions> {
    let mut taken = fields(&ProfileOptions::default())?;
    for (name, value) in given {
        // One field at a time: one that does not fit must not take the others with it.
        let mut trial = taken.clone();
        trial.insert(name.clone(), value.clone());
        match serde_json::from_value::<ProfileOptions>(Value::Object(trial)) {
            Ok(options) => {
                let read = fields(&options)?;
                dropped(&name, &value, read.get(&name), left_out);
                taken = read;
            }
            Err(_) => left_out.push(name),
        }
    }
    Ok(serde_json::from_value(Value::Object(taken))?)
}

/// Names what of a value was not read: fields that are not known, however deep.
fn dropped(path: &str, given: &Value, read: Option<&Value>, left_out: &mut Vec<String>) {
    let Some(read) = read else {
        return left_out.push(path.to_owned());
    };
    match (given, read) {
        (Value::Object(given), Value::Object(read)) => {
            for (name, value) in given {
                dropped(&format!("{path}.{name}"), value, read.get(name), left_out);
            }
        }
        (Value::Array(given), Value::Array(read)) => {
            for (at, value) in given.iter().enumerate() {
                dropped(&format!("{path}.{at}"), value, read.get(at), left_out);
            }
        }
        _ => {}
    }
}
