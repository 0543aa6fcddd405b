SELECT s.id, t.id
FROM alignment a
JOIN edition s ON s.edition = a.source
JOIN edition t ON t.edition = a.target
WHERE ?1 IN (a.source, a.target)
ORDER BY a.alignment
