//! What GTK and WebKitGTK need of their own.

use gtk::gdk::{self, ModifierType};
use gtk::glib::Propagation;
use gtk::prelude::*;
use tauri::{AppHandle, Manager as _, WebviewWindow};
use webkit2gtk::WebViewExt as _;

use super::Entry;
use crate::window;

/// Carries out an editing command on whatever has the focus; says whether it was one.
pub fn edit(app: &AppHandle, command: &str) -> bool {
    let name = match command {
        "edit.cut" => "Cut",
        "edit.copy" => "Copy",
        "edit.paste" => "Paste",
        "edit.selectAll" => "SelectAll",
        _ => return false,
    };
    if let Some(window) = app.get_webview_window(window::MAIN) {
        // Only a window that is closing has no web view, and then there is nothing to edit.
        let _ = window.with_webview(move |view| view.inner().execute_editing_command(name));
    }
    true
}

/// Has Ctrl+L lock wherever the focus is, also in a page that is only read and hears no keys.
pub fn lock_everywhere(window: &WebviewWindow) {
    let Ok(gtk_window) = window.gtk_window() else {
        return;
    };
    let app = window.app_handle().clone();
    gtk_window.connect_key_press_event(move |_, event| {
        let held = event.state() & gtk::accelerator_get_default_mod_mask();
        if held != ModifierType::CONTROL_MASK
            || event.keyval().to_lower() != gdk::keys::constants::l
        {
            return Propagation::Proceed;
        }
        super::tell(&app, "library.lock");
        Propagation::Stop
    });
}

/// Shows the keys beside the entries, without registering them as accelerators.
///
/// GTK gives a registered accelerator to the menu before the page sees the key.
pub fn show_keys(window: &WebviewWindow, menus: &[Entry]) {
    let Ok(inside) = window.default_vbox() else {
        return;
    };
    let bar = inside
        .children()
        .into_iter()
        .find_map(|child| child.downcast::<gtk::MenuBar>().ok());
    if let Some(bar) = bar {
        label(bar.upcast_ref(), menus);
    }
}

/// The items of a shell stand in the order of its entries, because they were made from them.
fn label(shell: &gtk::MenuShell, entries: &[Entry]) {
    let items = shell
        .children()
        .into_iter()
        .filter_map(|item| item.downcast::<gtk::MenuItem>().ok());
    for (item, entry) in items.zip(entries) {
        if let (Entry::Group(_, entries), Some(submenu)) = (entry, item.submenu()) {
            if let Ok(submenu) = submenu.downcast::<gtk::Menu>() {
                label(submenu.upcast_ref(), entries);
            }
            continue;
        }
        let shown = item
            .child()
            .and_then(|child| child.downcast::<gtk::AccelLabel>().ok());
        if let (Some(shown), Some(key)) = (shown, entry.key()) {
            let (code, held) = gtk::accelerator_parse(&in_gtk_words(key));
            shown.set_accel(code, held);
        }
    }
}

/// Turns `Mod-Shift-z` into `<Primary><Shift>z`.
fn in_gtk_words(key: &str) -> String {
    let (held, struck) = match key.strip_suffix('-') {
        // The key itself is a hyphen.
        Some(held) => (held, "minus"),
        None => key
            .rsplit_once('-')
            .map_or(("", key), |(held, struck)| (held, struck)),
    };
    let struck = match struck {
        "+" => "plus",
        "," => "comma",
        "." => "period",
        "\\" => "backslash",
        "/" => "slash",
        "PageDown" => "Page_Down",
        "PageUp" => "Page_Up",
        "Enter" => "Return",
        "ArrowUp" => "Up",
        "ArrowDown" => "Down",
        other => other,
    };
    let held = held
        .replace("Mod", "<Primary>")
        .replace("Shift", "<Shift>")
        .replace("Alt", "<Alt>")
        .replace('-', "");
    format!("{held}{struck}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(key: &str, expected: &str) {
        assert_eq!(in_gtk_words(key), expected);
    }

    #[test]
    fn keys_are_written_as_gtk_reads_them() {
        check("Mod-b", "<Primary>b");
        check("Mod-Shift-z", "<Primary><Shift>z");
        check("Mod-+", "<Primary>plus");
        check("Mod--", "<Primary>minus");
        check("Mod-\\", "<Primary>backslash");
        check("Alt-ArrowDown", "<Alt>Down");
        check("Mod-Shift-Enter", "<Primary><Shift>Return");
        check("Mod-/", "<Primary>slash");
        check("Mod-PageDown", "<Primary>Page_Down");
        check("F1", "F1");
    }
}
