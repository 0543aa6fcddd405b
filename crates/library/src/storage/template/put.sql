INSERT INTO template (id, shipped, language, name, title, dek, place_line, body)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
ON CONFLICT (id) DO UPDATE SET
  language = excluded.language,
  name = excluded.name,
  title = excluded.title,
  dek = excluded.dek,
  place_line = excluded.place_line,
  body = excluded.body
