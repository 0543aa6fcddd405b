SELECT number FROM change
WHERE edition = ?1 AND field = ?2 AND number <= ?3
ORDER BY number DESC LIMIT 1
