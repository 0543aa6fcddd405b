SELECT e.edition, p.id AS post, p.date, p.series, octet_length(b.text) AS length
FROM post p
JOIN edition e ON e.post = p.post AND e.is_current = 1 AND e.trashed_at IS NULL
JOIN body b ON b.edition = e.edition
WHERE p.status = 'published' AND p.trashed_at IS NULL
ORDER BY p.id, e.edition
