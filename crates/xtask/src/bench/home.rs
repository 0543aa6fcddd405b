//! Homes of users who start the application: one who has nothing yet, one with many posts.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{self, program};
use crate::prove::at_home;
use crate::say::{self, Outcome, Trouble, While as _};
use crate::target;

/// Where the application keeps what belongs to the machine, below the folder of settings.
const MACHINE: &str = "config/org.octavilla.Octavilla/machine.json";

/// A user's home.
pub struct Home(PathBuf);

impl Home {
    /// Makes one in which the application has never been started.
    pub fn new(name: &str) -> Outcome<Home> {
        let home = target().join("bench-homes").join(name);
        if home.exists() {
            fs::remove_dir_all(&home).during(home.display())?;
        }
        for folder in [home.clone(), home.with_extension("run")] {
            fs::create_dir_all(&folder).during(folder.display())?;
        }
        Ok(Home(home))
    }

    /// Makes one with a library of so many posts, of which the newest lay open at the end.
    pub fn with_posts(name: &str, octa: &Path, posts: &str) -> Outcome<Home> {
        let home = Home::new(name)?;
        let library = home.0.join("Posts.octavilla");
        let file = library.to_string_lossy();
        say::step("library to start with", || {
            let make = [
                "fixture", "library", &file, "--posts", posts, "--words", "40",
            ];
            process::run(program(octa, &make))
        })?;
        let listed = process::answer(&octa.to_string_lossy(), &["list", &file, "--json"]);
        let newest = listed
            .as_deref()
            .and_then(first_id)
            .ok_or_else(|| Trouble::new(format!("the list of {file} begins with no post")))?;
        let machine = home.0.join(MACHINE);
        let folder = machine.parent().unwrap_or(&home.0);
        fs::create_dir_all(folder).during(folder.display())?;
        let settings = format!(r#"{{"open":{file:?},"settings":{{"lastPost":"{newest}"}}}}"#);
        fs::write(&machine, settings).during(machine.display())?;
        Ok(home)
    }

    /// Lets a program start in it.
    pub fn house(&self, command: &mut Command) {
        at_home(command, &self.0);
    }

    /// A file of the measurement, beside what the program keeps.
    pub fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

/// The id that a list of posts in JSON begins with.
fn first_id(json: &str) -> Option<&str> {
    json.split_once(r#""id":""#)?.1.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_post_is_the_first_of_the_list() {
        assert_eq!(
            first_id(r#"[{"id":"ab-1","title":"x"},{"id":"cd"}]"#),
            Some("ab-1")
        );
        assert_eq!(first_id("[]"), None);
    }
}
