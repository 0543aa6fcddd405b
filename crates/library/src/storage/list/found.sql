SELECT p.touched_at, p.post
-- Driven by what was found and not by the order of the list, which would read every post.
FROM (
  SELECT e.post FROM search JOIN edition e ON e.edition = search.rowid
  WHERE search MATCH :expression AND e.indexed = e.head AND e.trashed_at IS NULL
  UNION
  SELECT value FROM json_each(:trailing)
) AS found
CROSS JOIN post p ON p.post = found.post
WHERE (p.trashed_at IS NOT NULL) = :trashed
