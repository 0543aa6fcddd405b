WITH here AS (SELECT post, series, date, slug FROM post WHERE id = ?1),
near AS (
  SELECT post FROM (
    SELECT p.post FROM here
    JOIN post p ON p.series = here.series AND (p.date, p.slug) < (here.date, here.slug)
    WHERE p.status = 'published' AND p.trashed_at IS NULL
    ORDER BY p.date DESC, p.slug DESC LIMIT ?2)
  UNION ALL
  SELECT post FROM (
    SELECT p.post FROM here
    JOIN post p ON p.series = here.series AND (p.date, p.slug) > (here.date, here.slug)
    WHERE p.status = 'published' AND p.trashed_at IS NULL
    ORDER BY p.date, p.slug LIMIT ?2))
SELECT p.id AS post, e.language, e.title, p.date,
  CASE e.slug WHEN '' THEN p.slug ELSE e.slug END AS slug,
  coalesce((SELECT address FROM posted o WHERE o.edition = e.edition
            ORDER BY o.posted DESC LIMIT 1), '') AS posted
FROM near JOIN post p USING (post)
JOIN edition e ON e.post = p.post AND e.is_current = 1 AND e.trashed_at IS NULL
ORDER BY p.date, p.slug, e.language
