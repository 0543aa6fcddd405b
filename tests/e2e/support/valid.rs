//! The programs that others judge exported files with, for files that the window has made.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

#[path = "../../src/support/nu.rs"]
pub mod nu;

mod source {
    use std::path::Path;

    /// The workspace, whose root package these tests belong to.
    pub(super) fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR"))
    }
}

/// What the editor of WordPress answers to a question about blocks; see `tests/validators`.
pub fn ask_wordpress(question: &Value) -> Value {
    let script = Path::new("tests/validators/wordpress.mjs");
    let mut node = Command::new("node")
        .arg(source::root().join(script))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut asked = node.stdin.take().unwrap();
    writeln!(asked, "{question}").unwrap();
    drop(asked);
    let answer = node.wait_with_output().unwrap();
    assert!(answer.status.success(), "{} fails", script.display());
    serde_json::from_slice(&answer.stdout).unwrap()
}
