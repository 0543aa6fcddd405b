SELECT position, writer, text, at FROM note_entry
WHERE note = ?1
ORDER BY position
