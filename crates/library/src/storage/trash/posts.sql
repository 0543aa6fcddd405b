SELECT
  p.id, p.slug, p.trashed_at,
  coalesce((SELECT e.title FROM edition e WHERE e.post = p.post AND e.role = 'source'), '')
    AS title,
  coalesce(
    (SELECT group_concat(e.language, ' ' ORDER BY e.role = 'translation', e.edition)
     FROM edition e WHERE e.post = p.post AND e.trashed_at IS NULL AND e.is_current = 1),
    '') AS languages
FROM post p
WHERE p.trashed_at IS NOT NULL
ORDER BY p.trashed_at DESC, p.post DESC
