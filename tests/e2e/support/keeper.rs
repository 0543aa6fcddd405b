//! A program that keeps the clipboard of others alive, as desktops have one.

use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::time::Duration;

use gtk::gdk;

/// What it is asked.
enum Asked {
    TakeOver(Sender<Option<String>>),
    StillHas(Sender<bool>),
}

/// A clipboard's keeper, on a thread of its own. There can be one in a process.
pub struct Keeper(Sender<Asked>);

impl Keeper {
    /// Starts it.
    pub fn start() -> Self {
        let (asked, asks) = channel();
        std::thread::spawn(move || keep(&asks));
        Self(asked)
    }

    /// Takes the clipboard over; gives the text in it.
    pub fn take_over(&self) -> Option<String> {
        let (told, answer) = channel();
        self.0.send(Asked::TakeOver(told)).unwrap();
        answer.recv().unwrap()
    }

    /// Whether nobody has taken it from here.
    pub fn still_has_it(&self) -> bool {
        let (told, answer) = channel();
        self.0.send(Asked::StillHas(told)).unwrap();
        answer.recv().unwrap()
    }
}

fn keep(asks: &Receiver<Asked>) {
    gtk::init().unwrap();
    let clipboard = gtk::Clipboard::get(&gdk::SELECTION_CLIPBOARD);
    loop {
        gtk::main_iteration_do(false);
        match asks.try_recv() {
            Ok(Asked::TakeOver(told)) => {
                let text = clipboard.wait_for_text();
                clipboard.set_text(text.as_deref().unwrap_or_default());
                told.send(text.map(Into::into)).unwrap();
            }
            Ok(Asked::StillHas(told)) => {
                let owner = gdk::selection_owner_get(&gdk::SELECTION_CLIPBOARD);
                told.send(owner.is_some()).unwrap();
            }
            Err(TryRecvError::Empty) => std::thread::sleep(Duration::from_millis(2)),
            Err(TryRecvError::Disconnected) => return,
        }
    }
}
