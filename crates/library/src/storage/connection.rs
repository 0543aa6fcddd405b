//! Opening the file: header, flags, pragmas.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
#[cfg(feature = "fixtures")]
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use super::migrate;
use crate::error::{Error, Result, What};
use crate::seal::{self, DataKey, KeyId, keyring};

/// "OCTA": stands in the file's header and tells a library from any other SQLite file.
pub(crate) const APPLICATION_ID: i32 = 0x4F43_5441;

const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// How often this process has each library open, and what it is sealed with. The header of one
/// that is open must not be read, since closing the file again would drop SQLite's locks on it.
static OPEN: Mutex<BTreeMap<PathBuf, Held>> = Mutex::new(BTreeMap::new());

#[derive(Clone, Copy)]
struct Held {
    times: usize,
    seal: Option<KeyId>,
}

fn open_here() -> MutexGuard<'static, BTreeMap<PathBuf, Held>> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn key(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

/// Says that this process has a library open, until it is dropped.
#[derive(Debug)]
pub(crate) struct OpenMark {
    path: PathBuf,
    seal: Option<KeyId>,
}

impl OpenMark {
    /// For a file that this process has just made.
    pub(crate) fn new(path: &Path, seal: Option<KeyId>) -> OpenMark {
        OpenMark::put(path, seal, &mut open_here())
    }

    /// For a file that is there: its header is looked at first, unless it is open already.
    /// One mutex covers both, so that no other thread opens it in between.
    pub(crate) fn checked(path: &Path) -> Result<OpenMark> {
        let mut open = open_here();
        let seal = match open.get(&key(path)) {
            Some(held) => held.seal,
            None => check_header(path)?,
        };
        Ok(OpenMark::put(path, seal, &mut open))
    }

    /// Whether this process has a library open.
    pub(crate) fn is_on(path: &Path) -> bool {
        open_here().contains_key(&key(path))
    }

    /// What the file is sealed with.
    pub(crate) fn seal(&self) -> Option<KeyId> {
        self.seal
    }

    fn put(path: &Path, seal: Option<KeyId>, open: &mut BTreeMap<PathBuf, Held>) -> OpenMark {
        let path = key(path);
        open.entry(path.clone())
            .or_insert(Held { times: 0, seal })
            .times += 1;
        OpenMark { path, seal }
    }
}

impl Drop for OpenMark {
    fn drop(&mut self) {
        let mut open = open_here();
        if let Some(held) = open.get_mut(&self.path) {
            held.times -= 1;
            if held.times == 0 {
                open.remove(&self.path);
            }
        }
    }
}

/// How a library's file begins.
pub(crate) enum Beginning {
    /// With SQLite's own header, of a library of a known schema.
    Clear,
    /// With the id of a data key, or anything else that is not SQLite's.
    Other(KeyId),
}

/// How a library's file begins, also of one that this process has open.
///
/// # Errors
///
/// [`Error::NotFound`], [`Error::NotALibrary`], [`Error::NewerLibrary`].
pub(crate) fn beginning(path: &Path) -> Result<Beginning> {
    let open = open_here();
    match open.get(&key(path)) {
        Some(Held { seal: Some(id), .. }) => Ok(Beginning::Other(*id)),
        Some(Held { seal: None, .. }) => Ok(Beginning::Clear),
        None => read_beginning(path),
    }
}

/// Reads the header without SQLite and refuses what is no library of a known schema, or one
/// whose seal is not open, before anything beside the file is made.
fn check_header(path: &Path) -> Result<Option<KeyId>> {
    match read_beginning(path)? {
        Beginning::Clear => Ok(None),
        Beginning::Other(id) if keyring::has(&id) => Ok(Some(id)),
        Beginning::Other(_) if seal::has_key_file(path) => Err(Error::Sealed {
            path: path.to_path_buf(),
        }),
        Beginning::Other(_) if seal::plausible(path) => Err(Error::KeyFileMissing {
            path: path.to_path_buf(),
        }),
        Beginning::Other(_) => Err(Error::NotALibrary {
            path: path.to_path_buf(),
        }),
    }
}

fn read_beginning(path: &Path) -> Result<Beginning> {
    let mut header = [0; 100];
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(e) if e.kind() == ErrorKind::NotFound => {
            return Err(Error::NotFound {
                what: What::Library,
                id: path.display().to_string(),
            });
        }
        // Not to be allowed to read is not what `Error::io` makes of it.
        Err(source) => {
            return Err(Error::Io {
                path: path.to_path_buf(),
                source,
            });
        }
    };
    let refuse = || Error::NotALibrary {
        path: path.to_path_buf(),
    };
    match file.read_exact(&mut header) {
        Ok(()) => {}
        Err(e) if e.kind() == ErrorKind::UnexpectedEof => return Err(refuse()),
        Err(e) if e.kind() == ErrorKind::IsADirectory => return Err(refuse()),
        Err(e) => return Err(Error::io(path, e)),
    }
    let number = |at: usize| {
        i64::from(i32::from_be_bytes([
            header[at],
            header[at + 1],
            header[at + 2],
            header[at + 3],
        ]))
    };
    let mut id = [0; KeyId::BYTES];
    id.copy_from_slice(&header[..KeyId::BYTES]);
    if id != *MAGIC {
        return Ok(Beginning::Other(KeyId::of(id)));
    }
    // Offsets 60 and 68: user version and application id (sqlite.org/fileformat.html).
    let (version, application) = (number(60), number(68));
    if application != i64::from(APPLICATION_ID) {
        return Err(refuse());
    }
    migrate::check_number(version, path)?;
    Ok(Beginning::Clear)
}

/// Tries whether the file can be written, since SQLite falls back to reading in silence.
/// The right to write is taken first, so nobody has it open to write.
pub(crate) fn check_writable(path: &Path) -> Result<()> {
    let only_read = path
        .metadata()
        .map_err(|e| Error::io(path, e))?
        .permissions()
        .readonly();
    if only_read || !file_is_writable(path) {
        return Err(Error::ReadOnly {
            path: path.to_path_buf(),
        });
    }
    Ok(())
}

/// Asks SQLite, which opens the file without dropping its own locks on it.
fn file_is_writable(path: &Path) -> bool {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(path, flags)
        .and_then(|connection| connection.is_readonly(rusqlite::MAIN_DB))
        .is_ok_and(|readonly| !readonly)
}

/// Opens an empty file to make the schema in it, without a log beside it.
pub(crate) fn for_creating(path: &Path, seal: Option<KeyId>) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    harden(&connection, seal)?;
    connection.execute_batch("PRAGMA synchronous = FULL")?;
    Ok(connection)
}

/// Gives a library its write-ahead log while it has no name yet: done to one that is known, this
/// has a journal, which would be left behind when it is cut short.
pub(crate) fn begin_log(connection: &Connection) -> Result<()> {
    Ok(connection.execute_batch("PRAGMA journal_mode = WAL")?)
}

/// Opens the one connection that writes.
pub(crate) fn for_writing(path: &Path, seal: Option<KeyId>) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    harden(&connection, seal)?;
    connection.execute_batch(include_str!("connection/writing.sql"))?;
    #[cfg(feature = "fixtures")]
    if CARELESS.load(Ordering::Relaxed) {
        connection.execute_batch("PRAGMA synchronous = NORMAL")?;
    }
    Ok(connection)
}

/// Whether libraries are written so that a power cut takes back what was acknowledged: the
/// control without which the proof by power cuts proves nothing.
#[cfg(feature = "fixtures")]
pub(crate) static CARELESS: AtomicBool = AtomicBool::new(false);

/// Opens a connection that does not write.
///
/// It is opened for writing where that can be, since only such a connection takes the
/// write-ahead log's files away again when it is the last one.
pub(crate) fn for_reading(path: &Path, seal: Option<KeyId>) -> Result<Connection> {
    let open = |name: &std::ffi::OsStr, flags: OpenFlags| -> Result<Connection> {
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(Path::new(name), flags)?;
        harden(&connection, seal)?;
        connection.execute_batch("PRAGMA query_only = ON")?;
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        Ok(connection)
    };
    let writable = open(path.as_os_str(), OpenFlags::SQLITE_OPEN_READ_WRITE);
    let error = match writable {
        Ok(connection) => return Ok(connection),
        Err(error) => error,
    };
    // In a folder that cannot be written SQLite cannot make the files that coordinate a
    // write-ahead log. With no log there, nobody writes: the file alone is the library.
    if wal_path(path).exists() || folder_is_writable(path) {
        return Err(error);
    }
    let uri = format!("file:{}?immutable=1", percent_encoded(path));
    open(
        uri.as_ref(),
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
    )
}

/// Whether a file can be made beside the library.
fn folder_is_writable(path: &Path) -> bool {
    tempfile::tempfile_in(folder(path)).is_ok()
}

fn harden(connection: &Connection, seal: Option<KeyId>) -> Result<()> {
    // Before anything else: the first page that is read has to be deciphered.
    if let Some(id) = seal {
        give_key(connection, &id)?;
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.execute_batch(include_str!("connection/every.sql"))?;
    // There are some hundred statements; with rusqlite's sixteen a keystroke compiles its own.
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// Has SQLCipher decipher with a key of this process's keyring.
///
/// # Errors
///
/// [`Error::NoCipher`] in a build of SQLite that would write in clear what is to be sealed.
fn give_key(connection: &Connection, id: &KeyId) -> Result<()> {
    check_cipher(connection)?;
    let key = keyring::get(id).ok_or(Error::Locked)?;
    connection.execute_batch(include_str!("connection/sealed.sql"))?;
    key_statement(connection, "PRAGMA key = \"", &key, id, "\"")?;
    Ok(connection.pragma_update(None, "cache_size", SEALED_CACHE)?)
}

/// What a connection to a sealed library keeps of its pages, in KiB with SQLite's minus: eight
/// times SQLite's own measure, since a page that is read again is deciphered again.
const SEALED_CACHE: i32 = -16 * 1024;

/// Runs a statement with a key in it, which is wiped afterwards, also where SQLite held it.
pub(crate) fn key_statement(
    connection: &Connection,
    before: &str,
    key: &DataKey,
    id: &KeyId,
    behind: &str,
) -> Result<()> {
    #[cfg(test)]
    if without_cipher::IS_ON.get() {
        return Ok(());
    }
    let written = key.for_sqlcipher(id);
    let length = before.len() + written.len() + behind.len();
    let mut statement = Zeroizing::new(String::with_capacity(length));
    for part in [before, &written, behind] {
        statement.push_str(part);
    }
    // Not through the cache of statements, which would keep it. An error of SQLite may quote it.
    connection
        .execute_batch(&statement)
        .map_err(|_| Error::Damaged {
            detail: "its key was not taken".to_owned(),
        })
}

/// Whether this build of SQLite can encipher at all: another would take `PRAGMA key` without a
/// word, and write in clear.
pub(crate) fn check_cipher(connection: &Connection) -> Result<()> {
    let version = connection.query_row("PRAGMA cipher_version", [], |row| row.get::<_, String>(0));
    match version {
        Ok(version) if !version.is_empty() => Ok(()),
        _ => Err(Error::NoCipher),
    }
}

/// Has this thread's SQLite take keys without a word and write in clear, as one without
/// SQLCipher does that says it had it.
#[cfg(test)]
pub(crate) mod without_cipher {
    use std::cell::Cell;

    thread_local! {
        pub(crate) static IS_ON: Cell<bool> = const { Cell::new(false) };
    }
}

/// Takes away the lock of a library that was not made after all.
pub(crate) fn remove_lock(path: &Path) {
    // The error that is being reported already is the one that matters.
    let _ = std::fs::remove_file(crate::lock::lock_path(path));
}

/// Takes away a library that was named and could not be opened.
pub(crate) fn remove_new(path: &Path) {
    for made in [path.to_path_buf(), wal_path(path), suffixed(path, "-shm")] {
        // The error that is being reported already is the one that matters.
        let _ = std::fs::remove_file(made);
    }
}

/// Takes away a library that its maker could not finish, and its lock.
pub(crate) fn remove_unfinished(path: &Path) {
    remove_new(path);
    remove_lock(path);
}

pub(crate) fn wal_path(path: &Path) -> PathBuf {
    suffixed(path, "-wal")
}

fn suffixed(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(suffix);
    PathBuf::from(name)
}

pub(crate) fn folder(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

fn percent_encoded(path: &Path) -> String {
    path.as_os_str()
        .as_encoded_bytes()
        .iter()
        .map(|&b| match b {
            b'/' | b'.' | b'-' | b'_' | b'~' => char::from(b).to_string(),
            b if b.is_ascii_alphanumeric() => char::from(b).to_string(),
            b => format!("%{b:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use rusqlite::hooks::{AuthAction, AuthContext, Authorization};

    use super::*;

    #[test]
    fn a_build_that_has_no_version_of_a_cipher_gets_no_key() {
        let mut connection = Connection::open_in_memory().unwrap();
        check_cipher(&connection).unwrap();
        // Another SQLite does not know this pragma, and answers with no row.
        let is_asked = |context: AuthContext<'_>| match context.action {
            AuthAction::Pragma {
                pragma_name: "cipher_version",
                ..
            } => Authorization::Deny,
            _ => Authorization::Allow,
        };
        connection.authorizer(Some(is_asked)).unwrap();
        let id = KeyId::random().unwrap();
        keyring::put(id, DataKey::random().unwrap());
        assert!(matches!(give_key(&connection, &id), Err(Error::NoCipher)));
        keyring::forget(&id);
    }
}
