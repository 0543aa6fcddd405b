SELECT n.language, n.name
FROM series_name n JOIN post p USING (series)
WHERE p.id = ?1 ORDER BY n.language
