INSERT INTO handed (post, id, parents, said, in_part)
SELECT post, ?2, ?3, ?4, ?5 FROM post WHERE id = ?1
ON CONFLICT (post, id) DO UPDATE
SET said = CASE WHEN handed.in_part THEN excluded.said ELSE coalesce(handed.said, excluded.said) END,
  in_part = min(handed.in_part, excluded.in_part)
