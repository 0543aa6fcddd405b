//! A home folder of its own for every test.

use std::cell::RefCell;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// Folders that belong to one test and are gone when it ends.
pub struct Home {
    folder: TempDir,
    /// What windows find in their environment besides.
    variables: RefCell<Vec<(&'static str, OsString)>>,
}

impl Home {
    /// An empty home.
    pub fn new() -> Self {
        let home = Self {
            folder: TempDir::with_prefix("octavilla-e2e-").unwrap(),
            variables: RefCell::default(),
        };
        for folder in ["config", "data", "cache", "state", "Documents", "exports"] {
            fs::create_dir(home.path(folder)).unwrap();
        }
        let documents = format!(
            "XDG_DOCUMENTS_DIR=\"{}\"\n",
            home.path("Documents").display()
        );
        fs::write(home.path("config/user-dirs.dirs"), documents).unwrap();
        home.cancel_dialogs();
        home
    }

    /// A path inside the home.
    pub fn path(&self, inside: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(inside)
    }

    /// Answers the questions about files that follow with `path`.
    pub fn answer_dialogs(&self, path: &Path) {
        fs::write(self.path("dialogs"), path.to_str().unwrap()).unwrap();
    }

    /// Cancels the dialogs that follow.
    pub fn cancel_dialogs(&self) {
        fs::write(self.path("dialogs"), "").unwrap();
    }

    /// Gives the windows that are opened from now on a variable.
    pub fn set(&self, name: &'static str, value: impl Into<OsString>) {
        self.variables.borrow_mut().push((name, value.into()));
    }

    /// Makes a program live here.
    pub fn dress(&self, command: &mut Command) {
        command
            .env("HOME", self.folder.path())
            .env("LANG", "en_US.UTF-8")
            .env_remove("LC_ALL");
        command.env("OCTAVILLA_E2E_DIALOGS", self.path("dialogs"));
        command.env("OCTAVILLA_E2E_LOCKED", self.path("locked"));
        command.envs(
            self.variables
                .borrow()
                .iter()
                .map(|(name, value)| (name, value)),
        );
        command.env("OCTAVILLA_ABILITIES_FILE", self.path("abilities"));
        for (name, folder) in [
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_STATE_HOME", "state"),
        ] {
            command.env(name, self.path(folder));
        }
    }

    /// Runs the terminal program and gives what it prints; it must succeed.
    pub fn octa(&self, arguments: &[&str]) -> String {
        let program = std::env::var_os("OCTA_BIN").expect("OCTA_BIN names the terminal program");
        let mut command = Command::new(program);
        self.dress(&mut command);
        let output = command.args(arguments).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "octa {arguments:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }
}
