//! Lines for a person who watches, and the one kind of error.

use std::fmt;
use std::io::{self, Write as _};
use std::process::ExitCode;
use std::time::Instant;

/// What went wrong, in a sentence that says what to do next.
#[derive(Debug)]
pub struct Trouble(String);

/// The result of anything here.
pub type Outcome<T = ()> = Result<T, Trouble>;

impl Trouble {
    /// Makes trouble from a sentence.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self(error.to_string())
    }
}

/// Adds what was being done to an error of the system.
pub trait While<T> {
    /// Says what was being done.
    fn during(self, what: impl fmt::Display) -> Outcome<T>;
}

impl<T, E: fmt::Display> While<T> for Result<T, E> {
    fn during(self, what: impl fmt::Display) -> Outcome<T> {
        self.map_err(|error| Trouble(format!("{what}: {error}")))
    }
}

/// Prints a line.
pub fn line(text: &str) {
    // Nobody is left to be told when standard output is closed.
    let _ = writeln!(io::stdout(), "{text}");
    let _ = io::stdout().flush();
}

/// Prints the trouble as the last line and gives the status to end with.
pub fn failure(trouble: &Trouble, status: u8) -> ExitCode {
    let _ = io::stdout().flush();
    let _ = writeln!(io::stderr(), "error: {trouble}");
    ExitCode::from(status)
}

/// Announces a step, does it, and says how long it took.
pub fn step<T>(name: &str, act: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    line(&format!("== {name}"));
    let start = Instant::now();
    let outcome = act();
    let seconds = start.elapsed().as_secs_f32();
    match outcome {
        Ok(value) => {
            line(&format!("== {name}: {seconds:.1} s"));
            Ok(value)
        }
        Err(trouble) => Err(Trouble(format!(
            "{name} failed after {seconds:.1} s: {trouble}"
        ))),
    }
}
