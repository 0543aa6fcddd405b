//! Taking what was copied here out of the clipboard.
//!
//! Reached: the clipboard and the selection of the middle button, where this application owns
//! them, and where somebody else does (a program that keeps clipboards alive) and they hold the
//! text that was copied here last. Not reached: lists of what was in the clipboard before, which
//! some desktops keep.

use std::cell::Cell;
use std::rc::Rc;

use gtk::gdk::{self, Atom};

/// Empties both selections where they hold text of ours, and tells when that is done.
///
/// Only for the window's own thread. Whoever owns a selection may never answer; then nobody is
/// told.
pub fn empty(copied: String, done: impl FnOnce() + 'static) {
    let selections = [gdk::SELECTION_CLIPBOARD, gdk::SELECTION_PRIMARY];
    let left = Rc::new(Cell::new(selections.len()));
    let (copied, done) = (Rc::new(copied), Rc::new(Cell::new(Some(done))));
    for selection in selections {
        let (left, copied, done) = (Rc::clone(&left), Rc::clone(&copied), Rc::clone(&done));
        let told = move || {
            left.set(left.get() - 1);
            if left.get() == 0
                && let Some(done) = done.take()
            {
                done();
            }
        };
        empty_one(selection, copied, told);
    }
}

fn empty_one(selection: Atom, copied: Rc<String>, told: impl FnOnce() + 'static) {
    let clipboard = gtk::Clipboard::get(&selection);
    if gdk::selection_owner_get(&selection).is_some() {
        take_out(&clipboard);
        return told();
    }
    if copied.is_empty() {
        return told();
    }
    clipboard.request_text(move |clipboard, text| {
        if text.is_some_and(|text| is_same(text, &copied)) {
            take_out(clipboard);
        }
        told();
    });
}

/// Puts nothing in its place, and hands that to whoever keeps clipboards of programs that end.
///
/// Clearing alone would leave such a keeper with what it took over before.
fn take_out(clipboard: &gtk::Clipboard) {
    clipboard.set_text("");
    clipboard.store();
}

/// Programs end lines in their own ways, and some leave the last end out.
fn is_same(held: &str, copied: &str) -> bool {
    let lines = |text: &str| text.replace("\r\n", "\n").trim_end().to_owned();
    lines(held) == lines(copied)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_known_however_its_lines_end() {
        assert!(is_same("one\r\ntwo\r\n", "one\ntwo"));
        assert!(!is_same("one\ntwo", "one two"));
        assert!(!is_same("", "one"));
    }
}
