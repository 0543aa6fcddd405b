//! Killed or refused at any call, what is done to a seal is done or not done, never by half.

use std::collections::BTreeSet;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::Output;
use std::sync::LazyLock;

use tempfile::TempDir;

use crate::support::proof::{in_parallel, quick_folder, say, short_or_long, spread};
use crate::support::strace::{self, Call, Strike};
use crate::support::{Folder, LIBRARY, Octa};

const SIGKILL: i32 = 9;
const WORDS: &str = "Aguacero sobre la milpa";
const OLD: &str = "agua y tierra";
const NEW: &str = "otra, más larga";

const REFUSED: [&str; 5] = ["write", "pwrite64", "fsync", "fdatasync", "ftruncate"];

const STRIKES: [Strike; 4] = [
    Strike::Once("ENOSPC"),
    Strike::FromThenOn("ENOSPC"),
    Strike::Once("EIO"),
    Strike::FromThenOn("EIO"),
];

/// What opens a library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Opener {
    Nothing,
    Old,
    New,
    /// The recovery key that it had before.
    Recovery,
}

/// What is done to a seal.
#[derive(Debug)]
struct Act {
    args: &'static [&'static str],
    /// What opens the library before; nothing where there is none yet.
    before: &'static [Opener],
    after: &'static [Opener],
    /// What the call is told of the old key.
    told: Option<Opener>,
}

use Opener::{New, Nothing, Old, Recovery};

const ACTS: [Act; 10] = [
    Act {
        args: &["init", LIBRARY],
        before: &[],
        after: &[Nothing],
        told: None,
    },
    Act {
        args: &["init", LIBRARY, "--seal"],
        before: &[],
        after: &[New],
        told: None,
    },
    Act {
        args: &["seal", LIBRARY],
        before: &[Nothing],
        after: &[New],
        told: None,
    },
    Act {
        args: &["unseal", LIBRARY],
        before: &[Old, Recovery],
        after: &[Nothing],
        told: Some(Old),
    },
    Act {
        args: &["passphrase", LIBRARY],
        before: &[Old, Recovery],
        after: &[New, Recovery],
        told: Some(Old),
    },
    Act {
        args: &["passphrase", LIBRARY, "--add"],
        before: &[Old, Recovery],
        after: &[Old, New, Recovery],
        told: Some(Old),
    },
    Act {
        args: &["passphrase", LIBRARY],
        before: &[Old, Recovery],
        after: &[New, Recovery],
        told: Some(Recovery),
    },
    Act {
        args: &["recovery-key", LIBRARY, "--replace"],
        before: &[Old, Recovery],
        after: &[Old],
        told: Some(Old),
    },
    Act {
        args: &["destroy-key", LIBRARY, "--yes"],
        before: &[Old, Recovery],
        after: &[Recovery],
        told: None,
    },
    Act {
        args: &["destroy-key", LIBRARY, "--yes", "--copies", "copies"],
        before: &[Old, Recovery],
        after: &[Recovery],
        told: None,
    },
];

/// What the acts are done to, and what they are told.
struct Templates {
    clear: Folder,
    sealed: Folder,
    secrets: TempDir,
}

static TEMPLATES: LazyLock<Templates> = LazyLock::new(|| {
    let secrets = quick_folder();
    let secret = |name: &str, line: &str| {
        std::fs::write(secrets.path().join(name), format!("{line}\n")).unwrap();
    };
    secret("old", OLD);
    secret("new", NEW);
    let file = |name: &str| secrets.path().join(name).display().to_string();
    let clear = Folder::with_library();
    clear.post("One", "es", WORDS);
    let sealed = Folder::empty();
    let unlocking = |args: &[&str]| {
        let octa = sealed.octa(args).env("OCTAVILLA_LEAST_COST", "1");
        octa.env("OCTAVILLA_PASSPHRASE_FILE", &file("old"))
    };
    unlocking(&["init", LIBRARY, "--seal"]).succeeds();
    let new = [
        "new", LIBRARY, "--title", "One", "--lang", "es", "--from", "-",
    ];
    unlocking(&new).input(WORDS).succeeds();
    secret(
        "recovery",
        &unlocking(&["recovery-key", LIBRARY]).succeeds(),
    );
    std::fs::create_dir(sealed.path("copies")).unwrap();
    unlocking(&["backup", LIBRARY, "copies/copy.octavilla"]).succeeds();
    Templates {
        clear,
        sealed,
        secrets,
    }
});

impl Templates {
    fn secret(&self, opener: Opener) -> std::path::PathBuf {
        self.secrets.path().join(match opener {
            Old => "old",
            New => "new",
            Recovery => "recovery",
            Nothing => "nothing",
        })
    }
}

impl Act {
    /// A folder to do it in.
    fn place(&self) -> TempDir {
        let place = quick_folder();
        let from = match self.before {
            [] => return place,
            [Nothing] => &TEMPLATES.clear,
            _ => &TEMPLATES.sealed,
        };
        for name in from.names("") {
            match name.as_str() {
                "copies" => {
                    std::fs::create_dir(place.path().join("copies")).unwrap();
                    for copy in from.names("copies") {
                        let copy = format!("copies/{copy}");
                        std::fs::copy(from.path(&copy), place.path().join(copy)).unwrap();
                    }
                }
                name => drop(std::fs::copy(from.path(name), place.path().join(name)).unwrap()),
            }
        }
        place
    }

    fn with<T>(&self, place: &Path, f: impl FnOnce(&Call<'_>) -> T) -> T {
        let new = TEMPLATES.secret(New);
        let told = self.told.map(|told| {
            let variable = match told {
                Recovery => "OCTAVILLA_RECOVERY_KEY_FILE",
                _ => "OCTAVILLA_PASSPHRASE_FILE",
            };
            (variable, TEMPLATES.secret(told))
        });
        let mut env = vec![
            ("OCTAVILLA_NEW_PASSPHRASE_FILE", &*new),
            ("OCTAVILLA_LEAST_COST", Path::new("1")),
        ];
        env.extend(told.iter().map(|(variable, path)| (*variable, &**path)));
        f(&Call {
            folder: place,
            args: self.args,
            env: &env,
        })
    }

    fn points(&self) -> Vec<(String, usize)> {
        let place = self.place();
        // The method by itself is of one lifetime only.
        #[expect(clippy::redundant_closure_for_method_calls)]
        let points = self.with(place.path(), |call| call.points());
        self.is(place.path(), self.after, "undisturbed");
        points
    }

    fn struck(&self, at: &(String, usize), strike: Strike) -> (TempDir, Output) {
        let place = self.place();
        let output = self.with(place.path(), |call| call.struck((&at.0, at.1), strike));
        (place, output)
    }

    /// Says what the library is, opens it, and looks at what is left beside it then.
    #[track_caller]
    fn look(&self, place: &Path, at: &str) -> &'static [Opener] {
        if !place.join(LIBRARY).exists() {
            assert!(self.before.is_empty(), "{at}: the library is gone");
            // What is left of it is in nobody's way.
            self.again(place, at);
            self.is(place, self.after, at);
            return self.before;
        }
        let mut opens = BTreeSet::new();
        for opener in [Nothing, Old, New, Recovery] {
            if opener.opens(place, at) {
                opens.insert(opener);
            }
        }
        let is = [self.before, self.after]
            .into_iter()
            .find(|these| opens.iter().eq(*these));
        let is = is.unwrap_or_else(|| panic!("{at}: it opens with {opens:?}"));
        self.is(place, is, at);
        is
    }

    /// Looks at everything in the folder of a library that has been opened.
    #[track_caller]
    fn is(&self, place: &Path, openers: &[Opener], at: &str) {
        let has_key_file = openers.contains(&Old) || openers.contains(&New);
        let mut expected = vec![LIBRARY.to_owned(), format!("{LIBRARY}.lock")];
        if has_key_file {
            expected.insert(1, format!("{LIBRARY}.key"));
        }
        let found = names(place);
        // A library that nobody can open is looked at by nobody either.
        let is_destroyed = self.args[0] == "destroy-key" && !has_key_file;
        let emptied = format!("{LIBRARY}.key");
        let found: Vec<String> = found
            .into_iter()
            .filter(|name| !(is_destroyed && *name == emptied && is_blank(&place.join(name))))
            .collect();
        assert_eq!(found, expected, "{at}: files");
        if openers != [Nothing] {
            assert!(!shows_words(place), "{at}: words can be read");
        }
    }

    #[track_caller]
    fn again(&self, place: &Path, at: &str) {
        let env = [
            ("OCTAVILLA_NEW_PASSPHRASE_FILE", TEMPLATES.secret(New)),
            ("OCTAVILLA_PASSPHRASE_FILE", TEMPLATES.secret(Old)),
            ("OCTAVILLA_LEAST_COST", "1".into()),
        ];
        let octa = env
            .iter()
            .fold(Octa::new(place, self.args), |octa, (key, value)| {
                octa.env(key, &value.display().to_string())
            });
        let said = octa.copes();
        assert!(said.is_ok(), "{at}: {said:?}");
    }
}

impl Opener {
    /// Opens the library with this alone, and looks at all of it where it opens.
    #[track_caller]
    fn opens(self, place: &Path, at: &str) -> bool {
        let octa = |args: &[&str]| {
            let octa = Octa::new(place, args);
            let secret = TEMPLATES.secret(self).display().to_string();
            match self {
                Nothing => octa,
                Recovery => octa.env("OCTAVILLA_RECOVERY_KEY_FILE", &secret),
                Old | New => octa.env("OCTAVILLA_PASSPHRASE_FILE", &secret),
            }
        };
        let said = match octa(&["doctor", LIBRARY]).copes() {
            Ok(said) => said,
            Err(sentence) => {
                let refusals = ["sealed", "passphrase", "recovery key", "key file"];
                let is_refused = refusals.iter().any(|word| sentence.contains(word));
                assert!(is_refused, "{at}, {self:?}: {sentence}");
                return false;
            }
        };
        assert!(
            said.ends_with("nothing is wrong\n"),
            "{at}, {self:?}: {said}"
        );
        // A library that is not sealed opens with anything.
        if self != Nothing && !is_sealed(place) {
            return false;
        }
        let shown = octa(&["list", LIBRARY, "--json"]).copes().unwrap();
        if !shown.contains("\"one\"") {
            assert_eq!(shown.trim(), "[]", "{at}");
            return true;
        }
        let shown = octa(&["show", LIBRARY, "one"]).copes().unwrap();
        assert!(shown.contains(WORDS), "{at}, {self:?}: {shown}");
        true
    }
}

fn is_sealed(place: &Path) -> bool {
    !std::fs::read(place.join(LIBRARY))
        .unwrap()
        .starts_with(b"SQLite format 3")
}

fn is_blank(path: &Path) -> bool {
    std::fs::read(path).unwrap().iter().all(|byte| *byte == 0)
}

fn names(place: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(place).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name != "copies").collect();
    names.sort();
    names
}

fn shows_words(place: &Path) -> bool {
    names(place)
        .iter()
        .map(|name| std::fs::read(place.join(name)).unwrap())
        .any(|bytes| bytes.windows(WORDS.len()).any(|w| w == WORDS.as_bytes()))
}

#[test]
fn killed_at_any_call_a_seal_is_as_it_was_or_as_it_was_to_be() {
    let Some(()) = strace::is_there("seal, killed") else {
        return;
    };
    // Some of each act: those that write a key file only have few.
    let points: Vec<_> = ACTS
        .iter()
        .flat_map(|act| {
            let points = act.points();
            let count = short_or_long(5, points.len());
            spread(points, count).into_iter().map(move |at| (act, at))
        })
        .collect();
    let count = points.len();
    let ended = in_parallel(points, |(act, at)| {
        let (place, output) = act.struck(&at, Strike::Kill);
        let was_killed = output.status.signal() == Some(SIGKILL);
        let at = format!("{:?} at {at:?}", act.args);
        assert!(was_killed || output.status.success(), "{at}: {output:?}");
        let is = act.look(place.path(), &at);
        copies_follow(act, place.path(), is, &at);
        was_killed.then_some(is == act.after)
    });
    let killed: Vec<bool> = ended.into_iter().flatten().collect();
    assert!(
        killed.len() * 20 >= count * 19,
        "{} of {count}",
        killed.len()
    );
    let done = killed.iter().filter(|is_done| **is_done).count();
    say(&format!(
        "seal: killed at {} calls of {} acts; {} were as before, {done} as they were to be, none \
         between, no words left readable",
        killed.len(),
        ACTS.len(),
        killed.len() - done,
    ));
}

/// Destroying is ended by asking for it once more, whatever had been reached.
#[track_caller]
fn copies_follow(act: &Act, place: &Path, is: &[Opener], at: &str) {
    if act.args.len() < 5 {
        return;
    }
    if is == act.after {
        let again = Octa::new(place, act.args).copes();
        assert!(again.is_ok(), "{at}: {again:?}");
        assert_eq!(names(&place.join("copies")), ["copy.octavilla"], "{at}");
    } else {
        let copies = names(&place.join("copies"));
        assert!(
            copies.contains(&"copy.octavilla.key".to_owned()),
            "{at}: {copies:?}"
        );
    }
}

#[test]
fn whichever_call_a_disk_refuses_a_seal_is_not_made_by_half() {
    let Some(()) = strace::is_there("seal, refused") else {
        return;
    };
    let all: Vec<_> = ACTS
        .iter()
        .flat_map(|act| {
            let points = act.points().into_iter();
            let refused = points.filter(|(call, _)| REFUSED.contains(&call.as_str()));
            let strikes: Vec<_> = refused
                .flat_map(|at| STRIKES.map(|strike| (act, at.clone(), strike)))
                .collect();
            // Not a multiple of four, so that every strike is among those taken.
            let count = short_or_long(5, strikes.len());
            spread(strikes, count)
        })
        .collect();
    let count = all.len();
    let ended = in_parallel(all, |(act, at, strike)| {
        let (place, output) = act.struck(&at, strike);
        let at = format!("{:?} at {at:?}, {strike:?}", act.args);
        let said = String::from_utf8(output.stderr).unwrap();
        let claims = claim(&said, output.status.code(), &at);
        if let (Strike::Once(_), Claim::NotDone) = (strike, claims) {
            // It takes away itself what it has made.
            let left = names(place.path());
            let is_left = |name: &String| {
                [".unfinished", ".replaced", ".sealing"]
                    .iter()
                    .any(|end| name.ends_with(end))
            };
            assert!(!left.iter().any(is_left), "{at}: {said}, {left:?}");
        }
        let is = act.look(place.path(), &at);
        match claims {
            Claim::Done => assert_eq!(is, act.after, "{at}: {said}"),
            Claim::NotDone => assert_eq!(is, act.before, "{at}: {said}"),
            Claim::None => {}
        }
        is == act.after
    });
    let done = ended.iter().filter(|is_done| **is_done).count();
    say(&format!(
        "seal: {count} refused calls; {done} were done all the same, {} not, each as it said",
        count - done,
    ));
}

/// What a call says that it has done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Claim {
    Done,
    NotDone,
    /// It could not say a word, or not all of them.
    None,
}

#[track_caller]
fn claim(said: &str, status: Option<i32>, at: &str) -> Claim {
    assert!(!said.contains("panicked"), "{at}: {said}");
    match status {
        Some(0) => Claim::Done,
        Some(1) if said.is_empty() || said.contains("standard output") => Claim::None,
        Some(1) if said.contains("this was done") => Claim::Done,
        Some(1) => {
            assert!(said.starts_with("error: "), "{at}: {said}");
            Claim::NotDone
        }
        _ => panic!("{at}: {status:?}, {said}"),
    }
}
