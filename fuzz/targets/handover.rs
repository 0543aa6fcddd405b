//! What is inside of a file that was handed over, from anybody: refused, or read to its end and
//! taken over, after which nothing of it is news.

#![no_main]

use std::io::Cursor;
use std::sync::atomic::AtomicBool;

use libfuzzer_sys::fuzz_target;
use library::Library;
use library::handover::archive::read;
use library::handover::{Arrival, Decisions, take_in};

fuzz_target!(|given: &[u8]| {
    // The words as they are; what packs them is zstd's own and fuzzed there.
    let length = (given.len() as u64).to_le_bytes();
    let packed = library::handover::archive::pack(&[&length[..], given].concat());
    let open = || read(Cursor::new(packed.clone()), packed.len() as u64);
    let (Ok(first), Ok(again)) = (open(), open()) else { return };
    let folder = tempfile::tempdir().unwrap();
    let library = Library::create(&folder.path().join("a.octavilla")).unwrap();
    let (decisions, stop) = (Decisions::default(), AtomicBool::new(false));
    let take = |opened| take_in(&library, opened, &decisions, &|_, _| (), &stop);
    let Ok(Some(_)) = take(first) else { return };
    let (taken, _) = take(again).unwrap().unwrap();
    assert!(taken.posts.iter().all(|post| post.arrival == Arrival::Known));
});
