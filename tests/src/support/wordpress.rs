//! WordPress itself, asked what it makes of an export.
//!
//! Its editor runs in Node without a window, its rules for pages in PHP without a site. Each is
//! started once for all tests and answers a line of JSON with a line; both end when the tests
//! close their input.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, OnceLock};

use serde_json::{Value, json};

use super::source::root;

/// What the editor makes of the content of a post.
#[derive(Debug)]
pub(crate) struct Parsed {
    /// The blocks, each with what the editor finds wrong with it.
    pub(crate) blocks: Vec<Block>,
    /// What it would save again.
    pub(crate) saved: String,
    /// What it would save once somebody has typed into every text and taken it back.
    pub(crate) retyped: String,
}

/// A block as the editor knows it.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) name: String,
    pub(crate) is_valid: bool,
    #[expect(dead_code, reason = "shown when an expectation fails")]
    pub(crate) issues: Vec<String>,
    pub(crate) inner: Vec<Block>,
}

impl Block {
    /// Itself and all blocks in it.
    pub(crate) fn all(&self) -> Vec<&Block> {
        let inner = self.inner.iter().flat_map(Block::all);
        std::iter::once(self).chain(inner).collect()
    }
}

/// What the editor reads in the content of a post.
pub(crate) fn parsed(content: &str) -> Parsed {
    let answer = ask_editor(&json!({ "deed": "blocks", "content": content }));
    let text = |key: &str| answer[key].as_str().unwrap().to_owned();
    Parsed {
        blocks: blocks(&answer["blocks"]),
        saved: text("saved"),
        retyped: text("retyped"),
    }
}

/// The blocks that the visual editor makes of a clip, and their content.
pub(crate) fn pasted(html: &str, text: &str) -> (Vec<Block>, String) {
    let answer = ask_editor(&json!({ "deed": "paste", "html": html, "text": text }));
    (
        blocks(&answer["blocks"]),
        answer["saved"].as_str().unwrap().to_owned(),
    )
}

/// The content after `wpautop`, and after `wp_kses_post`.
pub(crate) fn classic(content: &str) -> (String, String) {
    let answer = ask_pages(&json!({ "deed": "classic", "content": content }));
    let text = |key: &str| answer[key].as_str().unwrap().to_owned();
    (text("autop"), text("kses"))
}

/// The content as a page of a site shows it that was left as it was installed.
pub(crate) fn shown(content: &str) -> String {
    let answer = ask_pages(&json!({ "deed": "page", "content": content }));
    answer["shown"].as_str().unwrap().to_owned()
}

fn blocks(given: &Value) -> Vec<Block> {
    let block = |given: &Value| Block {
        name: given["name"].as_str().unwrap_or_default().to_owned(),
        is_valid: given["isValid"].as_bool().unwrap(),
        issues: serde_json::from_value(given["issues"].clone()).unwrap(),
        inner: blocks(&given["inner"]),
    };
    given.as_array().unwrap().iter().map(block).collect()
}

fn ask_editor(question: &Value) -> Value {
    static EDITOR: OnceLock<Mutex<Talk>> = OnceLock::new();
    let begin = || {
        let modules = validators().join("node_modules/@wordpress/blocks");
        assert!(modules.is_dir(), "no {}: {SETUP}", modules.display());
        let mut command = Command::new("node");
        command.arg(validators().join("wordpress.mjs"));
        Mutex::new(Talk::begin(command))
    };
    EDITOR.get_or_init(begin).lock().unwrap().ask(question)
}

fn ask_pages(question: &Value) -> Value {
    static PAGES: OnceLock<Mutex<Talk>> = OnceLock::new();
    let begin = || {
        let mut command = Command::new("php");
        // Nothing that a machine has configured plays a part.
        command.args(["-n", "-d", "display_errors=stderr"]);
        command
            .arg(validators().join("wordpress.php"))
            .arg(wordpress());
        Mutex::new(Talk::begin(command))
    };
    PAGES.get_or_init(begin).lock().unwrap().ask(question)
}

const SETUP: &str = "`cargo xtask setup` brings it";

fn validators() -> PathBuf {
    root().join("tests/validators")
}

/// Where WordPress lies: what was set up for the tests, or a package of the system.
fn wordpress() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let target = test.ancestors().nth(3).unwrap();
    let places = [
        target.join("tools/wordpress"),
        "/usr/share/wordpress".into(),
        "/usr/share/webapps/wordpress".into(),
    ];
    let is_there = |place: &&PathBuf| place.join("wp-includes/formatting.php").is_file();
    match places.iter().find(is_there) {
        Some(place) => place.clone(),
        None => panic!("no WordPress in {places:?}: {SETUP}"),
    }
}

/// A conversation with a program, line by line.
struct Talk {
    program: String,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
}

impl Talk {
    #[expect(
        clippy::zombie_processes,
        reason = "all tests share it; it ends with them, when its input does"
    )]
    fn begin(mut command: Command) -> Talk {
        let program = command.get_program().to_string_lossy().into_owned();
        let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = piped
            .spawn()
            .unwrap_or_else(|error| panic!("{program}: {error}: {SETUP}"));
        Talk {
            program,
            to: child.stdin.take().unwrap(),
            from: BufReader::new(child.stdout.take().unwrap()),
        }
    }

    fn ask(&mut self, question: &Value) -> Value {
        writeln!(self.to, "{question}").unwrap();
        let mut answer = String::new();
        self.from.read_line(&mut answer).unwrap();
        let program = &self.program;
        serde_json::from_str(&answer).unwrap_or_else(|e| panic!("{program} said {answer:?}: {e}"))
    }
}
