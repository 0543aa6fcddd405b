DELETE FROM dismissal
WHERE bead = ?1 AND check_name = ?2 AND source_words = ?3 AND target_words = ?4
