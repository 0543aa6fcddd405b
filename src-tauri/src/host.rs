//! The one door between the window and `commands`.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use commands::{Code, Failure, Folders, Router};
use serde_json::Value;
use tauri::{AppHandle, Manager as _, State};

use crate::desktop::Desktop;

/// The router, which is there as soon as the library open last has been opened again.
#[derive(Clone, Default)]
pub struct Backend(Arc<OnceLock<Router>>);

impl Backend {
    /// Answers one call; waits for the library first when the application has only just started.
    ///
    /// Blocks: never to be called from the window's own thread.
    pub fn call(&self, name: &str, request: Value) -> Result<Value, Failure> {
        self.0.wait().call(name, request)
    }

    /// Whether the open library is to be locked when the screen is. Does not block.
    pub fn locks_with_the_screen(&self) -> bool {
        let router = self.0.get();
        router.is_some_and(Router::locks_with_the_screen)
    }

    /// Whether a library is being opened by its passphrase, or written anew, just now.
    pub fn is_between(&self) -> bool {
        self.0.get().is_some_and(Router::is_between)
    }

    /// Closes the library, so that another process can write it.
    pub fn shut_down(&self) {
        // The journal holds every word already; what fails here is made up for at the next start.
        self.0.wait().shut_down();
    }
}

/// Opens the backend beside the window, so that neither waits for the other.
pub fn open(app: &AppHandle, library: Option<PathBuf>) -> tauri::Result<()> {
    let paths = app.path();
    let folders = Folders {
        config: paths.app_config_dir()?,
        data: paths.app_local_data_dir()?,
        // A system without named folders has no documents folder; a home folder it has.
        documents: paths.document_dir().or_else(|_| paths.home_dir())?,
        // A session that is none has no such folder.
        passing: paths
            .runtime_dir()
            .ok()
            .filter(|folder| folder.is_dir())
            .unwrap_or_else(std::env::temp_dir),
    };
    let backend = Backend::default();
    let desktop = Arc::new(Desktop::new(app.clone(), backend.clone()));
    app.manage(Arc::clone(&desktop));
    app.manage(backend.clone());
    tauri::async_runtime::spawn_blocking(move || {
        let router = Router::new(folders, desktop);
        router.open_at_start(library.as_deref());
        // This is the only place that sets it, and it runs once.
        let _ = backend.0.set(router);
    });
    Ok(())
}

/// Carries a request to the router and its reply back.
///
/// It is the only command of the application. It is async because commands that are not would run
/// on the thread that draws the window.
#[tauri::command]
pub async fn call(
    backend: State<'_, Backend>,
    desktop: State<'_, Arc<Desktop>>,
    name: String,
    request: Value,
) -> Result<Value, Failure> {
    let backend = backend.inner().clone();
    // The frame of the window wears what the page wears.
    let may_change_the_theme = name == "app.configure";
    let reply = off_the_window(move || backend.call(&name, request)).await?;
    if may_change_the_theme {
        desktop.follow_theme();
    }
    Ok(reply)
}

/// Runs blocking work on the pool that is made for it.
async fn off_the_window<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    match tauri::async_runtime::spawn_blocking(work).await {
        Ok(outcome) => outcome,
        // The work panicked. What it was about may be a user's text, so it is not repeated.
        Err(_) => {
            let message = "something went wrong inside Octavilla; what was saved is safe";
            Err(Failure::new(Code::Internal, message, Value::Null))
        }
    }
}
