//! Printing. Whoever reads us through a pipe may close it early, as `head` does.

use std::cell::Cell;
use std::fmt::Display;
use std::io::{ErrorKind, IsTerminal as _, Write};

use commands::{Code, Failure};
use serde_json::Value;

/// Standard output and standard error.
pub(crate) struct Output {
    out: std::io::Stdout,
    err: std::io::Stderr,
    /// Whether a person stopped what was to be done.
    pub(crate) was_stopped: bool,
}

impl Output {
    pub(crate) fn standard() -> Output {
        Output {
            out: std::io::stdout(),
            err: std::io::stderr(),
            was_stopped: false,
        }
    }

    /// Says that a person stopped what was to be done, and what there is of it.
    pub(crate) fn stopped(&mut self, message: &str) {
        self.was_stopped = true;
        let _ = writeln!(self.err, "error: {message}");
    }

    /// Prints text as it is.
    pub(crate) fn text(&mut self, text: impl Display) -> Result<(), Failure> {
        let mut out = self.out.lock();
        match write!(out, "{text}").and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                let message = format!("standard output: {error}");
                Err(Failure::new(Code::Io, message, Value::Null))
            }
            _ => Ok(()),
        }
    }

    /// Prints a line.
    pub(crate) fn line(&mut self, line: impl Display) -> Result<(), Failure> {
        self.text(format_args!("{line}\n"))
    }

    /// Prints one JSON value.
    pub(crate) fn json(&mut self, value: &Value) -> Result<(), Failure> {
        self.line(value)
    }

    /// Warns, one line.
    pub(crate) fn warning(&mut self, message: impl Display) {
        // A warning that nobody can be given is not worth failing for.
        let _ = writeln!(self.err, "warning: {}", one_line(&message.to_string()));
    }

    /// Says why this ends, one line.
    pub(crate) fn error(&mut self, failure: &Failure) {
        let _ = writeln!(self.err, "error: {}", one_line(&failure.message));
    }
}

/// How far something long has come, on standard error and only where somebody watches.
pub(crate) struct Meter {
    is_watched: bool,
    /// The per cent shown last.
    shown: Cell<usize>,
}

impl Meter {
    pub(crate) fn new() -> Meter {
        Meter {
            is_watched: std::io::stderr().is_terminal(),
            shown: Cell::new(0),
        }
    }

    /// Shows how many are done, at each new per cent.
    pub(crate) fn show(&self, done: usize, total: usize) {
        let now = done.saturating_mul(100) / total.max(1);
        if self.is_watched && now > self.shown.replace(now.max(self.shown.get())) {
            let _ = write!(std::io::stderr(), "\r{done} of {total}");
        }
    }

    /// Takes it away again.
    pub(crate) fn clear(&self) {
        if self.is_watched {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}

/// File names may hold line breaks.
fn one_line(message: &str) -> String {
    message.replace(['\n', '\r'], " ")
}
