INSERT INTO dismissal (bead, check_name, source_words, target_words)
VALUES (?1, ?2, ?3, ?4)
ON CONFLICT DO NOTHING
