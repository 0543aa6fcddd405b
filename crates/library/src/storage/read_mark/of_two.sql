SELECT r.bead, r.reader, r.source_text, r.target_text
FROM read_mark r
JOIN bead b USING (bead)
JOIN alignment a USING (alignment)
WHERE a.source = ?1 AND a.target = ?2
ORDER BY r.at, r.read_mark
