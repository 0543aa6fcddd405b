SELECT count(*) FROM note n JOIN edition e USING (edition) JOIN post p USING (post)
WHERE p.id = ?1 AND e.trashed_at IS NULL
  AND n.trashed_at IS NULL AND n.resolved_at IS NULL
