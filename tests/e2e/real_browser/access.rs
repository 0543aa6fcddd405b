//! Exported pages for everybody: axe-core finds nothing wrong with them in any layout, by day and
//! by night, wide and narrow, and on paper.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

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

/// How languages stand on a page, and what it is printed on, with the width of a printed line in
/// pixels: the sheet of `export/page/style.rs` without its margins.
const LAYOUTS: [(&str, [(&str, u32); 2]); 3] = [
    ("stacked", [("a4", 552), ("a5", 431)]),
    ("facing", [("a4", 986), ("a5", 703)]),
    ("tabs", [("a4", 552), ("a5", 431)]),
];

/// Widths at which languages stand side by side, and on a telephone.
const WIDTHS: [u32; 2] = [1280, 500];

/// How a page says what is for the night, and what is for everybody in its place.
const NIGHT: (&str, &str) = ("(prefers-color-scheme: dark)", "(min-width: 0)");

/// How it says what is for paper, and what is not.
const PAPER: (&str, &str) = ("@media print", "@media all");
const SCREEN: (&str, &str) = ("@media screen", "@media not all");

/// A page, and how it is looked at.
struct Look {
    name: String,
    page: String,
    widths: Vec<u32>,
}

/// Writes the posts, with all that can stand around them.
fn library(home: &Home) -> String {
    let library = home.path("Documents/posts.octavilla");
    let library = library.to_str().unwrap().to_owned();
    home.octa(&["init", &library]);
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/varied");
    for (title, texts) in POSTS {
        let mut post = String::new();
        for (at, (language, file)) in texts.iter().enumerate() {
            let file = fixtures.join(file);
            let from = ["--title", title, "--lang", language, "--from"];
            let from = [&from[..], &[file.to_str().unwrap(), "--json"]].concat();
            if at == 0 {
                let made = home.octa(&[&["new", &library][..], &from].concat());
                let made: Value = serde_json::from_str(&made).unwrap();
                made["post"].as_str().unwrap().clone_into(&mut post);
            } else {
                home.octa(&[&["translate", &library, &post][..], &from].concat());
            }
        }
        let language = texts[0].0;
        let told = [
            "--date",
            "2026-05-13",
            "--series",
            "The well",
            "--by",
            "Inés",
        ];
        let of = ["--lang", language, "--about", "Inés", "She rings the bell."];
        home.octa(&[&["describe", &library, &post][..], &told, &of].concat());
        home.octa(&["tag", &library, &post, "water"]);
        home.octa(&["status", &library, &post, "published"]);
    }
    library
}

/// Takes a profile in for a site that has everything, and gives its id.
fn profile(home: &Home, library: &str, layout: &str, paper: &str) -> String {
    let shared = home.octa(&["profile", "share", library, "single-page", "-"]);
    let mut shared: Value = serde_json::from_str(&shared).unwrap();
    let site = "https://bell.example";
    let links = json!([
        { "name": "Mastodon", "address": "https://social.example/@bell" },
        { "name": "Feed", "address": format!("{site}/feed.xml") },
    ]);
    let share = json!([
        { "name": "Telegram", "address": "https://t.me/share/url?url={url}&text={title}" },
        { "name": "E-mail", "address": "mailto:?subject={title}&body={url}" },
    ]);
    let appeal = |text: &str, name: &str| {
        let link = json!({ "name": name, "address": format!("{site}/support") });
        json!({ "text": text, "link": link })
    };
    let options = &mut shared["options"];
    options["layout"] = json!(layout);
    options["paper"] = json!(paper);
    options["site"] =
        json!({ "name": "The Common Bell", "address": site, "postAddress": "/{lang}/{slug}/" });
    options["headerLinks"] = links;
    options["share"] = share;
    options["parts"]["share"] = json!(true);
    options["appeal"] = json!({
        "en": appeal("This page is kept alive by those who read it.", "Help."),
        "es": appeal("Esta página vive de quienes la leen.", "Ayuda."),
        "ar": appeal("هذه الصفحة تعيش بمن يقرؤها.", "ساعدونا."),
    });
    let file = home.path(format!("{layout}-{paper}.octavilla-profile"));
    fs::write(&file, shared.to_string()).unwrap();
    let taken = home.octa(&["profile", "take-in", library, file.to_str().unwrap()]);
    taken.trim().to_owned()
}

/// Exports all posts, and gives the pages by their names.
fn exported(home: &Home, library: &str, format: &str, profile: &[&str]) -> Vec<(String, String)> {
    let out = home.path(["exports", format, &profile.concat()].join("/"));
    let how = ["--format", format, "--out", out.to_str().unwrap()];
    home.octa(&[&["export", library, "--all"][..], &how, profile].concat());
    let mut pages = Vec::new();
    for entry in fs::read_dir(out).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "html") {
            let name = path.file_name().unwrap().to_str().unwrap();
            pages.push((name.to_owned(), fs::read_to_string(&path).unwrap()));
        }
    }
    pages.sort();
    assert_eq!(pages.len(), POSTS.len(), "{format} {profile:?}");
    pages
}

/// All pages and letters, by day and by night, and on paper.
fn looks(home: &Home) -> Vec<Look> {
    let library = library(home);
    let mut looks = Vec::new();
    let mut on_screens = |name: String, page: &str| {
        let night = page.replace(NIGHT.0, NIGHT.1);
        assert_ne!(night, page, "{name} has no night");
        for (time, page) in [("day", page.to_owned()), ("night", night)] {
            looks.push(Look {
                name: format!("{name}, {time}"),
                page,
                widths: WIDTHS.to_vec(),
            });
        }
    };
    let mut on_paper = Vec::new();
    for (name, letter) in exported(home, &library, "newsletter", &[]) {
        on_screens(format!("newsletter {name}"), &letter);
    }
    for (layout, papers) in LAYOUTS {
        for (paper, width) in papers {
            let profile = profile(home, &library, layout, paper);
            for (name, page) in exported(home, &library, "html-page", &["--profile", &profile]) {
                let name = format!("{layout} {name}");
                // On a screen a page does not know what it will be printed on.
                if paper == papers[0].0 {
                    on_screens(name.clone(), &page);
                }
                let printed = page.replace(SCREEN.0, SCREEN.1).replace(PAPER.0, PAPER.1);
                assert_ne!(printed, page, "{name} is printed as it is");
                on_paper.push(Look {
                    name: format!("{name}, {paper}"),
                    page: printed,
                    widths: vec![width],
                });
            }
        }
    }
    looks.extend(on_paper);
    looks
}

/// Tells whether a fault is none there: a letter is shown inside the page of a mail program, which
/// has landmarks of its own, and nobody touches a link on paper.
fn is_for_others(name: &str, fault: &str) -> bool {
    let is_landmark = fault.starts_with("landmark-one-main:") || fault.starts_with("region:");
    let is_on_paper = ["a4", "a5"].iter().any(|paper| name.ends_with(paper));
    name.starts_with("newsletter ") && is_landmark
        || is_on_paper && fault.starts_with("target-size:")
}

#[tokio::test]
async fn axe_finds_nothing_wrong_with_exported_pages() {
    let home = Home::new();
    let looks = looks(&home);
    let browser = Browser::start(Engine::Chromium).await;
    let mut faults = Vec::new();
    for Look { name, page, widths } in &looks {
        browser.open(page).await;
        for width in widths {
            browser.resize(*width, 900).await;
            let places = browser.run(TABS, vec![]).await;
            for place in places.as_array().unwrap() {
                browser.run(GO, vec![place.clone()]).await;
                let found = axe::faults_in(&browser.client).await.into_iter();
                let found = found.filter(|it| !is_for_others(name, it));
                faults.extend(found.map(|it| format!("{name}, {width} {place}: {it}")));
            }
        }
    }
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

/// Where a page can be looked at: as it opens, and at each language that hides the others.
const TABS: &str = "
    const isShown = (section) => section.getClientRects().length > 0
    const sections = [...document.querySelectorAll('main > section')]
    const places = sections.every(isShown) ? [] : sections.map(({ id }) => `#${id}`)
    return ['', ...places]
";

const GO: &str = "location.hash = arguments[0]";
