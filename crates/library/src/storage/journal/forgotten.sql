SELECT number FROM change
WHERE edition = ?1 AND field = ?2 AND number <= ?3 AND edits IS NULL AND blacked_out IS NULL
ORDER BY number DESC LIMIT 1
