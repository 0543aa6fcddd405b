INSERT INTO read_mark (bead, reader, source_text, target_text, at)
VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (bead, reader) DO UPDATE SET
  source_text = excluded.source_text, target_text = excluded.target_text, at = excluded.at
