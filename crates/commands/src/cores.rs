//! Core dumps: the memory of a program that has ended badly, as the system would keep it.
//!
//! It would hold the text that was open, and the key of a sealed library.

use std::io;

/// The limit that the kernel takes for "none, and not into a pipe either".
///
/// A limit of nothing stops files only: where dumps go to a program (systemd-coredump, apport),
/// the kernel hands them over whatever the limit, unless it is this one (`coredump.c`).
#[cfg(unix)]
const NONE: u64 = 1;

/// Which parts of memory go into a dump all the same, should somebody lift the limit: none.
#[cfg(target_os = "linux")]
const PARTS: &str = "/proc/self/coredump_filter";

/// Switches core dumps off, for this process and for all that it starts.
///
/// The process stays readable to others of its user (`PR_SET_DUMPABLE`): the desktop portal
/// looks at who asks it, and answers nobody whom it cannot look at.
///
/// # Errors
///
/// Fails when the system does not let the limit be lowered.
pub fn forbid() -> io::Result<()> {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let none = Rlimit {
            current: Some(NONE),
            maximum: Some(NONE),
        };
        setrlimit(Resource::Core, none)?;
    }
    // The limit is enough by itself, and kernels can be built without this file.
    #[cfg(target_os = "linux")]
    let _ = std::fs::write(PARTS, "0");
    Ok(())
}
