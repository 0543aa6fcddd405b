-- The newest change tells: a past is forgotten as a whole.
SELECT e.id FROM edition e
JOIN post p USING (post)
JOIN change c ON c.edition = e.edition AND c.number = e.head
WHERE p.status = 'published' AND p.trashed_at IS NULL
  AND p.touched_at <= ?1 AND e.touched_at <= ?1
  AND (c.edits IS NOT NULL OR c.blacked_out IS NOT NULL)
