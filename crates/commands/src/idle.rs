//! Brings trailing bodies and the search index up once a person has stopped typing.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use library::{Library, Op, history};

use crate::context::lock;

/// How long nothing must have come.
const PAUSE: Duration = Duration::from_millis(1500);

/// A thread that waits for pauses; it ends when this is dropped.
pub(crate) struct Idle {
    touched: Sender<()>,
}

impl Idle {
    pub(crate) fn watch(open: Arc<Mutex<Option<Arc<Library>>>>) -> Idle {
        let (touched, touches) = channel();
        std::thread::spawn(move || {
            while touches.recv().is_ok() {
                loop {
                    match touches.recv_timeout(PAUSE) {
                        Ok(()) => {}
                        Err(RecvTimeoutError::Timeout) => break,
                        Err(RecvTimeoutError::Disconnected) => return,
                    }
                }
                let library = lock(&open).clone();
                if let Some(library) = library {
                    // Readers add the tail themselves and closing tries again, so a failure
                    // here, on a full disk for instance, loses nothing and needs no notice.
                    let _ = library.write(Op::Settle, history::settle_all);
                }
            }
        });
        Idle { touched }
    }

    /// Says that something was typed.
    pub(crate) fn touch(&self) {
        // The thread lives as long as this does.
        let _ = self.touched.send(());
    }
}
