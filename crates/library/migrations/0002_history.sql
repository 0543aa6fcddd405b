-- Every state within reach: whole texts at intervals, named moments, and a journal in
-- which a passage can be blacked out without moving anything else.

-- Whole texts, spaced by the bytes that would have to be replayed without them.
CREATE TABLE keyframe (
  keyframe INTEGER PRIMARY KEY,
  edition INTEGER NOT NULL REFERENCES edition ON DELETE CASCADE,
  field INTEGER NOT NULL CHECK (field BETWEEN 0 AND 4),
  revision INTEGER NOT NULL,
  -- The field's text at that revision: zstd, with its checksum.
  bytes BLOB NOT NULL,
  UNIQUE (edition, field, revision)
) STRICT;

CREATE TABLE checkpoint (
  checkpoint INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  edition INTEGER NOT NULL REFERENCES edition ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  name TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX checkpoint_by_edition ON checkpoint (edition, revision);

-- What is left of a change from which a passage was blacked out: edits of the same lengths.
-- The chain of hashes rests on `seal` then, as after a purge.
ALTER TABLE change ADD COLUMN blacked_out BLOB
  CHECK (blacked_out IS NULL OR edits IS NULL);

-- From here on `selection_head` is NULL where it is the anchor, and `edits` have a form of
-- their own; what the first schema wrote is read as it is.

-- Revision at which the edition's anchors stand; they trail as the body does.
ALTER TABLE body ADD COLUMN anchored INTEGER NOT NULL DEFAULT 0;
UPDATE body SET anchored = (SELECT e.head FROM edition e WHERE e.edition = body.edition);

-- The list shows what is in the trash or what is not, never both: a page from the middle is
-- reached without reading the posts before it, and the trash is counted in the trash.
DROP INDEX post_by_touch;
CREATE INDEX post_listed ON post (touched_at DESC, post DESC) WHERE trashed_at IS NULL;
CREATE INDEX post_trashed ON post (trashed_at) WHERE trashed_at IS NOT NULL;
