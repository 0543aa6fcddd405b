//! The library's figures, measured by the terminal program in its own process.

use std::fs;
use std::path::Path;

use super::{mib, size};
use crate::process::{self, program};
use crate::say::{self, Outcome, While as _};
use crate::{target, terminal};

/// Posts and revisions of the libraries that are compared, the small one first.
const GROWTH: [[&str; 2]; 2] = [["1000", "10"], ["100000", "10"]];
const QUICK_GROWTH: [[&str; 2]; 2] = [["50", "10"], ["500", "10"]];

/// Prints every table of the library.
pub fn tables(quick: bool) -> Outcome {
    let folder = target().join("bench-library");
    if folder.exists() {
        fs::remove_dir_all(&folder).during(folder.display())?;
    }
    fs::create_dir_all(&folder).during(folder.display())?;
    let octa = terminal::build()?;
    let octa = |words: &[&str]| {
        let mut command = program(&octa, &["fixture"]);
        command.args(words).current_dir(&folder);
        process::run(command)
    };
    list(&octa, &folder, if quick { "200" } else { "100000" })?;
    for table in ["keystroke", "pair", "long", "paper"] {
        say::line("");
        octa(&["bench", table, "."])?;
    }
    growth(&octa, if quick { QUICK_GROWTH } else { GROWTH })?;
    fs::remove_dir_all(&folder).during(folder.display())
}

fn list(octa: &impl Fn(&[&str]) -> Outcome, folder: &Path, posts: &str) -> Outcome {
    let file = "large.octavilla";
    say::step("library to measure in", || {
        octa(&["library", file, "--posts", posts, "--words", "100"])
    })?;
    say::line(&format!(
        "\n| library of {posts} posts, {}; how many are found | median | 99 of 100 | slowest |\n\
         |---|---:|---:|---:|",
        mib(size(&folder.join(file))?)
    ));
    octa(&["bench", "list", file])
}

fn growth(octa: &impl Fn(&[&str]) -> Outcome, sizes: [[&str; 2]; 2]) -> Outcome {
    let files = ["growth-1.octavilla", "growth-2.octavilla"];
    say::step("libraries to compare", || {
        for (file, [posts, revisions]) in files.iter().zip(sizes) {
            let many = ["library", file, "--posts", posts, "--words", "40"];
            octa(&[&many[..], &["--revisions", revisions]].concat())?;
        }
        Ok(())
    })?;
    say::line("");
    octa(&["bench", "growth", files[0], files[1]])
}
