UPDATE note_entry SET writer = ?3, text = ?4
WHERE note = ?1 AND position = ?2
