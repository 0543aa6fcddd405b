SELECT
  s.from_at AS source_from, s.to_at AS source_to,
  t.from_at AS target_from, t.to_at AS target_to, b.confirmed
FROM bead b
JOIN anchor s ON s.anchor = b.source_anchor
JOIN anchor t ON t.anchor = b.target_anchor
WHERE b.alignment = ?1
ORDER BY b.position
