//! Files that a person carries out of the window.
//!
//! A page of WebKitGTK can offer words to be dragged, not files, so the drag is GTK's own. It
//! begins while the button of the mouse is held down.

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::mpsc::{Sender, channel};

use gtk::gdk::{DragAction, ModifierType};
use gtk::glib::{self, Propagation};
use gtk::prelude::*;
use tauri::{AppHandle, Manager as _};

use crate::window;

/// The button of the mouse that drags.
const BUTTON: i32 = 1;

/// Lets files be carried to wherever they are dropped; says whether anybody took them.
///
/// Blocks until then.
pub fn out(app: &AppHandle, files: &[PathBuf]) -> bool {
    let uris: Vec<String> = files.iter().filter_map(|file| uri(file)).collect();
    let (told, ended) = channel();
    let handle = app.clone();
    let begun = app.run_on_main_thread(move || {
        if let Some(window) = handle.get_webview_window(window::MAIN)
            && let Ok(window) = window.gtk_window()
        {
            begin(&window, uris, told);
        }
    });
    // Who was to tell is gone where there is no window any more.
    begun.is_ok() && ended.recv().unwrap_or(false)
}

/// Whether the button is still held down.
fn is_held(window: &gtk::ApplicationWindow) -> bool {
    let pointer = window
        .display()
        .default_seat()
        .and_then(|seat| seat.pointer());
    let held = pointer
        .zip(window.window())
        .map(|(pointer, window)| window.device_position(&pointer).3);
    held.is_some_and(|held| held.contains(ModifierType::BUTTON1_MASK))
}

fn uri(file: &Path) -> Option<String> {
    glib::filename_to_uri(file, None).ok().map(String::from)
}

fn begin(window: &gtk::ApplicationWindow, uris: Vec<String>, told: Sender<bool>) {
    // Writing many files takes a while. Who has let go by then carries nothing, and a drag that
    // begins all the same would hang on the mouse until its next click.
    if !is_held(window) {
        return;
    }
    let targets = gtk::TargetList::new(&[]);
    targets.add_uri_targets(0);
    let is_taken = Rc::new(Cell::new(true));
    let handlers = Rc::new(RefCell::new(Vec::new()));

    let gives = window.connect_drag_data_get(move |_, _, data, _, _| {
        let uris: Vec<&str> = uris.iter().map(String::as_str).collect();
        data.set_uris(&uris);
    });
    let taken = Rc::clone(&is_taken);
    let fails = window.connect_drag_failed(move |_, _, _| {
        taken.set(false);
        Propagation::Proceed
    });
    let mine = Rc::clone(&handlers);
    let ends = window.connect_drag_end(move |window, _| {
        for handler in mine.take() {
            window.disconnect(handler);
        }
        // Nobody waits for an answer when the application ends.
        let _ = told.send(is_taken.get());
    });
    handlers.borrow_mut().extend([gives, fails, ends]);

    let begun =
        window.drag_begin_with_coordinates(&targets, DragAction::COPY, BUTTON, None, -1, -1);
    match begun {
        Some(context) => context.drag_set_icon_name("text-x-generic", 0, 0),
        None => {
            for handler in handlers.take() {
                window.disconnect(handler);
            }
        }
    }
}
