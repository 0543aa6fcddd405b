-- A file that is not whole when the machine stops is taken away and made anew.
PRAGMA anew.journal_mode = OFF;
PRAGMA anew.synchronous = OFF;
