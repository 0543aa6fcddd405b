//! A library: one SQLite file, opened to be read or to be written.
//!
//! 1. [`Reader`] reads; it needs no lock and works beside a writer.
//! 2. [`Library`] is the one writer; it holds the lock for as long as it lives.
//! 3. Every change goes through [`Library::write`], every read through `read`.

use std::collections::BTreeSet;
use std::fs::File;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, TransactionBehavior};
use tempfile::TempPath;

use crate::alignment::Lexicons;
use crate::backup::sync_folder;
use crate::error::{Error, Result};
use crate::history::{self, CachedBody};
use crate::id::{EditionId, LibraryId, PostId};
use crate::identity::Identity;
use crate::lock::WriteLock;
use crate::op::{Op, Undone};
use crate::post::{LastList, listed};
use crate::seal::{self, Cost, DataKey, KeyId, Passphrase, keyring};
use crate::storage::connection::{self, OpenMark};
use crate::storage::migrate;
use crate::storage::turn::Turn;
use crate::undo::{Inverse, Reversible};
use crate::{purge, setting, storage};

/// What a transaction has changed; the interface refreshes from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Posts whose own fields or set of editions changed.
    pub posts: BTreeSet<PostId>,
    /// Editions whose text or own fields changed.
    pub editions: BTreeSet<EditionId>,
    /// Editions of which words of the past were forgotten for good: nobody may keep them.
    pub forgotten: BTreeSet<EditionId>,
    /// Posts of which notes changed.
    pub notes: BTreeSet<PostId>,
    /// Whether the list of posts may show something else.
    pub list: bool,
    /// Whether the library's settings changed.
    pub settings: bool,
    /// What [`crate::undo::undo_step`] takes this transaction back by, if it can be.
    pub step: Option<u64>,
}

impl Changes {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        *self == Changes::default()
    }

    /// Takes in what another transaction has changed.
    pub fn add(&mut self, other: Changes) {
        self.posts.extend(other.posts);
        self.editions.extend(other.editions);
        self.forgotten.extend(other.forgotten);
        self.notes.extend(other.notes);
        self.list |= other.list;
        self.settings |= other.settings;
        self.step = other.step.or(self.step);
    }
}

/// A consistent view of a library's contents.
#[derive(Clone, Copy)]
pub struct Query<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) lexicons: &'a Lexicons,
    /// Where the last list was kept; a transaction that writes keeps none.
    pub(crate) last_list: Option<&'a LastList>,
}

/// A transaction: reads as a [`Query`] does, writes, and collects what changed.
pub struct Tx<'a> {
    query: Query<'a>,
    pub(crate) now: i64,
    pub(crate) changes: Changes,
    pub(crate) inverse: Option<Inverse>,
    pub(crate) cached: Option<CachedBody>,
}

impl<'a> Deref for Tx<'a> {
    type Target = Query<'a>;

    fn deref(&self) -> &Query<'a> {
        &self.query
    }
}

impl<'a> Tx<'a> {
    fn begin(
        connection: &'a Connection,
        lexicons: &'a Lexicons,
        cached: Option<CachedBody>,
    ) -> Tx<'a> {
        Tx {
            query: Query {
                connection,
                lexicons,
                last_list: None,
            },
            now: now(),
            changes: Changes::default(),
            inverse: None,
            cached,
        }
    }
}

impl Tx<'_> {
    /// Notes that a post changed.
    pub(crate) fn touch_post(&mut self, post: PostId) {
        self.changes.posts.insert(post);
        self.changes.list = true;
    }

    /// Notes that an edition changed.
    pub(crate) fn touch_edition(&mut self, edition: EditionId) {
        self.changes.editions.insert(edition);
    }

    /// Notes that words of an edition's past were forgotten.
    pub(crate) fn touch_past(&mut self, edition: EditionId) {
        self.changes.forgotten.insert(edition);
        self.touch_edition(edition);
    }

    /// Notes that a note of a post changed.
    pub(crate) fn touch_notes(&mut self, post: PostId) {
        self.changes.notes.insert(post);
    }

    /// Leaves what takes this transaction back.
    pub(crate) fn undone_by(&mut self, inverse: Inverse) {
        self.inverse = Some(inverse);
    }
}

/// A library opened to be read.
pub struct Reader {
    path: PathBuf,
    turn: Turn,
    lexicons: Lexicons,
    last_list: LastList,
    // Dropped after the connection: until then the file's header must not be read.
    mark: OpenMark,
}

impl Reader {
    /// Opens a library without its lock, also while another process writes it.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], [`Error::NotALibrary`], [`Error::NewerLibrary`]; [`Error::Sealed`]
    /// and [`Error::KeyFileMissing`] for one that [`seal::unlock`] has not opened.
    pub fn open(path: &Path) -> Result<Reader> {
        seal::tidy(path);
        let mark = OpenMark::checked(path)?;
        let connection = connection::for_reading(path, mark.seal())?;
        migrate::check_version(&connection, path)?;
        Ok(Reader {
            path: path.to_path_buf(),
            turn: Turn::new(connection),
            lexicons: Lexicons::default(),
            last_list: LastList::default(),
            mark,
        })
    }

    /// Opens a library as [`Reader::open`] does, for what older schemas do not have.
    ///
    /// # Errors
    ///
    /// Those of [`Reader::open`], and [`Error::OlderLibrary`].
    pub fn open_current(path: &Path) -> Result<Reader> {
        let reader = Reader::open(path)?;
        reader.read(|q| migrate::check_current(q, path))?;
        Ok(reader)
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Which key it is sealed with; `None` for one that is not.
    pub fn key_id(&self) -> Option<KeyId> {
        self.mark.seal()
    }

    /// Gives the bare connection to what SQLite does not do inside a transaction.
    pub(crate) fn outside_transaction<T>(
        &self,
        f: impl FnOnce(&Query<'_>) -> Result<T>,
    ) -> Result<T> {
        f(&self.query(&self.turn.take()))
    }

    /// Reads in one transaction, so that everything read fits together.
    ///
    /// # Errors
    ///
    /// Whatever `f` returns.
    pub fn read<T>(&self, f: impl FnOnce(&Query<'_>) -> Result<T>) -> Result<T> {
        self.read_with(&self.turn.take(), f)
    }

    /// Reads as [`Reader::read`] does what nobody waits for: as soon as somebody wants to read
    /// something else, it is given up. `None` where it was.
    ///
    /// # Errors
    ///
    /// Whatever `f` returns.
    pub fn read_at_leisure<T>(&self, f: impl FnOnce(&Query<'_>) -> Result<T>) -> Result<Option<T>> {
        self.turn
            .take_at_leisure(|connection| self.read_with(connection, f))
    }

    fn read_with<T>(
        &self,
        connection: &Connection,
        f: impl FnOnce(&Query<'_>) -> Result<T>,
    ) -> Result<T> {
        let snapshot = connection.unchecked_transaction()?;
        let value = f(&self.query(&snapshot))?;
        snapshot.finish()?;
        Ok(value)
    }

    fn query<'a>(&'a self, connection: &'a Connection) -> Query<'a> {
        Query {
            connection,
            lexicons: &self.lexicons,
            last_list: Some(&self.last_list),
        }
    }
}

struct Writer {
    connection: Connection,
    cached: Option<CachedBody>,
}

/// A library opened to be written. Only one exists at a time for a file.
pub struct Library {
    // The writer goes before the reader's mark does.
    writer: Mutex<Writer>,
    reader: Reader,
    identity: Identity,
    undo: Mutex<Vec<Reversible>>,
    steps: AtomicU64,
    // Dropped last: the connections are closed while the lock still holds.
    _lock: WriteLock,
}

impl Deref for Library {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.reader
    }
}

/// How many reversible transactions outside texts are remembered.
const UNDO_DEPTH: usize = 200;

impl Library {
    /// Makes a new, empty library that is not sealed. Nothing that exists is written over.
    ///
    /// # Errors
    ///
    /// [`Error::AlreadyExists`], [`Error::ReadOnly`], [`Error::DiskFull`].
    pub fn create(path: &Path) -> Result<Library> {
        Library::create_under(path, None)
    }

    /// Makes a new, empty library that a passphrase opens, and its key file. It is unlocked for
    /// this process. Nothing that exists is written over.
    ///
    /// # Errors
    ///
    /// Those of [`Library::create`]; nothing is left then.
    pub fn create_sealed(path: &Path, passphrase: &Passphrase, cost: Cost) -> Result<Library> {
        let right = Library::right_to_create(path)?;
        let (id, key) = (KeyId::random()?, DataKey::random()?);
        let made = seal::begin_new(path, id)
            // First: a library without its key would be nobody's.
            .and_then(|()| seal::add_slot(path, id, &key, passphrase, cost))
            .and_then(|()| {
                keyring::put(id, key);
                Library::make(path, Some(id), right)
            });
        if made.is_err() {
            keyring::forget(&id);
        }
        // The slot goes with the library that has not been made. Where it was made, nothing is
        // left but the note, which the next opening takes away as well.
        let _ = seal::finish(path);
        if made.is_err() {
            connection::remove_lock(path);
        }
        made
    }

    /// Makes a new, empty library under a key of the keyring, or under none.
    pub(crate) fn create_under(path: &Path, under: Option<KeyId>) -> Result<Library> {
        let right = Library::right_to_create(path)?;
        let made =
            seal::check_expected(path, under).and_then(|()| Library::make(path, under, right));
        if made.is_err() {
            connection::remove_lock(path);
        }
        made
    }

    /// Takes the right to write a library that is not there yet, and what another one that was
    /// to be made there has left.
    fn right_to_create(path: &Path) -> Result<WriteLock> {
        if path.symlink_metadata().is_ok() {
            return Err(Error::AlreadyExists {
                path: path.to_path_buf(),
            });
        }
        let right = WriteLock::take(path)?;
        let cleared = seal::finish(path).and_then(|()| seal::erase_unfinished(path));
        if let Err(error) = cleared {
            connection::remove_lock(path);
            return Err(error);
        }
        Ok(right)
    }

    fn make(path: &Path, under: Option<KeyId>, right: WriteLock) -> Result<Library> {
        name_new(path, under)?;
        let mark = OpenMark::new(path, under);
        let opened = connection::for_writing(path, under)
            .and_then(|connection| Library::with(path, connection, mark, right));
        if opened.is_err() {
            connection::remove_new(path);
        }
        opened
    }

    /// Opens a library to write it, bringing an older schema up to date after a backup.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], [`Error::NotALibrary`], [`Error::NewerLibrary`] (the file is
    /// not touched), [`Error::InUse`], [`Error::ReadOnly`]; [`Error::Sealed`] and
    /// [`Error::KeyFileMissing`] for one that [`seal::unlock`] has not opened;
    /// [`Error::ClearBesideKeyFile`] for one that is not sealed and should be.
    pub fn open(path: &Path) -> Result<Library> {
        let mark = OpenMark::checked(path)?;
        let right = WriteLock::take(path)?;
        connection::check_writable(path)?;
        seal::finish(path)?;
        seal::check_expected(path, mark.seal())?;
        let mut connection = connection::for_writing(path, mark.seal())?;
        let was_older = migrate::bring_up(&mut connection, path)?;
        let library = Library::with(path, connection, mark, right)?;
        if was_older {
            // A migration may have emptied the search index.
            library.write(Op::Settle, history::settle_all)?;
        }
        Ok(library)
    }

    fn with(
        path: &Path,
        connection: Connection,
        mark: OpenMark,
        right: WriteLock,
    ) -> Result<Library> {
        let reading = connection::for_reading(path, mark.seal())?;
        let identity = Identity::at(path).ok_or_else(|| vanished(path))?;
        Ok(Library {
            identity,
            reader: Reader {
                path: path.to_path_buf(),
                turn: Turn::new(reading),
                lexicons: Lexicons::default(),
                last_list: LastList::default(),
                mark,
            },
            writer: Mutex::new(Writer {
                connection,
                cached: None,
            }),
            undo: Mutex::new(Vec::new()),
            steps: AtomicU64::new(0),
            _lock: right,
        })
    }

    /// What was learned from the library's pairs.
    pub(crate) fn lexicons(&self) -> &Lexicons {
        &self.reader.lexicons
    }

    /// The part of the library that only reads.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Runs `f` in one durable transaction; when this returns, what it did is on disk.
    ///
    /// An error from `f` takes everything back.
    ///
    /// # Errors
    ///
    /// Whatever `f` returns, [`Error::Vanished`], and [`Error::DiskFull`] and the like from
    /// the commit.
    pub fn write<T>(
        &self,
        op: Op,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<(T, Changes)> {
        let mut writer = lock(&self.writer);
        self.bring_in_unless_in_place(&writer.connection)?;
        let Writer { connection, cached } = &mut *writer;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Taken out: if the transaction fails, the cache is forgotten with it.
        let mut tx = Tx::begin(&transaction, &self.reader.lexicons, cached.take());
        let value = f(&mut tx)?;
        listed::bring_up(&mut tx)?;
        let Tx {
            mut changes,
            inverse,
            cached: kept,
            ..
        } = tx;
        transaction.commit()?;
        // It may have gone while this was written; nobody would find the words then.
        self.bring_in_unless_in_place(connection)?;
        *cached = kept;
        drop(writer);
        if !changes.forgotten.is_empty() {
            self.lexicons().clear();
            lock(&self.undo).retain(|reversible| !reversible.inverse.has_words());
        }
        if let Some(inverse) = inverse
            && op.undone() == Undone::ByInverse
        {
            let mut stack = lock(&self.undo);
            if stack.len() == UNDO_DEPTH {
                stack.remove(0);
            }
            let step = self.steps.fetch_add(1, Ordering::Relaxed) + 1;
            changes.step = Some(step);
            stack.push(Reversible { step, op, inverse });
        }
        Ok((value, changes))
    }

    /// Whether the file at the library's path is still the one that is open.
    pub fn is_in_place(&self) -> bool {
        Identity::at(self.path()) == Some(self.identity)
    }

    /// Brings the log into the file that is open, wherever that is now, before saying that
    /// it is not in its place: a log left behind at the old path belongs to no file, and
    /// would be replayed into whatever is put there.
    fn bring_in_unless_in_place(&self, writing: &Connection) -> Result<()> {
        if self.is_in_place() {
            return Ok(());
        }
        // On a disk that is gone this fails; then the log is gone with the file.
        let _ = writing.execute_batch(storage::CHECKPOINT);
        Err(vanished(self.path()))
    }

    /// Lets go of a file that is not in its place, or whose disk fails.
    ///
    /// Closing as usual would delete the log at the path, which may be that of a file that
    /// has come back in the meantime.
    pub fn abandon(self) {
        let (writer, reading) = (lock(&self.writer), self.reader.turn.take());
        // What can be brought in is; the error is known to whoever gives the file up.
        let _ = writer.connection.execute_batch(storage::CHECKPOINT);
        leave_the_log([&writer.connection, &reading]);
    }

    /// Lets go of the file at once, as a crash would: nothing is brought up, and the log stays
    /// beside the file until it is opened again. For those who cannot wait.
    pub fn leave(self) {
        let (writer, reading) = (lock(&self.writer), self.reader.turn.take());
        leave_the_log([&writer.connection, &reading]);
    }

    /// Writes the whole file anew, without what is left between its rows.
    pub(crate) fn vacuum(&self) -> Result<()> {
        let mut writer = lock(&self.writer);
        // Keys stay, but what was read before need not be believed any more.
        writer.cached = None;
        writer.connection.execute_batch(storage::VACUUM)?;
        Ok(())
    }

    /// Takes the newest reversible transaction off the stack.
    pub(crate) fn pop_inverse(&self) -> Option<Reversible> {
        lock(&self.undo).pop()
    }

    /// Takes one off the stack, wherever in it that stands.
    pub(crate) fn take_inverse(&self, step: u64) -> Option<Reversible> {
        let mut stack = lock(&self.undo);
        let at = stack
            .iter()
            .position(|reversible| reversible.step == step)?;
        Some(stack.remove(at))
    }

    /// Puts one back, after taking it back has failed.
    pub(crate) fn push_inverse(&self, reversible: Reversible) {
        lock(&self.undo).push(reversible);
    }

    /// Brings bodies and search index up to the journal, finishes a purge, and closes the file.
    ///
    /// Where that cannot be written, on a full disk for instance, nothing is lost: the
    /// journal holds everything, readers add its tail, and the next close tries again.
    pub fn close(self) {
        if !self.is_in_place() {
            return self.abandon();
        }
        let settled = self.write(Op::Settle, history::settle_all);
        // What was forgotten is not to be left readable in a file that is put away.
        if settled.is_ok() && purge::run(&self, &|| true).is_ok() {
            let _ = lock(&self.writer)
                .connection
                .execute_batch(storage::CHECKPOINT);
        }
    }
}

/// Has connections closed without bringing the log into the file.
fn leave_the_log(connections: [&Connection; 2]) {
    for connection in connections {
        // Setting it cannot fail on an open connection.
        let _ = connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
    }
}

/// Makes an empty library under another name beside `path`, and gives it that name when it is
/// whole: whenever this is cut short, there is a library or none.
fn name_new(path: &Path, under: Option<KeyId>) -> Result<()> {
    let io = |e| Error::io(path, e);
    let made = seal::unfinished(path);
    File::create_new(&made).map_err(io)?;
    let made = TempPath::try_from_path(made).map_err(io)?;
    let mut connection = connection::for_creating(&made, under)?;
    migrate::create(&mut connection)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let lexicons = Lexicons::default();
    let mut tx = Tx::begin(&transaction, &lexicons, None);
    setting::create(&mut tx, LibraryId::new())?;
    drop(tx);
    transaction.commit()?;
    connection::begin_log(&connection)?;
    drop(connection);
    seal::check_seal(&made, under)?;
    made.persist_noclobber(path).map_err(|e| io(e.error))?;
    sync_folder(path).inspect_err(|_| connection::remove_new(path))
}

fn vanished(path: &Path) -> Error {
    Error::Vanished {
        path: path.to_path_buf(),
    }
}

/// A panic in a transaction has rolled it back, so a poisoned connection is a sound one.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Milliseconds since 1970 by this machine's clock.
pub(crate) fn now() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |d| i64::try_from(d.as_millis()).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests;
