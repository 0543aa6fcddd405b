//! Accidents at a chosen system call: strace runs `octa` and strikes there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Output, Stdio};

use tempfile::TempDir;

use super::proof;

/// The calls that change what a disk holds. A question mark: not every machine has it.
const CALLS: &str = "?write,?writev,?pwrite64,?fsync,?fdatasync,?rename,?renameat,?renameat2,\
                     ?link,?linkat,?unlink,?unlinkat,?ftruncate";

/// One session of `octa fixture session`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Script {
    pub(crate) seed: usize,
    /// Words of its first text.
    pub(crate) words: usize,
    /// How often a step is tried where the disk says no.
    pub(crate) tries: usize,
}

/// A system call of a session: the name, and which of its kind it is, from 1.
#[derive(Clone, Debug)]
pub(crate) struct Point {
    pub(crate) script: Script,
    pub(crate) call: String,
    pub(crate) number: usize,
}

/// What happens at a point.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Strike {
    /// The session is killed, before the call does anything.
    Kill,
    /// The call fails with this error and does nothing.
    Once(&'static str),
    /// It fails, and so does each of its kind from then on.
    FromThenOn(&'static str),
}

impl Strike {
    /// The words for strace.
    fn injection(self, (call, number): (&str, usize)) -> String {
        let (what, from_then_on) = match self {
            Strike::Kill => ("signal=SIGKILL".to_owned(), ""),
            Strike::Once(error) => (format!("error={error}"), ""),
            Strike::FromThenOn(error) => (format!("error={error}"), "+"),
        };
        format!("inject={call}:{what}:when={number}{from_then_on}")
    }
}

/// What is left of a session.
pub(crate) struct Left {
    /// Its libraries lie here.
    pub(crate) folder: TempDir,
    pub(crate) status: ExitStatus,
    /// Standard error.
    pub(crate) said: String,
    /// The promises that it noted.
    pub(crate) record: String,
    /// The calls that it made, as strace shows them; those of [`CALLS`] and of its record.
    pub(crate) calls: String,
}

/// Whether strace is there and may do its work; says why not.
pub(crate) fn is_there(proof: &str) -> Option<()> {
    let tried = Command::new("strace")
        .args(["-f", "-o", "/dev/null", "-e", "trace=fsync", "true"])
        .stderr(Stdio::null())
        .status();
    match tried {
        Ok(status) if status.success() => Some(()),
        Ok(_) => proof::skip(proof, "strace may not trace here"),
        Err(_) => proof::skip(proof, "strace is not installed"),
    }
}

impl Script {
    /// Runs it undisturbed and gives every call at which something can happen.
    pub(crate) fn points(self) -> Vec<Point> {
        let left = self.run(CALLS, None);
        assert!(left.status.success(), "{self:?}: {}", left.said);
        let point = |(call, number)| Point {
            script: self,
            call,
            number,
        };
        numbered(&left.calls).into_iter().map(point).collect()
    }

    fn run(self, calls: &str, struck: Option<(&Point, Strike)>) -> Left {
        let folder = proof::quick_folder();
        let [trace, record] = ["trace", "record"].map(|name| folder.path().join(name));
        let struck = struck.map(|(point, strike)| ((&*point.call, point.number), strike));
        let mut command = traced(&trace, calls, struck);
        command.args(["fixture", "session", "posts.octavilla"]);
        command.arg(&record).args(self.arguments());
        let output = command.current_dir(folder.path()).output().unwrap();
        let read = |path: PathBuf| std::fs::read_to_string(path).unwrap_or_default();
        Left {
            status: output.status,
            said: String::from_utf8_lossy(&output.stderr).into_owned(),
            record: read(record),
            calls: read(trace),
            folder,
        }
    }

    fn arguments(self) -> [String; 3] {
        let Script { seed, words, tries } = self;
        [
            format!("--seed={seed}"),
            format!("--words={words}"),
            format!("--tries={tries}"),
        ]
    }
}

impl Point {
    /// Runs the session again and strikes here.
    pub(crate) fn struck(&self, strike: Strike) -> Left {
        let calls = match strike {
            Strike::Kill => &self.call,
            Strike::Once(_) | Strike::FromThenOn(_) => CALLS,
        };
        self.script.run(calls, Some((self, strike)))
    }
}

/// `octa` under strace, without its arguments yet.
fn traced(trace: &Path, calls: &str, struck: Option<((&str, usize), Strike)>) -> Command {
    let mut command = Command::new("strace");
    command.args(["-f", "-y", "-s", "0", "-o"]).arg(trace);
    command.args(["-e", &format!("trace={calls}")]);
    if let Some((at, strike)) = struck {
        command.args(["-e", &strike.injection(at)]);
    }
    if !matches!(struck, Some((_, Strike::Kill))) {
        // Only what is traced stops the program then, but no signal is delivered.
        command.arg("--seccomp-bpf");
    }
    command.arg(super::octa::binary());
    command
}

/// The calls of a trace, each with which of its kind it is.
fn numbered(trace: &str) -> Vec<(String, usize)> {
    let mut counts = BTreeMap::new();
    let calls = trace.lines().filter_map(called);
    calls
        .map(|(call, _)| {
            let number = counts.entry(call.to_owned()).or_insert(0);
            *number += 1;
            (call.to_owned(), *number)
        })
        .collect()
}

/// One call of `octa`, made undisturbed or struck.
pub(crate) struct Call<'a> {
    pub(crate) folder: &'a Path,
    pub(crate) args: &'a [&'a str],
    pub(crate) env: &'a [(&'a str, &'a Path)],
}

impl Call<'_> {
    /// Makes it and gives every system call at which something can happen.
    pub(crate) fn points(&self) -> Vec<(String, usize)> {
        let trace = tempfile::NamedTempFile::new().unwrap();
        let output = self.run(trace.path(), CALLS, None);
        assert!(output.status.success(), "{:?}: {output:?}", self.args);
        numbered(&std::fs::read_to_string(trace.path()).unwrap())
    }

    /// Makes it and strikes there.
    pub(crate) fn struck(&self, at: (&str, usize), strike: Strike) -> Output {
        let calls = match strike {
            Strike::Kill => at.0,
            Strike::Once(_) | Strike::FromThenOn(_) => CALLS,
        };
        self.run(Path::new("/dev/null"), calls, Some((at, strike)))
    }

    fn run(&self, trace: &Path, calls: &str, struck: Option<((&str, usize), Strike)>) -> Output {
        let mut command = traced(trace, calls, struck);
        command.args(self.args).envs(self.env.iter().copied());
        command.current_dir(self.folder).output().unwrap()
    }
}

/// Reads a line of strace, `PID call(arguments) = result`; `None` for other lines.
pub(crate) fn called(line: &str) -> Option<(&str, &str)> {
    let (_, call) = line.split_once(' ')?;
    let (name, rest) = call.trim_start().split_once('(')?;
    let is_name = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    is_name.then_some((name, rest))
}
