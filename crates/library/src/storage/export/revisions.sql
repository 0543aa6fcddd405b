SELECT e.id, max(gone.revision)
FROM post p
JOIN edition e USING (post)
JOIN (
  SELECT edition, revision FROM exported_edition
  UNION ALL
  SELECT edition, revision FROM posted) AS gone USING (edition)
WHERE p.id = ?1
GROUP BY e.edition
