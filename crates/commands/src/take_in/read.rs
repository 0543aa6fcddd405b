use std::io::Read as _;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use library::edition::take_in::{self as takes, Given, Newer};
use library::import::{Beside, MAX_FILE_BYTES, Options};
use library::{DocumentFault, Error, setting};
use serde::{Deserialize, Serialize};
use text::Diagnostic;
use text::markdown::MarkdownOptions;
use text::paste;
use text::watermark::unmark_pasted;
use ts_rs::TS;

use crate::context::{Context, lock};
use crate::edition::id;
use crate::failure::Failure;

/// Where a newer version comes from. Without any of the three a person is asked for a file.
#[derive(Clone, Deserialize, TS)]
pub struct ReadNewer {
    /// The edition.
    pub edition: String,
    /// A file that was dropped.
    pub file: Option<GivenFile>,
    /// HTML of the clipboard.
    pub html: Option<String>,
    /// Text of the clipboard.
    pub text: Option<String>,
}

/// A file as the page has it.
#[derive(Clone, Deserialize, TS)]
pub struct GivenFile {
    /// Its name.
    pub name: String,
    /// Its bytes in base64 (RFC 4648, section 4).
    pub data: String,
}

/// A newer version that was read and is held until it is taken in or let go.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NewerInfo {
    /// Its number.
    pub newer: u64,
    /// What it is called: the name of its file, or nothing for what was pasted.
    pub name: String,
}

/// What there is to know about a newer version.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ToldOfNewer {
    /// A stable name.
    pub code: String,
    /// How many things it is about.
    pub count: usize,
    /// One English sentence.
    pub message: String,
}

impl From<&Diagnostic> for ToldOfNewer {
    fn from(told: &Diagnostic) -> ToldOfNewer {
        ToldOfNewer {
            code: told.code.to_owned(),
            count: told.count,
            message: told.message.clone(),
        }
    }
}

/// Reads a newer version; nothing where a person was asked for a file and named none.
pub(crate) fn read(context: &Context, request: ReadNewer) -> Result<Option<NewerInfo>, Failure> {
    let edition = id(&request.edition)?;
    let line_breaks = context.read(setting::settings)?.line_breaks;
    let options = Options {
        reading: MarkdownOptions { line_breaks },
        ..Options::default()
    };
    let newer = match (request.file, request.html, request.text) {
        (Some(file), _, _) => {
            let bytes = STANDARD.decode(file.data).map_err(|_| broken(&file.name))?;
            let given = takes::read(&file.name, &bytes, &options, &Beside::nothing())?;
            drop(bytes);
            context.read(|q| given.of(q, edition))?
        }
        (_, Some(html), _) => pasted(&html, options.reading),
        (_, _, Some(text)) => {
            let given = takes::read("text.txt", text.as_bytes(), &options, &Beside::nothing())?;
            let mut newer = context.read(|q| given.of(q, edition))?;
            newer.name.clear();
            newer
        }
        (None, None, None) => {
            let Some(path) = context.host.choose_newer() else {
                return Ok(None);
            };
            let given = file(&path, &options)?;
            context.read(|q| given.of(q, edition))?
        }
    };
    let name = newer.name.clone();
    let newer = lock(&context.newer).hold(newer);
    Ok(Some(NewerInfo { newer, name }))
}

fn broken(name: &str) -> Error {
    Error::BadDocument {
        name: name.to_owned(),
        part: String::new(),
        fault: DocumentFault::Damaged,
    }
}

fn pasted(html: &str, reading: MarkdownOptions) -> Newer {
    let options = paste::Options {
        reading,
        ..paste::Options::default()
    };
    let clip = paste::clip(html, options);
    let guess = text::language_guess(&clip.markdown);
    let clean = unmark_pasted(&clip.markdown, guess.as_ref());
    Newer::of_body(clean.text.into_owned())
}

fn file(path: &Path, options: &Options) -> Result<Given, Failure> {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let io = |source| Error::Io {
        path: path.into(),
        source,
    };
    let mut bytes = Vec::new();
    // What is larger is refused by whoever reads it.
    let limit = MAX_FILE_BYTES as u64 + 1;
    std::fs::File::open(path)
        .and_then(|file| file.take(limit).read_to_end(&mut bytes))
        .map_err(io)?;
    Ok(takes::read(&name, &bytes, options, &Beside::file(path))?)
}

/// A newer version that is wanted no more.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct LetNewerGo {
    /// Its number.
    pub newer: u64,
}

pub(crate) fn let_go(context: &Context, request: LetNewerGo) -> Result<(), Failure> {
    let mut held = lock(&context.newer);
    if held.number == request.newer {
        held.forget();
    }
    Ok(())
}
