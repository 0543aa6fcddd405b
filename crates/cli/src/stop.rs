//! Ctrl-C, and the system's word that it is time to end, while something long is done.

use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

/// The status of what a person ended with Ctrl-C.
pub(crate) const STATUS: u8 = 130;

/// A flag that is set when this is to end, so that what is half done can be taken away first.
/// Whoever says so again does not wait for that.
pub(crate) fn asked() -> io::Result<Arc<AtomicBool>> {
    let asked = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // In this order: the first time finds the flag not yet set.
        flag::register_conditional_shutdown(signal, STATUS.into(), Arc::clone(&asked))?;
        flag::register(signal, Arc::clone(&asked))?;
    }
    Ok(asked)
}
