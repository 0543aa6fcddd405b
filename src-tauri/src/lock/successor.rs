//! The process that comes after this one.

use std::path::{Path, PathBuf};

/// Starts the application anew with this library, or with none.
///
/// Where that fails a person starts it: what is open must end all the same.
pub fn start(library: Option<&Path>) {
    if noted(library) {
        return;
    }
    if let Some(program) = program() {
        apart(&program, library);
    }
}

/// Starts a program in a session of its own and with no file of this process but its three
/// streams, so that it outlives whatever started this one.
#[cfg(target_os = "linux")]
fn apart(program: &Path, library: Option<&Path>) {
    use gtk::glib;

    // The function starts with these variables and with no others.
    let variables: Vec<PathBuf> = std::env::vars_os()
        .map(|(name, value)| {
            let mut variable = name;
            variable.push("=");
            variable.push(value);
            PathBuf::from(variable)
        })
        .collect();
    let variables: Vec<&Path> = variables.iter().map(PathBuf::as_path).collect();
    let in_a_session_of_its_own = || {
        // A process that was only just made leads no group, so it may.
        let _ = rustix::process::setsid();
    };
    let line: Vec<&Path> = [program].into_iter().chain(library).collect();
    let _ = glib::spawn_async(
        None::<&Path>,
        &line,
        &variables,
        glib::SpawnFlags::DEFAULT,
        Some(Box::new(in_a_session_of_its_own)),
    );
}

#[cfg(not(target_os = "linux"))]
fn apart(program: &Path, library: Option<&Path>) {
    let _ = std::process::Command::new(program).args(library).spawn();
}

/// What this process runs; after an upgrade, what has taken its place.
fn program() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    Some(in_place(&program).unwrap_or(program))
}

/// What the system says of a program whose file was replaced (proc_pid_exe(5)).
const REPLACED: &str = " (deleted)";

fn in_place(program: &Path) -> Option<PathBuf> {
    let path = program.to_str()?.strip_suffix(REPLACED)?;
    Some(PathBuf::from(path))
}

#[cfg(not(feature = "e2e"))]
fn noted(_: Option<&Path>) -> bool {
    false
}

/// Leaves it to a test to open the next window, which WebDriver could not drive otherwise.
///
/// The file that `OCTAVILLA_E2E_LOCKED` names gets the path of the library, or stays empty.
#[cfg(feature = "e2e")]
fn noted(library: Option<&Path>) -> bool {
    use std::os::unix::ffi::OsStrExt as _;

    let Some(file) = std::env::var_os("OCTAVILLA_E2E_LOCKED") else {
        return false;
    };
    let path = library.map_or(&[][..], |path| path.as_os_str().as_bytes());
    std::fs::write(file, path).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_was_replaced_is_started_from_its_place() {
        let replaced = Path::new("/usr/bin/octavilla (deleted)");
        assert_eq!(in_place(replaced).unwrap(), Path::new("/usr/bin/octavilla"));
        assert_eq!(in_place(Path::new("/usr/bin/octavilla")), None);
    }
}
