mod left;

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::*;
use crate::edition;
use crate::error::Error;
use crate::history;
use crate::library::{Library, Reader};
use crate::op::Op;
use crate::post::{self, NewPost};
use crate::storage::connection::{Beginning, beginning};
use crate::{backup, doctor};

const WORDS: &str = "Aguacero sobre la milpa";

fn passphrase(typed: &str) -> Passphrase {
    Passphrase::new(typed).unwrap()
}

/// A folder with a library in it, which has one post.
struct Case {
    folder: TempDir,
    path: PathBuf,
}

impl Case {
    fn sealed() -> Case {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("posts.octavilla");
        let library =
            Library::create_sealed(&path, &passphrase("agua y tierra"), Cost::LEAST).unwrap();
        write(&library);
        library.close();
        Case { folder, path }
    }

    fn clear() -> Case {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("posts.octavilla");
        let library = Library::create(&path).unwrap();
        write(&library);
        library.close();
        Case { folder, path }
    }

    fn lock(&self) {
        lock(&self.path);
    }

    /// What another process would have to do first.
    fn unlock(&self, typed: &str) -> Result<(), Error> {
        self.lock();
        unlock(&self.path, &passphrase(typed))
    }

    fn says(&self) -> String {
        says(&self.path)
    }

    /// The names of the files that there are.
    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> = entries
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// Whether the words are in any byte of any file.
    fn shows_words(&self) -> bool {
        let files = fs::read_dir(self.folder.path()).unwrap();
        files
            .map(|entry| fs::read(entry.unwrap().path()).unwrap())
            .any(|bytes| bytes.windows(WORDS.len()).any(|w| w == WORDS.as_bytes()))
    }
}

fn write(library: &Library) {
    let language = "es".parse().unwrap();
    let new = NewPost {
        language: &language,
        title: WORDS,
        dek: "",
        body: WORDS,
    };
    library
        .write(Op::CreatePost, |tx| post::create(tx, new))
        .unwrap();
}

fn says(path: &Path) -> String {
    let reader = Reader::open(path).unwrap();
    assert_eq!(doctor::examine(&reader).unwrap().findings, [""; 0]);
    reader
        .read(|q| {
            let editions = q.every_edition()?;
            assert_eq!(editions.len(), 1);
            Ok(history::fields(q, &edition::get(q, editions[0].id)?)?.body)
        })
        .unwrap()
}

const TWO: [&str; 3] = [
    "posts.octavilla",
    "posts.octavilla.key",
    "posts.octavilla.lock",
];

#[test]
fn a_sealed_library_opens_with_its_passphrase_alone() {
    let case = Case::sealed();
    assert_eq!(case.files(), TWO);
    assert!(!case.shows_words());
    assert_eq!(seal_of(&case.path).unwrap(), Seal::Passphrases(1));
    assert_eq!(case.says(), WORDS);

    case.lock();
    assert!(!is_unlocked(&case.path));
    let before = fs::read(&case.path).unwrap();
    assert!(matches!(
        Reader::open(&case.path),
        Err(Error::Sealed { .. })
    ));
    assert!(matches!(
        Library::open(&case.path),
        Err(Error::Sealed { .. })
    ));
    assert!(matches!(
        case.unlock("agua y piedra"),
        Err(Error::WrongPassphrase)
    ));
    assert_eq!(fs::read(&case.path).unwrap(), before);
    case.unlock("agua y tierra").unwrap();
    assert_eq!(case.says(), WORDS);
}

#[test]
fn while_it_is_written_no_word_is_on_the_disk() {
    let case = Case::sealed();
    let library = Library::open(&case.path).unwrap();
    write(&library);
    // The log is there too.
    assert!(case.files().contains(&"posts.octavilla-wal".to_owned()));
    assert!(!case.shows_words());
    library.close();
}

#[test]
fn the_recovery_key_opens_it_without_a_key_file() {
    let case = Case::sealed();
    let written = recovery_key(&case.path, &passphrase("agua y tierra"))
        .unwrap()
        .written();
    fs::remove_file(key_file_path(&case.path)).unwrap();
    case.lock();
    assert!(matches!(
        Reader::open(&case.path),
        Err(Error::KeyFileMissing { .. })
    ));
    assert!(matches!(
        unlock(&case.path, &passphrase("agua y tierra")),
        Err(Error::KeyFileMissing { .. })
    ));
    assert_eq!(seal_of(&case.path).unwrap(), Seal::NoKeyFile);
    let other = RecoveryKey::of(DataKey::random().unwrap());
    assert!(matches!(
        unlock_by_recovery_key(&case.path, &other),
        Err(Error::WrongRecoveryKey)
    ));
    assert!(!is_unlocked(&case.path));

    unlock_by_recovery_key(&case.path, &RecoveryKey::read(&written).unwrap()).unwrap();
    assert_eq!(case.says(), WORDS);
    make_key_file(&case.path, &passphrase("otra"), Cost::LEAST).unwrap();
    case.unlock("otra").unwrap();
    assert_eq!(case.says(), WORDS);
}

#[test]
fn a_passphrase_is_changed_without_writing_the_library() {
    let case = Case::sealed();
    let before = fs::read(&case.path).unwrap();
    let (old, new) = (passphrase("agua y tierra"), passphrase("nueva"));
    assert!(matches!(
        change_passphrase(&case.path, &new, &new),
        Err(Error::WrongPassphrase)
    ));
    change_passphrase(&case.path, &old, &new).unwrap();
    assert_eq!(fs::read(&case.path).unwrap(), before);
    assert!(matches!(
        case.unlock("agua y tierra"),
        Err(Error::WrongPassphrase)
    ));
    case.unlock("nueva").unwrap();
    assert_eq!(case.files(), TWO);
}

#[test]
fn colleagues_have_passphrases_of_their_own() {
    let case = Case::sealed();
    let mine = passphrase("agua y tierra");
    for (at, theirs) in ["dos", "tres"].into_iter().enumerate() {
        let count = add_passphrase(&case.path, &mine, &passphrase(theirs)).unwrap();
        assert_eq!(count, at + 2);
    }
    for each in ["agua y tierra", "dos", "tres"] {
        case.unlock(each).unwrap();
    }
    // A damaged slot spoils no other.
    let file = key_file_path(&case.path);
    let text = fs::read_to_string(&file).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines[1].replace_range(20..24, "!!!!");
    fs::write(&file, lines.join("\n")).unwrap();
    assert!(matches!(
        case.unlock("agua y tierra"),
        Err(Error::WrongPassphrase)
    ));
    case.unlock("dos").unwrap();
    assert_eq!(
        remove_other_passphrases(&case.path, &passphrase("tres")).unwrap(),
        1
    );
    assert!(matches!(case.unlock("dos"), Err(Error::WrongPassphrase)));
    case.unlock("tres").unwrap();
    // What could not be read is kept.
    assert!(fs::read_to_string(&file).unwrap().contains("!!!!"));
}

#[test]
fn a_key_file_that_does_not_fit_says_so() {
    let (case, other) = (Case::sealed(), Case::sealed());
    let file = key_file_path(&case.path);
    fs::copy(key_file_path(&other.path), &file).unwrap();
    assert!(matches!(
        case.unlock("agua y tierra"),
        Err(Error::KeyFileOfAnother)
    ));
    assert_eq!(seal_of(&case.path).unwrap(), Seal::KeyFileOfAnother);
    for damaged in ["", "nothing at all\n", "octavilla-key-1 AAAA\n"] {
        fs::write(&file, damaged).unwrap();
        assert!(matches!(
            case.unlock("agua y tierra"),
            Err(Error::KeyFileDamaged)
        ));
        assert_eq!(seal_of(&case.path).unwrap(), Seal::KeyFileDamaged);
    }
}

#[test]
fn a_library_is_sealed_and_unsealed() {
    let case = Case::clear();
    assert!(case.shows_words());
    assert_eq!(seal_of(&case.path).unwrap(), Seal::None);
    assert!(matches!(
        unlock(&case.path, &passphrase("x")),
        Err(Error::NotSealed { .. })
    ));

    seal(&case.path, &passphrase("agua y tierra"), Cost::LEAST).unwrap();
    assert_eq!(case.files(), TWO);
    assert!(!case.shows_words());
    assert_eq!(case.says(), WORDS);
    assert!(matches!(
        seal(&case.path, &passphrase("x"), Cost::LEAST),
        Err(Error::AlreadySealed { .. })
    ));
    let library = Library::open(&case.path).unwrap();
    assert!(matches!(unseal(&case.path), Err(Error::InUse { .. })));
    library.close();

    case.lock();
    assert!(matches!(unseal(&case.path), Err(Error::Sealed { .. })));
    case.unlock("agua y tierra").unwrap();
    unseal(&case.path).unwrap();
    assert_eq!(case.files(), ["posts.octavilla", "posts.octavilla.lock"]);
    // It has a write-ahead log from the first, so that nobody has to give it one.
    assert_eq!(fs::read(&case.path).unwrap()[18..20], [2, 2]);
    assert_eq!(case.says(), WORDS);
    assert!(case.shows_words());
}

#[test]
fn what_strange_key_files_are_made_from_is_one() {
    for (seed, slots) in [
        (
            &include_bytes!("../../../../fuzz/seeds/key_file/one")[..],
            1,
        ),
        (
            include_bytes!("../../../../fuzz/seeds/key_file/two-slots"),
            2,
        ),
    ] {
        assert_eq!(KeyFile::read(seed).ids().count(), slots);
    }
}

#[test]
fn a_key_file_that_says_nothing_any_more_goes_with_what_was_cut_short() {
    let case = Case::clear();
    doubt(&case.path, [KeyId::random().unwrap()]).unwrap();
    fs::write(key_file_path(&case.path), [0; 289]).unwrap();
    assert_eq!(case.says(), WORDS);
    assert_eq!(case.files(), ["posts.octavilla", "posts.octavilla.lock"]);
}

#[test]
fn a_new_key_leaves_the_old_ones_useless() {
    let case = Case::sealed();
    let mine = passphrase("agua y tierra");
    add_passphrase(&case.path, &mine, &passphrase("dos")).unwrap();
    let old = recovery_key(&case.path, &mine).unwrap();
    let new = renew(&case.path, &mine, Cost::LEAST).unwrap();
    assert_ne!(*old.written(), *new.written());
    assert_eq!(case.files(), TWO);
    assert_eq!(case.says(), WORDS);
    assert!(matches!(case.unlock("dos"), Err(Error::WrongPassphrase)));
    assert!(matches!(
        unlock_by_recovery_key(&case.path, &old),
        Err(Error::WrongRecoveryKey)
    ));
    unlock_by_recovery_key(&case.path, &new).unwrap();
    case.unlock("agua y tierra").unwrap();
    assert_eq!(case.says(), WORDS);
}

#[test]
fn copies_are_sealed_and_have_their_key_beside_them() {
    let case = Case::sealed();
    let copy = case.folder.path().join("copy.octavilla");
    backup::backup(&Reader::open(&case.path).unwrap(), &copy).unwrap();
    assert!(!case.shows_words());
    assert_eq!(says(&copy), WORDS);
    case.lock();
    assert!(matches!(Reader::open(&copy), Err(Error::Sealed { .. })));
    unlock(&copy, &passphrase("agua y tierra")).unwrap();
    // One key opens both.
    assert_eq!(case.says(), WORDS);

    change_passphrase(
        &case.path,
        &passphrase("agua y tierra"),
        &passphrase("nueva"),
    )
    .unwrap();
    let renewed = renew_copies(&case.path, std::slice::from_ref(&copy)).unwrap();
    assert_eq!(renewed.renewed, std::slice::from_ref(&copy));
    case.lock();
    assert!(matches!(
        unlock(&copy, &passphrase("agua y tierra")),
        Err(Error::WrongPassphrase)
    ));
    unlock(&copy, &passphrase("nueva")).unwrap();

    let restored = backup::restore(&copy, &case.path).unwrap();
    assert_eq!(says(&restored), WORDS);
    assert_eq!(seal_of(&restored).unwrap(), Seal::Passphrases(1));

    let repaired = case.folder.path().join("repaired.octavilla");
    let saved = doctor::repair(&case.path, &repaired).unwrap();
    assert_eq!((saved.posts, saved.findings), (1, vec![]));
    assert_eq!(seal_of(&repaired).unwrap(), Seal::Passphrases(1));
    assert!(!case.shows_words());
}

#[test]
fn a_destroyed_key_opens_nothing() {
    let case = Case::sealed();
    let copy = case.folder.path().join("copy.octavilla");
    backup::backup(&Reader::open(&case.path).unwrap(), &copy).unwrap();
    let unrelated = Case::sealed();
    let library = Library::open(&case.path).unwrap();
    assert!(matches!(
        destroy_key(&case.path, Vec::new),
        Err(Error::InUse { .. })
    ));
    library.close();

    let copies = vec![copy.clone(), unrelated.path.clone()];
    let destroyed = destroy_key(&case.path, || copies).unwrap();
    assert!(destroyed.had_key_file && destroyed.left.is_empty());
    assert_eq!(destroyed.copies, std::slice::from_ref(&copy));
    for path in [&case.path, &copy] {
        assert!(matches!(
            unlock(path, &passphrase("agua y tierra")),
            Err(Error::KeyFileMissing { .. })
        ));
    }
    assert_eq!(says(&unrelated.path), WORDS);
    assert!(!destroy_key(&case.path, Vec::new).unwrap().had_key_file);
}

#[test]
fn what_was_cut_short_is_taken_away_at_the_next_opening() {
    let beside = |case: &Case, end: &str| case.path.with_extension(format!("octavilla{end}"));
    // Before the new file has the name: the library is as it was. A reader tidies too.
    let case = Case::clear();
    let donor = Case::sealed();
    let Ok(Beginning::Other(id)) = beginning(&donor.path) else {
        panic!("not sealed")
    };
    doubt(&case.path, [id]).unwrap();
    fs::copy(&donor.path, beside(&case, ".unfinished")).unwrap();
    fs::copy(key_file_path(&donor.path), key_file_path(&case.path)).unwrap();
    fs::write(beside(&case, ".key.unfinished"), "half a slot").unwrap();
    fs::hard_link(&case.path, beside(&case, ".replaced")).unwrap();
    Reader::open(&case.path).unwrap();
    assert_eq!(case.files(), ["posts.octavilla", "posts.octavilla.lock"]);
    assert_eq!(case.says(), WORDS);

    // After it: what was not sealed is overwritten and gone.
    let case = Case::sealed();
    let clear = Case::clear();
    let Ok(Beginning::Other(id)) = beginning(&case.path) else {
        panic!("not sealed")
    };
    doubt(&case.path, [id]).unwrap();
    fs::rename(&clear.path, beside(&case, ".replaced")).unwrap();
    assert!(case.shows_words());
    Library::open(&case.path).unwrap().close();
    assert_eq!(case.files(), TWO);
    assert_eq!(case.says(), WORDS);
}

#[test]
fn a_file_of_that_name_that_nobody_noted_is_left() {
    let case = Case::sealed();
    let own = case.folder.path().join("posts.octavilla.replaced");
    fs::write(&own, "somebody's own").unwrap();
    Library::open(&case.path).unwrap().close();
    assert_eq!(fs::read(&own).unwrap(), b"somebody's own");
}

#[test]
fn two_do_not_change_one_key_file_at_once() {
    let case = Case::sealed();
    let held = pen::Pen::take(&case.path).unwrap();
    let mine = passphrase("agua y tierra");
    assert!(matches!(
        add_passphrase(&case.path, &mine, &passphrase("dos")),
        Err(Error::InUse { .. })
    ));
    // Whoever reads is not kept from it, and takes nothing away that is being written.
    assert_eq!(case.says(), WORDS);
    assert!(
        case.files()
            .contains(&"posts.octavilla.key.unfinished".to_owned())
    );
    drop(held);
    assert_eq!(case.files(), TWO);
    add_passphrase(&case.path, &mine, &passphrase("dos")).unwrap();
    assert_eq!(case.files(), TWO);
}

#[test]
fn nobody_elses_key_file_is_written_over() {
    let (case, other) = (Case::sealed(), Case::sealed());
    let taken = case.folder.path().join("other.octavilla");
    fs::copy(&other.path, &taken).unwrap();
    fs::copy(key_file_path(&other.path), key_file_path(&taken)).unwrap();
    let before = fs::read(key_file_path(&taken)).unwrap();
    assert!(matches!(
        doctor::repair(&case.path, &taken),
        Err(Error::AlreadyExists { .. })
    ));
    assert_eq!(fs::read(key_file_path(&taken)).unwrap(), before);
    fs::remove_file(&taken).unwrap();
    let reader = Reader::open(&case.path).unwrap();
    assert!(matches!(
        backup::backup(&reader, &taken),
        Err(Error::AlreadyExists { .. })
    ));
    assert_eq!(fs::read(key_file_path(&taken)).unwrap(), before);
    assert!(!taken.exists());
}

#[test]
fn every_key_file_beside_it_that_opens_it_is_destroyed() {
    let case = Case::sealed();
    let at = |name: &str| case.folder.path().join(name);
    let orphan = at("gone.octavilla.key");
    fs::copy(key_file_path(&case.path), &orphan).unwrap();
    let cut_short = at("posts.octavilla.key.unfinished");
    fs::copy(key_file_path(&case.path), &cut_short).unwrap();
    let other = Case::sealed();
    fs::copy(key_file_path(&other.path), at("other.octavilla.key")).unwrap();
    let destroyed = destroy_key(&case.path, Vec::new).unwrap();
    assert_eq!(destroyed.copies, [at("gone.octavilla")]);
    assert!(!orphan.exists() && !cut_short.exists());
    assert!(at("other.octavilla.key").exists());
}

#[cfg(unix)]
#[test]
fn a_library_behind_a_link_is_sealed_where_it_is() {
    let case = Case::clear();
    let away = tempfile::tempdir().unwrap();
    let link = away.path().join("link.octavilla");
    std::os::unix::fs::symlink(&case.path, &link).unwrap();
    seal(&link, &passphrase("agua y tierra"), Cost::LEAST).unwrap();
    assert!(link.is_symlink());
    assert_eq!(case.files(), TWO);
    assert!(!case.shows_words());
    assert_eq!(says(&link), WORDS);
}

#[test]
fn a_key_file_that_cannot_be_read_keeps_the_recovery_key_from_nothing() {
    let case = Case::sealed();
    let mine = passphrase("agua y tierra");
    let key = recovery_key(&case.path, &mine).unwrap();
    let file = key_file_path(&case.path);
    fs::write(&file, vec![b'x'; 4 << 20]).unwrap();
    assert!(matches!(
        case.unlock("agua y tierra"),
        Err(Error::KeyFileDamaged)
    ));
    assert_eq!(seal_of(&case.path).unwrap(), Seal::KeyFileDamaged);
    unlock_by_recovery_key(&case.path, &key).unwrap();
    assert_eq!(case.says(), WORDS);
    make_key_file(&case.path, &mine, Cost::LEAST).unwrap();
    case.unlock("agua y tierra").unwrap();
}

#[test]
fn a_damaged_sealed_library_is_read_page_by_page() {
    let case = Case::sealed();
    let mine = passphrase("agua y tierra");
    let recovery = recovery_key(&case.path, &mine).unwrap();
    let mut bytes = fs::read(&case.path).unwrap();
    // The salt, and all of the schema.
    bytes[..4096].fill(0x55);
    fs::write(&case.path, &bytes).unwrap();
    case.lock();
    let Some(id) = KeyFile::beside(&case.path).unwrap().unwrap().ids().next() else {
        panic!("no slot")
    };
    keyring::forget(&id);
    let to = case.folder.path().join("repaired.octavilla");
    assert!(matches!(
        doctor::repair(&case.path, &to),
        Err(Error::Sealed { .. })
    ));
    assert!(matches!(
        unlock_damaged(&case.path, &passphrase("x")),
        Err(Error::WrongPassphrase)
    ));
    unlock_damaged(&case.path, &mine).unwrap();
    let saved = doctor::repair(&case.path, &to).unwrap();
    assert_eq!((saved.posts, saved.findings), (1, vec![]));
    assert_eq!(says(&to), WORDS);
    assert!(!case.shows_words());
    assert_eq!(fs::read(&case.path).unwrap(), bytes);

    keyring::forget(&id);
    let other = RecoveryKey::of(DataKey::random().unwrap());
    assert!(matches!(
        unlock_damaged_by_recovery_key(&case.path, &other),
        Err(Error::WrongRecoveryKey)
    ));
    unlock_damaged_by_recovery_key(&case.path, &recovery).unwrap();
}

#[test]
fn a_library_that_should_be_sealed_is_not_written_in_clear() {
    let case = Case::sealed();
    let clear = Case::clear();
    fs::copy(&clear.path, &case.path).unwrap();
    assert!(matches!(
        Library::open(&case.path),
        Err(Error::ClearBesideKeyFile { .. })
    ));
    assert_eq!(case.says(), WORDS);
    fs::remove_file(&case.path).unwrap();
    assert!(matches!(
        Library::create(&case.path),
        Err(Error::ClearBesideKeyFile { .. })
    ));
}

#[test]
fn unsealing_that_was_cut_short_is_ended_at_the_next_opening() {
    let case = Case::sealed();
    let Some(id) = Reader::open(&case.path).unwrap().key_id() else {
        panic!("it is sealed")
    };
    // Before the new file has the name.
    doubt(&case.path, [id]).unwrap();
    Library::open(&case.path).unwrap().close();
    assert_eq!(case.files(), TWO);
    case.unlock("agua y tierra").unwrap();
    // After it.
    doubt(&case.path, [id]).unwrap();
    fs::copy(Case::clear().path, &case.path).unwrap();
    Library::open(&case.path).unwrap().close();
    assert_eq!(case.files(), ["posts.octavilla", "posts.octavilla.lock"]);
}

#[test]
fn noise_without_a_key_may_be_a_library_and_a_text_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.octavilla");
    fs::write(&path, "Hello".repeat(2000)).unwrap();
    assert!(matches!(seal_of(&path), Err(Error::NotALibrary { .. })));
    assert!(matches!(
        Library::open(&path),
        Err(Error::NotALibrary { .. })
    ));
    let mut noise = vec![0; 3 * 4096];
    data_key::fill(&mut noise).unwrap();
    noise[0] |= 0x80;
    fs::write(&path, &noise).unwrap();
    assert!(matches!(
        Library::open(&path),
        Err(Error::KeyFileMissing { .. })
    ));
}

#[test]
fn a_build_that_enciphers_nothing_writes_no_sealed_library() {
    use crate::storage::connection::without_cipher::IS_ON;

    let case = Case::clear();
    let other = case.folder.path().join("other.octavilla");
    let (before, files) = (fs::read(&case.path).unwrap(), case.files());
    IS_ON.set(true);
    let sealed = seal(&case.path, &passphrase("agua y tierra"), Cost::LEAST);
    let made = Library::create_sealed(&other, &passphrase("agua y tierra"), Cost::LEAST);
    IS_ON.set(false);
    assert!(matches!(sealed, Err(Error::NoCipher)));
    assert!(matches!(made.map(drop), Err(Error::NoCipher)));
    assert_eq!(fs::read(&case.path).unwrap(), before);
    assert_eq!(case.files(), files);
    assert_eq!(case.says(), WORDS);

    // And none is opened: what it read would not be what was sealed.
    let case = Case::sealed();
    IS_ON.set(true);
    assert!(Reader::open(&case.path).is_err() && Library::open(&case.path).is_err());
    IS_ON.set(false);
    assert_eq!(case.says(), WORDS);
}
