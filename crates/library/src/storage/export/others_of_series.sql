SELECT p.id AS post, e.language, e.title, p.date,
  CASE e.slug WHEN '' THEN p.slug ELSE e.slug END AS slug,
  coalesce((SELECT address FROM posted o WHERE o.edition = e.edition
            ORDER BY o.posted DESC LIMIT 1), '') AS posted
FROM post here
JOIN post p ON p.series = here.series AND p.post <> here.post
JOIN edition e ON e.post = p.post AND e.is_current = 1 AND e.trashed_at IS NULL
WHERE here.id = ?1 AND p.status = 'published' AND p.trashed_at IS NULL
ORDER BY p.date, p.slug, e.language
