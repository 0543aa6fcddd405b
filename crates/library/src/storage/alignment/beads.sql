SELECT
  b.bead, b.position,
  b.source_anchor, s.from_at AS source_from, s.to_at AS source_to,
  b.target_anchor, t.from_at AS target_from, t.to_at AS target_to,
  b.source_text, b.target_text, b.source_said, b.target_said, b.step_at,
  b.score, b.confirmed, b.half, b.lead, b.is_changed
FROM bead b
LEFT JOIN anchor s ON s.anchor = b.source_anchor
LEFT JOIN anchor t ON t.anchor = b.target_anchor
WHERE b.alignment = ?1
ORDER BY b.position
