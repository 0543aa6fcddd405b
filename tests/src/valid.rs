//! Exported files, judged by the programs that others judge them with: no error, no warning.

use std::path::Path;

use crate::support::nu::{self, Documents, page_around};
use crate::support::{Folder, LIBRARY, varied_posts};

/// The formats that make HTML; each is exported with its own shipped profile.
const PAGES: [&str; 2] = ["html-page", "newsletter"];
const FRAGMENTS: [&str; 4] = [
    "html-fragment",
    "wordpress-html",
    "wordpress-blocks",
    "wordpress-classic",
];

/// All files below a folder that have an ending, as their path in it and what is in them.
fn files_below(folder: &Path, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            let inside = files_below(&path, ending).into_iter();
            found.extend(inside.map(|(file, text)| (format!("{name}/{file}"), text)));
        } else if name.ends_with(ending) {
            found.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
    found.sort();
    found
}

fn export(folder: &Folder, format: &str) -> Vec<(String, String)> {
    let args = ["export", LIBRARY, "--all", "--format", format, "--out"];
    folder.octa(args.iter().chain(&[format])).ends_well();
    files_below(&folder.path(format), ".html")
}

#[test]
fn the_checker_finds_nothing_wrong_with_any_page() {
    let folder = Folder::with_library();
    varied_posts(&folder);
    let mut documents = Documents::new();
    for format in PAGES {
        for (name, page) in export(&folder, format) {
            documents.insert(format!("{format} {name}"), page);
        }
    }
    for format in FRAGMENTS {
        for (name, fragment) in export(&folder, format) {
            let language = fragment.split(" lang=\"").nth(1).unwrap_or("en\"");
            let language = language.split('"').next().unwrap();
            documents.insert(format!("{format} {name}"), page_around(&fragment, language));
        }
    }
    assert!(documents.len() >= 6 * (PAGES.len() + FRAGMENTS.len()));
    let findings = nu::findings(&documents);
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

#[test]
fn the_checker_would_tell() {
    let faulty = page_around("<section><p>No heading</section><img src=\"a.png\">", "en");
    let documents = Documents::from([("faulty".to_owned(), faulty)]);
    let findings = nu::findings(&documents);
    assert_eq!(findings.len(), 2, "{findings:?}");
}
