UPDATE bead SET confirmed = ?2, is_changed = ?3, source_text = ?4
WHERE bead = ?1
