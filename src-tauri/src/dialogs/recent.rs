//! Keeping what is chosen in a dialog out of the desktop's list of recent files.
//!
//! GTK's dialog puts it there (`recently-used.xbel`), where every program of the user can read
//! where a library is and what an export is called. Switching the list off would empty it for
//! all programs (GTK writes it anew then), so the name is taken out again before GTK writes
//! what it has put in, a quarter of a second later (`gtkrecentmanager.c`).

use std::path::Path;
use std::time::{Duration, Instant};

use gtk::gio::prelude::*;
use gtk::prelude::*;
use gtk::{RecentManager, gio, glib};
use tauri::AppHandle;

/// How often it is looked whether the name has come; often enough within GTK's quarter second.
const EVERY: Duration = Duration::from_millis(20);

/// How long a file may take to say what it is, which GTK asks first.
const PATIENCE: Duration = Duration::from_secs(10);

/// Takes a file that was just chosen out of the list as soon as GTK has put it in.
pub fn keep_out(app: &AppHandle, chosen: &Path) {
    let uri = gio::File::for_path(chosen).uri();
    let begun = Instant::now();
    let look = move || {
        if let Some(list) = RecentManager::default() {
            // Mostly it is not there.
            let _ = list.remove_item(&uri);
        }
        match begun.elapsed() < PATIENCE {
            true => glib::ControlFlow::Continue,
            false => glib::ControlFlow::Break,
        }
    };
    // Before whatever GTK does at the same moment. An application that ends writes no list.
    let _ = app.run_on_main_thread(move || {
        glib::timeout_add_local_full(EVERY, glib::Priority::HIGH, look);
    });
}
