-- For every connection. The file may come from anywhere: nothing in its schema is trusted.
PRAGMA trusted_schema = OFF;
-- A damaged page is found when it is read, not when it is believed.
PRAGMA cell_size_check = ON;
-- An input error in a mapped file is a signal that ends the process; read() gives an error.
PRAGMA mmap_size = 0;
-- Sorting must not leave words in a temporary folder.
PRAGMA temp_store = MEMORY;
-- A reader may meet the short exclusive moments of a checkpoint.
PRAGMA busy_timeout = 5000;
