//! Files as others write them, and what they become.

use std::path::{Path, PathBuf};
use std::{env, fs};

use super::sources::find;
use super::{Incoming, IncomingEdition, Options, Tracked};

/// Every file in `fixtures/import` becomes what stands in the file of the same name behind it.
///
/// `UPDATE_IMPORTS=1 cargo test -p library import` writes what comes out, to be read with care.
#[test]
fn files_become_what_stands_beside_them() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/import");
    let mut files = Vec::new();
    for kind in ["html", "markdown", "odt", "text"] {
        for entry in fs::read_dir(folder.join(kind)).unwrap() {
            let path = entry.unwrap().path();
            let ending = path.extension().unwrap_or_default();
            if path.is_file() && ending != "expected" && ending != "png" {
                files.push(path);
            }
        }
    }
    files.sort();
    assert!(files.len() >= 18, "{}", files.len());
    let mut failures = String::new();
    for path in files {
        let mut actual = said(&path, Tracked::Accept);
        if path.file_stem().is_some_and(|it| it == "tracked") {
            actual += "\n======== rejected ========\n";
            actual += &said(&path, Tracked::Reject);
        }
        let beside = PathBuf::from(format!("{}.expected", path.display()));
        if env::var_os("UPDATE_IMPORTS").is_some() {
            fs::write(&beside, &actual).unwrap();
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        if actual != expected {
            let name = path.file_name().unwrap().to_string_lossy();
            failures += &format!("{name}\n-- expected\n{expected}\n-- actual\n{actual}\n");
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

fn said(path: &Path, tracked: Tracked) -> String {
    let options = Options {
        tracked,
        split: false,
        ..Options::default()
    };
    let found = find(&[path.to_owned()]);
    assert_eq!(found.sources.len(), 1);
    let read = found.sources[0].read(&options).unwrap();
    read.iter().map(told).collect()
}

fn told(incoming: &Incoming) -> String {
    let mut told = String::new();
    let mut line = |key: &str, value: &str| {
        if !value.is_empty() {
            told += &format!("{key}: {value}\n");
        }
    };
    let details = &incoming.details;
    line("slug", &details.slug);
    line("date", &details.date);
    line("status", details.status.map_or("", |it| it.as_str()));
    line("tags", &details.tags.join(", "));
    line("series", &details.series);
    line("people", &details.people.join(", "));
    line(
        "images",
        &incoming.images.len().to_string().replace('0', ""),
    );
    for diagnostic in &incoming.diagnostics {
        line(diagnostic.code, &diagnostic.message);
    }
    for edition in &incoming.editions {
        let IncomingEdition {
            language,
            title,
            dek,
            place_line,
            body,
            comments,
            ..
        } = edition;
        let tag = language.as_ref().map_or("?", |it| it.as_str());
        told += &format!("---- {tag}\n");
        let mut line = |key: &str, value: &str| {
            if !value.is_empty() {
                told += &format!("{key}: {value}\n");
            }
        };
        line("title", title);
        line("dek", dek);
        line("place", place_line);
        for comment in comments {
            let units: Vec<u16> = body.encode_utf16().collect();
            let span = comment.span;
            let words = &units[span.from as usize..span.to as usize];
            let entries = comment.entries.iter();
            let entries: Vec<_> = entries
                .map(|it| format!("{}: {}", it.writer, it.text))
                .collect();
            line(
                "comment",
                &format!("[{}] {entries:?}", String::from_utf16_lossy(words)),
            );
        }
        told += &format!("\n{body}");
    }
    told
}
