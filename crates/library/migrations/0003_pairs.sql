-- Two living editions: who leads is said apart from how the pair is stored, a pair remembers
-- both its sides, and people leave words beside the texts.

-- The same two editions were aligned once for each direction in which they were shown. What
-- stays is the direction in which the one is translated from the other.
DELETE FROM alignment WHERE EXISTS (
  SELECT 1 FROM alignment other
  JOIN edition e ON e.edition = other.target
  WHERE other.source = alignment.target AND other.target = alignment.source
    AND (e.translated_from = other.source
      OR (other.alignment < alignment.alignment AND NOT EXISTS (
        SELECT 1 FROM edition mine
        WHERE mine.edition = alignment.target AND mine.translated_from = alignment.source))));
DELETE FROM anchor WHERE NOT EXISTS (
  SELECT 1 FROM bead WHERE bead.source_anchor = anchor.anchor OR bead.target_anchor = anchor.anchor);

-- What is typed at the edges of a place is outside it now: a paragraph written behind another is
-- a new one, and one that was split has come down from one.
UPDATE anchor SET stick_from = 1, stick_to = 0;

-- 0: the source leads; 1: the target does. A bead that has its own says so.
ALTER TABLE alignment ADD COLUMN lead INTEGER NOT NULL DEFAULT 0 CHECK (lead IN (0, 1));
ALTER TABLE bead ADD COLUMN lead INTEGER CHECK (lead IN (0, 1));
-- The target's exact text when the pair was last in step; NULL while a side is missing, and in
-- pairs of an older schema until they are made again.
ALTER TABLE bead ADD COLUMN target_text TEXT;
-- What a side said when it was last seen, where that is not its text of the last step: by it a
-- paragraph that was deleted or moved is known again.
ALTER TABLE bead ADD COLUMN source_said TEXT;
ALTER TABLE bead ADD COLUMN target_said TEXT;
-- Milliseconds since 1970 when the pair was last in step; 0 where that was not written down.
ALTER TABLE bead ADD COLUMN step_at INTEGER NOT NULL DEFAULT 0;
-- 0: it waits for the side that is missing; 1: a person says that it has none and needs none;
-- 2: a person has taken the other side away from it.
ALTER TABLE bead ADD COLUMN half INTEGER NOT NULL DEFAULT 0 CHECK (half BETWEEN 0 AND 2);

-- Findings that a person has seen and wants to see no more, while their words stay the same.
CREATE TABLE dismissal (
  dismissal INTEGER PRIMARY KEY,
  bead INTEGER NOT NULL REFERENCES bead ON DELETE CASCADE,
  check_name TEXT NOT NULL,
  -- The words that the finding pointed at; empty where it pointed at none on that side.
  source_words TEXT NOT NULL,
  target_words TEXT NOT NULL,
  UNIQUE (bead, check_name, source_words, target_words)
) STRICT;

-- Who has read a pair, and what it said then.
CREATE TABLE read_mark (
  read_mark INTEGER PRIMARY KEY,
  bead INTEGER NOT NULL REFERENCES bead ON DELETE CASCADE,
  reader TEXT NOT NULL,
  source_text TEXT NOT NULL,
  target_text TEXT NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (bead, reader)
) STRICT;

-- Notes between writer and translator, on words of a body.
CREATE TABLE note (
  note INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  edition INTEGER NOT NULL REFERENCES edition ON DELETE CASCADE,
  anchor INTEGER NOT NULL REFERENCES anchor ON DELETE CASCADE,
  -- The words that it was put on.
  words TEXT NOT NULL,
  -- 1: the post is not to go out before it is resolved.
  holds INTEGER NOT NULL DEFAULT 0 CHECK (holds IN (0, 1)),
  created_at INTEGER NOT NULL,
  resolved_at INTEGER,
  trashed_at INTEGER
) STRICT;
CREATE INDEX note_by_edition ON note (edition);
CREATE INDEX note_by_anchor ON note (anchor);

-- What was said in a note: the first entry, and the answers.
CREATE TABLE note_entry (
  note_entry INTEGER PRIMARY KEY,
  note INTEGER NOT NULL REFERENCES note ON DELETE CASCADE,
  position INTEGER NOT NULL,
  -- A name or initials; empty where nobody gave one.
  writer TEXT NOT NULL,
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (note, position)
) STRICT;

-- Words that the dictionaries do not know and a person does.
CREATE TABLE word (
  language TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (language, word)
) STRICT, WITHOUT ROWID;
