-- What is stored of a post for the list, and what it would be by the editions as they are.
SELECT p.title_key, p.is_behind,
  coalesce(
    (SELECT e.title FROM edition e
     WHERE e.post = p.post AND e.role = 'source' AND e.is_current = 1 AND e.trashed_at IS NULL
     ORDER BY e.edition LIMIT 1),
    '') AS title,
  EXISTS (
    SELECT 1 FROM edition e
    -- What was posted has gone out as what was exported has.
    WHERE e.post = p.post AND e.trashed_at IS NULL AND e.head > (
      SELECT max(gone.revision) FROM (
        SELECT x.revision FROM exported_edition x WHERE x.edition = e.edition
        UNION ALL
        SELECT o.revision FROM posted o WHERE o.edition = e.edition) AS gone)) AS is_behind_now
FROM post p
WHERE p.post = ?1
