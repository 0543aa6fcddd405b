//! Whose turn it is to read: one reads at a time, and what nobody waits for gives way.

use std::ops::Deref;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, ErrorCode};

use crate::error::{Error, Result};

/// The connection that reads, and how many wait for it.
pub(crate) struct Turn {
    connection: Mutex<Connection>,
    waiting: Arc<AtomicUsize>,
}

impl Turn {
    pub(crate) fn new(connection: Connection) -> Turn {
        Turn {
            connection: Mutex::new(connection),
            waiting: Arc::default(),
        }
    }

    /// Waits for the connection; what is read at leisure is broken off for it.
    pub(crate) fn take(&self) -> MutexGuard<'_, Connection> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let connection = self.lock();
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        connection
    }

    /// Lends the connection until somebody waits for it; `None` where that was before the end.
    pub(crate) fn take_at_leisure<T>(
        &self,
        f: impl FnOnce(&Connection) -> Result<T>,
    ) -> Result<Option<T>> {
        let waiting = Arc::clone(&self.waiting);
        let mut connection = self.lock();
        let is_waited_for = move || waiting.load(Ordering::SeqCst) > 0;
        let interruptible = Interruptible::by(&mut connection, is_waited_for)?;
        let read = f(&interruptible);
        let code = match &read {
            Err(Error::Sqlite(error)) => error.sqlite_error_code(),
            _ => None,
        };
        match code {
            Some(ErrorCode::OperationInterrupted) => Ok(None),
            _ => read.map(Some),
        }
    }

    /// A panic in a transaction has rolled it back, so a poisoned connection is a sound one.
    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// How many steps of SQLite's machine pass between two looks: well below a millisecond.
const STEPS: i32 = 1000;

/// A connection of which long statements are broken off.
struct Interruptible<'a>(&'a mut Connection);

impl Interruptible<'_> {
    /// Breaks off as soon as `stops` says so.
    fn by(
        connection: &mut Connection,
        stops: impl FnMut() -> bool + Send + 'static,
    ) -> Result<Interruptible<'_>> {
        connection.progress_handler(STEPS, Some(stops))?;
        Ok(Interruptible(connection))
    }
}

impl Deref for Interruptible<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.0
    }
}

impl Drop for Interruptible<'_> {
    fn drop(&mut self) {
        // Taking it away cannot fail on an open connection.
        let _ = self.0.progress_handler(0, None::<fn() -> bool>);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;

    use super::*;

    /// Counts so far that it would not come to an end.
    const ENDLESS: &str = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n) \
                           SELECT count(*) FROM n";

    fn ask(connection: &Connection, sql: &str) -> Result<i64> {
        Ok(connection.query_row(sql, [], |row| row.get(0))?)
    }

    #[test]
    fn what_is_read_at_leisure_gives_way() {
        let turn = Turn::new(Connection::open_in_memory().unwrap());
        let begun = Barrier::new(2);
        std::thread::scope(|scope| {
            let counting = scope.spawn(|| {
                turn.take_at_leisure(|connection| {
                    begun.wait();
                    ask(connection, ENDLESS)
                })
            });
            begun.wait();
            assert_eq!(ask(&turn.take(), "SELECT 1").unwrap(), 1);
            assert_eq!(counting.join().unwrap().unwrap(), None);
        });
    }

    #[test]
    fn it_is_read_to_the_end_where_nobody_waits() {
        let turn = Turn::new(Connection::open_in_memory().unwrap());
        let read = turn.take_at_leisure(|connection| ask(connection, "SELECT 7"));
        assert_eq!(read.unwrap(), Some(7));
        let failed = turn.take_at_leisure(|connection| ask(connection, "SELECT"));
        assert!(failed.is_err(), "what fails is not taken for given up");
    }

    #[test]
    fn nothing_else_is_broken_off_after_that() {
        const LONG: &str = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n \
                            LIMIT 100000) SELECT count(*) FROM n";
        let turn = Turn::new(Connection::open_in_memory().unwrap());
        let read = turn.take_at_leisure(|connection| ask(connection, "SELECT 7"));
        assert_eq!(read.unwrap(), Some(7));
        turn.waiting.fetch_add(1, Ordering::SeqCst);
        assert_eq!(ask(&turn.lock(), LONG).unwrap(), 100_000);
        let read = turn.take_at_leisure(|connection| ask(connection, LONG));
        assert_eq!(read.unwrap(), None);
    }
}
