//! What only a desktop can do, for the backend that asks.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use commands::{Event, Folder, Host, InterfaceLanguage};
use tauri::{AppHandle, Emitter as _};

use crate::dialogs;
#[cfg(target_os = "linux")]
use crate::drag;
use crate::host::Backend;
use crate::lock;
use crate::menu;
use crate::outside;
use crate::window;

/// The environment variable that names a file to be written once the window has painted.
///
/// It lets a script on a machine without a screen know when there is something to photograph.
pub const PAINTED: &str = "OCTAVILLA_PAINTED_FILE";

/// The desktop on which the window stands.
pub struct Desktop {
    app: AppHandle,
    backend: Backend,
    /// The question whether the window may close, while it is open; each has its number.
    asked: Mutex<Option<u64>>,
    questions: AtomicU64,
    leaving: AtomicBool,
}

impl Desktop {
    /// Makes the desktop of one application; `backend` is asked to close when the window closes.
    pub fn new(app: AppHandle, backend: Backend) -> Self {
        Self {
            app,
            backend,
            asked: Mutex::new(None),
            questions: AtomicU64::new(0),
            leaving: AtomicBool::new(false),
        }
    }

    /// Lets the page save what it holds, and leaves when it has, or when it stays silent.
    pub fn ask_to_leave(self: &Arc<Self>) {
        let question = self.questions.fetch_add(1, Ordering::SeqCst);
        {
            let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
            if asked.is_some() {
                return;
            }
            *asked = Some(question);
        }
        let desktop = Arc::clone(self);
        window::announce_closing(&self.app, move || {
            // A page that has asked to stay holds words that are not saved.
            if desktop.is_asking(question) {
                desktop.leave();
            }
        });
    }

    fn is_asking(&self, question: u64) -> bool {
        *self.asked.lock().unwrap_or_else(PoisonError::into_inner) == Some(question)
    }

    /// Closes library, window and application, once; what comes after the first call is ignored.
    pub fn leave(&self) {
        if self.leaving.swap(true, Ordering::SeqCst) {
            return;
        }
        let (app, backend) = (self.app.clone(), self.backend.clone());
        // The call may come from inside the router, which cannot close while it answers.
        tauri::async_runtime::spawn_blocking(move || {
            window::remember(&app);
            backend.shut_down();
            app.exit(0);
        });
    }

    /// Gives the window's frame and ground the theme that the settings name.
    pub fn follow_theme(&self) {
        let (app, backend) = (self.app.clone(), self.backend.clone());
        tauri::async_runtime::spawn_blocking(move || {
            if let Ok(state) = backend.call("app.state", serde_json::json!({})) {
                window::wear(
                    &app,
                    state["settings"]["theme"].as_str().unwrap_or_default(),
                );
            }
        });
    }
}

impl Host for Desktop {
    fn choose_new_library(&self, suggested: &str) -> Option<PathBuf> {
        dialogs::new_file(
            &self.app,
            menu::words(&self.app).get("menu.library.create"),
            suggested,
        )
    }

    fn choose_library(&self) -> Option<PathBuf> {
        dialogs::library(&self.app, menu::words(&self.app).get("menu.library.open"))
    }

    fn choose_folder(&self, purpose: Folder) -> Option<PathBuf> {
        let key = match purpose {
            Folder::Export => "menu.export.open",
            Folder::Copies => "copies.choose",
            Folder::Import => "menu.library.importFolder",
        };
        dialogs::folder(&self.app, menu::words(&self.app).get(key))
    }

    fn choose_documents(&self) -> Vec<PathBuf> {
        let title = menu::words(&self.app).get("menu.library.import");
        dialogs::documents(&self.app, title)
    }

    fn choose_backup(&self, suggested: &str) -> Option<PathBuf> {
        dialogs::new_file(
            &self.app,
            menu::words(&self.app).get("menu.library.backup"),
            suggested,
        )
    }

    fn choose_new_profile(&self, suggested: &str) -> Option<PathBuf> {
        dialogs::new_profile(
            &self.app,
            menu::words(&self.app).get("profile.share"),
            suggested,
        )
    }

    fn choose_profile(&self) -> Option<PathBuf> {
        dialogs::profile(&self.app, menu::words(&self.app).get("profile.takeIn"))
    }

    fn choose_new_text(&self, suggested: &str) -> Option<PathBuf> {
        let title = menu::words(&self.app).get("receipt.title");
        dialogs::new_text(&self.app, title, suggested)
    }

    fn carry_out(&self, files: &[PathBuf]) -> bool {
        #[cfg(target_os = "linux")]
        return drag::out(&self.app, files);
        // The page offers it on Linux alone.
        #[cfg(not(target_os = "linux"))]
        return {
            let _ = files;
            false
        };
    }

    fn open_folder(&self, folder: &Path) -> bool {
        outside::show(folder)
    }

    fn open_address(&self, address: &str) -> bool {
        outside::open(address)
    }

    fn emit(&self, event: Event) {
        // A window that is closing hears nothing any more, and misses nothing.
        let _ = match event {
            Event::Changed(changed) => self.app.emit_to(window::MAIN, "changed", changed),
            Event::Progress(progress) => {
                self.app.emit_to(window::MAIN, "export-progress", progress)
            }
        };
    }

    fn set_menu_language(&self, language: InterfaceLanguage) {
        menu::speak(&self.app, language);
    }

    fn toggle_full_screen(&self) {
        window::toggle_full_screen(&self.app);
    }

    fn painted(&self) {
        self.follow_theme();
        if let Some(file) = std::env::var_os(PAINTED) {
            // Whoever set it is waiting for the file and will say that it never came.
            let _ = std::fs::write(file, "painted\n");
        }
    }

    fn stay(&self) {
        lock::put_off();
        *self.asked.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn lock(&self, library: Option<&Path>, copied: Option<&str>) {
        if self.leaving.swap(true, Ordering::SeqCst) {
            return;
        }
        lock::start_anew(&self.app, library, copied);
    }

    fn quit(&self) {
        self.leave();
    }
}
