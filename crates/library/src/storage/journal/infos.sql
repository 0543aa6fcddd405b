SELECT number, kind, at, undo_group, selection_anchor, selection_head FROM change
WHERE edition = ?1 AND field = ?2 AND number > ?3 AND number <= ?4
ORDER BY number DESC
