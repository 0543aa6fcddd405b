INSERT INTO handed (post, id, parents, said)
SELECT post, ?2, ?3, ?4 FROM post WHERE id = ?1
ON CONFLICT (post, id) DO UPDATE SET said = coalesce(handed.said, excluded.said)
