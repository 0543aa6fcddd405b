SELECT e.id FROM alignment a
JOIN edition e ON e.edition = a.target
WHERE a.source = ?1
