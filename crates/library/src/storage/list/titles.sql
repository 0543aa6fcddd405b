-- Of those added last: a word may begin in every title of the library.
SELECT p.id, e.title, e.language, p.touched_at
FROM (
  SELECT rowid FROM search WHERE search MATCH :expression ORDER BY rowid DESC LIMIT :most
) AS found
CROSS JOIN edition e ON e.edition = found.rowid
CROSS JOIN post p ON p.post = e.post
WHERE e.indexed = e.head AND e.is_current = 1 AND e.trashed_at IS NULL AND p.trashed_at IS NULL
