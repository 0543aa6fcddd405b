SELECT
  b.bead, b.source_anchor, s.from_at AS source_from, s.to_at AS source_to,
  b.target_anchor, t.from_at AS target_from, t.to_at AS target_to,
  b.confirmed, b.is_changed, b.source_text
FROM bead b
LEFT JOIN anchor s ON s.anchor = b.source_anchor
LEFT JOIN anchor t ON t.anchor = b.target_anchor
