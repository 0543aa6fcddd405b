UPDATE edition SET role = 'source', translated_from = NULL, trashed_at = NULL
WHERE edition = (
    SELECT e.edition FROM edition e WHERE e.post = edition.post
    ORDER BY e.trashed_at IS NOT NULL, e.edition LIMIT 1)
  AND NOT EXISTS (SELECT 1 FROM edition s WHERE s.post = edition.post AND s.role = 'source');
INSERT OR IGNORE INTO body (edition) SELECT edition FROM edition;
