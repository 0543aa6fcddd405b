SELECT number, field, coalesce(edits, blacked_out) FROM change
WHERE edition = ?1
ORDER BY number
