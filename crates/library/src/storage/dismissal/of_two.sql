SELECT d.bead, d.check_name, d.source_words, d.target_words
FROM dismissal d
JOIN bead b USING (bead)
JOIN alignment a USING (alignment)
WHERE a.source = ?1 AND a.target = ?2
