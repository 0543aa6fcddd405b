SELECT 1 FROM change
WHERE edition = ?1 AND field = ?2 AND number > ?3 AND number <= ?4
LIMIT 1
