//! What leaves the library tells nothing that nobody wrote: no mark by which one copy of a text
//! could be told from another, no person, no machine, no program and no hour.

use std::sync::atomic::AtomicBool;

use library::export::profile::{Layout, Profile};
use library::export::{self, Export, Format, Written};
use library::history::Field;
use library::{Op, people, post};
use text::LanguageTag;
use text::watermark::Kind;

use crate::support::{Desk, Folder, LIBRARY, picture};

/// Letters that look like others, spaces that look like others, and what has no look at all.
const MARKS: &str = "аеорсхіѕ\u{3bf}\u{ff41}\u{a0}\u{2003}\u{2009}\u{202f}\u{200b}\u{2060}\u{feff}\u{fe00}\u{e0100}\u{e0061}\u{301}\u{217c}";

/// Words with every kind of mark in them.
fn marked(words: &str) -> String {
    words
        .replace("water", "w\u{430}ter")
        .replace("bell", "b\u{435}ll")
        .replace("people", "pe\u{3bf}ple")
        .replace("council", "\u{441}ounci\u{200b}l")
        .replace("river", "river\u{e0061}\u{e0062}\u{fe00}")
        .replace("sells", "se\u{217c}ls")
        .replace("café", "cafe\u{200b}\u{301}")
        .replace("the ", "the\u{2003}")
        .replace("and ", "and\u{a0}")
}

const BODY: &str = "The council sells the water and the people of the café ring the bell.\n\n\
    - the river\n- **the wa**ter\n\n\
    ![the bell](image/well.png \"the water and the river\")\n\n\
    See [the bell](https://example.org/well \"the river\") and the people[^1].\n\n\
    [^1]: Of the river.\n\n\
    <p title=\"the water\">the water and the bell</p>\n";

const TITLE: &str = "The water and the bell";

/// Exports the post of a desk in one format; gives what was written, and every file of it.
fn written(desk: &Desk, profile: &Profile, format: Format) -> (Written, Vec<(String, Vec<u8>)>) {
    let export = Export {
        posts: &[desk.post],
        format,
        profile,
        language: None,
        is_lenient: false,
    };
    let folder = desk.folder.path(&format!("out-{}", format.id()));
    let reader = desk.folder.reader();
    let done = export::run(
        &reader,
        &export,
        &folder,
        &|_, _| (),
        &AtomicBool::new(false),
    );
    let done = done.unwrap().unwrap();
    let files = done.files.iter().map(|path| {
        let name = path.strip_prefix(&folder).unwrap().display().to_string();
        (name, std::fs::read(path).unwrap())
    });
    let files = files.collect();
    (done, files)
}

/// A desk with a post in which everything that can hold words holds these.
fn desk(title: &str, words: fn(&str) -> String) -> (Desk, Profile) {
    let en = LanguageTag::parse("en").unwrap();
    let desk = Desk::with(title, &words(BODY));
    desk.replace(
        desk.source,
        Field::Dek,
        &words("From the people of the river"),
    );
    desk.replace(
        desk.source,
        Field::PlaceLine,
        &words("By the river and the bell"),
    );
    desk.translate("es", &words("The water and the people.\n"));
    let image = library::image::take_in(&picture("well")).unwrap();
    let write = |tx: &mut library::Tx<'_>| {
        library::image::add(tx, &image)?;
        // The address of a post follows its title; here it is not what is asked.
        post::rename(tx, desk.post, "bell")?;
        post::set_tags(tx, desk.post, &[words("the water")])?;
        post::set_people(tx, desk.post, &[words("People of the river")])?;
        people::set_biography(
            tx,
            &words("People of the river"),
            &en,
            &words("They ring the bell"),
        )?;
        post::set_series(tx, desk.post, &words("The water and the bell"))
    };
    desk.library.write(Op::SetTags, write).unwrap();
    let mut profile = Profile::default();
    profile.options.site.name = words("The people and the river");
    profile.options.site.address = "https://site.example/".to_owned();
    profile.options.layout = Layout::Facing;
    profile.options.parts.byline = true;
    profile.options.parts.biography = true;
    profile.options.parts.series = true;
    (desk, profile)
}

#[test]
fn a_marked_copy_is_exported_as_the_copy_without_marks() {
    let (plain, profile) = desk(TITLE, str::to_owned);
    let (copy, copied) = desk(&marked(TITLE), marked);
    for format in Format::ALL {
        let (clean, expected) = written(&plain, &profile, format);
        let (done, files) = written(&copy, &copied, format);
        assert!(!expected.is_empty() && clean.receipt.marks.is_empty());
        let texts = |files: &[(String, Vec<u8>)]| -> Vec<(String, String)> {
            let text = |(name, bytes): &(String, Vec<u8>)| {
                let text = String::from_utf8_lossy(bytes).into_owned();
                // The ids of posts are in feeds and blocks; these are two posts.
                Some((name.clone(), without_ids(&text))).filter(|it| !it.0.ends_with(".png"))
            };
            files.iter().filter_map(text).collect()
        };
        assert_eq!(texts(&files), texts(&expected), "{format:?}");
        for (name, text) in texts(&files) {
            let mark = text.chars().find(|it| MARKS.contains(*it));
            assert_eq!(mark, None, "{format:?} {name}");
            assert!(name.is_ascii(), "{name}");
        }
        // The receipt tells of it, by kind and by place.
        let receipt = done.receipt;
        for kind in [Kind::Letter, Kind::Space, Kind::Hidden] {
            assert!(
                receipt.marks[&kind] >= 5,
                "{format:?} {kind:?} {:?}",
                receipt.marks
            );
        }
        let said = receipt.text();
        for words in [
            "letters of another script put right: ",
            "accents put together with their letters: 1",
            "unusual spaces made plain: ",
            "hidden characters left out: ",
            "en, title, line 1: wаter",
            "en, body, line 1: ",
        ] {
            assert!(said.contains(words), "{words} in {said}");
        }
        assert!(
            receipt
                .others
                .iter()
                .all(|it| it.kind != "hidden-characters")
        );
    }
}

/// A text without the ids that a library gives.
fn without_ids(text: &str) -> String {
    let is_hex =
        |it: &str| it.len() == 36 && it.bytes().all(|it| it.is_ascii_hexdigit() || it == b'-');
    let mut made = String::new();
    let mut at = 0;
    while at < text.len() {
        if text.get(at..at + 36).is_some_and(is_hex) {
            made.push_str("ID");
            at += 36;
            continue;
        }
        let character = text[at..].chars().next().unwrap();
        made.push(character);
        at += character.len_utf8();
    }
    made
}

#[test]
fn what_may_be_meant_is_left_and_told() {
    let body = "See https://ex\u{430}mple.org/ and PCшка.\n";
    let desk = Desk::with("One", body);
    let (done, files) = written(&desk, &Profile::default(), Format::Markdown);
    let text = String::from_utf8(files[0].1.clone()).unwrap();
    assert!(text.contains(body), "{text}");
    let receipt = done.receipt;
    assert_eq!(
        (receipt.marks[&Kind::Address], receipt.marks[&Kind::Unclear]),
        (1, 1)
    );
    assert!(receipt.text().contains("left as they are: 1"));
}

#[test]
fn what_scripts_need_stays_in_every_format() {
    let corpus = include_str!("../../crates/text/fixtures/scripts.txt");
    let lines = corpus
        .lines()
        .filter(|it| !it.is_empty() && !it.starts_with('#'));
    let sentences: Vec<&str> = lines
        .filter_map(|it| it.split_once(": "))
        .map(|it| it.1)
        .collect();
    let desk = Desk::with("One", &sentences.join("\n\n"));
    for format in Format::ALL {
        let mut profile = Profile::default();
        profile.options.site.address = "https://site.example/".to_owned();
        let (done, files) = written(&desk, &profile, format);
        let all: String = files
            .iter()
            .map(|(_, bytes)| String::from_utf8_lossy(bytes))
            .collect();
        let unescaped = |text: &str| {
            let text = text
                .replace("&nbsp;", "\u{a0}")
                .replace("&#39;", "'")
                .replace("&quot;", "\"");
            text.replace('\\', "").replace("&amp;", "&")
        };
        let all = unescaped(&all);
        // Signs that a language sets anew are another matter; so are those that a format guards.
        let is_set = |it: &str| {
            it.contains([
                '"', '\'', '#', '*', '[', '&', '<', ':', '«', '!', '?', '-', '.',
            ])
        };
        let mut seen = 0;
        for sentence in sentences.iter().filter(|it| !is_set(it)) {
            assert!(all.contains(sentence), "{format:?}: {sentence}");
            seen += 1;
        }
        assert!(seen > 15, "{seen}");
        // Which form of an ideograph one is nobody sees, so it is told.
        let told: Vec<&str> = done.receipt.places.iter().map(|it| &*it.what).collect();
        assert_eq!(told, ["葛 U+E0100"]);
    }
}

/// What could tell who exported, where, with what and when.
fn canaries(folder: &Folder) -> Vec<(&'static str, String)> {
    let host = std::fs::read_to_string("/etc/hostname").unwrap_or_default();
    let output = |name: &str, args: &[&str]| {
        let output = std::process::Command::new(name).args(args).output();
        output
            .map(|it| String::from_utf8_lossy(&it.stdout).trim().to_owned())
            .unwrap_or_default()
    };
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap();
    let seconds = now.as_secs();
    let mut found = vec![
        ("user", "canary-user".to_owned()),
        ("name", "Canary Person".to_owned()),
        ("home", "canary-home".to_owned()),
        ("folder", folder.root().display().to_string()),
        ("system", std::env::consts::OS.to_owned()),
        ("program", "octavilla".to_owned()),
        ("program", "octa ".to_owned()),
        ("version", format!("v{}", env!("CARGO_PKG_VERSION"))),
        ("version", format!("/{}", env!("CARGO_PKG_VERSION"))),
        ("library", "posts.octavilla".to_owned()),
        // Ten thousand seconds more or less.
        ("clock", (seconds / 10_000).to_string()),
        ("day", output("date", &["+%Y-%m-%d"])),
        ("day", output("date", &["-u", "+%Y-%m-%d"])),
        ("day", output("date", &["-u", "+%d %b %Y"])),
        ("time zone", "Asia/Kolkata".to_owned()),
        ("time zone", "+0530".to_owned()),
    ];
    for host in [host.trim().to_owned(), output("hostname", &[])] {
        if host.len() > 3 && host != "localhost" {
            found.push(("host", host));
        }
    }
    found.retain(|(_, it)| !it.is_empty());
    found
}

#[test]
fn no_byte_of_any_format_says_who_where_with_what_or_when() {
    let folder = Folder::with_library();
    let mut image = picture("well");
    // A picture that says all of it, as cameras and programs do.
    let at = image.len() - 12;
    image.splice(at..at, text_chunk(b"Software\0octavilla canary-user"));
    folder.write("well.png", &image);
    let said = folder
        .octa(["image", "add", LIBRARY, "well.png"])
        .succeeds();
    let text = format!(
        "We ring the bell.\n\n![The bell]({})\n\nA second paragraph, \"quoted\".\n",
        said.trim()
    );
    folder.post("The bell", "en", &text);
    folder.translation("the-bell", "es", "La campana", "Tocamos la campana.\n");
    let canaries = canaries(&folder);
    for format in Format::ALL {
        let out = format!("out-{}", format.id());
        folder
            .octa([
                "export",
                LIBRARY,
                "--all",
                "--format",
                format.id(),
                "--out",
                &out,
            ])
            .env("USER", "canary-user")
            .env("LOGNAME", "canary-user")
            .env("NAME", "Canary Person")
            .env("HOME", &folder.path("canary-home").display().to_string())
            .env("TZ", "Asia/Kolkata")
            .copes()
            .unwrap();
        let names = folder.files(&out);
        assert!(!names.is_empty(), "{format:?}");
        for name in names {
            let bytes = folder.bytes(&format!("{out}/{name}"));
            for (kind, canary) in &canaries {
                for wanted in [canary.clone().into_bytes(), utf16(canary), base64(canary)] {
                    let found = holds(&bytes, &wanted);
                    assert!(!found, "{format:?} {name} tells the {kind}: {canary}");
                }
                assert!(!name.contains(canary.as_str()), "{name}");
            }
        }
    }
}

/// Whether bytes hold others, whatever the case of their letters.
fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    wanted.len() > 2
        && bytes
            .windows(wanted.len())
            .any(|it| it.eq_ignore_ascii_case(wanted))
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// The middle of what a text is in base 64, wherever it begins.
fn base64(text: &str) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut made = Vec::new();
    for three in text.as_bytes().chunks_exact(3) {
        let all = u32::from(three[0]) << 16 | u32::from(three[1]) << 8 | u32::from(three[2]);
        made.extend([18, 12, 6, 0].map(|by| LETTERS[(all >> by & 63) as usize]));
    }
    made
}

/// A chunk of text as PNG has it.
fn text_chunk(words: &[u8]) -> Vec<u8> {
    let mut chunk = b"tEXt".to_vec();
    chunk.extend_from_slice(words);
    let mut sum = u32::MAX;
    for byte in &chunk {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 {
                sum >> 1 ^ 0xEDB8_8320
            } else {
                sum >> 1
            };
        }
    }
    let length = u32::try_from(words.len()).unwrap().to_be_bytes();
    [&length[..], &chunk, &(!sum).to_be_bytes()].concat()
}

#[test]
fn what_is_pasted_loses_its_marks() {
    let folder = Folder::empty();
    folder.write("clip.html", format!("<p>{}</p>", marked(TITLE)));
    let octa = folder.octa(["paste", "clip.html"]);
    assert_eq!(
        octa.warns("letters of another script"),
        format!("{TITLE}\n")
    );
    folder.write("clip.txt", marked(TITLE));
    let octa = folder.octa(["paste", "clip.txt"]);
    assert_eq!(octa.warns("unusual space"), format!("{TITLE}\n"));
}
