-- SQLCipher writes what it meets to standard error otherwise.
PRAGMA cipher_log_level = NONE;
-- What SQLite frees is wiped: without it the rows of a closed library stay in memory.
PRAGMA cipher_memory_security = ON;
-- What pages are authenticated with. Two thirds of what a page costs was SQLCipher's usual
-- HMAC_SHA512, which most processors have no instructions for.
PRAGMA cipher_default_hmac_algorithm = HMAC_SHA256;
