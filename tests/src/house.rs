//! The invariants of `docs/ARCHITECTURE.md` that can be read from the source.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::process::Command;

use crate::support::source::{Source, root, sources};

/// A word that may stand only in some files.
#[track_caller]
fn only_in(sources: &[Source], word: &str, is_allowed: impl Fn(&str) -> bool) {
    for source in sources.iter().filter(|source| !is_allowed(&source.path)) {
        for (number, line) in source.code() {
            let place = format!("{}:{number}", source.path);
            assert!(!line.contains(word), "{place} says {word:?}: {line}");
        }
    }
}

fn rust(crates: &[&str]) -> Vec<Source> {
    let of_crate = |name: &&str| sources(&format!("crates/{name}/src"), &["rs"]);
    crates.iter().flat_map(of_crate).collect()
}

/// Crates that must not know of the window.
const HOST_FREE: [&str; 4] = ["text", "library", "commands", "cli"];

#[test]
fn text_has_no_way_out() {
    let doors = [
        "std::fs",
        "std::net",
        "std::env",
        "std::process",
        "std::io",
        "std::time",
        "SystemTime",
        "Instant::",
        "rusqlite",
        "rand::",
        "uuid",
        "tokio",
    ];
    let sources = rust(&["text"]);
    for door in doors {
        only_in(&sources, door, |path| path.ends_with("tests.rs"));
    }
    let manifest = std::fs::read_to_string(root().join("crates/text/Cargo.toml")).unwrap();
    let (_, after) = manifest.split_once("[dependencies]").unwrap();
    let dependencies = after.split("\n[").next().unwrap();
    for door in ["rusqlite", "rand", "uuid", "tokio", "tempfile", "getrandom"] {
        assert!(!dependencies.contains(door), "text rests on {door}");
    }
}

#[test]
fn each_tool_has_one_place() {
    let all = rust(&HOST_FREE);
    only_in(&all, "ammonia", |path| {
        path.starts_with("crates/text/src/sanitize")
    });
    let parser = |path: &str| path == "crates/text/src/markdown.rs";
    for options in ["Options::ENABLE", "pulldown_cmark::Options", "Parser::new"] {
        only_in(&all, options, parser);
    }
}

#[test]
fn sql_stays_in_storage() {
    let sources = rust(&["library", "commands", "cli"]);
    let storage = |path: &str| path.starts_with("crates/library/src/storage/");
    for word in [
        ".prepare(",
        ".prepare_cached(",
        ".execute(",
        ".query_row(",
        "\"SELECT ",
        "\"INSERT ",
        "\"UPDATE ",
        "\"DELETE ",
        "\"PRAGMA ",
    ] {
        only_in(&sources, word, storage);
    }
}

#[test]
fn octa_opens_libraries_in_one_place() {
    // What is measured is opened without anybody who could be asked.
    let one = |path: &str| {
        path == "crates/cli/src/opening.rs" || path.starts_with("crates/cli/src/fixture/")
    };
    for opens in ["Library::open", "Reader::open"] {
        only_in(&rust(&["cli"]), opens, one);
    }
}

#[test]
fn only_two_modules_make_safe_html() {
    let maker = |path: &str| {
        path.starts_with("crates/text/src/sanitize") || path == "crates/text/src/compose.rs"
    };
    only_in(&rust(&HOST_FREE), "SafeHtml::trusted", maker);
    only_in(&rust(&HOST_FREE), "SafeHtml(", maker);
}

#[test]
fn library_commands_and_cli_build_without_a_window() {
    for name in HOST_FREE {
        let needed = needed_by(name);
        assert!(needed.len() > 3, "{name} needs {needed:?}");
        for of_a_window in ["tauri", "wry", "tao", "webkit2gtk", "gtk", "octavilla"] {
            assert!(!needed.contains(of_a_window), "{name} needs {of_a_window}");
        }
    }
    let street = ["text", "library", "commands", "cli"];
    for (at, below) in street.into_iter().enumerate() {
        let needed = needed_by(below);
        for above in &street[at + 1..] {
            assert!(!needed.contains(*above), "{below} needs {above}");
        }
    }
}

#[test]
fn nothing_that_is_shipped_can_speak_to_a_network() {
    for program in ["octavilla", "cli"] {
        let needed = needed_by(program);
        for client in [
            "curl",
            "h2",
            "hyper",
            "mio",
            "native-tls",
            "quinn",
            "reqwest",
            "rustls",
            "socket2",
            "tungstenite",
            "ureq",
        ] {
            assert!(!needed.contains(client), "{program} needs {client}");
        }
    }
}

/// The names of all packages that one is built from, near and far; tests' own left out.
fn needed_by(package: &str) -> BTreeSet<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["tree", "--locked", "--offline", "--package", package])
        .args(["--edges", "normal,build", "--prefix", "none"])
        .current_dir(root())
        .output()
        .unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
    let lines = String::from_utf8(output.stdout).unwrap();
    let names = lines.lines().filter_map(|line| line.split(' ').next());
    names
        .filter(|name| *name != package)
        .map(str::to_owned)
        .collect()
}

/// The paths that a file of the interface imports, below the workspace; packages by their name.
fn imports(source: &Source) -> Vec<String> {
    let mut imports = Vec::new();
    for (_, line) in source.code() {
        for before in ["from ", "import ", "import("] {
            for (at, _) in line.match_indices(before) {
                let rest = &line[at + before.len()..];
                let Some(quote) = rest.chars().next().filter(|c| matches!(c, '\'' | '"')) else {
                    continue;
                };
                let path = rest[1..].split(quote).next().unwrap_or_default();
                imports.push(resolved(&source.path, path));
            }
        }
    }
    imports
}

fn resolved(from: &str, import: &str) -> String {
    if !import.starts_with('.') {
        return import.to_owned();
    }
    let mut path = PathBuf::new();
    for part in Path::new(from).parent().unwrap().join(import).components() {
        match part {
            Component::ParentDir => assert!(path.pop()),
            Component::CurDir => {}
            part => path.push(part),
        }
    }
    path.to_str().unwrap().replace('\\', "/")
}

/// `ui/src/features/pair/rows.ts` → `pair`.
fn feature(path: &str) -> Option<&str> {
    path.strip_prefix("ui/src/features/")?.split('/').next()
}

#[test]
fn the_interface_keeps_to_its_rooms() {
    let files = sources("ui/src", &["ts", "svelte", "js"]);
    let mut seen = 0;
    for file in &files {
        let is_in = |room: &str| file.path.starts_with(&format!("ui/src/{room}/"));
        for import in imports(file) {
            let says = format!("{} imports {import}", file.path);
            seen += usize::from(import.starts_with("ui/src/"));
            if import.starts_with("@tauri-apps") {
                assert!(is_in("backend"), "{says}");
            }
            if let Some(feature_there) = feature(&import) {
                let is_own = feature(&file.path) == Some(feature_there);
                let is_composed = is_in("views") || file.path == "ui/src/main.ts";
                assert!(is_own || is_composed, "{says}");
            }
            if import.starts_with("ui/src/views/") {
                let is_above = is_in("views") || file.path == "ui/src/main.ts";
                assert!(is_above, "{says}");
            }
        }
    }
    assert!(seen > 5, "imports are not understood any more");
}

#[test]
fn the_shell_has_one_command() {
    let shell = sources("src-tauri", &["rs"]);
    let commands = shell.iter().flat_map(Source::code);
    let commands = commands.filter(|(_, line)| line.contains("#[tauri::command"));
    assert_eq!(commands.count(), 1);
    for word in ["rusqlite", "ammonia", "pulldown_cmark"] {
        only_in(&shell, word, |_| false);
    }
}

#[test]
fn every_test_that_the_architecture_names_is_there() {
    let architecture = std::fs::read_to_string(root().join("docs/ARCHITECTURE.md")).unwrap();
    let mut named = 0;
    for quoted in architecture.split('`').skip(1).step_by(2) {
        let is_test = quoted.starts_with("tests/") && !quoted.contains(' ');
        if is_test {
            named += 1;
            assert!(root().join(quoted).exists(), "{quoted} is not there");
        }
    }
    assert!(named >= 2, "the architecture names no test any more");
}

/// What the checks saw is said by the interface in its own languages, and in English as the
/// terminal says it.
#[test]
fn the_interface_has_a_sentence_for_all_that_the_checks_see() {
    let words = |language: &str| -> serde_json::Value {
        let path = root().join(format!("ui/src/messages/{language}.json"));
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    };
    let (english, spanish) = (words("en"), words("es"));
    for (key, sentence) in text::checks::SENTENCES {
        let name = format!("finding.{key}");
        assert_eq!(english[&name], *sentence, "{name}");
        assert!(spanish[&name].is_string(), "{name}");
    }
    for check in text::checks::CHECKS {
        let name = format!("check.{}", check.name());
        assert!(
            english[&name].is_string() && spanish[&name].is_string(),
            "{name}"
        );
    }
}
