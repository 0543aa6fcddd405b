CREATE TABLE alignment (
  alignment INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES edition ON DELETE CASCADE,
  target INTEGER NOT NULL REFERENCES edition ON DELETE CASCADE,
  -- Revisions of the two editions that the beads were made from.
  source_revision INTEGER NOT NULL,
  target_revision INTEGER NOT NULL, lead INTEGER NOT NULL DEFAULT 0 CHECK (lead IN (0, 1)),
  UNIQUE (source, target)
) STRICT;

CREATE TABLE anchor (
  anchor INTEGER PRIMARY KEY,
  edition INTEGER NOT NULL REFERENCES edition ON DELETE CASCADE,
  field INTEGER NOT NULL CHECK (field BETWEEN 0 AND 4),
  -- UTF-16 units, from <= to.
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  -- 0: stays before text that is inserted at its place; 1: moves behind it.
  stick_from INTEGER NOT NULL DEFAULT 1 CHECK (stick_from IN (0, 1)),
  stick_to INTEGER NOT NULL DEFAULT 0 CHECK (stick_to IN (0, 1)),
  CHECK (from_at <= to_at)
) STRICT;

CREATE TABLE author (
  author INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE bead (
  bead INTEGER PRIMARY KEY,
  alignment INTEGER NOT NULL REFERENCES alignment ON DELETE CASCADE,
  position INTEGER NOT NULL,
  source_anchor INTEGER REFERENCES anchor ON DELETE SET NULL,
  target_anchor INTEGER REFERENCES anchor ON DELETE SET NULL,
  score REAL NOT NULL DEFAULT 0,
  confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1)),
  -- The source's exact text when the pair was last in step; NULL while a side is missing.
  source_text TEXT,
  -- Whether the source's text differed from that when the beads were last made.
  is_changed INTEGER NOT NULL DEFAULT 0 CHECK (is_changed IN (0, 1))
, lead INTEGER CHECK (lead IN (0, 1)), target_text TEXT, source_said TEXT, target_said TEXT, step_at INTEGER NOT NULL DEFAULT 0, half INTEGER NOT NULL DEFAULT 0 CHECK (half BETWEEN 0 AND 2)) STRICT;

CREATE TABLE biography (
  person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (person, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE body (
  edition INTEGER PRIMARY KEY REFERENCES edition ON DELETE CASCADE,
  text TEXT NOT NULL DEFAULT '',
  revision INTEGER NOT NULL DEFAULT 0
, anchored INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE change (
  edition INTEGER NOT NULL REFERENCES edition ON DELETE CASCADE,
  -- 1, 2, 3 … in each edition: the revision that the change makes.
  number INTEGER NOT NULL,
  -- 0 title, 1 dek, 2 place line, 3 body, 4 notes.
  field INTEGER NOT NULL CHECK (field BETWEEN 0 AND 4),
  -- Kind of user event; the list is in history/change.rs.
  kind INTEGER NOT NULL,
  -- Milliseconds since 1970 by this machine's clock; order rests on `number` alone.
  at INTEGER NOT NULL,
  author INTEGER REFERENCES author,
  undo_group INTEGER NOT NULL DEFAULT 0,
  -- Selection after the change, UTF-16 units; NULL where there was none.
  selection_anchor INTEGER,
  selection_head INTEGER,
  nonce BLOB CHECK (nonce IS NULL OR length(nonce) = 16),
  edits BLOB,
  -- SHA-256 of nonce and edits; stored only when these are gone.
  seal BLOB CHECK (seal IS NULL OR length(seal) = 32), blacked_out BLOB
  CHECK (blacked_out IS NULL OR edits IS NULL),
  PRIMARY KEY (edition, number),
  CHECK ((edits IS NULL) = (nonce IS NULL)),
  CHECK ((edits IS NULL) <> (seal IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE change_parent (
  edition INTEGER NOT NULL,
  number INTEGER NOT NULL,
  position INTEGER NOT NULL,
  chain BLOB NOT NULL CHECK (length(chain) = 32),
  PRIMARY KEY (edition, number, position),
  FOREIGN KEY (edition, number) REFERENCES change ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE checkpoint (
  checkpoint INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  edition INTEGER NOT NULL REFERENCES edition ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  name TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE dismissal (
  dismissal INTEGER PRIMARY KEY,
  bead INTEGER NOT NULL REFERENCES bead ON DELETE CASCADE,
  check_name TEXT NOT NULL,
  -- The words that the finding pointed at; empty where it pointed at none on that side.
  source_words TEXT NOT NULL,
  target_words TEXT NOT NULL,
  UNIQUE (bead, check_name, source_words, target_words)
) STRICT;

CREATE TABLE edition (
  edition INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  post INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,
  language TEXT NOT NULL,
  -- Empty for the edition that is current from the start; alternatives have names.
  name TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL CHECK (role IN ('source', 'translation')),
  translated_from INTEGER REFERENCES edition ON DELETE SET NULL,
  is_current INTEGER NOT NULL DEFAULT 1 CHECK (is_current IN (0, 1)),
  -- Empty where it does not differ from the post's.
  slug TEXT NOT NULL DEFAULT '',
  -- The short fields stand at `head` always; the body may trail (table `body`).
  title TEXT NOT NULL DEFAULT '',
  dek TEXT NOT NULL DEFAULT '',
  place_line TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  -- Number of the newest change, and the hash of the chain up to it.
  head INTEGER NOT NULL DEFAULT 0,
  chain BLOB NOT NULL CHECK (length(chain) = 32),
  -- Revision at which the search index stands; it may trail.
  indexed INTEGER NOT NULL DEFAULT -1,
  created_at INTEGER NOT NULL,
  touched_at INTEGER NOT NULL,
  trashed_at INTEGER
) STRICT;

CREATE TABLE edition_tag (
  edition INTEGER NOT NULL REFERENCES edition ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (edition, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE export (
  export INTEGER PRIMARY KEY,
  post INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,
  format TEXT NOT NULL,
  profile INTEGER REFERENCES profile ON DELETE SET NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE exported_edition (
  export INTEGER NOT NULL REFERENCES export ON DELETE CASCADE,
  edition INTEGER NOT NULL REFERENCES edition ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  PRIMARY KEY (export, edition)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE image (
  image INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  media_type TEXT NOT NULL,
  bytes BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  trashed_at INTEGER
, width INTEGER NOT NULL DEFAULT 0, height INTEGER NOT NULL DEFAULT 0, export_width INTEGER NOT NULL DEFAULT 0, left_out TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE keyframe (
  keyframe INTEGER PRIMARY KEY,
  edition INTEGER NOT NULL REFERENCES edition ON DELETE CASCADE,
  field INTEGER NOT NULL CHECK (field BETWEEN 0 AND 4),
  revision INTEGER NOT NULL,
  -- The field's text at that revision: zstd, with its checksum.
  bytes BLOB NOT NULL,
  UNIQUE (edition, field, revision)
) STRICT;

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

CREATE TABLE person (
  person INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE post (
  post INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  slug TEXT NOT NULL UNIQUE,
  -- 1 once a person has chosen the slug; until then it follows the source's title.
  slug_chosen INTEGER NOT NULL DEFAULT 0 CHECK (slug_chosen IN (0, 1)),
  -- ISO 8601 day, or empty.
  date TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'ready', 'published')),
  series INTEGER REFERENCES series ON DELETE SET NULL,
  created_at INTEGER NOT NULL,
  touched_at INTEGER NOT NULL,
  trashed_at INTEGER
, title_key TEXT NOT NULL DEFAULT '', has_open_pairs INTEGER NOT NULL DEFAULT 0
  CHECK (has_open_pairs IN (0, 1)), is_behind INTEGER NOT NULL DEFAULT 0 CHECK (is_behind IN (0, 1))) STRICT;

CREATE TABLE post_person (
  post INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,
  position INTEGER NOT NULL,
  person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  PRIMARY KEY (post, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE post_tag (
  post INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (post, tag)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE profile (
  profile INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  -- JSON; its fields are those of export::Profile.
  options TEXT NOT NULL
, shipped TEXT NOT NULL DEFAULT '', format TEXT NOT NULL DEFAULT 'html-page') STRICT;

CREATE TABLE read_mark (
  read_mark INTEGER PRIMARY KEY,
  bead INTEGER NOT NULL REFERENCES bead ON DELETE CASCADE,
  reader TEXT NOT NULL,
  source_text TEXT NOT NULL,
  target_text TEXT NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (bead, reader)
) STRICT;

CREATE TABLE saved_filter (
  saved_filter INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  -- JSON; its fields are those of post::Filter that a person chooses.
  filter TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (
  title, dek, body,
  content = '', contentless_delete = 1,
  detail = none, prefix = '1 2 3',
  tokenize = 'ascii'
);

CREATE TABLE series (
  series INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE series_name (
  series INTEGER NOT NULL REFERENCES series ON DELETE CASCADE,
  language TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (series, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE word (
  language TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (language, word)
) STRICT, WITHOUT ROWID;

CREATE INDEX alignment_by_target ON alignment (target);

CREATE INDEX anchor_by_place ON anchor (edition, field, to_at);

CREATE INDEX bead_by_alignment ON bead (alignment, position);

CREATE INDEX bead_by_source_anchor ON bead (source_anchor);

CREATE INDEX bead_by_target_anchor ON bead (target_anchor);

CREATE INDEX checkpoint_by_edition ON checkpoint (edition, revision);

CREATE INDEX edition_by_language ON edition (language, post, trashed_at)
  WHERE trashed_at IS NULL;

CREATE INDEX edition_by_post ON edition (post);

CREATE INDEX edition_by_source ON edition (translated_from);

CREATE UNIQUE INDEX edition_current ON edition (post, language)
  WHERE is_current = 1 AND trashed_at IS NULL;

CREATE INDEX edition_trailing_search ON edition (edition) WHERE indexed < head;

CREATE INDEX export_by_post ON export (post);

CREATE INDEX export_by_profile ON export (profile);

CREATE INDEX exported_edition_by_edition ON exported_edition (edition);

CREATE INDEX note_by_anchor ON note (anchor);

CREATE INDEX note_by_edition ON note (edition);

CREATE INDEX post_behind ON post (is_behind) WHERE is_behind = 1;

CREATE INDEX post_by_date ON post (date DESC, post DESC, trashed_at) WHERE trashed_at IS NULL;

CREATE INDEX post_by_series ON post (series, date, slug);

CREATE INDEX post_by_status ON post (
  CASE status WHEN 'draft' THEN 0 WHEN 'ready' THEN 1 ELSE 2 END,
  touched_at DESC, post DESC, trashed_at)
  WHERE trashed_at IS NULL;

CREATE INDEX post_by_title ON post (title_key, post, trashed_at) WHERE trashed_at IS NULL;

CREATE INDEX post_listed ON post (touched_at DESC, post DESC, trashed_at)
  WHERE trashed_at IS NULL;

CREATE INDEX post_person_by_person ON post_person (person);

CREATE INDEX post_tag_by_tag ON post_tag (tag);

CREATE INDEX post_trashed ON post (trashed_at) WHERE trashed_at IS NOT NULL;

CREATE INDEX post_with_open_pairs ON post (has_open_pairs) WHERE has_open_pairs = 1;

CREATE INDEX posted_by_edition ON posted (edition, posted);

