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
