PRAGMA defer_foreign_keys = ON;
CREATE TEMP TABLE shipped AS SELECT key, value FROM setting;
DELETE FROM setting;
DELETE FROM author;
DELETE FROM profile;
