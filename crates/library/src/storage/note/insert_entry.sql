INSERT INTO note_entry (note, position, writer, text, at)
SELECT ?1, coalesce(max(position) + 1, 0), ?2, ?3, ?4 FROM note_entry WHERE note = ?1
RETURNING position
