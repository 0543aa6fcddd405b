SELECT s.id, t.id
FROM bead b
JOIN alignment a USING (alignment)
JOIN edition s ON s.edition = a.source
JOIN edition t ON t.edition = a.target
WHERE b.bead = ?1
