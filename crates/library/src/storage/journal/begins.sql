SELECT 1 FROM change
WHERE edition = ?1 AND number = 1 AND (edits IS NOT NULL OR blacked_out IS NOT NULL)
