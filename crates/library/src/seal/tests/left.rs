//! What is left elsewhere when a key changes or goes, and what must not be touched.

use super::*;

fn id_of(path: &Path) -> KeyId {
    let Ok(Beginning::Other(id)) = beginning(path) else {
        panic!("not sealed")
    };
    id
}

#[test]
fn a_copy_that_was_being_made_opens_no_longer_than_the_library() {
    let case = Case::sealed();
    let (id, copy) = (id_of(&case.path), case.folder.path().join("copy.octavilla"));
    let (old, new) = (passphrase("agua y tierra"), passphrase("agua y aire"));
    let carried = || {
        assert!(carry_key_file(&case.path, &id, &copy).unwrap());
        fs::copy(&case.path, &copy).unwrap();
    };
    // The passphrase is changed between the copy's key file and the copy.
    carried();
    change_passphrase(&case.path, &old, &new).unwrap();
    follow_key_file(&case.path, &id, &copy).unwrap();
    lock(&copy);
    assert!(matches!(unlock(&copy, &old), Err(Error::WrongPassphrase)));
    unlock(&copy, &new).unwrap();
    // The key is destroyed there.
    carried();
    fs::remove_file(key_file_path(&case.path)).unwrap();
    follow_key_file(&case.path, &id, &copy).unwrap();
    assert!(!key_file_path(&copy).exists());
}

#[test]
fn a_key_file_that_has_lost_its_copy_is_renewed_and_destroyed_too() {
    let case = Case::sealed();
    let (old, new) = (passphrase("agua y tierra"), passphrase("agua y aire"));
    let elsewhere = tempfile::tempdir().unwrap();
    let gone = elsewhere.path().join("gone.octavilla");
    fs::copy(key_file_path(&case.path), key_file_path(&gone)).unwrap();
    change_passphrase(&case.path, &old, &new).unwrap();
    let all = || libraries_with_keys(elsewhere.path()).collect::<Vec<_>>();
    assert_eq!(renew_copies(&case.path, &all()).unwrap().renewed, all());
    fs::copy(key_file_path(&gone), key_file_path(&case.path)).unwrap();
    case.lock();
    assert!(matches!(
        unlock(&case.path, &old),
        Err(Error::WrongPassphrase)
    ));
    unlock(&case.path, &new).unwrap();
    destroy_key(&case.path, all).unwrap();
    assert!(!key_file_path(&gone).exists());
}

#[test]
fn copies_are_looked_for_when_the_key_of_the_library_is_gone() {
    let case = Case::sealed();
    let copy = case.folder.path().join("copies/copy.octavilla");
    fs::create_dir(copy.parent().unwrap()).unwrap();
    let library = Library::open(&case.path).unwrap();
    backup::backup(library.reader(), &copy).unwrap();
    // Whoever holds it open goes on; no passphrase opens it any more.
    let destroyed = destroy_key_of_open(&case.path, || {
        assert!(!key_file_path(&case.path).exists());
        vec![copy.clone()]
    });
    assert_eq!(destroyed.unwrap().copies, std::slice::from_ref(&copy));
    assert!(copy.exists() && !key_file_path(&copy).exists());
    assert_eq!(library.read(post::count).unwrap(), 1);
    library.close();
    let opened = unlock(&case.path, &passphrase("agua y tierra"));
    assert!(matches!(opened, Err(Error::KeyFileMissing { .. })));
}

#[test]
fn where_the_library_was_carried_away_what_opens_it_stays() {
    let case = Case::clear();
    let (away, mine) = (tempfile::tempdir().unwrap(), passphrase("agua y tierra"));
    let moved = away.path().join("posts.octavilla");
    // Cut short after the sealed file had the name, before the rest was taken away.
    seal(&case.path, &mine, Cost::LEAST).unwrap();
    let id = id_of(&case.path);
    doubt(&case.path, [id]).unwrap();
    fs::hard_link(&case.path, case.path.with_extension("octavilla.replaced")).unwrap();
    fs::rename(&case.path, &moved).unwrap();
    case.lock();

    let kept = || {
        let mut files = case.files();
        files.retain(|name| !name.ends_with(".lock"));
        files
    };
    let before = kept();
    assert!(Reader::open(&case.path).is_err());
    assert!(matches!(
        Library::create(&case.path).map(drop),
        Err(Error::AlreadyExists { .. })
    ));
    assert!(Library::create_sealed(&case.path, &mine, Cost::LEAST).is_err());
    assert_eq!(kept(), before);
    fs::rename(&moved, &case.path).unwrap();
    unlock(&case.path, &mine).unwrap();
    Library::open(&case.path).unwrap().close();
    assert_eq!(case.says(), WORDS);
    assert_eq!(case.files(), TWO);
}

#[cfg(unix)]
#[test]
fn somebodys_own_second_name_keeps_what_the_library_was() {
    let case = Case::clear();
    let own = tempfile::tempdir_in(case.folder.path().parent().unwrap()).unwrap();
    let kept = own.path().join("kept.octavilla");
    fs::hard_link(&case.path, &kept).unwrap();
    seal(&case.path, &passphrase("agua y tierra"), Cost::LEAST).unwrap();
    assert!(!case.shows_words());
    assert_eq!(says(&kept), WORDS);
}

#[cfg(unix)]
#[test]
fn what_a_link_leads_to_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let (own, link) = (folder.path().join("own"), folder.path().join("link"));
    fs::write(&own, WORDS).unwrap();
    std::os::unix::fs::symlink(&own, &link).unwrap();
    erase(&link).unwrap();
    assert!(link.symlink_metadata().is_err());
    assert_eq!(fs::read_to_string(&own).unwrap(), WORDS);
    erase(&own).unwrap();
    assert!(!own.exists());
}
