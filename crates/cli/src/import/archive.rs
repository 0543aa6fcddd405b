//! Archives of many posts.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use commands::Failure;
use library::import::Options;
use library::import::sources::Source;
use library::import::wxr::{self, Imported, Report};
use library::{Error, Library};
use serde_json::{Value, json};

use crate::Done;
use crate::args::Import;
use crate::output::{Meter, Output};

/// What became of an archive, and what that is called.
pub(super) type Named = (String, Report);

/// Takes an archive in, post by post; what was done stays where somebody ends it.
pub(super) fn take(
    library: &Library,
    source: &Source,
    args: &Import,
    options: &Options,
    stopped: &AtomicBool,
) -> Result<Report, Failure> {
    let options = wxr::Options {
        language: options.language.clone(),
        split: options.split,
        pages: args.pages,
        protected: args.protected,
        uploads: args.uploads.clone(),
        ..wxr::Options::default()
    };
    let meter = Meter::new();
    let progress = |done, total| meter.show(done, total);
    let report = wxr::run(library, &source.path(), &options, &progress, stopped);
    meter.clear();
    Ok(report?)
}

/// Writes the reports to a file, where one is asked for.
pub(super) fn write(reports: &[Named], to: Option<&Path>) -> Done {
    let Some(path) = to else {
        return Ok(());
    };
    let texts = reports
        .iter()
        .map(|(name, report)| format!("{name}\n\n{}", report.text()));
    let text = texts.collect::<Vec<_>>().join("\n\n");
    Ok(std::fs::write(path, text).map_err(|e| Error::io(path, e))?)
}

/// Says what was done: all of it, unless that stands in a file.
pub(super) fn tell((name, report): &Named, is_written: bool, output: &mut Output) -> Done {
    let text = report.text();
    let told = match is_written {
        // Each post that is doubtful has lines of its own.
        true => text.split("\n\n").next().unwrap_or_default(),
        false => &text,
    };
    output.line(format_args!("{name}: {}", told.trim_end()))
}

pub(super) fn json((name, report): &Named) -> Value {
    json!({
        "name": name,
        "posts": report.posts.len(),
        "known": report.known,
        "parted": report.parted,
        "protected": report.protected,
        "diagnostics": report.diagnostics,
    })
}

pub(super) fn post(imported: &Imported) -> Value {
    let editions = imported.editions.iter();
    let editions = editions.map(|(language, words)| json!({ "lang": language, "words": words }));
    json!({
        "post": imported.post.to_string(),
        "editions": editions.collect::<Vec<Value>>(),
        "diagnostics": imported.diagnostics,
    })
}
