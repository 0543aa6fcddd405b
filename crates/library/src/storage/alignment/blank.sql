UPDATE bead SET source_text = ''
WHERE is_changed = 1 AND source_text IS NOT NULL AND instr(source_text, ?2) > 0
  AND alignment IN (SELECT alignment FROM alignment WHERE source = ?1)
