SELECT
  p.post, p.id, p.slug, p.slug_chosen, p.date, p.status, p.created_at, p.touched_at,
  p.trashed_at,
  coalesce(
    (SELECT n.name FROM series_name n
     LEFT JOIN edition e ON e.post = p.post AND e.role = 'source' AND e.language = n.language
     WHERE n.series = p.series
     ORDER BY e.edition IS NULL, n.language LIMIT 1),
    '') AS series_name
FROM post p
WHERE p.id = ?1
