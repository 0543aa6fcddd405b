INSERT INTO bead (
  bead, alignment, position, source_anchor, target_anchor, score, confirmed, source_text,
  is_changed)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
ON CONFLICT (bead) DO UPDATE SET
  position = excluded.position, source_anchor = excluded.source_anchor,
  target_anchor = excluded.target_anchor, score = excluded.score,
  confirmed = excluded.confirmed, source_text = excluded.source_text,
  is_changed = excluded.is_changed
