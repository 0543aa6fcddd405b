SELECT p.id, e.title, e.language, p.touched_at
FROM (
  SELECT post, id, touched_at FROM post
  WHERE trashed_at IS NULL ORDER BY touched_at DESC, post DESC LIMIT :most
) AS p
CROSS JOIN edition e ON e.post = p.post
WHERE e.role = 'source' AND e.is_current = 1 AND e.trashed_at IS NULL
