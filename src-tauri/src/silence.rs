//! No network, from below.
//!
//! [`keep`] comes before a second thread, GTK and the web view. What it takes away cannot be
//! given back, and every process that is started from here, the web view's own too, is without
//! it as well.
//!
//! 1. Core dumps are switched off (`commands::cores`).
//! 2. [`landlock`]: no TCP, where the kernel knows how.
//! 3. [`filter`]: no socket but those that stay on this machine. Without it nothing is started.
//!
//! This holds on Linux. What other systems offer instead stands in `docs/SECURITY.md`.

#[cfg(target_os = "linux")]
mod doors;
#[cfg(target_os = "linux")]
mod filter;
#[cfg(target_os = "linux")]
mod landlock;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests;

/// Why the application may not start.
#[derive(Debug, thiserror::Error)]
pub enum Unkept {
    /// The kernel does not take the filter.
    #[cfg(target_os = "linux")]
    #[error(
        "this system cannot keep Octavilla off the network, so it was not started and nothing \
         was opened ({0}); it needs a Linux kernel with seccomp filters"
    )]
    Filter(#[from] seccompiler::BackendError),
    /// The filter is made, but cannot be set.
    #[cfg(target_os = "linux")]
    #[error(
        "this system does not let Octavilla keep itself off the network, so it was not started \
         and nothing was opened ({0})"
    )]
    Set(#[from] seccompiler::Error),
    /// The system insists on dumps.
    #[error(
        "this system does not let Octavilla switch core dumps off, so it was not started and \
         nothing was opened ({0})"
    )]
    Cores(#[from] std::io::Error),
}

/// Takes the network away from this process and from all that it starts, and core dumps too.
///
/// Must come first in `main`.
///
/// # Errors
///
/// Fails when the system does not let it; then nothing may be started.
pub fn keep() -> Result<(), Unkept> {
    commands::cores::forbid()?;
    #[cfg(target_os = "linux")]
    {
        let doors = doors::Doors::of_this_build();
        landlock::keep(&doors);
        filter::set(&doors)?;
    }
    Ok(())
}
