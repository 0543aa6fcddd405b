DELETE FROM read_mark
WHERE bead IN (SELECT bead FROM bead JOIN alignment USING (alignment)
    WHERE CASE ?3 WHEN 0 THEN source ELSE target END = ?1)
  AND instr(CASE ?3 WHEN 0 THEN source_text ELSE target_text END, ?2) > 0
