SELECT e.id, p.id AS post, p.date, p.touched_at
-- Driven by what was found and not by the order of the list, which would read every post.
FROM (
  SELECT rowid AS edition FROM search WHERE search MATCH :expression
  UNION
  SELECT edition FROM edition WHERE indexed < head
) AS found
CROSS JOIN edition e ON e.edition = found.edition
CROSS JOIN post p ON p.post = e.post
WHERE e.trashed_at IS NULL AND p.trashed_at IS NULL
  AND (e.language = :language OR e.language LIKE :language || '-%')
ORDER BY p.touched_at DESC, p.post DESC, e.edition
LIMIT :limit
