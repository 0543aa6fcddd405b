INSERT INTO bead (
  bead, alignment, position, source_anchor, target_anchor,
  source_text, target_text, source_said, target_said, step_at,
  score, confirmed, half, lead, is_changed)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
ON CONFLICT (bead) DO UPDATE SET
  position = excluded.position, source_anchor = excluded.source_anchor,
  target_anchor = excluded.target_anchor, source_text = excluded.source_text,
  target_text = excluded.target_text, source_said = excluded.source_said,
  target_said = excluded.target_said, step_at = excluded.step_at, score = excluded.score,
  confirmed = excluded.confirmed, half = excluded.half, lead = excluded.lead,
  is_changed = excluded.is_changed
RETURNING bead
