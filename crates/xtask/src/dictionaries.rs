//! `cargo xtask dictionaries`: the spelling dictionaries, made anew from their npm packages.

use std::fs;

use crate::process::{self, cargo, npm, program};
use crate::say::{self, Outcome, While as _};
use crate::{root, target};

/// Fetches the packages that `crates/library/dictionaries/sources.tsv` names and packs them.
///
/// To take a newer dictionary, change its version in that table first.
pub fn dictionaries(_arguments: &[String]) -> Outcome {
    say::step("dictionaries", || {
        let folder = root().join("crates/library/dictionaries");
        let packages = target().join("dictionaries");
        let table = fs::read_to_string(folder.join("sources.tsv")).during("the table")?;
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t').skip(1);
            let (Some(name), Some(version)) = (columns.next(), columns.next()) else {
                continue;
            };
            let own = packages.join(name);
            fs::create_dir_all(&own).during("a folder for the package")?;
            let own = own.display().to_string();
            let wanted = format!("{name}@{version}");
            process::run(npm(&["pack", &wanted, "--pack-destination", &own]))?;
            let file = format!("{own}/{name}-{version}.tgz");
            process::run(program("tar", &["-xzf", &file, "-C", &own]))?;
        }
        let (from, to) = (packages.display().to_string(), folder.display().to_string());
        let run = [
            "run",
            "--quiet",
            "--package",
            "cli",
            "--features",
            "fixtures",
            "--",
        ];
        let pack = ["fixture", "dictionaries", &from, &to];
        process::run(cargo(&[&run[..], &pack].concat()))
    })
}
