-- Export: profiles that a person has changed or made, and where editions were posted.

-- The key of the shipped profile in whose place this one stands; empty for a person's own. A
-- shipped one that nobody has changed is a row only once something was exported with it.
ALTER TABLE profile ADD COLUMN shipped TEXT NOT NULL DEFAULT '';
-- The format that it is mostly used for.
ALTER TABLE profile ADD COLUMN format TEXT NOT NULL DEFAULT 'html-page';
-- Until now profiles could not be changed: these two are as they were shipped.
UPDATE profile SET shipped = 'single-page', options = '{}'
  WHERE id = '6f1c3a52-9d0e-4b7a-8c35-0e2f41d7a901';
UPDATE profile SET shipped = 'plain-fragment', format = 'html-fragment', options = '{}'
  WHERE id = 'b85e20d4-71c6-4f93-a2d8-5c9b6e03f7d2';

CREATE TABLE posted (
  posted INTEGER PRIMARY KEY,
  edition INTEGER NOT NULL REFERENCES edition ON DELETE CASCADE,
  -- Where it stands; empty where nobody has said.
  address TEXT NOT NULL,
  -- ISO 8601 day.
  date TEXT NOT NULL,
  -- What it said when it was posted.
  revision INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX posted_by_edition ON posted (edition, posted);

-- What was left out of its file when it was taken in, words with spaces between them; empty where
-- nothing was, and for images of before, of which nobody knows.
ALTER TABLE image ADD COLUMN left_out TEXT NOT NULL DEFAULT '';

-- Of a series those are told of that stand next to a post, by day.
DROP INDEX post_by_series;
CREATE INDEX post_by_series ON post (series, date, slug);
