//! Files that somebody has damaged, or made to harm.

use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use age::secrecy::SecretString;

use super::support::*;
use crate::error::{Error, HandoverFault};
use crate::handover::archive::{self, Archive, Brought, HandedImage, HandedState};
use crate::handover::{self, Decisions, Work, envelope};
use crate::id::StateId;
use crate::post;
use crate::seal::Passphrase;

/// A build without optimization is that much slower.
const AT_ONCE: Duration = match cfg!(debug_assertions) {
    true => Duration::from_secs(8),
    false => Duration::from_secs(2),
};

/// Tries to take a file over: it must be refused, at once, and nothing be changed.
#[track_caller]
fn refused(file: &Path) -> HandoverFault {
    refused_with(file, &passphrase())
}

#[track_caller]
fn refused_with(file: &Path, passphrase: &Passphrase) -> HandoverFault {
    let (_folder, [desk]) = desks();
    let (known, _) = desk.begin();
    let before = desk.says(known);
    let begun = Instant::now();
    let stop = AtomicBool::new(false);
    let tried = handover::open(file, passphrase).and_then(|opened| {
        let decisions = Decisions::default();
        handover::take_in(&desk.library, opened, &decisions, &|_, _| (), &stop)
    });
    assert!(begun.elapsed() < AT_ONCE, "{:?}", begun.elapsed());
    assert_eq!(desk.library.read(post::count).unwrap(), 1);
    assert_eq!(desk.says(known), before);
    match tried {
        Err(Error::Handover(fault)) => fault,
        other => panic!("{:?}", other.map(|taken| taken.is_some())),
    }
}

fn good() -> (tempfile::TempDir, PathBuf, Archive) {
    let (folder, [desk]) = desks();
    let (post, [es, _]) = desk.begin();
    let picture = desk.picture(9);
    desk.edit(
        es,
        "Mañana",
        &format!("![El pozo](image/{picture})\n\nMañana"),
    );
    let file = desk.hand_over(&[post], "good");
    let archive = handover::open(&file, &passphrase()).unwrap().archive;
    (folder, file, archive)
}

/// An archive in a sealed file, however wrong it is.
fn sealed(folder: &Path, inside: &[u8]) -> PathBuf {
    let path = folder.join("made");
    let mut to = envelope::seal(Vec::new(), &passphrase(), Work::LEAST).unwrap();
    to.write_all(inside).unwrap();
    std::fs::write(&path, to.finish().unwrap()).unwrap();
    path
}

fn packed(words: &[u8], images: &[u8]) -> Vec<u8> {
    let length = (words.len() as u64).to_le_bytes();
    let mut inside = b"octavilla-handover 1\n".to_vec();
    let all = [&length[..], words, images].concat();
    inside.extend(zstd::bulk::compress(&all, 1).unwrap());
    inside
}

fn written(folder: &Path, archive: &Archive, images: &[u8]) -> PathBuf {
    sealed(
        folder,
        &packed(&serde_json::to_vec(archive).unwrap(), images),
    )
}

#[test]
fn a_file_that_was_cut_off_or_changed_is_refused() {
    let (folder, file, _) = good();
    let bytes = std::fs::read(&file).unwrap();
    let broken = folder.path().join("broken");
    for length in [0, 1, 30, 100, 200, bytes.len() / 2, bytes.len() - 1] {
        std::fs::write(&broken, &bytes[..length]).unwrap();
        let fault = refused(&broken);
        assert!(
            matches!(
                fault,
                HandoverFault::Damaged | HandoverFault::NotOne | HandoverFault::ForKeys
            ),
            "{length}: {fault:?}"
        );
    }
    for at in [40, 60, 90, 130, 170, bytes.len() / 2, bytes.len() - 3] {
        let mut changed = bytes.clone();
        changed[at] ^= 0x40;
        std::fs::write(&broken, &changed).unwrap();
        refused(&broken);
    }
    std::fs::write(&broken, [&bytes[..], b"more"].concat()).unwrap();
    assert_eq!(refused(&broken), HandoverFault::Damaged);
}

#[test]
fn a_wrong_passphrase_says_so() {
    let (_folder, file, _) = good();
    let wrong = Passphrase::new("otras palabras").unwrap();
    assert_eq!(refused_with(&file, &wrong), HandoverFault::WrongPassphrase);
}

#[test]
fn what_is_no_handover_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other");
    for bytes in [&b""[..], b"PK\x03\x04", b"SQLite format 3\0", &[0; 5000]] {
        std::fs::write(&path, bytes).unwrap();
        assert_eq!(refused(&path), HandoverFault::NotOne);
    }
    // Sealed for a key, as others use age.
    let key = age::x25519::Identity::generate().to_public();
    let recipients = std::iter::once(&key as &dyn age::Recipient);
    let sealing = age::Encryptor::with_recipients(recipients).unwrap();
    let mut to = sealing.wrap_output(Vec::new()).unwrap();
    to.write_all(b"octavilla-handover 1\n").unwrap();
    std::fs::write(&path, to.finish().unwrap()).unwrap();
    assert_eq!(refused(&path), HandoverFault::ForKeys);
    // A passphrase, and something else inside.
    assert_eq!(
        refused(&sealed(folder.path(), b"Dear all,\n")),
        HandoverFault::NotOne
    );
}

#[test]
fn a_file_that_asks_for_minutes_is_refused_at_once() {
    let (folder, file, _) = good();
    let bytes = std::fs::read(&file).unwrap();
    let head = String::from_utf8_lossy(&bytes[..200]).into_owned();
    let line = head.lines().nth(1).unwrap().to_owned();
    let costly = line.replace(" 4", " 30");
    assert_ne!(line, costly);
    let at = head.find(&line).unwrap();
    let changed = [&bytes[..at], costly.as_bytes(), &bytes[at + line.len()..]].concat();
    let path = folder.path().join("costly");
    std::fs::write(&path, changed).unwrap();
    assert_eq!(refused(&path), HandoverFault::TooCostly);
    // A head without an end.
    let endless = [&b"age-encryption.org/v1\n-> scrypt "[..], &[b'a'; 100_000]].concat();
    std::fs::write(&path, endless).unwrap();
    assert_eq!(refused(&path), HandoverFault::Damaged);
}

#[test]
fn anybody_with_age_and_the_passphrase_reads_it() {
    let (_folder, file, _) = good();
    let secret = SecretString::from("seis palabras".to_owned());
    let identity = age::scrypt::Identity::new(secret);
    let inside = age::decrypt(&identity, &std::fs::read(&file).unwrap()).unwrap();
    assert!(inside.starts_with(b"octavilla-handover 1\n"));
    let json = zstd::stream::decode_all(Cursor::new(&inside[21..])).unwrap();
    assert!(json[8..].starts_with(b"{\"posts\":"));
}

#[test]
fn a_bomb_is_not_unpacked() {
    let (folder, _, archive) = good();
    // A length that nobody has.
    let mut inside = b"octavilla-handover 1\n".to_vec();
    inside.extend(zstd::bulk::compress(&u64::MAX.to_le_bytes(), 1).unwrap());
    assert_eq!(
        refused(&sealed(folder.path(), &inside)),
        HandoverFault::TooLarge
    );
    // Forty megabytes of spaces, of brackets, of empty strings.
    for filling in [&b" "[..], b"[", b"\"\",", b"{\"posts\":["] {
        let words = filling.repeat(40 * 1024 * 1024 / filling.len());
        let path = sealed(folder.path(), &packed(&words, b""));
        assert_eq!(refused(&path), HandoverFault::Damaged);
    }
    // Images that are nothing but zeros.
    let mut large = archive;
    let name = large.images[0].name.clone();
    large.images = (0..300)
        .map(|number| HandedImage {
            name: format!("{number:032x}.png"),
            length: 30 * 1024 * 1024,
            export_width: 0,
        })
        .collect();
    large.images[0].name = name;
    let path = written(folder.path(), &large, &vec![0; 30 * 1024 * 1024]);
    assert_eq!(refused(&path), HandoverFault::TooLarge);
}

#[test]
fn a_newer_one_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let path = sealed(
        folder.path(),
        b"octavilla-handover 2\nwhat nobody knows yet",
    );
    let before = std::fs::read(&path).unwrap();
    assert_eq!(refused(&path), HandoverFault::Newer);
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn names_of_images_lead_nowhere() {
    let (folder, file, archive) = good();
    let mut opened = handover::open(&file, &passphrase()).unwrap();
    let picture = opened.next_image().unwrap().unwrap().1.into_bytes();
    let (_other, [desk]) = desks();
    desk.take(&written(folder.path(), &archive, &picture), None);
    for name in [
        "../../../../etc/passwd",
        "/tmp/x.png",
        "0123456789abcdef0123456789abcdef.svg",
        "..",
        "",
        "0123456789abcdef0123456789abcdef.png/../x",
    ] {
        let mut changed = archive.clone();
        changed.images[0].name = name.to_owned();
        let path = written(folder.path(), &changed, &picture);
        assert_eq!(refused(&path), HandoverFault::Damaged, "{name}");
    }
    // Another picture under the name of the one that is shown.
    let mut bytes = Cursor::new(Vec::new());
    let pixels = ::image::RgbImage::from_pixel(2, 2, ::image::Rgb([1, 2, 3]));
    pixels
        .write_to(&mut bytes, ::image::ImageFormat::Png)
        .unwrap();
    let mut changed = archive;
    changed.images[0].length = u32::try_from(bytes.get_ref().len()).unwrap();
    let path = written(folder.path(), &changed, bytes.get_ref());
    assert_eq!(refused(&path), HandoverFault::Damaged);
}

type Breaking = (&'static str, fn(&mut Brought));

const BROKEN: &[Breaking] = &[
    ("no edition", |it| it.post.editions.clear()),
    ("two sources", |it| {
        it.post.editions[1].role = crate::edition::Role::Source;
    }),
    ("one edition twice", |it| {
        it.post.editions[1].id = it.post.editions[0].id;
    }),
    ("a day that there is not", |it| {
        it.post.date = "2026-02-30".into();
    }),
    ("a slug that leads away", |it| it.post.slug = "../x".into()),
    ("a slug of an edition", |it| {
        it.post.editions[1].slug = "A/b".into();
    }),
    ("a pair beyond the end", |it| {
        it.post.pairings[0].pairs[0].places[0] = Some((0, 90_000));
    }),
    ("a pair turned round", |it| {
        it.post.pairings[0].pairs[0].places[1] = Some((9, 3));
    }),
    ("a pair nowhere", |it| {
        it.post.pairings[0].pairs[0].places = [None, None];
    }),
    ("a pairing with nobody", |it| {
        it.post.pairings[0].target = crate::EditionId::new();
    }),
    ("a pairing with itself", |it| {
        it.post.pairings[0].target = it.post.pairings[0].source;
    }),
    ("a state that it is not in", |it| it.state = StateId::new()),
    ("an empty tag", |it| it.post.tags = vec![" ".into()]),
];

#[test]
fn one_broken_post_keeps_all_of_them_out() {
    let (folder, _, mut archive) = good();
    // Nothing else is missing: unbroken, both are taken over.
    archive.images.clear();
    let whole: Breaking = ("nothing", |_| ());
    for (what, break_it) in [&whole].into_iter().chain(BROKEN) {
        let mut changed = archive.clone();
        let mut second = changed.posts[0].clone();
        second.post.post = crate::PostId::new();
        for edition in &mut second.post.editions {
            edition.id = crate::EditionId::new();
            edition.from = None;
        }
        second.post.pairings[0].source = second.post.editions[0].id;
        second.post.pairings[0].target = second.post.editions[1].id;
        break_it(&mut second);
        changed.posts.push(second);
        let path = written(folder.path(), &changed, &[]);
        if *what == "nothing" {
            let (_other, [desk]) = desks();
            assert_eq!(desk.take(&path, None).0.posts.len(), 2);
            continue;
        }
        assert_eq!(refused(&path), HandoverFault::Damaged, "{what}");
    }
    // What is unknown is not passed over.
    let mut value = serde_json::to_value(&archive).unwrap();
    value["posts"][0]["more"] = true.into();
    let words = serde_json::to_vec(&value).unwrap();
    assert_eq!(
        refused(&sealed(folder.path(), &packed(&words, b""))),
        HandoverFault::Damaged
    );
}

#[test]
fn a_post_that_claims_editions_of_another_is_refused() {
    let (folder, [ana, ben]) = desks();
    let (post, _) = ana.begin();
    let file = ana.hand_over(&[post], "1");
    ben.take(&file, None);
    let mut archive = handover::open(&file, &passphrase()).unwrap().archive;
    archive.posts[0].post.post = crate::PostId::new();
    let path = written(folder.path(), &archive, &[]);
    let opened = handover::open(&path, &passphrase()).unwrap();
    let stop = AtomicBool::new(false);
    let tried = handover::take_in(
        &ben.library,
        opened,
        &Decisions::default(),
        &|_, _| (),
        &stop,
    );
    assert!(matches!(
        tried,
        Err(Error::Handover(HandoverFault::Strange))
    ));
    assert_eq!(ben.library.read(post::count).unwrap(), 1);
}

#[test]
fn a_thousand_states_and_a_circle_of_them_end() {
    let (folder, file, mut archive) = good();
    let ids: Vec<StateId> = (0..2_000).map(|_| StateId::new()).collect();
    let own = archive.posts[0].state;
    archive.posts[0].states = (0..ids.len())
        .map(|at| HandedState {
            id: ids[at],
            parents: ids[at.saturating_sub(5)..(at + 5).min(ids.len())].to_vec(),
        })
        .chain([HandedState {
            id: own,
            parents: ids.clone(),
        }])
        .collect();
    let words = serde_json::to_vec(&archive).unwrap();
    let picture = {
        let mut opened = handover::open(&file, &passphrase()).unwrap();
        opened.next_image().unwrap().unwrap().1.into_bytes()
    };
    let path = sealed(folder.path(), &packed(&words, &picture));
    let (_other, [desk]) = desks();
    let begun = Instant::now();
    desk.take(&path, None);
    desk.take(&path, None);
    assert!(
        begun.elapsed() < Duration::from_secs(5),
        "{:?}",
        begun.elapsed()
    );
}

#[test]
fn nothing_that_was_deleted_travels() {
    let (_folder, [ana, ben]) = desks();
    let (post, [es, en]) = ana.begin();
    let first = ana.hand_over(&[post], "1");
    ben.take(&first, None);
    // Named in text, title, pair, note and dismissal; then taken out everywhere.
    ana.edit(es, "un pozo", "un pozo de Jacintaza");
    ana.write(|tx| {
        crate::alignment::confirm_all(tx, es, en)?;
        let edition = crate::edition::get(tx, es)?;
        let body = crate::history::body(tx, &edition)?;
        let at = text::edit::utf16_len(&body[..body.find("Jacintaza").unwrap()]);
        let new = crate::note::NewNote {
            edition: es,
            revision: edition.revision,
            span: crate::alignment::Span {
                from: at,
                to: at + 9,
            },
            writer: "",
            text: "¿Puede estar?",
            holds: false,
        };
        crate::note::create(tx, new).map(drop)
    });
    ana.edit(es, " de Jacintaza", "");
    ana.hand_over(&[post], "2");
    ben.edit(es, "Mañana", "Pasado mañana");
    ana.take(&ben.hand_over(&[post], "3"), None);
    let file = ana.hand_over(&[post], "4");
    let archive = handover::open(&file, &passphrase()).unwrap().archive;
    let json = serde_json::to_string(&archive).unwrap();
    assert!(json.contains("sesenta"));
    assert!(!json.contains("Jacinta"), "{json}");
    // Nor does anything that tells whose it was, or when.
    let id = ana.library.read(crate::setting::settings).unwrap().id;
    assert!(!json.contains(&id.to_string()));
    let now = ana
        .library
        .read(|q| crate::history::time_of(q, &crate::edition::get(q, es)?, 1));
    assert!(!json.contains(&now.unwrap().unwrap().to_string()));
    let path = archive::read(Cursor::new(b"octavilla-handover 9\n"), 0);
    assert!(path.is_err());
}
