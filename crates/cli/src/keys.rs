//! Where passphrases and recovery keys come from: a file descriptor, a file that the environment
//! names, or a person at a terminal. Never an argument.

use std::fs::File;
use std::io::{ErrorKind, IsTerminal as _, Read};
use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;

use commands::{Code, Failure};
use library::handover::Work;
use library::seal::{self, Cost, Passphrase, RecoveryKey, Seal};
use library::{Error, HandoverFault};
use serde_json::{Value, json};
use zeroize::{Zeroize as _, Zeroizing};

use crate::args::{HandoverPassphrase, Keys, NewPassphrase};
use crate::output::Output;

const PASSPHRASE_FILE: &str = "OCTAVILLA_PASSPHRASE_FILE";
const NEW_PASSPHRASE_FILE: &str = "OCTAVILLA_NEW_PASSPHRASE_FILE";
const RECOVERY_KEY_FILE: &str = "OCTAVILLA_RECOVERY_KEY_FILE";
const HANDOVER_PASSPHRASE_FILE: &str = "OCTAVILLA_HANDOVER_PASSPHRASE_FILE";

/// What this call was given. There is one for the whole process, as there is one keyring in
/// [`library::seal`]: libraries are opened in many places, and a sealed one in one way.
static GIVEN: OnceLock<Keys> = OnceLock::new();

/// Remembers what the arguments say of keys.
pub(crate) fn remember(keys: Keys) {
    // A process answers one call.
    let _ = GIVEN.set(keys);
}

/// What opens a library.
pub(crate) enum Key {
    Passphrase(Passphrase),
    Recovery(RecoveryKey),
}

/// What was given with the call; `None` where only a person could say it. It is to be asked for
/// once: a pipe gives its line once.
pub(crate) fn given() -> Result<Option<Key>, Failure> {
    let keys = GIVEN.get().cloned().unwrap_or_default();
    let passphrase = |line: Line| Ok(Some(Key::Passphrase(Passphrase::new(&line)?)));
    let recovery = |line: Line| Ok(Some(Key::Recovery(RecoveryKey::read(&line)?)));
    match (keys.recovery_key_fd, keys.passphrase_fd) {
        (Some(number), _) => recovery(from_descriptor(number)?),
        (None, Some(number)) => passphrase(from_descriptor(number)?),
        (None, None) => match from_file(RECOVERY_KEY_FILE)? {
            Some(line) => recovery(line),
            None => from_file(PASSPHRASE_FILE)?.map_or(Ok(None), passphrase),
        },
    }
}

/// How long a person waits after a wrong one, and how often one may try.
const PAUSES: [Duration; 3] = [
    Duration::from_secs(1),
    Duration::from_secs(3),
    Duration::ZERO,
];

/// Asks a person for the passphrase of a library until it is right, up to three times.
///
/// # Errors
///
/// [`Code::Sealed`] where nobody can be asked; what `attempt` says.
pub(crate) fn asked<T>(
    library: &Path,
    attempt: impl Fn(&Passphrase) -> library::Result<T>,
) -> Result<T, Failure> {
    let mut pauses = PAUSES.iter();
    loop {
        let prompt = format!("Passphrase of {}: ", library.display());
        let Some(typed) = ask(&prompt)? else {
            return Err(nothing_given(library));
        };
        match (attempt(&Passphrase::new(&typed)?), pauses.next()) {
            (Err(Error::WrongPassphrase), Some(pause)) if !pause.is_zero() => {
                Output::standard().warning("the passphrase does not open this library; try again");
                std::thread::sleep(*pause);
            }
            (done, _) => return Ok(done?),
        }
    }
}

/// Does something with a passphrase that opens a library, which was given or is asked for.
///
/// # Errors
///
/// Those of [`asked`]; that a recovery key is not enough.
pub(crate) fn known<T>(
    library: &Path,
    attempt: impl Fn(&Passphrase) -> library::Result<T>,
) -> Result<T, Failure> {
    known_by(given()?, library, attempt)
}

/// As [`known`] does, where it has been looked already what was given.
pub(crate) fn known_by<T>(
    given: Option<Key>,
    library: &Path,
    attempt: impl Fn(&Passphrase) -> library::Result<T>,
) -> Result<T, Failure> {
    match given {
        Some(Key::Passphrase(passphrase)) => Ok(attempt(&passphrase)?),
        Some(Key::Recovery(_)) => Err(Failure::new(
            Code::BadValue,
            "this takes a passphrase of the library; with the recovery key, `octa passphrase` \
             makes a new one first",
            json!({ "field": "passphrase" }),
        )),
        None => asked(library, attempt),
    }
}

fn nothing_given(library: &Path) -> Failure {
    Failure::new(
        Code::Sealed,
        format!(
            "{} is sealed and no passphrase was given; run this in a terminal, which asks for it, \
             or use --passphrase-fd or {PASSPHRASE_FILE}",
            library.display()
        ),
        json!({ "path": library.display().to_string() }),
    )
}

/// A new passphrase. Where none is to be known already, the way of the known one is taken too.
///
/// # Errors
///
/// [`Code::BadValue`] for an empty one, where the two that were typed differ, and where nobody
/// can be asked.
pub(crate) fn new_passphrase(from: &NewPassphrase, is_first: bool) -> Result<Passphrase, Failure> {
    let line = match from.new_passphrase_fd {
        Some(number) => Some(from_descriptor(number)?),
        None => from_file(NEW_PASSPHRASE_FILE)?,
    };
    if let Some(line) = line {
        return Ok(Passphrase::new(&line)?);
    }
    if is_first && let Some(Key::Passphrase(passphrase)) = given()? {
        return Ok(passphrase);
    }
    let bad =
        |message: String| Failure::new(Code::BadValue, message, json!({ "field": "passphrase" }));
    let Some(typed) = ask("New passphrase: ")? else {
        return Err(bad(format!(
            "no new passphrase was given; run this in a terminal, which asks for it, or use \
             --new-passphrase-fd or {NEW_PASSPHRASE_FILE}; nothing was changed"
        )));
    };
    let passphrase = Passphrase::new(&typed)?;
    match ask("The same again: ")? {
        Some(again) if *again == *typed => Ok(passphrase),
        _ => Err(bad(
            "the two passphrases are not the same; nothing was changed".to_owned(),
        )),
    }
}

/// The passphrase of a file that is handed over, where it was given with the call. Beside a
/// library that is not sealed, the passphrase that was given is the file's.
fn given_for_handover(
    from: &HandoverPassphrase,
    library: &Path,
) -> Result<Option<Passphrase>, Failure> {
    let line = match from.handover_passphrase_fd {
        Some(number) => Some(from_descriptor(number)?),
        None => from_file(HANDOVER_PASSPHRASE_FILE)?,
    };
    if let Some(line) = line {
        return Ok(Some(Passphrase::new(&line)?));
    }
    if seal::seal_of(library)? == Seal::None
        && let Some(Key::Passphrase(passphrase)) = given()?
    {
        return Ok(Some(passphrase));
    }
    Ok(None)
}

/// The passphrase of a file that is to be handed over, given or asked for twice.
///
/// # Errors
///
/// As [`new_passphrase`].
pub(crate) fn new_for_handover(
    from: &HandoverPassphrase,
    library: &Path,
) -> Result<Passphrase, Failure> {
    if let Some(passphrase) = given_for_handover(from, library)? {
        return Ok(passphrase);
    }
    let Some(typed) = ask("Passphrase of the file that is handed over: ")? else {
        return Err(none_for_handover());
    };
    let passphrase = Passphrase::new(&typed)?;
    match ask("The same again: ")? {
        Some(again) if *again == *typed => Ok(passphrase),
        _ => Err(Failure::new(
            Code::BadValue,
            "the two passphrases are not the same; nothing was changed",
            json!({ "field": "passphrase" }),
        )),
    }
}

/// Does something with the passphrase of a file that was handed over, which was given or is asked
/// for until it is right, up to three times.
///
/// # Errors
///
/// That nobody can be asked; what `attempt` says.
pub(crate) fn known_for_handover<T>(
    from: &HandoverPassphrase,
    library: &Path,
    attempt: impl Fn(&Passphrase) -> library::Result<T>,
) -> Result<T, Failure> {
    if let Some(passphrase) = given_for_handover(from, library)? {
        return Ok(attempt(&passphrase)?);
    }
    let mut pauses = PAUSES.iter();
    loop {
        let Some(typed) = ask("Passphrase of the file that was handed over: ")? else {
            return Err(none_for_handover());
        };
        match (attempt(&Passphrase::new(&typed)?), pauses.next()) {
            (Err(Error::Handover(HandoverFault::WrongPassphrase)), Some(pause))
                if !pause.is_zero() =>
            {
                Output::standard().warning("the passphrase does not open this file; try again");
                std::thread::sleep(*pause);
            }
            (done, _) => return Ok(done?),
        }
    }
}

fn none_for_handover() -> Failure {
    Failure::new(
        Code::BadValue,
        format!(
            "the file that is handed over has a passphrase of its own and none was given; run \
             this in a terminal, which asks for it, or use --handover-passphrase-fd or \
             {HANDOVER_PASSPHRASE_FILE}; nothing was changed"
        ),
        json!({ "field": "passphrase" }),
    )
}

/// What a guess at the passphrase of a file that is handed over is to cost.
pub(crate) fn work() -> Work {
    #[cfg(feature = "fixtures")]
    if std::env::var_os("OCTAVILLA_LEAST_COST").is_some() {
        return Work::LEAST;
    }
    Work::USUAL
}

/// What a guess at a new passphrase is to cost.
pub(crate) fn cost() -> Cost {
    #[cfg(feature = "fixtures")]
    if std::env::var_os("OCTAVILLA_LEAST_COST").is_some() {
        return Cost::LEAST;
    }
    Cost::USUAL
}

/// A line that nobody is to find in memory.
type Line = Zeroizing<String>;

/// Asks without echo; `None` where nobody watches.
fn ask(prompt: &str) -> Result<Option<Line>, Failure> {
    if !std::io::stderr().is_terminal() {
        return Ok(None);
    }
    match rpassword::prompt_password(prompt) {
        Ok(typed) => Ok(Some(Zeroizing::new(typed))),
        Err(error) if error.kind() == ErrorKind::Interrupted => {
            Err(unreadable("the passphrase", &error))
        }
        // Standard error is shown on a terminal that this process does not own.
        Err(error) if error.kind() != ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(unreadable("the passphrase", &error)),
    }
}

fn from_file(variable: &str) -> Result<Option<Line>, Failure> {
    let Some(path) = std::env::var_os(variable).filter(|path| !path.is_empty()) else {
        return Ok(None);
    };
    let what = format!("the file that {variable} names");
    let file = File::open(path).map_err(|e| unreadable(&what, &e))?;
    first_line(file, &what).map(Some)
}

fn from_descriptor(number: u32) -> Result<Line, Failure> {
    let what = format!("file descriptor {number}");
    if number == 0 {
        // Through the same buffer that a text is read from, so that what follows is there.
        return first_line(std::io::stdin().lock(), &what);
    }
    if !cfg!(unix) {
        let message = "this system knows files by name only; name one in OCTAVILLA_PASSPHRASE_FILE, \
                       OCTAVILLA_NEW_PASSPHRASE_FILE or OCTAVILLA_RECOVERY_KEY_FILE";
        return Err(Failure::new(Code::BadValue, message, Value::Null));
    }
    let file = File::open(format!("/dev/fd/{number}")).map_err(|e| unreadable(&what, &e))?;
    first_line(file, &what)
}

/// More than any passphrase has, with the end of the line.
const LONGEST: usize = 8192;

/// Reads to the end of a line and no further, so that two can come from one pipe.
fn first_line(mut from: impl Read, what: &str) -> Result<Line, Failure> {
    // All the room at once: what grows leaves its old place unwiped.
    let mut line = Zeroizing::new(Vec::with_capacity(LONGEST));
    let mut byte = [0];
    loop {
        match from.read(&mut byte) {
            Ok(0) => break,
            Ok(_) if byte == *b"\n" => break,
            Ok(_) if line.len() == LONGEST => {
                return Err(Error::TooLarge {
                    name: what.to_owned(),
                    bytes: LONGEST as u64 + 1,
                    limit: LONGEST as u64,
                }
                .into());
            }
            Ok(_) => line.push(byte[0]),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(unreadable(what, &error)),
        }
    }
    byte.zeroize();
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    match std::str::from_utf8(&line) {
        Ok(text) => Ok(Zeroizing::new(text.to_owned())),
        Err(error) => Err(Error::NotUtf8 {
            name: what.to_owned(),
            at: error.valid_up_to(),
        }
        .into()),
    }
}

fn unreadable(what: &str, error: &std::io::Error) -> Failure {
    let said = error.to_string();
    let words = said.split(" (os error").next().unwrap_or_default();
    let message = format!("{what} could not be read: {}", words.to_lowercase());
    Failure::new(Code::Io, message, Value::Null)
}
