SELECT
  n.name, n.language,
  (SELECT count(*) FROM post p WHERE p.series = n.series AND p.trashed_at IS NULL) AS posts
FROM series_name n
WHERE posts > 0
ORDER BY n.name, n.language
