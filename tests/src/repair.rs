//! Whatever happens to a file, what can still be read in it is saved into a new library.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use library::doctor::{Lost, Repaired, repair};
use library::edition::{self, Translation};
use library::history::{self, Field};
use library::post::{self, NewPost};
use library::seal::{Cost, Passphrase};
use library::{Library, Op, Reader};
use proptest::prelude::*;
use text::LanguageTag;

use crate::support::proof::short_or_long;
use crate::support::source::root;
use crate::support::{Desk, Folder, LIBRARY, edit};

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
) -> library::Result<()> {
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

/// The tags of every post of a library.
fn tags(path: &Path) -> Vec<Vec<String>> {
    let reader = Reader::open(path).unwrap();
    reader
        .read(|q| {
            let rows = post::list(q, &post::Filter::default())?.rows;
            rows.iter()
                .map(|row| Ok(post::get(q, row.id)?.tags))
                .collect()
        })
        .unwrap()
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

/// Whatever one page holds, the rest of the file says once more: all texts are saved.
fn every_page(kind: usize) {
    let sound = Sound::with(5);
    let (name, spoil) = SPOILS[kind];
    for page in 0..sound.pages() {
        let mut bytes = sound.bytes.clone();
        spoil(&mut bytes[page * PAGE..(page + 1) * PAGE]);
        let whole = check(&sound, &bytes, &[page], &format!("page {page} {name}"));
        assert_eq!(whole, sound.texts.len(), "page {page} {name}");
    }
}

#[test]
fn with_any_page_zeroed_all_texts_are_saved() {
    every_page(0);
}

#[test]
fn with_any_pages_head_flipped_all_texts_are_saved() {
    every_page(1);
}

#[test]
fn with_bytes_flipped_in_any_page_all_texts_are_saved() {
    every_page(2);
}

#[test]
fn with_garbage_in_any_page_all_texts_are_saved() {
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
fn of_a_library_with_every_tenth_page_gone_nearly_all_is_saved() {
    let sound = Sound::with(50);
    for (name, spoil) in SPOILS {
        let hit: Vec<usize> = (0..sound.pages()).step_by(10).collect();
        let mut bytes = sound.bytes.clone();
        for page in &hit {
            spoil(&mut bytes[page * PAGE..(page + 1) * PAGE]);
        }
        let whole = check(&sound, &bytes, &hit, &format!("every tenth page {name}"));
        eprintln!(
            "every tenth page of {} {name}: {whole} of 100 texts",
            sound.pages()
        );
        assert!(whole >= 95, "every tenth page {name}: {whole} of 100 texts");
    }
}

#[test]
fn with_the_first_page_gone_everything_keeps_its_place() {
    let sound = Sound::with(8);
    // A library that was compacted has its trees in other places.
    let folder = Folder::empty();
    folder.write(LIBRARY, &sound.bytes);
    folder
        .octa(["backup", LIBRARY, "copy.octavilla"])
        .succeeds();
    for bytes in [sound.bytes.clone(), folder.bytes("copy.octavilla")] {
        let mut headless = bytes;
        headless[..PAGE].fill(0);
        let (folder, saved) = repaired(&headless, "the first page gone");
        assert_eq!((saved.posts, saved.with_history), (8, 16));
        let tags = tags(&folder.path(REPAIRED));
        assert!(tags.iter().all(|tags| tags.len() == 2), "{tags:?}");
    }
}

#[test]
fn what_stands_in_the_log_alone_is_saved() {
    let desk = Desk::with("One", "In the file.\n");
    desk.type_into(desk.source, vec![edit(0, 0, "Still in the log. ")]);
    let log = format!("{LIBRARY}-wal");
    let (bytes, logged) = (desk.folder.bytes(LIBRARY), desk.folder.bytes(&log));
    for is_headless in [false, true] {
        let folder = Folder::empty();
        let mut bytes = bytes.clone();
        if is_headless {
            bytes[..100].fill(0);
        }
        folder.write(LIBRARY, &bytes);
        folder.write(&log, &logged);
        repair(&folder.path(LIBRARY), &folder.path(REPAIRED)).unwrap();
        let found = texts(&folder.path(REPAIRED));
        let expected = "Still in the log. In the file.\n";
        assert_eq!(found, [("One".to_owned(), expected.to_owned())]);
        assert_eq!(folder.bytes(&log), logged, "the log was written");
    }
}

#[test]
fn libraries_of_the_first_schema_are_repaired() {
    let fixture = root().join("crates/library/fixtures/schema-1.octavilla");
    let bytes = std::fs::read(fixture).unwrap();
    let (whole, _) = repaired(&bytes, "schema 1");
    let expected = texts(&whole.path(REPAIRED));
    assert!(expected.len() >= 4);
    for page in 0..bytes.len() / PAGE {
        let mut damaged = bytes.clone();
        damaged[page * PAGE..(page + 1) * PAGE].fill(0);
        let (folder, saved) = repaired(&damaged, &format!("schema 1, page {page}"));
        let found = texts(&folder.path(REPAIRED));
        for (title, body) in &expected {
            let is_there = found.iter().any(|(_, there)| there == body);
            assert!(is_there, "page {page}: {title:?}; saved {saved:?}");
        }
    }
}

#[test]
fn texts_without_a_post_are_put_where_they_are_found() {
    let folder = Folder::with_library();
    folder.post("One", "en", "One.\n");
    folder.translation("one", "es", "Uno", "Uno.\n");
    let connection = rusqlite::Connection::open(folder.path(LIBRARY)).unwrap();
    connection
        .execute_batch("PRAGMA foreign_keys = OFF; DELETE FROM post; DELETE FROM edition WHERE language = 'es'")
        .unwrap();
    drop(connection);
    let said = folder
        .octa(["doctor", LIBRARY, "--repair", REPAIRED])
        .succeeds();
    assert!(said.contains("read: 2 posts with 2 texts"), "{said}");
    assert!(said.contains("it is in the post `recovered-1`"), "{said}");
    let mut found = texts(&folder.path(REPAIRED));
    found.sort();
    let text = |title: &str, body: &str| (title.to_owned(), body.to_owned());
    assert_eq!(found, [text("One", "One.\n"), text("Uno", "Uno.\n")]);
    folder.octa(["doctor", REPAIRED]).succeeds();
}

#[test]
fn a_text_without_its_edition_is_put_beside_the_one_it_was_aligned_with() {
    let desk = Desk::with("One", "One.\n");
    let spanish = desk.translate("es", "Uno.\n");
    let aligned = |tx: &mut library::Tx<'_>| library::alignment::keep(tx, desk.source, spanish);
    desk.library.write(Op::Align, aligned).unwrap();
    let folder = desk.close();
    let connection = rusqlite::Connection::open(folder.path(LIBRARY)).unwrap();
    connection
        .execute_batch("PRAGMA foreign_keys = OFF; DELETE FROM edition WHERE language = 'en'")
        .unwrap();
    drop(connection);
    let saved = repair(&folder.path(LIBRARY), &folder.path(REPAIRED)).unwrap();
    assert_eq!((saved.posts, saved.editions), (1, 2));
    let found = texts(&folder.path(REPAIRED));
    assert!(
        found.contains(&("One".to_owned(), "One.\n".to_owned())),
        "{found:?}"
    );
    assert_eq!(saved.findings, [""; 0]);
}

#[test]
fn a_past_that_is_not_whole_is_told_and_its_text_saved() {
    let desk = Desk::with("One", "One.\n");
    for word in ["four ", "three ", "two "] {
        desk.type_into(desk.source, vec![edit(0, 0, word)]);
    }
    let folder = desk.close();
    let connection = rusqlite::Connection::open(folder.path(LIBRARY)).unwrap();
    connection
        .execute_batch("DELETE FROM change WHERE number = 3")
        .unwrap();
    drop(connection);
    let said = folder
        .octa(["doctor", LIBRARY, "--repair", REPAIRED])
        .succeeds();
    let told = "not read: 1 of 5 changes of \"One\" (en, post `one`), which has lost its \
                history; its body is the newest";
    assert!(said.contains(told), "{said}");
    assert_eq!(texts(&folder.path(REPAIRED))[0].1, "two three four One.\n");
    let sentence = "repaired.octavilla exists already and was not written over";
    folder
        .octa(["doctor", LIBRARY, "--repair", REPAIRED])
        .fails_with(sentence);
    folder
        .octa(["doctor", "gone.octavilla", "--repair", "b.octavilla"])
        .fails_with("there is no library `gone.octavilla`");
    assert!(!folder.path("b.octavilla").exists());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Nothing that a disk does makes it fall over, and what it makes is sound.
    #[test]
    fn whatever_happens_to_a_file_the_repaired_library_is_healthy(
        hits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..400),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        static SOUND: LazyLock<Sound> = LazyLock::new(|| Sound::with(4));
        let mut bytes = SOUND.bytes.clone();
        for (at, value) in hits {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        repaired(&bytes, "random damage");
    }
}

/// A sealed library of which pages are damaged, and its key file beside it.
fn sealed_and_repaired(sound: &Sealed, bytes: &[u8], what: &str) -> usize {
    let folder = Folder::empty();
    folder.write(LIBRARY, bytes);
    folder.write(&format!("{LIBRARY}.key"), &sound.key_file);
    let (damaged, to) = (folder.path(LIBRARY), folder.path(REPAIRED));
    let saved = repair(&damaged, &to).unwrap_or_else(|e| panic!("{what}: {e}"));
    assert_eq!(saved.findings, [""; 0], "{what}");
    assert_eq!(folder.bytes(LIBRARY), bytes, "{what}: it was written");
    assert!(
        !folder.bytes(REPAIRED).starts_with(b"SQLite"),
        "{what}: not sealed"
    );
    let found = texts(&to);
    sound
        .texts
        .values()
        .filter(|text| found.contains(text))
        .count()
}

struct Sealed {
    bytes: Vec<u8>,
    key_file: Vec<u8>,
    texts: BTreeMap<String, (String, String)>,
    /// The library itself; this process has its key.
    _folder: Folder,
}

impl Sealed {
    fn with(posts: usize) -> Sealed {
        let folder = Folder::empty();
        let path = folder.path(LIBRARY);
        let passphrase = Passphrase::new("agua y tierra").unwrap();
        let library = Library::create_sealed(&path, &passphrase, Cost::LEAST).unwrap();
        let mut texts = BTreeMap::new();
        for number in 0..posts {
            write_post(&library, number, &mut texts).unwrap();
        }
        library.close();
        Sealed {
            bytes: folder.bytes(LIBRARY),
            key_file: folder.bytes(&format!("{LIBRARY}.key")),
            texts,
            _folder: folder,
        }
    }

    fn pages(&self) -> usize {
        self.bytes.len() / PAGE
    }
}

#[test]
fn with_any_page_of_a_sealed_library_damaged_all_texts_are_saved() {
    let sound = Sealed::with(5);
    let whole = sealed_and_repaired(&sound, &sound.bytes, "unharmed");
    assert_eq!(whole, sound.texts.len());
    // One page after the other, and of each kind of damage the first page, where the salt is.
    let stride = short_or_long(4, 1);
    let each = (0..sound.pages())
        .step_by(stride)
        .map(|page| (page, page % SPOILS.len()));
    let first = (0..SPOILS.len()).map(|kind| (0, kind));
    for (page, kind) in each.chain(first) {
        let (name, spoil) = SPOILS[kind];
        let mut bytes = sound.bytes.clone();
        spoil(&mut bytes[page * PAGE..(page + 1) * PAGE]);
        let what = format!("page {page} {name}");
        assert_eq!(
            sealed_and_repaired(&sound, &bytes, &what),
            sound.texts.len(),
            "{what}"
        );
    }
}

#[test]
fn of_a_sealed_library_with_every_tenth_page_gone_nearly_all_is_saved() {
    let sound = Sealed::with(50);
    let (_, spoil) = SPOILS[3];
    let mut bytes = sound.bytes.clone();
    for page in (0..sound.pages()).step_by(10) {
        spoil(&mut bytes[page * PAGE..(page + 1) * PAGE]);
    }
    let whole = sealed_and_repaired(&sound, &bytes, "every tenth page");
    eprintln!(
        "every tenth page of {}, sealed: {whole} of 100 texts",
        sound.pages()
    );
    assert!(whole >= 95, "{whole} of 100 texts");
}

#[test]
fn what_stands_in_the_log_of_a_sealed_library_alone_is_saved() {
    let sound = Sealed::with(1);
    let folder = &sound._folder;
    let library = folder.library();
    let new = NewPost {
        language: &LanguageTag::parse("es").unwrap(),
        title: "Dos",
        dek: "",
        body: "Still in the log.",
    };
    library
        .write(Op::CreatePost, |tx| post::create(tx, new))
        .unwrap();
    let log = format!("{LIBRARY}-wal");
    let (bytes, logged) = (folder.bytes(LIBRARY), folder.bytes(&log));
    assert!(
        !logged.windows(9).any(|w| w == b"Still in "),
        "the log is sealed too"
    );
    library.close();
    for is_headless in [false, true] {
        let folder = Folder::empty();
        let mut bytes = bytes.clone();
        if is_headless {
            bytes[..PAGE].fill(0);
        }
        folder.write(LIBRARY, &bytes);
        folder.write(&log, &logged);
        folder.write(&format!("{LIBRARY}.key"), &sound.key_file);
        repair(&folder.path(LIBRARY), &folder.path(REPAIRED)).unwrap();
        let found = texts(&folder.path(REPAIRED));
        assert!(
            found.contains(&("Dos".to_owned(), "Still in the log.".to_owned())),
            "{found:?}"
        );
        assert_eq!(found.len(), 3);
        assert_eq!(folder.bytes(&log), logged, "the log was written");
    }
}
