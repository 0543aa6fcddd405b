//! One call of the real program.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

/// The program under test: `OCTA_BIN`, or built with the profile of this test.
pub(crate) fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| match std::env::var_os("OCTA_BIN") {
        Some(given) => std::path::absolute(given).unwrap(),
        None => build(),
    })
}

/// Builds `octa` beside this test. Cargo does nothing where it is there and fresh, so that no
/// test ever meets the program of yesterday.
fn build() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let profile_folder = test.ancestors().nth(2).unwrap();
    let profile = match profile_folder.file_name().unwrap().to_str().unwrap() {
        "debug" => "dev",
        other => other,
    };
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--quiet", "--package", "cli"])
        .args(["--features", "fixtures", "--profile", profile])
        .arg("--target-dir")
        .arg(profile_folder.parent().unwrap())
        .current_dir(super::source::root())
        .status()
        .unwrap();
    assert!(built.success(), "octa could not be built");
    profile_folder
        .join("octa")
        .with_extension(std::env::consts::EXE_EXTENSION)
}

/// A call of `octa` that has not been made yet. It is made by the expectation at its end.
///
/// Whatever is expected, a call never panics, is never killed by a signal, and says on standard
/// error nothing but `error: …` or `warning: …`, a line each.
#[must_use = "nothing runs before an expectation is named"]
pub(crate) struct Octa {
    command: Command,
    input: Vec<u8>,
}

impl Octa {
    /// `octa` with these arguments in this folder.
    pub(crate) fn new<A: AsRef<OsStr>>(folder: &Path, args: impl IntoIterator<Item = A>) -> Octa {
        let mut command = Command::new(binary());
        command.args(args).current_dir(folder);
        Octa {
            command,
            input: Vec::new(),
        }
    }

    /// Runs another command line around it, for instance `setpriv …`.
    #[cfg(unix)]
    pub(crate) fn through<A: AsRef<OsStr>>(self, program: &str, args: &[A]) -> Octa {
        let mut command = Command::new(program);
        command
            .args(args)
            .arg(self.command.get_program())
            .args(self.command.get_args())
            .current_dir(self.command.get_current_dir().unwrap());
        Octa { command, ..self }
    }

    /// Runs a copy of the program in the place of the program itself.
    #[cfg(unix)]
    pub(crate) fn copied_to(self, program: &Path) -> Octa {
        let mut command = Command::new(program);
        command
            .args(self.command.get_args())
            .current_dir(self.command.get_current_dir().unwrap());
        Octa { command, ..self }
    }

    /// Sets a variable of the environment.
    pub(crate) fn env(mut self, key: &str, value: &str) -> Octa {
        self.command.env(key, value);
        self
    }

    /// What it reads on standard input.
    pub(crate) fn input(mut self, bytes: impl Into<Vec<u8>>) -> Octa {
        self.input = bytes.into();
        self
    }

    /// Starts it and does not wait.
    pub(crate) fn starts(mut self) -> Child {
        let quiet = self.command.stdout(Stdio::null()).stderr(Stdio::null());
        quiet.stdin(Stdio::null()).spawn().unwrap()
    }

    /// Status 0, not a word on standard error; gives standard output.
    #[track_caller]
    pub(crate) fn succeeds(self) -> String {
        let said = self.runs();
        said.has_status(0);
        assert_eq!(said.err, "", "{said:?}");
        said.out
    }

    /// Status 0 and one JSON value.
    #[track_caller]
    pub(crate) fn json(self) -> Value {
        let out = self.succeeds();
        serde_json::from_str(&out).unwrap_or_else(|e| panic!("{e} in {out}"))
    }

    /// Status 0 and a warning with these words; gives standard output.
    #[track_caller]
    pub(crate) fn warns(self, words: &str) -> String {
        let said = self.runs();
        said.has_status(0);
        let warned = said
            .err
            .lines()
            .any(|l| l.starts_with("warning: ") && l.contains(words));
        assert!(warned, "no warning with {words:?} in {said:?}");
        said.out
    }

    /// Status 0, with or without warnings; gives standard output.
    #[track_caller]
    pub(crate) fn ends_well(self) -> String {
        let said = self.runs();
        said.has_status(0);
        said.out
    }

    /// Status 1, nothing on standard output, one line `error: …`; gives the sentence.
    #[track_caller]
    pub(crate) fn fails(self) -> String {
        let said = self.runs();
        said.has_status(1);
        assert_eq!(said.out, "", "{said:?}");
        said.sentence().to_owned()
    }

    /// As [`Octa::fails`], with exactly this sentence.
    #[track_caller]
    pub(crate) fn fails_with(self, sentence: &str) {
        assert_eq!(self.fails(), sentence);
    }

    /// Status 1 and one line `error: …`, but it has something to say before; gives both.
    #[track_caller]
    pub(crate) fn finds(self) -> (String, String) {
        let said = self.runs();
        said.has_status(1);
        let sentence = said.sentence().to_owned();
        (said.out, sentence)
    }

    /// Status 2, nothing on standard output.
    #[track_caller]
    pub(crate) fn misuses(self) {
        let said = self.runs();
        said.has_status(2);
        assert_eq!(said.out, "", "{said:?}");
        assert!(said.err.starts_with("error: "), "{said:?}");
    }

    /// Status 0 or a clear sentence, nothing else; gives the sentence.
    #[track_caller]
    pub(crate) fn copes(self) -> Result<String, String> {
        let said = self.runs();
        if said.status == 0 {
            return Ok(said.out);
        }
        said.has_status(1);
        Err(said.sentence().to_owned())
    }

    #[track_caller]
    fn runs(mut self) -> Said {
        let line = format!("{:?}", self.command);
        let input = std::mem::take(&mut self.input);
        let piped = self.command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // Written aside: the program may answer before it has read everything, or not read it.
        let writer = std::thread::spawn(move || stdin.write_all(&input));
        let output = child.wait_with_output().unwrap();
        let _ = writer.join().unwrap();
        Said::new(line, output)
    }
}

/// What a call has said.
#[derive(Debug)]
struct Said {
    #[expect(dead_code, reason = "shown when an expectation fails")]
    line: String,
    status: i32,
    out: String,
    err: String,
}

impl Said {
    #[track_caller]
    fn new(line: String, output: Output) -> Said {
        let err = String::from_utf8(output.stderr).unwrap();
        let status = output.status;
        let Some(status) = status.code() else {
            panic!("{line} was ended by {status}: {err}");
        };
        assert!(!err.contains("panicked"), "{line} panicked: {err}");
        let out = String::from_utf8(output.stdout).unwrap();
        let said = Said {
            line,
            status,
            out,
            err,
        };
        // Usage is explained in more than one line.
        let is_plain = |l: &str| l.starts_with("error: ") || l.starts_with("warning: ");
        assert!(status == 2 || said.err.lines().all(is_plain), "{said:?}");
        said
    }

    #[track_caller]
    fn has_status(&self, status: i32) {
        assert_eq!(self.status, status, "{self:?}");
    }

    /// The one sentence after `error: `.
    #[track_caller]
    fn sentence(&self) -> &str {
        let mut errors = self.err.lines().filter_map(|l| l.strip_prefix("error: "));
        match (errors.next(), errors.next()) {
            (Some(sentence), None) => sentence,
            _ => panic!("not one line `error: …`: {self:?}"),
        }
    }
}
