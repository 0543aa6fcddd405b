//! The attacks of `crates/text/fixtures/attacks` in Chromium and in WebKitGTK: as they are, to see
//! that they are alive; then as they leave the desk: nothing runs, nothing is asked for, and a page
//! that is parsed and written again is the same page.

mod page;
#[path = "../../../../crates/text/fixtures/attacks/read.rs"]
mod read;

use std::collections::BTreeSet;

use library::export::{self, Format, Pieces, profile};
use library::post::{self, NewPost};
use library::{Library, Op};
use text::LanguageTag;
use text::render::{Images, Options, render};
use text::sanitize::{LinkRel, Policy, Scheme, sanitize_with};

use crate::support::{Browser, Engine, Home};
use read::{Attack, attacks};

const ENGINES: [Engine; 2] = [Engine::Chromium, Engine::WebKit];

/// How many attacks must be alive, of about six hundred: others wait for what no test does, were
/// alive in older browsers, or are there to confuse readers and parsers.
const ALIVE: usize = 200;

/// How many are opened at once, each in a frame of its own, while they may take the page away.
const ALIVE_TOGETHER: usize = 32;

/// And when they are expected to do nothing.
const TOGETHER: usize = 128;

/// An attack that says who it is: the number is in what it runs and in the host that it asks.
fn numbered(attack: &str, number: usize) -> String {
    attack
        .replace("ran(1)", &format!("ran({number})"))
        .replace("elsewhere.test", &format!("a{number}.elsewhere.test"))
}

/// The numbers of the attacks that ran or asked for something.
fn numbers(signs: &[String]) -> BTreeSet<usize> {
    let number = |sign: &String| {
        let (_, after) = ["ran ", "//a", "CONNECT a"]
            .iter()
            .find_map(|before| sign.split_once(before))?;
        let end = after.find(|it: char| !it.is_ascii_digit());
        after[..end.unwrap_or(after.len())].parse().ok()
    };
    signs.iter().filter_map(number).collect()
}

#[tokio::test]
async fn attacks_are_alive_before_they_meet_the_policy() {
    for engine in ENGINES {
        let browser = Browser::start(engine).await;
        let mut alive = BTreeSet::new();
        let documents =
            |(number, attack): (usize, &Attack)| page::around(&numbered(&attack.text, number));
        let documents: Vec<String> = attacks().iter().enumerate().map(documents).collect();
        for some in documents.chunks(ALIVE_TOGETHER) {
            match page::signs(&browser, some).await {
                Ok(signs) => alive.extend(numbers(&signs)),
                // It took the page around it away, or more; what it asked for is known.
                Err(error) => {
                    eprintln!("{engine:?}: {error}");
                    alive.extend(numbers(&page::asked(&browser).await));
                }
            }
        }
        eprintln!("{engine:?}: {} attacks are alive", alive.len());
        assert!(alive.len() >= ALIVE, "{engine:?}: {}", alive.len());
        browser.close().await;
    }
}

#[tokio::test]
async fn nothing_runs_and_nothing_is_asked_for() {
    let strict = Policy::default();
    // All but images of other places, which are asked for where they are wanted.
    let wide = Policy {
        schemes: Scheme::ALL.to_vec(),
        remote_images: false,
        class_names: true,
        alignments: true,
        rel: LinkRel::ALL.to_vec(),
    };
    let mut troubles = Vec::new();
    for engine in ENGINES {
        let browser = Browser::start(engine).await;
        let document = |(number, attack): (usize, &Attack)| {
            let text = numbered(&attack.text, number);
            let mut sections = String::new();
            for policy in [&strict, &wide] {
                let options = Options {
                    keep_images: Images::Local,
                    policy,
                    ..Options::default()
                };
                let rendered = render(&text, &options).sanitize().0;
                let sanitized = sanitize_with(&text, policy).0;
                for html in [rendered, sanitized] {
                    sections.push_str(&page::section(html.as_str()));
                }
            }
            (attack.place.clone(), page::around(&sections))
        };
        let documents: Vec<_> = attacks().iter().enumerate().map(document).collect();
        for some in documents.chunks(TOGETHER) {
            let (places, html): (Vec<String>, Vec<String>) = some.iter().cloned().unzip();
            let signs = page::signs(&browser, &html).await.unwrap();
            if !signs.is_empty() {
                troubles.push(format!("{engine:?}, from {}: {signs:?}", places[0]));
            }
        }
        browser.close().await;
    }
    assert!(troubles.is_empty(), "{}", troubles.join("\n"));
}

#[tokio::test]
async fn nothing_runs_in_what_is_exported() {
    let home = Home::new();
    let library = Library::create(&home.path("attacks.octavilla")).unwrap();
    let language = LanguageTag::parse("es").unwrap();
    let attacks = attacks();
    let mut posts = Vec::new();
    for (number, attack) in attacks.iter().enumerate() {
        let text = numbered(&attack.text, number);
        let new = NewPost {
            language: &language,
            title: &text,
            dek: &text,
            body: &text,
        };
        let made = library.write(Op::CreatePost, |tx| post::create(tx, new));
        posts.push(made.unwrap().0.0);
    }
    let mut troubles = Vec::new();
    for engine in ENGINES {
        let browser = Browser::start(engine).await;
        for format in Format::ALL {
            let files = html_files(&library, format, &posts);
            let is_page = |html: &String| html.trim_start().starts_with("<!doctype");
            let (pages, fragments): (Vec<String>, Vec<String>) =
                files.into_iter().partition(is_page);
            let pages = pages.iter().map(|html| page::watched(html));
            let fragments = fragments
                .iter()
                .map(|html| page::around(&page::section(html)));
            let documents: Vec<String> = pages.chain(fragments).collect();
            for some in documents.chunks(TOGETHER) {
                let signs = page::signs(&browser, some).await.unwrap();
                if !signs.is_empty() {
                    troubles.push(format!("{engine:?}, {}: {signs:?}", format.id()));
                }
            }
        }
        browser.close().await;
    }
    library.close();
    assert!(troubles.is_empty(), "{}", troubles.join("\n"));
}

/// The HTML files of an export of all posts.
fn html_files(library: &Library, format: Format, posts: &[library::PostId]) -> Vec<String> {
    let read = |q: &library::Query<'_>| {
        let profile = profile::of_format(q, format)?;
        let pieces = Pieces::new(q, &profile)?;
        let pieces = posts.iter().map(|post| pieces.piece(q, *post, None));
        let pieces: library::Result<Vec<_>> = pieces.collect();
        Ok(export::plan(&pieces?, format))
    };
    let plan = library.read(read).unwrap();
    let html = plan
        .unwrap()
        .files
        .into_iter()
        .filter(|it| it.name.ends_with(".html"));
    html.map(|it| String::from_utf8(it.bytes).unwrap())
        .collect()
}
