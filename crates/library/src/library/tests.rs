use std::fs;

use super::*;

/// The bytes of SQLite's header that say that a file has a write-ahead log (fileformat2.html).
const WITH_A_LOG: [u8; 2] = [2, 2];

#[test]
fn a_library_has_its_log_before_it_has_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("posts.octavilla");
    name_new(&path, None).unwrap();
    assert_eq!(fs::read(&path).unwrap()[18..20], WITH_A_LOG);
    let names: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names, ["posts.octavilla"]);
}

#[test]
fn what_another_maker_has_left_unfinished_is_in_nobodys_way() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("posts.octavilla");
    for ending in ["", "-journal", "-wal", "-shm"] {
        let left = folder
            .path()
            .join(format!("posts.octavilla.unfinished{ending}"));
        fs::write(left, "cut sh").unwrap();
    }
    Library::create(&path).unwrap().close();
    assert!(!seal::unfinished(&path).exists());
    assert!(Reader::open(&path).is_ok());
}
