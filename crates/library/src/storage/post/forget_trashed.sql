-- Anchors and beads go by cascade; the contentless index knows no foreign keys.
DELETE FROM search WHERE rowid IN (
  SELECT edition FROM edition JOIN post USING (post)
  WHERE edition.trashed_at IS NOT NULL OR post.trashed_at IS NOT NULL
);
DELETE FROM image WHERE trashed_at IS NOT NULL;
