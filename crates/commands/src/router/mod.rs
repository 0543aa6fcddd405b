use std::path::Path;
use std::sync::Arc;

use library::Library;
use serde_json::Value;

use crate::context::{Context, Folders, lock};
use crate::failure::{Code, Failure};
use crate::host::Host;
use crate::{list, seal};

/// Answers the window's calls. All methods may block: they are called from a thread that
/// may wait.
pub struct Router {
    context: Context,
}

impl Router {
    /// Starts with no library open.
    pub fn new(folders: Folders, host: Arc<dyn Host>) -> Router {
        Router {
            context: Context::new(folders, host),
        }
    }

    /// Opens the library that was named, else the one that was open last. What is in the
    /// way is told to the window when it asks for the state.
    pub fn open_at_start(&self, named: Option<&Path>) {
        let last = lock(&self.context.machine).open.clone();
        let Some(path) = named.map(Path::to_path_buf).or(last) else {
            return;
        };
        let opened = Library::open(&path)
            .map_err(Failure::from)
            .and_then(|library| self.context.switch(Some(library)));
        match opened {
            Err(failure) if matches!(failure.code, Code::Sealed | Code::KeyFileMissing) => {
                self.context.wait_for(&path);
            }
            Err(failure) => *lock(&self.context.trouble) = Some(failure),
            Ok(()) => {}
        }
    }

    /// Answers one call.
    ///
    /// # Errors
    ///
    /// What the command meets; only declared names are accepted, and while a library is locked
    /// only those that say so.
    pub fn call(&self, name: &str, request: Value) -> Result<Value, Failure> {
        if let Some(path) = self.context.locked_path()
            && !list::answers_when_locked(name)
        {
            return Err(seal::refused(&path));
        }
        list::dispatch(&self.context, name, request)
    }

    /// Whether a sealed library is open, or may be in a moment, that is to be locked when the
    /// screen is.
    pub fn locks_with_the_screen(&self) -> bool {
        let is_sealed = matches!(self.context.library_key(), Ok(Some(_)));
        let may_be = is_sealed || self.is_between();
        may_be && lock(&self.context.machine).settings.lock_with_screen
    }

    /// Whether a library is being opened by its passphrase, or written anew, just now.
    pub fn is_between(&self) -> bool {
        self.context.is_between()
    }

    /// Closes the library.
    pub fn shut_down(&self) {
        self.context.close();
    }
}

#[cfg(test)]
mod tests;
