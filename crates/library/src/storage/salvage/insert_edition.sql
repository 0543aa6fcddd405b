INSERT INTO edition (
  edition, id, post, language, role, title, chain, created_at, touched_at)
VALUES (?1, ?2, ?3, 'und', 'source', ?4, ?5, ?6, ?6)
