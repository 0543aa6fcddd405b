SELECT e.post
FROM alignment a
JOIN edition e ON e.edition IN (a.source, a.target)
WHERE a.source = ?1 OR a.target = ?1
LIMIT 1
