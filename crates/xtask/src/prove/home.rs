use std::path::Path;
use std::process::Command;

/// Gives a program a home of its own.
pub fn at_home(command: &mut Command, home: &Path) {
    command.env("HOME", home);
    for (name, folder) in [
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_STATE_HOME", "state"),
    ] {
        command.env(name, home.join(folder));
    }
    // Beside the home and not in it, as on any desktop: the system empties it at logout.
    command.env("XDG_RUNTIME_DIR", home.with_extension("run"));
}
