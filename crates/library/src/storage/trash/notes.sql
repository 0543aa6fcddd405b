SELECT
  n.id, n.trashed_at, e.title, e.language,
  coalesce(
    (SELECT s.text FROM note_entry s WHERE s.note = n.note ORDER BY s.position LIMIT 1), '')
    AS text
FROM note n JOIN edition e USING (edition) JOIN post p USING (post)
WHERE n.trashed_at IS NOT NULL AND e.trashed_at IS NULL AND p.trashed_at IS NULL
ORDER BY n.trashed_at DESC, n.note DESC
