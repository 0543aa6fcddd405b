-- Handing over: at which states a post was the same here and in another library.

CREATE TABLE handed (
  handed INTEGER PRIMARY KEY,
  post INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,
  -- Random, and the same in every library that has met the state.
  id TEXT NOT NULL,
  -- Ids of the states that it was made from, with spaces between them.
  parents TEXT NOT NULL DEFAULT '',
  -- What the post said then: JSON, zstd with its checksum. NULL where nobody here knows it, or
  -- where words of it were forgotten.
  said BLOB,
  -- 1: something in it waits for a decision here; `said` is what has been taken of it.
  in_part INTEGER NOT NULL DEFAULT 0 CHECK (in_part IN (0, 1)),
  UNIQUE (post, id)
) STRICT;
