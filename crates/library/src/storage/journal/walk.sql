SELECT number, field, kind, at, undo_group, selection_anchor, selection_head, nonce, edits, seal
FROM change
WHERE edition = ?1
ORDER BY number
