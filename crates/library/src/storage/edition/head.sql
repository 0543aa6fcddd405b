UPDATE edition SET head = ?2, chain = ?3, touched_at = ?4
WHERE edition = ?1
