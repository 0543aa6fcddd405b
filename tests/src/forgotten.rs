//! A test file that no `mod` names is never run and never missed.

use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn every_test_file_is_in_the_binary() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files: BTreeSet<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .filter(|stem| stem != "lib")
        .collect();
    let named: BTreeSet<String> = include_str!("lib.rs")
        .lines()
        .filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'))
        .map(str::to_owned)
        .collect();
    assert_eq!(files, named, "name the file in tests/src/lib.rs");
}
