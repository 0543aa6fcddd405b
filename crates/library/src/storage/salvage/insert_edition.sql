INSERT INTO edition (
  edition, id, post, language, name, role, is_current, title, chain, created_at, touched_at)
SELECT
  ?1, ?2, ?3, 'und', CASE WHEN other.count > 0 THEN ?4 ELSE '' END,
  CASE WHEN sources.count > 0 THEN 'translation' ELSE 'source' END,
  other.count = 0, ?4, ?5, ?6, ?6
FROM
  (SELECT count(*) AS count FROM edition WHERE post = ?3 AND language = 'und') AS other,
  (SELECT count(*) AS count FROM edition WHERE post = ?3 AND role = 'source') AS sources
