//! A sealed library from the terminal: how it is made, opened, changed and ended.

use crate::support::sealed::{PASSPHRASE, Sealed};
use crate::support::{Folder, LIBRARY};

const WORDS: &str = "Aguacero sobre la milpa";
const KEY_FILE: &str = "posts.octavilla.key";
const LOCK: &str = "posts.octavilla.lock";
const NO_PASSPHRASE: &str = "posts.octavilla is sealed and no passphrase was given; run this in a \
    terminal, which asks for it, or use --passphrase-fd or OCTAVILLA_PASSPHRASE_FILE";
const WRONG: &str = "the passphrase does not open this library; nothing was changed";

#[test]
fn every_command_opens_a_sealed_library_alike() {
    let sealed = Sealed::with(WORDS);
    sealed.folder.write("text.md", "Otra vez.\n");
    sealed.folder.write("words", "milpa\n");
    std::fs::create_dir(sealed.folder.path("copies")).unwrap();
    let calls: &[&[&str]] = &[
        &["list", LIBRARY],
        &["show", LIBRARY, "one"],
        &["rename", LIBRARY, "one", "--title", "One"],
        &["describe", LIBRARY, "one", "--date", "2026-11-26"],
        &["tag", LIBRARY, "one", "agua"],
        &["status", LIBRARY, "one", "ready"],
        &["edit", LIBRARY, "one", "--lang", "es", "--from", "text.md"],
        &[
            "translate",
            LIBRARY,
            "one",
            "--lang",
            "en",
            "--from",
            "text.md",
        ],
        &["duplicate", LIBRARY, "one"],
        &["history", LIBRARY, "one", "--lang", "es", "--timeline"],
        &["checkpoint", LIBRARY, "one", "antes", "--lang", "es"],
        &["pairs", LIBRARY, "otra", "--lang", "es"],
        &["notes", LIBRARY, "one"],
        &["check", LIBRARY, "one"],
        &["export", LIBRARY, "one", "--format", "text", "--out", "out"],
        &["kept-words", LIBRARY],
        &["profiles", LIBRARY],
        &["posted", LIBRARY, "one"],
        &["template", "list", LIBRARY],
        &["image", "list", LIBRARY],
        &["trash", LIBRARY, "one"],
        &["restore", LIBRARY, "one"],
        &["empty-trash", LIBRARY],
        &["backup", LIBRARY, "copy.octavilla"],
        &["backup", LIBRARY, "--keep", "copies"],
        &["restore", "copy.octavilla", "--to", "again.octavilla"],
        &["doctor", LIBRARY],
        &["doctor", LIBRARY, "--repair", "repaired.octavilla"],
        &["example", LIBRARY],
    ];
    for args in calls {
        let library = if args.contains(&"--to") {
            "copy.octavilla"
        } else {
            LIBRARY
        };
        let sentence = NO_PASSPHRASE.replace(LIBRARY, library);
        sealed.untold(args).fails_with(&sentence);
        sealed.octa(args).ends_well();
    }
    for args in [calls[0], calls[5], calls[calls.len() - 2]] {
        sealed.by("otra", args).fails_with(WRONG);
    }
    std::fs::remove_dir_all(sealed.folder.path("out")).unwrap();
    assert!(!sealed.shows(WORDS), "every copy is sealed too");
    for made in ["copy.octavilla", "again.octavilla", "repaired.octavilla"] {
        assert!(
            sealed.folder.path(&format!("{made}.key")).exists(),
            "{made}"
        );
        sealed.octa(&["doctor", made]).succeeds();
    }
}

#[test]
fn a_library_is_made_sealed_and_says_what_to_keep() {
    let sealed = Sealed::empty();
    assert_eq!(sealed.folder.names(""), [LIBRARY, KEY_FILE, LOCK]);
    let said = sealed.octa(&["init", "b.octavilla", "--seal"]).succeeds();
    assert_eq!(
        said,
        "b.octavilla is a new library, sealed\n\
         keep b.octavilla.key with it: a passphrase opens nothing without that file\n\
         write down what `octa recovery-key b.octavilla` shows: it opens the library when \
         passphrase or key file are lost\n"
    );
    sealed
        .octa(&["init", LIBRARY, "--seal"])
        .fails_with("posts.octavilla exists already and was not written over");
    sealed
        .untold(&["init", "c.octavilla", "--seal"])
        .fails_with(
            "no new passphrase was given; run this in a terminal, which asks for it, or use \
         --new-passphrase-fd or OCTAVILLA_NEW_PASSPHRASE_FILE; nothing was changed",
        );
    assert!(!sealed.folder.path("c.octavilla").exists());
}

#[test]
fn a_library_is_sealed_and_unsealed() {
    let sealed = Sealed::empty();
    let folder = &sealed.folder;
    for name in folder.names("") {
        std::fs::remove_file(folder.path(&name)).unwrap();
    }
    folder.octa(["init", LIBRARY]).succeeds();
    folder.post("One", "es", WORDS);
    sealed
        .octa(&["unseal", LIBRARY])
        .fails_with("posts.octavilla is not sealed; nothing was changed");
    assert!(sealed.shows(WORDS));
    let said = sealed.octa(&["seal", LIBRARY]).succeeds();
    assert!(
        said.starts_with("posts.octavilla is sealed\nkeep posts.octavilla.key "),
        "{said}"
    );
    assert!(!sealed.shows(WORDS));
    assert_eq!(folder.names(""), [LIBRARY, KEY_FILE, LOCK]);
    sealed
        .octa(&["seal", LIBRARY])
        .fails_with("posts.octavilla is sealed already; nothing was changed");
    assert!(
        sealed
            .octa(&["show", LIBRARY, "one"])
            .succeeds()
            .contains(WORDS)
    );

    sealed
        .untold(&["unseal", LIBRARY])
        .fails_with(NO_PASSPHRASE);
    sealed.by("otra", &["unseal", LIBRARY]).fails_with(WRONG);
    sealed.octa(&["unseal", LIBRARY]).succeeds();
    assert_eq!(folder.names(""), [LIBRARY, LOCK]);
    assert!(folder.body("one", "es").contains(WORDS));
    folder.is_healthy();
}

#[test]
fn passphrases_are_changed_added_and_taken_away() {
    let sealed = Sealed::with(WORDS);
    let before = sealed.folder.bytes(LIBRARY);
    let opens = |passphrase: &str| sealed.by(passphrase, &["list", LIBRARY]).copes().is_ok();
    std::fs::create_dir(sealed.folder.path("copies")).unwrap();
    sealed
        .octa(&["backup", LIBRARY, "copies/a.octavilla"])
        .succeeds();
    let change = ["passphrase", LIBRARY];
    sealed
        .told(
            "OCTAVILLA_NEW_PASSPHRASE_FILE",
            "nueva",
            sealed.by("otra", &change),
        )
        .fails_with(WRONG);
    sealed.octa(&change).fails();
    assert!(opens(PASSPHRASE) && !opens("nueva"));

    let said = sealed.renewing("nueva", &[&change[..], &["--copies", "copies"]].concat());
    assert_eq!(
        said.succeeds(),
        "the new passphrase opens posts.octavilla, the old one does not\n\
         copies/a.octavilla opens the same way\n"
    );
    assert!(opens("nueva") && !opens(PASSPHRASE));
    let copy = ["list", "copies/a.octavilla"];
    sealed.octa(&copy).fails_with(WRONG);
    sealed.by("nueva", &copy).succeeds();

    let add = [&change[..], &["--add"]].concat();
    let adding = sealed.by("nueva", &add);
    let said = sealed.told("OCTAVILLA_NEW_PASSPHRASE_FILE", "colega", adding);
    assert_eq!(said.succeeds(), "2 passphrases open posts.octavilla\n");
    assert!(opens("nueva") && opens("colega"));
    let only = [&change[..], &["--only"]].concat();
    assert_eq!(
        sealed.by("colega", &only).succeeds(),
        "one passphrase opens posts.octavilla; 1 were taken away\n"
    );
    assert!(!opens("nueva") && opens("colega"));
    assert_eq!(
        sealed.folder.bytes(LIBRARY),
        before,
        "the library was not written"
    );
    sealed
        .octa(&["passphrase", LIBRARY, "--add", "--only"])
        .misuses();
}

#[test]
fn the_recovery_key_opens_it_and_makes_a_new_key_file() {
    let sealed = Sealed::with(WORDS);
    let show = ["recovery-key", LIBRARY];
    sealed.untold(&show).fails_with(NO_PASSPHRASE);
    let key = sealed.octa(&show).succeeds();
    assert_eq!(key.trim_end().split('-').count(), 13, "{key}");
    assert_eq!(sealed.octa(&show).succeeds(), key);

    let file = sealed.folder.bytes(KEY_FILE);
    std::fs::remove_file(sealed.folder.path(KEY_FILE)).unwrap();
    let missing = "posts.octavilla has no key file beside it; put posts.octavilla.key back, or \
                   use the recovery key";
    sealed.octa(&["list", LIBRARY]).fails_with(missing);
    sealed.untold(&["list", LIBRARY]).fails_with(missing);
    for typed in [key.to_lowercase(), key.replace('-', " ")] {
        let shown = sealed
            .recovering(&typed, &["show", LIBRARY, "one"])
            .succeeds();
        assert!(shown.contains(WORDS));
    }
    let add = sealed.recovering(&key, &["passphrase", LIBRARY, "--add"]);
    assert!(
        add.fails()
            .starts_with("this takes a passphrase of the library")
    );
    let anew = sealed.recovering(&key, &["passphrase", LIBRARY]);
    let said = sealed.told("OCTAVILLA_NEW_PASSPHRASE_FILE", "nueva", anew);
    assert_eq!(
        said.succeeds(),
        "posts.octavilla has a new key file, and one passphrase\n"
    );
    sealed.by("nueva", &["list", LIBRARY]).succeeds();

    // Another one: neither the old one nor the old key file opens it.
    let new = sealed
        .by("nueva", &["recovery-key", LIBRARY, "--replace"])
        .succeeds();
    assert_ne!(new, key);
    sealed
        .recovering(&key, &["list", LIBRARY])
        .fails_with("this recovery key does not open this library; nothing was changed");
    sealed.recovering(&new, &["list", LIBRARY]).succeeds();
    sealed.folder.write(KEY_FILE, file);
    sealed.octa(&["list", LIBRARY]).fails_with(
        "the key file is of another library; put this library's in its place, or use the recovery \
         key",
    );
}

#[test]
fn a_destroyed_key_opens_neither_the_library_nor_its_copies() {
    let sealed = Sealed::with(WORDS);
    let folder = &sealed.folder;
    for name in ["copies", "more"] {
        std::fs::create_dir(folder.path(name)).unwrap();
    }
    let copies = ["copies/a.octavilla", "more/b.octavilla", "beside.octavilla"];
    for copy in copies {
        sealed.octa(&["backup", LIBRARY, copy]).succeeds();
    }
    // A key file whose copy is gone opens the library as well.
    std::fs::copy(
        folder.path(KEY_FILE),
        folder.path("more/gone.octavilla.key"),
    )
    .unwrap();
    let other = Sealed::with(WORDS);
    for name in [LIBRARY, KEY_FILE] {
        std::fs::copy(other.folder.path(name), folder.path("copies").join(name)).unwrap();
    }
    sealed.untold(&["destroy-key", LIBRARY]).misuses();
    sealed.octa(&["list", LIBRARY]).succeeds();

    let destroy = [
        "destroy-key",
        LIBRARY,
        "--yes",
        "--copies",
        "copies",
        "more",
    ];
    let said = sealed.untold(&destroy).succeeds();
    assert!(
        said.starts_with(
            "the key file of posts.octavilla is destroyed: no passphrase opens it any more\n"
        ),
        "{said}"
    );
    assert!(
        said.contains("what this cannot reach: a recovery key that was written down"),
        "{said}"
    );
    for copy in copies.iter().chain(&[LIBRARY]) {
        let sentence = sealed.octa(&["list", copy]).fails();
        assert!(
            sentence.starts_with(&format!("{copy} has no key file beside it")),
            "{sentence}"
        );
    }
    assert_eq!(folder.names("more"), ["b.octavilla"]);
    sealed.octa(&["list", "copies/posts.octavilla"]).succeeds();
    let again = sealed.untold(&destroy).succeeds();
    assert!(
        again.starts_with("posts.octavilla had no key file"),
        "{again}"
    );
}

/// Runs `octa` through a shell, which has file descriptors by number.
#[cfg(unix)]
fn in_shell(sealed: &Sealed, script: &str) -> (Option<i32>, String, String) {
    let octa = crate::support::octa::binary();
    let output = std::process::Command::new("sh")
        .args(["-c", script])
        .env("OCTA", octa)
        .env("OCTAVILLA_LEAST_COST", "1")
        .current_dir(sealed.folder.root())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[cfg(unix)]
#[test]
fn a_passphrase_comes_through_a_file_descriptor() {
    let sealed = Sealed::with(WORDS);
    let listed = "printf 'agua y tierra\\nmore\\n' | $OCTA list posts.octavilla --passphrase-fd 0";
    let (status, out, err) = in_shell(&sealed, listed);
    assert_eq!((status, &*err), (Some(0), ""), "{out}");
    assert!(out.contains("One"), "{out}");
    // A pipe that is no standard stream; and two lines of one, which are read one by one.
    let changed = "printf 'agua y tierra\\nnueva\\n' | (exec 5<&0; $OCTA passphrase \
                   posts.octavilla --passphrase-fd 5 --new-passphrase-fd 5 </dev/null)";
    let (status, out, err) = in_shell(&sealed, changed);
    assert_eq!((status, &*err), (Some(0), ""), "{out}");
    sealed.by("nueva", &["list", LIBRARY]).succeeds();
    sealed.octa(&["list", LIBRARY]).fails_with(WRONG);
    let closed = "$OCTA list posts.octavilla --passphrase-fd 9";
    let (status, out, err) = in_shell(&sealed, closed);
    assert_eq!((status, &*out), (Some(1), ""));
    assert!(
        err.starts_with("error: file descriptor 9 could not be read"),
        "{err}"
    );
    sealed
        .untold(&["list", LIBRARY, "--passphrase-fd", "x"])
        .misuses();
    let both = [
        "list",
        LIBRARY,
        "--passphrase-fd",
        "3",
        "--recovery-key-fd",
        "4",
    ];
    sealed.untold(&both).misuses();
    // There is no argument for the passphrase itself.
    sealed
        .untold(&["list", LIBRARY, "--passphrase", "x"])
        .misuses();
}

#[cfg(target_os = "linux")]
#[test]
fn at_a_terminal_it_is_asked_for_without_echo_three_times() {
    use std::io::{Read as _, Write as _};
    use std::process::{Command, Stdio};

    let sealed = Sealed::with(WORDS);
    // `script` gives a terminal; what it prints is what a person would see.
    let at_terminal = |line: &str, answers: &[&str]| -> (i32, String) {
        let mut child = Command::new("script")
            .args(["-q", "-e", "-c", line, "/dev/null"])
            .env("OCTAVILLA_LEAST_COST", "1")
            .current_dir(sealed.folder.root())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (mut input, mut output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let (mut seen, mut answers) = (String::new(), answers.iter());
        let mut bytes = [0; 1024];
        loop {
            // The terminal is gone with the program.
            let count = output.read(&mut bytes).unwrap_or(0);
            if count == 0 {
                break;
            }
            seen.push_str(&String::from_utf8_lossy(&bytes[..count]));
            let last = seen.rsplit('\n').next().unwrap_or_default();
            // A warning has a colon too, and may come by half.
            let is_asked = last.ends_with(": ") && !last.contains("warning");
            if is_asked && let Some(answer) = answers.next() {
                // A person is no quicker either: until now the echo may not be off.
                std::thread::sleep(std::time::Duration::from_millis(300));
                writeln!(input, "{answer}").unwrap();
            }
        }
        (child.wait().unwrap().code().unwrap(), seen)
    };
    let octa = crate::support::octa::binary().display();
    let list = format!("{octa} list {LIBRARY} --json");
    let (status, seen) = at_terminal(&list, &[PASSPHRASE]);
    assert_eq!(status, 0, "{seen}");
    assert!(seen.contains("Passphrase of posts.octavilla: "), "{seen}");
    assert!(
        seen.contains("\"one\"") && !seen.contains(PASSPHRASE),
        "{seen}"
    );

    let begun = std::time::Instant::now();
    let (status, seen) = at_terminal(&list, &["uno", "dos", "tres"]);
    assert_eq!(status, 1, "{seen}");
    assert_eq!(seen.matches("Passphrase of").count(), 3, "{seen}");
    assert!(seen.contains(&format!("error: {WRONG}")), "{seen}");
    assert!(!seen.contains("dos"), "{seen}");
    assert!(
        begun.elapsed().as_secs() >= 4,
        "wrong ones are made to wait"
    );
    let (status, _) = at_terminal(&list, &["uno", PASSPHRASE]);
    assert_eq!(status, 0);

    let change = format!("{octa} passphrase {LIBRARY}");
    let (status, seen) = at_terminal(&change, &[PASSPHRASE, "nueva", "nueba"]);
    assert_eq!(status, 1, "{seen}");
    assert!(
        seen.contains("the two passphrases are not the same; nothing was changed"),
        "{seen}"
    );
    let (status, seen) = at_terminal(&change, &[PASSPHRASE, "nueva", "nueva"]);
    assert_eq!(status, 0, "{seen}");
    sealed.by("nueva", &["list", LIBRARY]).succeeds();
}

#[test]
fn a_sealed_library_says_in_its_help_how_it_is_opened() {
    let folder = Folder::empty();
    for command in ["list", "doctor", "backup", "seal", "passphrase"] {
        let help = folder.octa([command, "--help"]).succeeds();
        for words in [
            "--passphrase-fd",
            "OCTAVILLA_PASSPHRASE_FILE",
            "--recovery-key-fd",
        ] {
            assert!(help.contains(words), "{command}: {help}");
        }
    }
    for command in ["init", "seal", "passphrase"] {
        let help = folder.octa([command, "--help"]).succeeds();
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        for words in ["OCTAVILLA_NEW_PASSPHRASE_FILE", "Unicode NFKD"] {
            assert!(help.contains(words), "{command}: {help}");
        }
    }
}
