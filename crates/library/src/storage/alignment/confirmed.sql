-- From the newest alignments of two languages backwards, as many as it takes.
SELECT b.source_text, b.target_text
FROM alignment a
JOIN edition s ON s.edition = a.source
JOIN edition t ON t.edition = a.target
JOIN bead b ON b.alignment = a.alignment
WHERE b.confirmed = 1 AND b.source_text <> '' AND b.target_text <> ''
  AND (s.language = ?1 OR s.language LIKE ?1 || '-%')
  AND (t.language = ?2 OR t.language LIKE ?2 || '-%')
ORDER BY a.alignment DESC, b.position
LIMIT ?3
