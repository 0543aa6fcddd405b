DELETE FROM search WHERE rowid IN (
  SELECT e.edition FROM edition e JOIN post p USING (post)
  WHERE p.id = ?1 AND p.trashed_at IS NOT NULL)
