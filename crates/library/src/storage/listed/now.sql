-- What is stored of a post for the list, and what it would be by the editions as they are.
SELECT p.title_key, p.is_behind,
  coalesce(
    (SELECT e.title FROM edition e
     WHERE e.post = p.post AND e.role = 'source' AND e.is_current = 1 AND e.trashed_at IS NULL
     ORDER BY e.edition LIMIT 1),
    '') AS title,
  EXISTS (
    SELECT 1 FROM edition e
    WHERE e.post = p.post AND e.trashed_at IS NULL AND e.head > (
      SELECT x.revision FROM exported_edition x
      WHERE x.edition = e.edition
      ORDER BY x.export DESC LIMIT 1)) AS is_behind_now
FROM post p
WHERE p.post = ?1
