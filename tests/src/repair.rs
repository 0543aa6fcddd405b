//! Whatever happens to a file, what can still be read in it is saved into a new library.

use std::collections::BTreeMap;
use std::path::Path;

use library::doctor::{Lost, Repaired, repair};
use library::edition::{self, Translation};
use library::history::{self, Field};
use library::post::{self, NewPost};
use library::{Library, Op, Reader, Result};
use text::LanguageTag;

use crate::support::{Folder, LIBRARY};

const PAGE: usize = 4096;
const REPAIRED: &str = "repaired.octavilla";

/// A library with texts of which every page bears a mark of its own.
struct Sound {
    bytes: Vec<u8>,
    /// Title and body of each edition, by its mark.
    texts: BTreeMap<String, (String, String)>,
}

/// Some paragraphs in which the mark stands every few words.
fn marked(mark: &str, paragraphs: usize) -> String {
    let one = |n: usize| {
        format!("{mark} Párrafo {n}: la asamblea, {mark}, decide n.º {n} del agua y {mark}.\n\n")
    };
    (0..paragraphs).map(one).collect()
}

impl Sound {
    /// So many posts, each with a translation, tags, a few changes and a body of a page or more.
    fn with(posts: usize) -> Sound {
        let folder = Folder::empty();
        let path = folder.path(LIBRARY);
        let library = Library::create(&path).unwrap();
        let mut texts = BTreeMap::new();
        for number in 0..posts {
            write_post(&library, number, &mut texts).unwrap();
        }
        library.close();
        Sound {
            bytes: folder.bytes(LIBRARY),
            texts,
        }
    }

    fn pages(&self) -> usize {
        self.bytes.len() / PAGE
    }

    /// Whether a mark stands on one of these pages.
    fn is_on(&self, mark: &str, pages: impl IntoIterator<Item = usize>) -> bool {
        let mark = mark.as_bytes();
        pages.into_iter().any(|page| {
            let bytes = &self.bytes[page * PAGE..(page + 1) * PAGE];
            bytes.windows(mark.len()).any(|window| window == mark)
        })
    }
}

fn write_post(
    library: &Library,
    number: usize,
    texts: &mut BTreeMap<String, (String, String)>,
) -> Result<()> {
    let (english, spanish) = (format!("Water{number}en"), format!("Agua{number}es"));
    let (en, es) = (LanguageTag::parse("en")?, LanguageTag::parse("es")?);
    let (title, body) = (
        format!("{english} title"),
        marked(&english, 5 + number % 60),
    );
    let new = NewPost {
        language: &en,
        title: &title,
        dek: "",
        body: &body,
    };
    let ((post, source), _) = library.write(Op::CreatePost, |tx| post::create(tx, new))?;
    let tags = [format!("{english} tag"), "water".to_owned()];
    library.write(Op::SetTags, |tx| post::set_tags(tx, post, &tags))?;
    let (translated, text) = (
        format!("{spanish} título"),
        marked(&spanish, 4 + number % 40),
    );
    let new = Translation {
        post,
        from: None,
        language: &es,
        name: "",
        title: &translated,
        body: &text,
    };
    library.write(Op::Translate, |tx| edition::translate(tx, new))?;
    let written = format!("{english} written last. {body}");
    library.write(Op::Append, |tx| {
        let kind = history::ChangeKind::Replace;
        history::replace(tx, source, Field::Body, &written, kind)
    })?;
    texts.insert(english, (title, written));
    texts.insert(spanish, (translated, text));
    Ok(())
}

/// Repairs a file of these bytes in a folder of its own; the result must be healthy.
#[track_caller]
fn repaired(bytes: &[u8], what: &str) -> (Folder, Repaired) {
    let folder = Folder::empty();
    folder.write(LIBRARY, bytes);
    let (damaged, to) = (folder.path(LIBRARY), folder.path(REPAIRED));
    let saved = repair(&damaged, &to).unwrap_or_else(|e| panic!("{what}: {e}"));
    assert_eq!(saved.findings, [""; 0], "{what}");
    assert_eq!(
        folder.bytes(LIBRARY),
        bytes,
        "{what}: the damaged file was written"
    );
    let names = folder.names("");
    assert!(
        !names.iter().any(|name| name.contains("unfinished")),
        "{what}: {names:?}"
    );
    (folder, saved)
}

/// Title and body of every edition of a library.
fn texts(path: &Path) -> Vec<(String, String)> {
    let reader = Reader::open(path).unwrap();
    reader
        .read(|q| {
            let mut texts = Vec::new();
            let filter = post::Filter {
                limit: 10_000,
                ..post::Filter::default()
            };
            for row in post::list(q, &filter)?.rows {
                for edition in edition::of_post(q, row.id)? {
                    let fields = history::fields(q, &edition)?;
                    texts.push((fields.title, fields.body));
                }
            }
            Ok(texts)
        })
        .unwrap()
}

/// How many texts are there in full.
#[track_caller]
fn check(sound: &Sound, bytes: &[u8], hit: &[usize], what: &str) -> usize {
    let (folder, saved) = repaired(bytes, what);
    let found = texts(&folder.path(REPAIRED));
    let mut whole = 0;
    for (mark, text) in &sound.texts {
        let is_there = found.contains(text);
        whole += usize::from(is_there);
        if !is_there {
            let is_hit = sound.is_on(mark, hit.iter().copied());
            assert!(is_hit, "{what}: {mark} is lost; saved {saved:?}");
        }
    }
    whole
}

type Spoil = fn(&mut [u8]);

const SPOILS: [(&str, Spoil); 4] = [
    ("zeroed", |page| page.fill(0)),
    ("head flipped", |page| {
        page[..16].iter_mut().for_each(|b| *b ^= 0xFF);
    }),
    ("flipped here and there", |page| {
        page.iter_mut().step_by(97).for_each(|b| *b ^= 0x5A);
    }),
    ("garbage", |page| {
        let mut state = 0x9E37_79B9_u32;
        for byte in page {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *byte = (state >> 24) as u8;
        }
    }),
];

fn every_page(kind: usize) {
    let sound = Sound::with(12);
    let (name, spoil) = SPOILS[kind];
    let mut whole = 0;
    for page in 0..sound.pages() {
        let mut bytes = sound.bytes.clone();
        spoil(&mut bytes[page * PAGE..(page + 1) * PAGE]);
        whole += check(&sound, &bytes, &[page], &format!("page {page} {name}"));
    }
    let all = sound.pages() * sound.texts.len();
    eprintln!(
        "one page of {} {name}: {whole} of {all} texts saved",
        sound.pages()
    );
}

#[test]
fn with_any_page_zeroed_all_other_texts_are_saved() {
    every_page(0);
}

#[test]
fn with_any_pages_head_flipped_all_other_texts_are_saved() {
    every_page(1);
}

#[test]
fn with_bytes_flipped_in_any_page_all_other_texts_are_saved() {
    every_page(2);
}

#[test]
fn with_garbage_in_any_page_all_other_texts_are_saved() {
    every_page(3);
}

#[test]
fn a_file_that_ends_too_early_gives_what_it_has() {
    let sound = Sound::with(12);
    for length in (0..sound.bytes.len()).step_by(PAGE * 3 + 1234) {
        let hit: Vec<usize> = (length / PAGE..sound.pages()).collect();
        check(
            &sound,
            &sound.bytes[..length],
            &hit,
            &format!("cut at {length}"),
        );
    }
}

#[test]
fn an_unharmed_library_is_saved_whole() {
    let sound = Sound::with(12);
    let (folder, saved) = repaired(&sound.bytes, "unharmed");
    assert_eq!(saved.lost, []);
    assert_eq!(
        (saved.posts, saved.editions, saved.with_history),
        (12, 24, 24)
    );
    assert_eq!(texts(&folder.path(REPAIRED)).len(), 24);
}

#[test]
fn what_is_no_library_gives_an_empty_one() {
    for bytes in [&b""[..], &[0; 10_000], &[0x0D; 20_000], &[0xFF; 9_999]] {
        let (_, saved) = repaired(bytes, "no library");
        assert_eq!((saved.posts, saved.editions), (0, 0));
        assert!(
            saved
                .lost
                .iter()
                .all(|lost| matches!(lost, Lost::Rows { .. }))
        );
    }
}

#[test]
fn of_a_library_with_much_of_it_gone_much_is_saved() {
    let sound = Sound::with(50);
    for every in [50, 20, 10, 5] {
        for (name, spoil) in SPOILS {
            let hit: Vec<usize> = (3..sound.pages()).step_by(every).collect();
            let mut bytes = sound.bytes.clone();
            for page in &hit {
                spoil(&mut bytes[page * PAGE..(page + 1) * PAGE]);
            }
            let what = format!("every {every}th page {name}");
            let whole = check(&sound, &bytes, &hit, &what);
            eprintln!(
                "{what} of {}: {whole} of {} texts saved",
                sound.pages(),
                sound.texts.len()
            );
        }
    }
}
