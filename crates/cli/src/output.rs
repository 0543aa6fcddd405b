//! Printing. Whoever reads us through a pipe may close it early, as `head` does.

use std::fmt::Display;
use std::io::{ErrorKind, Write};

use commands::{Code, Failure};
use serde_json::Value;

/// Standard output and standard error.
pub(crate) struct Output {
    out: std::io::Stdout,
    err: std::io::Stderr,
}

impl Output {
    pub(crate) fn standard() -> Output {
        Output {
            out: std::io::stdout(),
            err: std::io::stderr(),
        }
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

/// File names may hold line breaks.
fn one_line(message: &str) -> String {
    message.replace(['\n', '\r'], " ")
}
