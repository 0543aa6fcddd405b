SELECT
  n.note, n.id, e.id AS edition_id, n.anchor, a.from_at, a.to_at, n.words, n.holds,
  n.created_at, n.resolved_at, n.trashed_at
FROM note n JOIN anchor a USING (anchor) JOIN edition e ON e.edition = n.edition
