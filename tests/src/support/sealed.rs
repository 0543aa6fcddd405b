//! A folder with a sealed library in it, and how `octa` is told what opens it.

use std::path::Path;

use tempfile::TempDir;

use super::{Folder, LIBRARY, Octa};

/// What opens a library in a [`Sealed`].
pub(crate) const PASSPHRASE: &str = "agua y tierra";

/// A folder with a sealed library, and passphrases in files elsewhere.
pub(crate) struct Sealed {
    pub(crate) folder: Folder,
    secrets: TempDir,
}

impl Sealed {
    /// With an empty library.
    pub(crate) fn empty() -> Sealed {
        let sealed = Sealed {
            folder: Folder::empty(),
            secrets: tempfile::tempdir().unwrap(),
        };
        sealed
            .by(PASSPHRASE, &["init", LIBRARY, "--seal"])
            .succeeds();
        sealed
    }

    /// With the post `one`, which says this.
    pub(crate) fn with(words: &str) -> Sealed {
        let sealed = Sealed::empty();
        let new = [
            "new", LIBRARY, "--title", "One", "--lang", "es", "--from", "-",
        ];
        sealed.octa(&new).input(words).succeeds();
        sealed
    }

    /// `octa` that is told the passphrase.
    pub(crate) fn octa(&self, args: &[&str]) -> Octa {
        self.by(PASSPHRASE, args)
    }

    /// `octa` that is told some passphrase.
    pub(crate) fn by(&self, passphrase: &str, args: &[&str]) -> Octa {
        self.told("OCTAVILLA_PASSPHRASE_FILE", passphrase, self.untold(args))
    }

    /// `octa` that is told the passphrase, and a new one.
    pub(crate) fn renewing(&self, new: &str, args: &[&str]) -> Octa {
        self.told("OCTAVILLA_NEW_PASSPHRASE_FILE", new, self.octa(args))
    }

    /// `octa` that is told a recovery key.
    pub(crate) fn recovering(&self, key: &str, args: &[&str]) -> Octa {
        self.told("OCTAVILLA_RECOVERY_KEY_FILE", key, self.untold(args))
    }

    /// `octa` that is told nothing.
    pub(crate) fn untold(&self, args: &[&str]) -> Octa {
        self.folder.octa(args).env("OCTAVILLA_LEAST_COST", "1")
    }

    /// Tells a secret through a file whose first line it is.
    pub(crate) fn told(&self, variable: &str, secret: &str, octa: Octa) -> Octa {
        octa.env(
            variable,
            &self.secret(variable, secret).display().to_string(),
        )
    }

    fn secret(&self, name: &str, secret: &str) -> std::path::PathBuf {
        let path = tempfile::Builder::new()
            .prefix(name)
            .tempfile_in(self.secrets.path())
            .unwrap()
            .into_temp_path()
            .keep()
            .unwrap();
        std::fs::write(&path, format!("{secret}\nnot this line\n")).unwrap();
        path
    }

    /// Whether words are in any byte of any file of the folder.
    pub(crate) fn shows(&self, words: &str) -> bool {
        shows(self.folder.root(), words.as_bytes())
    }
}

fn shows(folder: &Path, words: &[u8]) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => shows(&path, words),
            false => {
                let bytes = std::fs::read(&path).unwrap();
                bytes.windows(words.len()).any(|window| window == words)
            }
        }
    })
}
