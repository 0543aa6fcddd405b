SELECT number FROM change
WHERE edition = ?1 AND number > ?2 AND nonce = ?3
