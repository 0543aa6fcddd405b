//! Finished files that a person has read and found good.

use super::source::root;

/// Compares a file with the one of this name in `tests/fixtures`. `UPDATE_SNAPSHOTS=1` keeps what
/// is there now, to be read again.
#[track_caller]
pub(crate) fn assert_golden(name: &str, contents: &str) {
    let path = root().join("tests/fixtures").join(name);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, contents).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{name}: {e}"));
    for (number, (now, before)) in contents.lines().zip(golden.lines()).enumerate() {
        assert_eq!(now, before, "{name}, line {}", number + 1);
    }
    assert_eq!(contents, golden, "{name}");
}
