SELECT
  e.id, p.id AS post_id, e.language, e.name, e.title, e.trashed_at,
  coalesce((SELECT s.title FROM edition s WHERE s.post = p.post AND s.role = 'source'), '')
    AS post_title
FROM edition e JOIN post p USING (post)
WHERE e.trashed_at IS NOT NULL AND p.trashed_at IS NULL
ORDER BY e.trashed_at DESC, e.edition DESC
