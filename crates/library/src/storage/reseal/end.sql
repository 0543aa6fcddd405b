-- Done to a library that has its name, this has a journal, which would be left behind when it is
-- cut short.
PRAGMA anew.journal_mode = WAL;
DETACH DATABASE anew;
