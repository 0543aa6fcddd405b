SELECT
  c.number, c.field, c.kind, c.at, a.id AS author, c.undo_group, c.selection_anchor,
  c.selection_head, c.nonce, c.edits, c.blacked_out, c.seal
FROM change c LEFT JOIN author a USING (author)
WHERE c.edition = ?1 AND c.number <= ?2
ORDER BY c.number DESC LIMIT ?3
