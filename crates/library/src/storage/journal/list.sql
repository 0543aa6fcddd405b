SELECT number, field, kind, at, undo_group, selection_anchor, selection_head, nonce, edits, seal
FROM change
WHERE edition = ?1 AND number <= ?2
ORDER BY number DESC LIMIT ?3
