-- SQLCipher writes what it meets to standard error otherwise.
PRAGMA cipher_log_level = NONE;
-- What SQLite frees is wiped: without it the rows of a closed library stay in memory.
PRAGMA cipher_memory_security = ON;
