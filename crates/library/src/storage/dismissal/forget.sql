-- Marks and dismissals of an edition's pairs that have a passage in them; the empty one is in all.
-- Which column has the words of this edition, ?3 says: 0 the source's, 1 the target's.
DELETE FROM dismissal
WHERE bead IN (SELECT bead FROM bead JOIN alignment USING (alignment)
    WHERE CASE ?3 WHEN 0 THEN source ELSE target END = ?1)
  AND instr(CASE ?3 WHEN 0 THEN source_words ELSE target_words END, ?2) > 0
