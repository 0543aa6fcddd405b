SELECT p.id AS post, e.language, e.title, p.date,
  CASE e.slug WHEN '' THEN p.slug ELSE e.slug END AS slug,
  coalesce((SELECT address FROM posted o WHERE o.edition = e.edition
            ORDER BY o.posted DESC LIMIT 1), '') AS posted
FROM post p
JOIN edition e ON e.post = p.post AND e.is_current = 1 AND e.trashed_at IS NULL
WHERE p.id = ?1
ORDER BY e.language
