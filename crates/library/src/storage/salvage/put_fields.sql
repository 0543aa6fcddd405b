UPDATE edition SET title = ?2, dek = ?3, place_line = ?4, notes = ?5
WHERE edition = ?1
