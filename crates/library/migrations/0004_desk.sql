-- The writer's desk: ways of looking at the list that a person keeps, what new posts can begin
-- with, and what is known of an image.

CREATE TABLE saved_filter (
  saved_filter INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  -- JSON; its fields are those of post::Filter that a person chooses.
  filter TEXT NOT NULL
) STRICT;

CREATE TABLE template (
  template INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  -- The key of the shipped template in whose place this one stands; empty for a person's own.
  shipped TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL,
  name TEXT NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  dek TEXT NOT NULL DEFAULT '',
  place_line TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL DEFAULT ''
) STRICT;

-- Pixels; 0 where nobody has looked.
ALTER TABLE image ADD COLUMN width INTEGER NOT NULL DEFAULT 0;
ALTER TABLE image ADD COLUMN height INTEGER NOT NULL DEFAULT 0;
-- The greatest width that an export gives it, pixels; 0 for its own.
ALTER TABLE image ADD COLUMN export_width INTEGER NOT NULL DEFAULT 0;

-- What the list is sorted and filtered by; `post::listed` keeps it with every change.
-- The source's title without accents, case and signs; see `post::title_key`.
ALTER TABLE post ADD COLUMN title_key TEXT NOT NULL DEFAULT '';
-- 1 while a pair of a current edition is changed or lacks a side that it needs.
ALTER TABLE post ADD COLUMN has_open_pairs INTEGER NOT NULL DEFAULT 0
  CHECK (has_open_pairs IN (0, 1));
-- 1 while an edition says other words than when it was last exported.
ALTER TABLE post ADD COLUMN is_behind INTEGER NOT NULL DEFAULT 0 CHECK (is_behind IN (0, 1));

-- One for each order of the list, so that any part of it is read without sorting. They hold what
-- they are restricted by too: without it SQLite goes to every row to look once more.
DROP INDEX post_listed;
CREATE INDEX post_listed ON post (touched_at DESC, post DESC, trashed_at)
  WHERE trashed_at IS NULL;
CREATE INDEX post_by_date ON post (date DESC, post DESC, trashed_at) WHERE trashed_at IS NULL;
CREATE INDEX post_by_title ON post (title_key, post, trashed_at) WHERE trashed_at IS NULL;
CREATE INDEX post_by_status ON post (
  CASE status WHEN 'draft' THEN 0 WHEN 'ready' THEN 1 ELSE 2 END,
  touched_at DESC, post DESC, trashed_at)
  WHERE trashed_at IS NULL;
-- And one for each filter, in which its posts stand together.
CREATE INDEX post_with_open_pairs ON post (has_open_pairs) WHERE has_open_pairs = 1;
CREATE INDEX post_behind ON post (is_behind) WHERE is_behind = 1;
DROP INDEX edition_by_language;
CREATE INDEX edition_by_language ON edition (language, post, trashed_at)
  WHERE trashed_at IS NULL;

-- Of a word that is still being typed, the first letters are looked up as a word is: without
-- that, every word that begins with them would be gathered first. Where in a text a word stands
-- is not stored; the words of titles are there once more, with a sign before them
-- (`search::as_title`). What comes here is folded (`search::fold`): letters, that sign,
-- digits and spaces, which "ascii" takes as they are.
DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5 (
  title, dek, body,
  content = '', contentless_delete = 1,
  detail = none, prefix = '1 2 3',
  tokenize = 'ascii'
);
-- Opening the library writes it anew.
UPDATE edition SET indexed = -1;
