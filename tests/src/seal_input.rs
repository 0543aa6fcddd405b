//! What is wrong with a sealed library, its key file or what is typed: one clear sentence, and
//! nothing changed on the disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::bad_input::{READ, WRITE};
use crate::support::sealed::{PASSPHRASE, Sealed};
use crate::support::{Folder, LIBRARY, Octa};

const WORDS: &str = "Aguacero sobre la milpa";
const KEY_FILE: &str = "posts.octavilla.key";
const WRONG: &str = "the passphrase does not open this library; nothing was changed";
const DAMAGED_KEY: &str =
    "the key file is damaged; put a copy of it in its place, or use the recovery key";

/// Every file of a folder and what it says.
fn state(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => files.extend(state(&path)),
            false => drop(files.insert(path.clone(), std::fs::read(path).unwrap())),
        }
    }
    files
}

/// Commands that are about the seal.
const SEAL: [&[&str]; 6] = [
    &["seal", LIBRARY],
    &["unseal", LIBRARY],
    &["passphrase", LIBRARY],
    &["passphrase", LIBRARY, "--only"],
    &["recovery-key", LIBRARY],
    &["recovery-key", LIBRARY, "--replace"],
];

impl Sealed {
    /// Every command refuses it with one of these sentences and touches nothing.
    #[track_caller]
    fn is_refused(&self, octa: impl Fn(&[&str]) -> Octa, sentences: &[&str]) {
        self.refuses(&SEAL, octa, sentences);
    }

    /// So does every command that reads or writes, and these.
    #[track_caller]
    fn refuses(&self, also: &[&[&str]], octa: impl Fn(&[&str]) -> Octa, sentences: &[&str]) {
        let before = state(self.folder.root());
        for args in READ.iter().chain(&WRITE).chain(also) {
            let sentence = octa(args).fails();
            assert!(sentences.contains(&&*sentence), "{args:?}: {sentence}");
        }
        assert!(state(self.folder.root()) == before, "something was touched");
    }

    fn is_whole(&self) {
        assert!(
            self.octa(&["show", LIBRARY, "one"])
                .succeeds()
                .contains(WORDS)
        );
        let said = self.octa(&["doctor", LIBRARY]).succeeds();
        assert!(said.ends_with("nothing is wrong\n"), "{said}");
    }

    fn without_lock(&self) {
        // Nothing lies beside it, so that a command that begins to work on it is seen.
        std::fs::remove_file(self.folder.path("posts.octavilla.lock")).unwrap();
    }
}

const ALREADY: &str = "posts.octavilla is sealed already; nothing was changed";

#[test]
fn a_wrong_passphrase_is_refused() {
    let sealed = Sealed::with(WORDS);
    sealed.without_lock();
    sealed.is_refused(|args| sealed.by("agua y piedra", args), &[WRONG, ALREADY]);
    sealed.is_whole();
}

#[test]
fn nothing_is_no_passphrase() {
    let sealed = Sealed::with(WORDS);
    let empty = "an empty passphrase keeps nobody out; nothing was changed";
    for typed in ["", "   ", "\u{a0}"] {
        sealed.by(typed, &["list", LIBRARY]).fails_with(empty);
        sealed
            .renewing(typed, &["passphrase", LIBRARY])
            .fails_with(empty);
        sealed
            .by(typed, &["init", "b.octavilla", "--seal"])
            .fails_with(empty);
    }
    assert!(!sealed.folder.path("b.octavilla.key").exists());
    let long = sealed.by(&"x".repeat(5000), &["list", LIBRARY]).fails();
    assert!(long.contains("the passphrase"), "{long}");
    let endless = sealed.by(&"x".repeat(100_000), &["list", LIBRARY]).fails();
    assert!(endless.contains("OCTAVILLA_PASSPHRASE_FILE"), "{endless}");
    sealed.is_whole();
}

#[test]
fn a_passphrase_is_any_unicode_and_typed_on_any_keyboard() {
    let sealed = Sealed::with(WORDS);
    let mut known = PASSPHRASE.to_owned();
    let pairs = [
        (
            "caf\u{e9} \u{1f33d} tod\u{e9}s",
            "cafe\u{301} \u{1f33d} tode\u{301}s",
        ),
        (
            "\u{ac00}\u{4f60}\u{597d}",
            "\u{1100}\u{1161}\u{4f60}\u{597d}",
        ),
        ("שלום עליכם \u{202e}x", "שלום עליכם \u{202e}x"),
        ("ﬁn de \u{2460}", "fin de 1"),
        (" a space at both ends ", " a space at both ends "),
    ];
    for (one, other) in pairs {
        let change = sealed.by(&known, &["passphrase", LIBRARY]);
        sealed
            .told("OCTAVILLA_NEW_PASSPHRASE_FILE", one, change)
            .succeeds();
        sealed.by(other, &["list", LIBRARY]).succeeds();
        sealed
            .by(&format!("{one}."), &["list", LIBRARY])
            .fails_with(WRONG);
        known = one.to_owned();
    }
    let latin1 = sealed.folder.path("latin1");
    std::fs::write(&latin1, b"ma\xf1ana\n").unwrap();
    sealed
        .untold(&["list", LIBRARY])
        .env("OCTAVILLA_PASSPHRASE_FILE", "latin1")
        .fails_with(
            "the file that OCTAVILLA_PASSPHRASE_FILE names is not UTF-8 text (byte 2); nothing \
             was taken in",
        );
    sealed
        .untold(&["list", LIBRARY])
        .env("OCTAVILLA_PASSPHRASE_FILE", "nowhere")
        .fails_with(
            "the file that OCTAVILLA_PASSPHRASE_FILE names could not be read: no such file or \
             directory",
        );
}

#[test]
fn a_damaged_key_file_says_so_and_a_second_slot_still_opens() {
    let sealed = Sealed::with(WORDS);
    sealed
        .renewing("colega", &["passphrase", LIBRARY, "--add"])
        .succeeds();
    let key = sealed.octa(&["recovery-key", LIBRARY]).succeeds();
    let sound = sealed.folder.read(KEY_FILE);
    let mut lines: Vec<String> = sound.lines().map(str::to_owned).collect();
    lines[1].replace_range(30..36, "!!!!!!");
    sealed.folder.write(KEY_FILE, lines.join("\n"));
    sealed.octa(&["list", LIBRARY]).fails_with(WRONG);
    sealed.by("colega", &["list", LIBRARY]).succeeds();

    sealed.without_lock();
    // Cost as memory in KiB and passes: what a machine would choke on, or what protects nobody.
    let asks = |memory: &str, passes: &str| {
        let slot = sound.lines().nth(1).unwrap();
        let mut parts: Vec<&str> = slot.split(' ').collect();
        (parts[3], parts[4]) = (memory, passes);
        parts.join(" ") + "\n"
    };
    let damaged: [(&str, Vec<u8>); 9] = [
        ("empty", b"".to_vec()),
        (
            "noise",
            (0..4000_u32).map(|n| ((n * 7919) >> 3) as u8).collect(),
        ),
        ("cut", sound.as_bytes()[..120].to_vec()),
        ("huge", vec![b'x'; 64 << 20]),
        ("zeros", vec![0; 500]),
        ("too much memory", asks("4294967295", "3").into()),
        ("too much work", asks("1048576", "32").into()),
        ("too little", asks("8", "1").into()),
        ("endless", asks("65536", "4294967295").into()),
    ];
    for (name, bytes) in damaged {
        sealed.folder.write(KEY_FILE, &bytes);
        let begun = std::time::Instant::now();
        sealed.is_refused(|args| sealed.octa(args), &[DAMAGED_KEY, ALREADY]);
        assert!(begun.elapsed().as_secs() < 60, "{name}: it was tried");
        sealed.recovering(&key, &["doctor", LIBRARY]).succeeds();
    }
    std::fs::remove_file(sealed.folder.path(KEY_FILE)).unwrap();
    std::fs::create_dir(sealed.folder.path(KEY_FILE)).unwrap();
    sealed.octa(&["list", LIBRARY]).fails_with(DAMAGED_KEY);
    sealed.recovering(&key, &["list", LIBRARY]).succeeds();
    std::fs::remove_dir(sealed.folder.path(KEY_FILE)).unwrap();
    sealed.folder.write(KEY_FILE, sound);
    sealed.is_whole();
}

#[test]
fn a_key_file_that_is_not_there_or_not_its_own_says_so() {
    let (sealed, other) = (Sealed::with(WORDS), Sealed::with(WORDS));
    sealed.without_lock();
    let own = sealed.folder.bytes(KEY_FILE);
    sealed.folder.write(KEY_FILE, other.folder.bytes(KEY_FILE));
    sealed.is_refused(
        |args| sealed.octa(args),
        &[
            "the key file is of another library; put this library's in its place, or use the \
             recovery key",
            ALREADY,
        ],
    );
    std::fs::remove_file(sealed.folder.path(KEY_FILE)).unwrap();
    sealed.is_refused(
        |args| sealed.octa(args),
        &[
            "posts.octavilla has no key file beside it; put posts.octavilla.key back, or use the \
             recovery key",
            ALREADY,
        ],
    );
    sealed.folder.write(KEY_FILE, own);
    sealed.is_whole();
}

#[test]
fn a_recovery_key_with_a_slip_of_the_pen_says_where() {
    let (sealed, other) = (Sealed::with(WORDS), Sealed::with(WORDS));
    let key = sealed.octa(&["recovery-key", LIBRARY]).succeeds();
    sealed.without_lock();
    let with = |typed: &str| sealed.recovering(typed, &["list", LIBRARY]).fails();
    let mut groups: Vec<&str> = key.trim_end().split('-').collect();
    assert_eq!(
        with(&groups[..12].join("-")),
        "group 13 of the recovery key is not right"
    );
    groups.swap(3, 4);
    assert_eq!(
        with(&groups.join("-")),
        "group 4 of the recovery key is not right"
    );
    assert_eq!(
        with("agua y tierra"),
        "group 1 of the recovery key is not right"
    );
    let others = other.octa(&["recovery-key", LIBRARY]).succeeds();
    assert_eq!(
        with(others.trim_end()),
        "this recovery key does not open this library; nothing was changed"
    );
    assert_eq!(sealed.folder.names(""), [LIBRARY, KEY_FILE]);
}

#[test]
fn a_truncated_library_is_said_to_be_damaged_and_kept() {
    let sealed = Sealed::with(&format!("{WORDS}.\n\n").repeat(3000));
    let sound = sealed.folder.bytes(LIBRARY);
    for length in [
        sound.len() / 2,
        sound.len() / 2 + 1234,
        3 * 4096,
        4096,
        2000,
    ] {
        sealed.folder.write(LIBRARY, &sound[..length]);
        let before = state(sealed.folder.root());
        for args in [&READ[..], &WRITE[..]].concat() {
            // What it needs may lie in what is there.
            if let Err(sentence) = sealed.octa(args).copes() {
                let is_clear = ["damaged", "findings", "exists already"];
                assert!(
                    is_clear.iter().any(|word| sentence.contains(word)),
                    "{length}, {args:?}: {sentence}"
                );
            }
            assert!(
                sealed.folder.bytes(LIBRARY).len() >= length,
                "{length}: it was cut off"
            );
        }
        assert_eq!(
            before[&sealed.folder.path(KEY_FILE)],
            sealed.folder.bytes(KEY_FILE)
        );
        for args in [
            ["unseal", LIBRARY].as_slice(),
            &["recovery-key", LIBRARY, "--replace"],
        ] {
            let sentence = sealed.octa(args).fails();
            assert!(
                sentence.contains("damaged"),
                "{length}, {args:?}: {sentence}"
            );
        }
        let left = sealed.folder.names("");
        let is_left = |name: &&String| name.ends_with(".unfinished") || name.ends_with(".replaced");
        assert_eq!(left.iter().find(is_left), None, "{length}");
    }
    // Less than a page, and nothing at all.
    for length in [99, 0] {
        sealed.folder.write(LIBRARY, &sound[..length]);
        sealed
            .octa(&["list", LIBRARY])
            .fails_with("posts.octavilla is not an Octavilla library; it was not touched");
    }
    sealed.folder.write(LIBRARY, &sound);
    sealed.octa(&["doctor", LIBRARY]).succeeds();
}

/// A database of another program, under a raw key and salt as a sealed library is.
fn foreign(path: &Path, key: &str, salt: &str) {
    let connection = rusqlite::Connection::open(path).unwrap();
    connection
        .execute_batch(&format!(
            "PRAGMA key = \"x'{key}{salt}'\";
             PRAGMA cipher_hmac_algorithm = HMAC_SHA256;
             PRAGMA application_id = 1234;
             CREATE TABLE other (x);
             INSERT INTO other VALUES (zeroblob(9000));"
        ))
        .unwrap();
}

/// The 32 bytes that a recovery key is, in hexadecimal digits.
fn digits(recovery_key: &str) -> String {
    let alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let groups = recovery_key.trim_end().split('-');
    let values = groups.flat_map(|group| group[..4].chars().map(|c| alphabet.find(c).unwrap()));
    let bits: String = values.map(|value| format!("{value:05b}")).collect();
    (0..32)
        .map(|at| u8::from_str_radix(&bits[8 * at..8 * at + 8], 2).unwrap())
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[test]
fn a_foreign_database_is_refused_sealed_or_not() {
    let sealed = Sealed::with(WORDS);
    let key = sealed.octa(&["recovery-key", LIBRARY]).succeeds();
    let salt: String = sealed.folder.bytes(LIBRARY)[..16]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let other = tempfile::tempdir().unwrap();
    let refused = "posts.octavilla is not an Octavilla library; it was not touched";
    sealed.without_lock();

    // Nobody depends on us: any SQLCipher opens a library by its recovery key.
    let plain = rusqlite::Connection::open(sealed.folder.path(LIBRARY)).unwrap();
    plain
        .execute_batch(&format!(
            "PRAGMA key = \"x'{}{salt}'\";
             PRAGMA cipher_hmac_algorithm = HMAC_SHA256;",
            digits(&key)
        ))
        .unwrap();
    let posts: usize = plain
        .query_row("SELECT count(*) FROM post", [], |row| row.get(0))
        .unwrap();
    assert_eq!(posts, 1);
    drop(plain);

    // Under the library's own key: it deciphers, and is not one all the same.
    let cipher = other.path().join("cipher");
    foreign(&cipher, &digits(&key), &salt);
    sealed
        .folder
        .write(LIBRARY, std::fs::read(&cipher).unwrap());
    // What is about the key file alone does not look into the library.
    let into_it = [SEAL[1], SEAL[5]];
    sealed.refuses(&into_it, |args| sealed.octa(args), &[refused]);
    assert!(sealed.recovering(&key, &["list", LIBRARY]).fails() == refused);

    let clear = other.path().join("clear");
    let connection = rusqlite::Connection::open(&clear).unwrap();
    connection
        .execute_batch("PRAGMA application_id = 1234; CREATE TABLE other (x)")
        .unwrap();
    drop(connection);
    sealed.folder.write(LIBRARY, std::fs::read(&clear).unwrap());
    sealed.is_refused(|args| sealed.octa(args), &[refused]);
}

#[test]
fn two_processes_do_not_write_one_sealed_library() {
    let sealed = Sealed::with(WORDS);
    let session = sealed.folder.path("session");
    std::fs::write(&session, "").unwrap();
    // In this process: the window, or another terminal.
    let held = library::seal::Passphrase::new(PASSPHRASE).unwrap();
    let path = sealed.folder.path(LIBRARY);
    library::seal::unlock(&path, &held).unwrap();
    let open = library::Library::open(&path).unwrap();
    let in_use = "posts.octavilla is in use by another process";
    for args in WRITE {
        sealed.octa(args).fails_with(in_use);
    }
    for args in [
        &["unseal", LIBRARY][..],
        &["recovery-key", LIBRARY, "--replace"],
        &["destroy-key", LIBRARY, "--yes"],
    ] {
        sealed.octa(args).fails_with(in_use);
    }
    assert!(
        sealed
            .octa(&["show", LIBRARY, "one"])
            .succeeds()
            .contains(WORDS)
    );
    sealed
        .octa(&["backup", LIBRARY, "copy.octavilla"])
        .succeeds();
    // The key file is nobody's while it is not being written.
    sealed
        .renewing("nueva", &["passphrase", LIBRARY])
        .succeeds();
    open.close();
    sealed
        .by("nueva", &["status", LIBRARY, "one", "ready"])
        .succeeds();
    library::seal::lock(&path);
}

#[cfg(unix)]
#[test]
fn a_sealed_library_in_a_read_only_folder_can_be_read_and_says_so() {
    use crate::support::disk::{bound, set_mode};

    let sealed = Sealed::with(WORDS);
    sealed.without_lock();
    for name in [LIBRARY, KEY_FILE] {
        set_mode(&sealed.folder.path(name), 0o444);
    }
    // Permissions bind others: the secrets have to be theirs to read.
    sealed.folder.write("old", PASSPHRASE);
    sealed.folder.write("new", "nueva");
    let told = |args: &[&str]| {
        let octa = sealed.untold(args);
        let folder = &sealed.folder;
        let copy = bound(octa, folder)?;
        Some(
            copy.env("OCTAVILLA_PASSPHRASE_FILE", "old")
                .env("OCTAVILLA_NEW_PASSPHRASE_FILE", "new")
                .env("OCTAVILLA_LEAST_COST", "1"),
        )
    };
    let Some(first) = told(&["formats"]) else {
        return;
    };
    first.succeeds();
    set_mode(sealed.folder.root(), 0o555);
    let before = state(sealed.folder.root());
    assert!(
        told(&["show", LIBRARY, "one"])
            .unwrap()
            .succeeds()
            .contains(WORDS)
    );
    told(&["doctor", LIBRARY]).unwrap().succeeds();
    told(&["recovery-key", LIBRARY]).unwrap().succeeds();
    for args in [
        &["status", LIBRARY, "one", "ready"][..],
        &["unseal", LIBRARY],
        &["passphrase", LIBRARY],
        &["recovery-key", LIBRARY, "--replace"],
        &["destroy-key", LIBRARY, "--yes"],
        &["init", "b.octavilla", "--seal"],
    ] {
        let sentence = told(args).unwrap().fails();
        assert!(
            sentence.ends_with("cannot be written; nothing was changed"),
            "{args:?}: {sentence}"
        );
    }
    assert!(
        state(sealed.folder.root()) == before,
        "something was touched"
    );
    set_mode(sealed.folder.root(), 0o755);
}

#[cfg(unix)]
#[test]
fn on_a_full_disk_a_seal_stays_as_it_is() {
    use crate::support::disk::{FULL, SmallDisk};

    let Some(disk) = SmallDisk::with_library() else {
        return;
    };
    let folder = &disk.folder;
    let secrets = tempfile::tempdir().unwrap();
    let secret = |name: &str, line: &str| {
        let path = secrets.path().join(name);
        std::fs::write(&path, line).unwrap();
        path.display().to_string()
    };
    let (old, new) = (secret("old", PASSPHRASE), secret("new", "nueva"));
    let octa = |args: &[&str]| {
        folder
            .octa(args)
            .env("OCTAVILLA_PASSPHRASE_FILE", &old)
            .env("OCTAVILLA_NEW_PASSPHRASE_FILE", &new)
            .env("OCTAVILLA_LEAST_COST", "1")
    };
    folder
        .octa(["edit", LIBRARY, "one", "--lang", "en", "--from", "-"])
        .input("Another text. ".repeat(20_000))
        .succeeds();
    disk.fill(200);
    let before = state(folder.root());
    octa(&["seal", LIBRARY]).fails_with(FULL);
    octa(&["init", "b.octavilla", "--seal"]).fails_with(FULL);
    assert!(state(folder.root()) == before, "something is left");
    std::fs::remove_file(folder.path("filler")).unwrap();
    octa(&["seal", LIBRARY]).succeeds();
    let known = |args: &[&str]| octa(args).env("OCTAVILLA_PASSPHRASE_FILE", &new);
    // Written once: the first writer says in the file's header that there is a log.
    known(&["status", LIBRARY, "one", "ready"]).succeeds();

    disk.fill(200);
    let before = state(folder.root());
    known(&["unseal", LIBRARY]).fails_with(FULL);
    known(&["recovery-key", LIBRARY, "--replace"]).fails_with(FULL);
    assert!(state(folder.root()) == before, "something is left");
    std::fs::remove_file(folder.path("filler")).unwrap();
    let key_file = folder.bytes(KEY_FILE);
    disk.fill(0);
    octa(&["passphrase", LIBRARY])
        .env("OCTAVILLA_PASSPHRASE_FILE", &new)
        .env("OCTAVILLA_NEW_PASSPHRASE_FILE", &old)
        .fails_with(FULL);
    assert!(folder.bytes(KEY_FILE) == key_file, "it was written");
    // Destroying needs no room.
    octa(&["destroy-key", LIBRARY, "--yes"]).succeeds();
    assert!(!folder.path(KEY_FILE).exists());
}

#[test]
fn whatever_it_is_called_a_library_is_sealed() {
    let sealed = Sealed::empty();
    let names = [
        "with spaces and 'quotes' \"too\".octavilla",
        "100% ?query=1&x #hash;.octavilla",
        "file:evil.octavilla",
        "-dash.octavilla",
        "ñandú 🌽 עברית.octavilla",
        "no ending",
        "line\nbreak.octavilla",
    ];
    for name in names {
        let below = format!("./{name}");
        let octa = |args: &[&str]| {
            let args: Vec<&str> = args
                .iter()
                .map(|a| if *a == "L" { &*below } else { *a })
                .collect();
            sealed.octa(&args)
        };
        octa(&["init", "L"]).succeeds();
        let new = ["new", "L", "--title", "One", "--lang", "es", "--from", "-"];
        octa(&new).input(WORDS).succeeds();
        octa(&["seal", "L"]).succeeds();
        assert!(!sealed.shows(WORDS), "{name}");
        octa(&["doctor", "L"]).succeeds();
        octa(&["recovery-key", "L", "--replace"]).succeeds();
        octa(&["passphrase", "L", "--only"]).succeeds();
        let copy = format!("{below} copy");
        octa(&["backup", "L", &copy]).succeeds();
        octa(&["unseal", "L"]).succeeds();
        let shown = sealed.folder.octa(["show", &below, "one"]).succeeds();
        assert!(shown.contains(WORDS), "{name}");
        std::fs::remove_file(sealed.folder.path(&below)).unwrap();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_one_too() {
    use std::ffi::{OsStr, OsString};
    use std::os::unix::ffi::OsStrExt as _;

    let sealed = Sealed::empty();
    let name = OsStr::from_bytes(b"ma\xf1ana.octavilla");
    let octa = |verb: &[&str], rest: &[&str]| {
        let verb = verb.iter().map(OsString::from);
        let args: Vec<OsString> = verb
            .chain([name.to_owned()])
            .chain(rest.iter().map(OsString::from))
            .collect();
        let octa = sealed.folder.octa(args).env("OCTAVILLA_LEAST_COST", "1");
        sealed.told("OCTAVILLA_PASSPHRASE_FILE", PASSPHRASE, octa)
    };
    octa(&["init"], &[]).succeeds();
    octa(&["seal"], &[]).succeeds();
    octa(&["doctor"], &[]).succeeds();
    octa(&["unseal"], &[]).succeeds();
    octa(&["doctor"], &[]).succeeds();
}

/// What another SQLite would do: `PRAGMA key` is taken without a word, and everything is in clear.
/// A library whose file does not begin as it should is not opened, whatever the key file says.
#[test]
fn what_should_be_sealed_and_is_in_clear_is_not_kept() {
    let sealed = Sealed::with(WORDS);
    let folder = Folder::with_library();
    folder.post("One", "es", WORDS);
    // A clear file in the place of the sealed one: it is what it is, and nobody is asked.
    std::fs::copy(folder.path(LIBRARY), sealed.folder.path(LIBRARY)).unwrap();
    sealed.untold(&["list", LIBRARY]).succeeds();
    let before = state(sealed.folder.root());
    for args in WRITE {
        sealed.octa(args).fails_with(
            "posts.octavilla is not sealed, though the key file beside it says so; nothing was \
             written; if it is the right file, take posts.octavilla.key away",
        );
    }
    assert!(
        state(sealed.folder.root()) == before,
        "something was touched"
    );
    sealed
        .octa(&["recovery-key", LIBRARY])
        .fails_with("posts.octavilla is not sealed; nothing was changed");
    sealed
        .octa(&["destroy-key", LIBRARY, "--yes"])
        .fails_with("posts.octavilla is not sealed; nothing was changed");
    assert!(
        sealed.folder.path(KEY_FILE).exists(),
        "the key may be of a library that comes back"
    );
}
