//! A library that is damaged, or made by somebody: opened, looked through and repaired without an
//! end of the process; what is repaired has nothing wrong, and what is refused leaves nothing.
//!
//! A small library is made once. An input is what is written over it: two bytes say where, one how
//! much, then come the bytes; what is left over cuts the file there.

#![no_main]

use std::fs;
use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use library::doctor::{examine, repair};
use library::fixtures::{Filling, fill};
use library::{Library, Reader};

fuzz_target!(|given: &[u8]| {
    let folder = tempfile::tempdir().expect("a folder");
    let [damaged, made] = ["damaged.octavilla", "made.octavilla"].map(|it| folder.path().join(it));
    fs::write(&damaged, written_over(given)).expect("a file");
    if let Ok(reader) = Reader::open(&damaged) {
        let _ = examine(&reader);
    }
    match repair(&damaged, &made) {
        Ok(repaired) => assert_eq!(repaired.findings, Vec::<String>::new()),
        Err(_) => assert!(!made.exists(), "a file that nobody asked for"),
    }
});

fn written_over(given: &[u8]) -> Vec<u8> {
    let mut bytes = whole().to_vec();
    let mut rest = given;
    while let [high, low, length, after @ ..] = rest {
        // Steps of sixteen reach all of the file, whose pages and cells begin everywhere.
        let at = usize::from(u16::from_be_bytes([*high, *low])) * 16 % bytes.len();
        let length = usize::from(*length).min(after.len()).min(bytes.len() - at);
        bytes[at..at + length].copy_from_slice(&after[..length]);
        rest = &after[length..];
    }
    if let [high, low] = rest {
        bytes.truncate(usize::from(u16::from_be_bytes([*high, *low])) * 16);
    }
    bytes
}

fn whole() -> &'static [u8] {
    static WHOLE: OnceLock<Vec<u8>> = OnceLock::new();
    WHOLE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("whole.octavilla");
        let library = Library::create(&path).expect("a library");
        fill(&library, Filling { posts: 3, words: 60, seed: 7, revisions: 4 }).expect("posts");
        library.close();
        fs::read(&path).expect("its bytes")
    })
}
