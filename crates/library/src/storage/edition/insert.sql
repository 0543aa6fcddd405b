INSERT INTO edition (
  id, post, language, name, role, translated_from, is_current, chain, created_at, touched_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)
