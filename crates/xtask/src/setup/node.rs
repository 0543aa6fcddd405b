//! Node, and the npm packages of the lock files.

use std::fs;

use super::stamp;
use crate::process::{self, npm};
use crate::root;
use crate::say::{self, Outcome, Trouble, While as _};

/// The oldest Node with which the interface can be built, as major and minor version.
const OLDEST: (u32, u32) = (20, 19);

/// Installs exactly the packages of `ui/package-lock.json`, unless they are there.
pub fn packages() -> Outcome {
    packages_of("ui", "npm packages of the interface", &[])
}

/// The same for the programs that check what is exported. None of them needs a script to be
/// installed, and one would fetch a Java of its own.
pub fn validators() -> Outcome {
    let checkers = "npm packages that check what is exported";
    packages_of("tests/validators", checkers, &["--ignore-scripts"])
}

fn packages_of(folder: &str, what: &str, but: &[&str]) -> Outcome {
    let version = version()?;
    let folder = root().join(folder);
    let files = ["package.json", "package-lock.json"].map(|name| folder.join(name));
    let state = stamp::of(&files, &[])?;
    // The stamp lies among the packages, so that it goes when they go.
    let kept = folder.join("node_modules/.octavilla");
    let wanted = format!("{state} {version}");
    if fs::read_to_string(&kept).is_ok_and(|kept| kept == wanted) {
        return Ok(());
    }
    say::step(what, || {
        let mut install = npm(&["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
        install.args(but).current_dir(&folder);
        process::run(install)?;
        fs::write(&kept, &wanted).during(kept.display())
    })
}

fn version() -> Outcome<String> {
    let version = process::answer("node", &["--version"]);
    match version.as_deref().and_then(parse) {
        Some(found) if found >= OLDEST => Ok(version.unwrap_or_default()),
        Some(_) => Err(Trouble::new(format!(
            "Node {} is too old to build the interface: install {}.{} or newer ({HOW})",
            version.unwrap_or_default(),
            OLDEST.0,
            OLDEST.1,
        ))),
        None => Err(Trouble::new(format!(
            "Node is missing, which builds the interface: install {}.{} or newer ({HOW})",
            OLDEST.0, OLDEST.1,
        ))),
    }
}

const HOW: &str = "https://nodejs.org, or your system's packages where they are new enough";

fn parse(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.trim_start_matches('v').split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert_eq!(parse("v20.19.4"), Some((20, 19)));
        assert!(parse("v20.9.0") < Some(OLDEST));
        assert!(parse("v22.3.0") > Some(OLDEST));
        assert_eq!(parse("nightly"), None);
    }
}
