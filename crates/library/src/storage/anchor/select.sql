SELECT anchor, from_at, to_at,
  EXISTS (SELECT 1 FROM note n WHERE n.anchor = anchor.anchor) AS is_of_note
FROM anchor
WHERE edition = ?1 AND field = ?2
ORDER BY from_at
