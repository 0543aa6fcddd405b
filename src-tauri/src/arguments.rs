//! What the application is told when it is started.

use std::ffi::OsString;
use std::path::PathBuf;

/// What the person who typed the command line wants.
#[derive(Debug, PartialEq, Eq)]
pub enum Wish {
    /// The window, with this library or with the one open last.
    Open(Option<PathBuf>),
    /// A sentence on standard output, and no window.
    Say(String),
    /// Nothing that can be done; says why.
    Refuse(String),
}

const USAGE: &str = "usage: octavilla [LIBRARY]";

/// Reads the arguments that follow the program's own name.
pub fn read(arguments: impl Iterator<Item = OsString>) -> Wish {
    let mut library = None;
    for argument in arguments {
        match argument.to_str() {
            Some("--version" | "-V") => {
                return Wish::Say(format!("octavilla {}", env!("CARGO_PKG_VERSION")));
            }
            Some("--help" | "-h") => {
                return Wish::Say(format!("{USAGE}\n\nThe terminal program is called octa."));
            }
            Some(flag) if flag.starts_with("--") => {
                return Wish::Refuse(format!("there is no option {flag}; {USAGE}"));
            }
            _ if library.is_some() => {
                return Wish::Refuse(format!("one library at a time; {USAGE}"));
            }
            _ => library = Some(PathBuf::from(argument)),
        }
    }
    Wish::Open(library)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(arguments: &[&str], wish: &Wish) {
        assert_eq!(
            read(arguments.iter().map(OsString::from)),
            *wish,
            "{arguments:?}"
        );
    }

    #[test]
    fn a_library_may_be_named() {
        check(&[], &Wish::Open(None));
        check(&["a.octavilla"], &Wish::Open(Some("a.octavilla".into())));
        check(&["-a.octavilla"], &Wish::Open(Some("-a.octavilla".into())));
    }

    #[test]
    fn what_is_not_understood_is_refused_in_one_sentence() {
        check(
            &["--sync"],
            &Wish::Refuse("there is no option --sync; usage: octavilla [LIBRARY]".into()),
        );
        check(
            &["a", "b"],
            &Wish::Refuse("one library at a time; usage: octavilla [LIBRARY]".into()),
        );
    }
}
