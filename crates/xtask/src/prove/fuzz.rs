//! That no text and no file makes the readers of the library break their laws, whatever is in it:
//! each target of `fuzz/` for ten minutes, one after the other.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::process::{self, program};
use crate::say::{self, Outcome, Trouble, While as _};
use crate::setup::tools;
use crate::{root, target};

/// How long each target runs, seconds.
const SECONDS: u64 = 600;

/// The targets; the last ones are of the library, whose database takes minutes to build.
const TARGETS: [&str; 12] = [
    "unmark",
    "render_sanitize",
    "paste",
    "segment",
    "split",
    "profile_file",
    "image",
    "import",
    "key_file",
    "rescue_file",
    "library_file",
    "wxr",
];

/// Those that need the library.
const OF_THE_LIBRARY: &[&str] = TARGETS.split_at(5).1;

/// Runs every target, or those that are named, for ten minutes each or as long as is said.
pub fn prove(arguments: &[String]) -> Outcome {
    let seconds = arguments
        .iter()
        .find_map(|it| it.parse().ok())
        .unwrap_or(SECONDS);
    let named: Vec<&str> = arguments
        .iter()
        .map(String::as_str)
        .filter(|it| it.parse::<u64>().is_err())
        .collect();
    if let Some(other) = named.iter().find(|it| !TARGETS.contains(it)) {
        return Err(Trouble::new(format!(
            "there is no target {other}; there are {}",
            TARGETS.join(", ")
        )));
    }
    let fuzzer = tools::fuzzer()?;
    for target in TARGETS {
        if named.is_empty() || named.contains(&target) {
            fuzz(&fuzzer, target, seconds)?;
        }
    }
    Ok(())
}

/// cargo-fuzz in the folder of the targets. Nothing is built with a sanitizer: the project's own
/// code is safe Rust, and sanitizers need a compiler that is not released.
fn fuzzing(fuzzer: &Path, arguments: &[&str]) -> std::process::Command {
    let mut command = program(fuzzer, arguments);
    command
        .current_dir(root().join("fuzz"))
        // Counting what was reached is not stable yet, and nothing else of it is used.
        .env("RUSTC_BOOTSTRAP", "1");
    command
}

fn fuzz(fuzzer: &Path, name: &str, seconds: u64) -> Outcome {
    let features: &[&str] = if OF_THE_LIBRARY.contains(&name) {
        &["--features", "library"]
    } else {
        &[]
    };
    let build = ["build", "--sanitizer", "none", name];
    process::run(fuzzing(fuzzer, &[&build[..], features].concat()))?;
    let corpus = target().join("fuzz").join(name);
    fs::create_dir_all(&corpus).during(corpus.display())?;
    let seeds = seeds(name)?;
    let found = corpus.with_extension("found");
    fs::create_dir_all(&found).during(found.display())?;
    let shown = |path: &Path| path.display().to_string();
    let limit = format!("-max_total_time={seconds}");
    let prefix = format!("-artifact_prefix={}/", shown(&found));
    let (corpus, seeds) = (shown(&corpus), shown(&seeds));
    let options = [
        "-timeout=20",
        "-rss_limit_mb=3000",
        "-max_len=8192",
        "-print_final_stats=1",
    ];
    let run = [
        &["run", "--sanitizer", "none"][..],
        features,
        &[name, &corpus, &seeds, "--", &limit, &prefix],
        &options,
    ]
    .concat();
    let output = fuzzing(fuzzer, &run)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .output()
        .during(name)?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        let last: Vec<&str> = said.lines().rev().take(30).collect();
        let last: Vec<&str> = last.into_iter().rev().collect();
        return Err(Trouble::new(format!("{name}: {}", last.join("\n"))));
    }
    let figure = |key: &str| {
        let line = said.lines().find(|line| line.contains(key))?;
        line.split_whitespace().last()?.parse::<u64>().ok()
    };
    let runs = figure("stat::number_of_executed_units").unwrap_or_default();
    if runs == 0 {
        return Err(Trouble::new(format!("{name} did not run")));
    }
    let memory = figure("stat::peak_rss_mb").unwrap_or_default();
    say::line(&format!(
        "{name}: {runs} inputs in {seconds} s, at most {memory} MB, nothing open"
    ));
    Ok(())
}

/// What a target begins with: files that the repository has for other tests, gathered in a folder,
/// and those in `fuzz/seeds`, which once broke a law.
fn seeds(name: &str) -> Outcome<PathBuf> {
    let folder = target().join("fuzz").join(format!("{name}.seeds"));
    fs::create_dir_all(&folder).during(folder.display())?;
    let sources: &[&str] = match name {
        "image" => &["crates/library/src/image/tests", "src-tauri/icons"],
        "import" => &[
            "crates/library/fixtures/import/html",
            "crates/library/fixtures/import/markdown",
            "crates/library/fixtures/import/odt",
            "crates/library/fixtures/import/text",
        ],
        "key_file" | "profile_file" | "rescue_file" | "library_file" | "wxr" => &[],
        "split" => &["crates/text/src/split/pages/tuned"],
        _ => &[
            "crates/text/specs",
            "crates/text/fixtures",
            "crates/text/fixtures/clips",
        ],
    };
    let own = format!("fuzz/seeds/{name}");
    for source in sources.iter().copied().chain([own.as_str()]) {
        let Ok(entries) = fs::read_dir(root().join(source)) else {
            continue;
        };
        for entry in entries {
            let path = entry.during(source)?.path();
            let is_small = path
                .metadata()
                .is_ok_and(|it| it.is_file() && it.len() < 64 * 1024);
            if let Some(file) = path.file_name().filter(|_| is_small) {
                fs::copy(&path, folder.join(file)).during(path.display())?;
            }
        }
    }
    Ok(folder)
}
