//! Exported pages for everybody: axe-core finds nothing wrong with them, by day and by night, wide
//! and narrow.

use std::fs;
use std::path::Path;

use crate::support::{Browser, Engine, Home, axe};

/// The posts that everything occurs in, in their languages.
const POSTS: [(&str, &[(&str, &str)]); 3] = [
    (
        "The well",
        &[("en", "communique.en.md"), ("es", "communique.es.md")],
    ),
    (
        "Everything",
        &[("en", "everything.en.md"), ("es", "everything.es.md")],
    ),
    (
        "The well is everybody's",
        &[("ar", "arabic.ar.md"), ("en", "arabic.en.md")],
    ),
];

/// The formats that are whole pages.
const FORMATS: [&str; 2] = ["html-page", "newsletter"];

/// Widths at which languages stand side by side, and on a telephone.
const WIDTHS: [u32; 2] = [1280, 500];

/// How a page says what is for the night, and what is for everybody in its place.
const NIGHT: (&str, &str) = ("(prefers-color-scheme: dark)", "(min-width: 0)");

/// Writes the posts, exports them, and gives the pages with their names.
fn pages(home: &Home) -> Vec<(String, String)> {
    let library = home.path("Documents/posts.octavilla");
    let library = library.to_str().unwrap();
    home.octa(&["init", library]);
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/varied");
    for (title, texts) in POSTS {
        let mut post = String::new();
        for (at, (language, file)) in texts.iter().enumerate() {
            let file = fixtures.join(file);
            let from = ["--title", title, "--lang", language, "--from"];
            let from = [&from[..], &[file.to_str().unwrap(), "--json"]].concat();
            if at == 0 {
                let made = home.octa(&[&["new", library][..], &from].concat());
                let made: serde_json::Value = serde_json::from_str(&made).unwrap();
                made["post"].as_str().unwrap().clone_into(&mut post);
            } else {
                home.octa(&[&["translate", library, &post][..], &from].concat());
            }
        }
    }
    let mut pages = Vec::new();
    for format in FORMATS {
        let out = home.path("exports").join(format);
        let out = out.to_str().unwrap();
        home.octa(&["export", library, "--all", "--format", format, "--out", out]);
        for entry in fs::read_dir(out).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|it| it == "html") {
                let name = path.file_name().unwrap().to_str().unwrap();
                let page = fs::read_to_string(&path).unwrap();
                pages.push((format!("{format} {name}"), page));
            }
        }
    }
    pages.sort();
    pages
}

/// Tells whether a fault is none in a letter: it is shown inside the page of a mail program, which
/// has landmarks of its own.
fn is_for_pages_alone(name: &str, fault: &str) -> bool {
    let is_landmark = fault.starts_with("landmark-one-main:") || fault.starts_with("region:");
    name.starts_with("newsletter ") && is_landmark
}

#[tokio::test]
async fn axe_finds_nothing_wrong_with_exported_pages() {
    let home = Home::new();
    let pages = pages(&home);
    assert_eq!(pages.len(), POSTS.len() * FORMATS.len());
    let browser = Browser::start(Engine::Chromium).await;
    let mut faults = Vec::new();
    let mut nights = 0;
    for (name, page) in &pages {
        let night = page.replace(NIGHT.0, NIGHT.1);
        nights += usize::from(night != *page);
        for (time, page) in [("day", page), ("night", &night)] {
            browser.open(page).await;
            for width in WIDTHS {
                browser.resize(width, 900).await;
                let found = axe::faults_in(&browser.client).await.into_iter();
                let found = found.filter(|it| !is_for_pages_alone(name, it));
                faults.extend(found.map(|it| format!("{name}, {time}, {width}: {it}")));
            }
        }
    }
    assert!(nights >= POSTS.len(), "pages have no night any more");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    browser
        .open("<!doctype html><p style='color:#ccc'>faint")
        .await;
    let found = axe::faults_in(&browser.client).await;
    assert!(
        found.iter().any(|it| it.starts_with("color-contrast")),
        "{found:?}"
    );
    browser.close().await;
}
